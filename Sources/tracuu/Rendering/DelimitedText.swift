/// One row of a table that other programs read.
package enum DelimitedText {
    /// Tab-separated; tab, newline, carriage return and backslash are escaped with a backslash.
    package static func tsv(_ fields: [String]) -> String {
        fields.map { field in
            var view = String.UnicodeScalarView()
            for scalar in field.unicodeScalars {
                switch scalar {
                case "\t": view.append(contentsOf: "\\t".unicodeScalars)
                case "\n": view.append(contentsOf: "\\n".unicodeScalars)
                case "\r": view.append(contentsOf: "\\r".unicodeScalars)
                case "\\": view.append(contentsOf: "\\\\".unicodeScalars)
                default: view.append(scalar)
                }
            }
            return String(view)
        }.joined(separator: "\t") + "\n"
    }

    /// Comma-separated as RFC 4180 has it, but for the line end, which is a newline alone.
    package static func csv(_ fields: [String]) -> String {
        fields.map { field in
            let marks: [UInt8] = [UInt8(ascii: ","), UInt8(ascii: "\""), 0x0A, 0x0D]
            guard field.utf8.contains(where: marks.contains) else { return field }
            var view = String.UnicodeScalarView()
            for scalar in field.unicodeScalars {
                if scalar == "\"" { view.append(scalar) }
                view.append(scalar)
            }
            return "\"" + String(view) + "\""
        }.joined(separator: ",") + "\n"
    }
}
