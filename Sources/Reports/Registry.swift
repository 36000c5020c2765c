private import CResources

/// A registry carried inside the binary: tab-separated rows under a header row; lines that start with `#` say
/// where the facts come from.
package struct Registry {
    /// The names of the columns.
    package let header: [String]
    /// The rows below the header, each with as many fields as the header.
    package let rows: [[String]]
    /// The lines that say where the facts come from and as of when.
    package let comments: [String]

    /// - Parameter name: the file's name in `Resources`, without `.tsv`; one that is not carried has no rows.
    /// - Complexity: linear in the file; it is cut by bytes, since a program may read it on its way to a query.
    package init(_ name: String) {
        var length: Int64 = 0
        guard let bytes = unsafe cresources_find(name, &length) else {
            header = []
            rows = []
            comments = []
            return
        }
        let text = unsafe Array(UnsafeBufferPointer(start: bytes, count: Int(length)))
        var comments: [String] = []
        var table: [[String]] = []
        var start = 0
        while start < text.count {
            let end = text[start...].firstIndex(of: UInt8(ascii: "\n")) ?? text.count
            if text[start] == UInt8(ascii: "#") {
                comments.append(String(decoding: text[start..<end], as: UTF8.self))
            } else if start < end {
                table.append(Self.fields(text[start..<end], expected: table.first?.count ?? 1))
            }
            start = end + 1
        }
        self.comments = comments
        header = table.first ?? []
        rows = Array(table.dropFirst())
    }

    private static func fields(_ line: ArraySlice<UInt8>, expected: Int) -> [String] {
        var fields: [String] = []
        fields.reserveCapacity(expected)
        var rest = line
        while let tab = rest.firstIndex(of: UInt8(ascii: "\t")) {
            fields.append(String(decoding: rest[..<tab], as: UTF8.self))
            rest = rest[(tab + 1)...]
        }
        fields.append(String(decoding: rest, as: UTF8.self))
        return fields
    }
}

extension String {
    /// The values of a registry's field that holds several, which a bar separates.
    var registryValues: [String] {
        // Most hold one.
        guard utf8.contains(UInt8(ascii: "|")) else { return isEmpty ? [] : [self] }
        return Array(utf8).split(separator: UInt8(ascii: "|")).map { String(decoding: $0, as: UTF8.self) }
    }
}
