private import CResources

/// A registry carried inside the binary: tab-separated rows under a header row; lines that start with `#` say
/// where the facts come from.
package struct Registry: Sendable {
    /// The names of the columns.
    package let header: [String]
    /// The rows below the header, each with as many fields as the header.
    package let rows: [Row]
    /// The lines that say where the facts come from and as of when.
    package let comments: [String]

    /// A row of a registry. Its fields become texts where they are asked for: of the longest registries a program
    /// needs few.
    package struct Row: RandomAccessCollection, Sendable {
        fileprivate let table: Table
        /// Where the row starts in the table's text.
        fileprivate let start: Int
        /// Of its first field in the table's ends.
        fileprivate let firstField: Int
        package let endIndex: Int

        package var startIndex: Int { 0 }

        /// - Complexity: linear in the field, of which a text is made: who asks more than once keeps it.
        package subscript(_ field: Int) -> String { String(decoding: utf8(field), as: UTF8.self) }

        func utf8(_ field: Int) -> ArraySlice<UInt8> {
            precondition(indices.contains(field))
            let start = field == 0 ? start : table.ends[firstField + field - 1] + 1
            return table.text[start..<table.ends[firstField + field]]
        }

        /// The values of a field that holds several, which a bar separates.
        func values(_ field: Int) -> [String] {
            var values: [String] = []
            var rest = utf8(field)
            while !rest.isEmpty {
                let end = rest.firstIndex(of: UInt8(ascii: "|")) ?? rest.endIndex
                if end > rest.startIndex { values.append(String(decoding: rest[..<end], as: UTF8.self)) }
                rest = rest[end...].dropFirst()
            }
            return values
        }
    }

    /// What the rows share.
    fileprivate final class Table: Sendable {
        let text: [UInt8]
        /// Where each field ends, of all rows.
        let ends: [Int]

        init(_ text: [UInt8], ends: [Int]) {
            self.text = text
            self.ends = ends
        }
    }

    /// - Parameter name: the file's name in `Resources`, without `.tsv`; one that is not carried has no rows.
    /// - Complexity: linear in the file; it is cut by bytes, since a program may read it on its way to a query.
    package init(_ name: String) {
        var length: Int64 = 0
        let found = unsafe cresources_find(name, &length)
        let text = unsafe Array(UnsafeBufferPointer(start: found, count: Int(length)))
        let bytes = text.span
        var comments: [String] = []
        var lines: [(start: Int, firstField: Int)] = []
        var ends: [Int] = []
        var start = 0
        while start < text.count {
            var end = start
            let isComment = text[start] == UInt8(ascii: "#")
            let firstField = ends.count
            while end < text.count, case let byte = bytes[end], byte != UInt8(ascii: "\n") {
                if byte == UInt8(ascii: "\t"), !isComment { ends.append(end) }
                end += 1
            }
            if isComment {
                comments.append(String(decoding: text[start..<end], as: UTF8.self))
            } else if start < end {
                ends.append(end)
                lines.append((start, firstField))
            }
            start = end + 1
        }
        let table = Table(text, ends: ends)
        var rows: [Row] = []
        rows.reserveCapacity(lines.count)
        for (number, line) in lines.enumerated() {
            let next = number + 1 < lines.count ? lines[number + 1].firstField : ends.count
            let count = next - line.firstField
            rows.append(Row(table: table, start: line.start, firstField: line.firstField, endIndex: count))
        }
        self.comments = comments
        header = rows.first.map { Array($0) } ?? []
        self.rows = Array(rows.dropFirst())
    }
}
