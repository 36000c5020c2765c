package import Reports

/// Writes the graph of citations part by part, in a format that other programs draw.
package struct GraphWriter: Sendable {
    package enum Format: String, CaseIterable, Sendable { case graphml, dot }

    private let format: Format
    private var edges = 0

    package init(_ format: Format) { self.format = format }

    package var header: String {
        switch format {
        case .dot: "digraph citations {\n"
        case .graphml:
            """
            <?xml version="1.0" encoding="UTF-8"?>
            <graphml xmlns="http://graphml.graphdrawing.org/xmlns"
              xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance"
              xsi:schemaLocation="http://graphml.graphdrawing.org/xmlns http://graphml.graphdrawing.org/xmlns/1.0/graphml.xsd">

            """ + Self.keys + "  <graph id=\"citations\" edgedefault=\"directed\">\n"
        }
    }

    package var footer: String { format == .dot ? "}\n" : "  </graph>\n</graphml>\n" }

    private static let keys = [
        ("kind", "node", "string"), ("key", "node", "string"), ("label", "node", "string"), ("date", "node", "string"),
        ("province", "node", "string"), ("reports", "node", "int"), ("relation", "edge", "string"),
        ("weight", "edge", "int"),
    ].map { name, owner, type in
        "  <key id=\"\(name)\" for=\"\(owner)\" attr.name=\"\(name)\" attr.type=\"\(type)\"/>\n"
    }.joined()

    package mutating func text(_ part: CitationGraphPart) -> String {
        switch part {
        case .document(let document):
            var facts = [("kind", "document"), ("key", document.key), ("label", document.display)]
            if let date = document.date { facts.append(("date", date.iso)) }
            if let province = document.province { facts.append(("province", province)) }
            return node(Self.document(document.key), facts + [("reports", String(document.reports))])
        case .report(let id, let title, let date, let province):
            var facts = [("kind", "report"), ("key", id), ("label", title)]
            if let date { facts.append(("date", date.iso)) }
            if let province { facts.append(("province", province)) }
            return node(Self.report(id), facts)
        case .citation(let report, let document, let mentions):
            return edge(Self.report(report), Self.document(document), "cites", mentions)
        case .reportRelation(let report, let kind, let document):
            return edge(Self.report(report), Self.document(document), kind.rawValue, 1)
        case .documentRelation(let from, let kind, let to, let reports):
            return edge(Self.document(from), Self.document(to), kind.rawValue, reports)
        }
    }

    private static func document(_ key: String) -> String { "d:" + key }
    private static func report(_ id: String) -> String { "r:" + id }

    private func node(_ name: String, _ facts: [(String, String)]) -> String {
        guard format == .graphml else {
            let shape = name.hasPrefix("d:") ? "box" : "ellipse"
            let attributes = facts.map { "\($0)=\(Self.quoted($1))" } + ["shape=\(shape)"]
            return "  \(Self.quoted(name)) [\(attributes.joined(separator: ", "))];\n"
        }
        let data = facts.map { "<data key=\"\($0)\">\(Self.escaped($1))</data>" }.joined()
        return "    <node id=\"\(Self.token(name))\">\(data)</node>\n"
    }

    private mutating func edge(_ from: String, _ to: String, _ relation: String, _ weight: Int) -> String {
        edges += 1
        guard format == .graphml else {
            return "  \(Self.quoted(from)) -> \(Self.quoted(to)) [label=\(Self.quoted(relation)), weight=\(weight)];\n"
        }
        return "    <edge id=\"e\(edges)\" source=\"\(Self.token(from))\" target=\"\(Self.token(to))\">"
            + "<data key=\"relation\">\(relation)</data><data key=\"weight\">\(weight)</data></edge>\n"
    }

    // MARK: Escapes

    /// A name as GraphML has it (XML's NMTOKEN): letters, digits, `.`, `-` and `:`; every other byte of the UTF-8 as an
    /// underscore and two hexadecimal digits.
    private static func token(_ name: String) -> String {
        var bytes: [UInt8] = []
        let digits = Array("0123456789ABCDEF".utf8)
        for byte in name.utf8 {
            switch byte {
            case 0x30...0x3A, 0x41...0x5A, 0x61...0x7A, UInt8(ascii: "-"), UInt8(ascii: "."): bytes.append(byte)
            default: bytes += [UInt8(ascii: "_"), digits[Int(byte >> 4)], digits[Int(byte & 15)]]
            }
        }
        return String(decoding: bytes, as: UTF8.self)
    }

    /// Text of an XML element, without what XML cannot hold.
    private static func escaped(_ text: String) -> String {
        var view = String.UnicodeScalarView()
        for scalar in text.unicodeScalars {
            switch scalar {
            case "&": view.append(contentsOf: "&amp;".unicodeScalars)
            case "<": view.append(contentsOf: "&lt;".unicodeScalars)
            case ">": view.append(contentsOf: "&gt;".unicodeScalars)
            case "\t", "\n", "\r": view.append(" ")
            case "\u{FFFE}", "\u{FFFF}": break
            default: if scalar.value >= 0x20 { view.append(scalar) }
            }
        }
        return String(view)
    }

    /// A string of DOT.
    private static func quoted(_ text: String) -> String {
        var view = String.UnicodeScalarView("\"".unicodeScalars)
        for scalar in text.unicodeScalars {
            switch scalar {
            case "\"": view.append(contentsOf: "\\\"".unicodeScalars)
            case "\\": view.append(contentsOf: "\\\\".unicodeScalars)
            case "\n", "\t", "\r": view.append(" ")
            default: if scalar.value >= 0x20 { view.append(scalar) }
            }
        }
        view.append("\"")
        return String(view)
    }
}
