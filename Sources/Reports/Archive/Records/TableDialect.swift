/// How a table in text is written: what stands between its fields, and what its columns are called.
struct TableDialect {
    let separator: UInt8
    /// The columns of the fields of a report, and all names in their order.
    let columns: [FieldMap.Field: Int]
    let header: [String]

    private static let separators: [UInt8] = [
        UInt8(ascii: ","), UInt8(ascii: ";"), UInt8(ascii: "\t"), UInt8(ascii: "|"),
    ]
    private static let mostColumns = 1000
    /// So many rows are compared to tell a table from a text.
    private static let comparedRows = 20

    /// - Parameter head: the first bytes, UTF-8.
    /// - Returns: nil where the first line names no column of text.
    init?(_ head: [UInt8], map: FieldMap) {
        var best: TableDialect?
        let start = Self.headerStart(head)
        for separator in Self.separators {
            var row = TableRow(separator: separator)
            var index = start
            while index < head.count, !row.isEnded {
                row.take(head[index])
                index += 1
            }
            let dialect = TableDialect(separator: separator, header: row.finished(), map: map)
            if let dialect, dialect.header.count > best?.header.count ?? 0 { best = dialect }
        }
        guard let best else { return nil }
        self = best
    }

    /// Where the names of the columns begin: behind the line `sep=;` that Excel may want and write in front.
    static func headerStart(_ head: [UInt8]) -> Int {
        guard head.prefix(4).map(ASCIILetter.small).elementsEqual("sep=".utf8) else { return 0 }
        let line = head.prefix { $0 != 0x0A }
        return line.count <= 6 ? min(line.count + 1, head.count) : 0
    }

    private init?(separator: UInt8, header: [[UInt8]], map: FieldMap) {
        guard header.count <= Self.mostColumns else { return nil }
        // Most texts are no tables: their names are not read for nothing.
        let longest = map.keys(of: .text).map(\.utf8.count).max() ?? 0
        guard header.contains(where: { ColumnName.mayBe($0, atMost: longest) }) else { return nil }
        self.separator = separator
        self.header = header.map { TextLines.oneLine($0) }
        let keys = self.header.map(ColumnName.key)
        var columns: [FieldMap.Field: Int] = [:]
        func column(_ field: FieldMap.Field) -> Int? {
            map.keys(of: field).lazy.compactMap { keys.firstIndex(of: $0) }.first
        }
        guard column(.text) != nil else { return nil }
        for field in FieldMap.Field.allCases { columns[field] = column(field) }
        self.columns = columns
    }

    /// Whether the first bytes of a text are a table with a column of text: rows of as many fields as the first.
    static func isTable(_ head: [UInt8], map: FieldMap) -> Bool {
        guard let dialect = TableDialect(head, map: map), dialect.columns.count >= 2 else { return false }
        var rows = 0
        var index = headerStart(head)
        while index < head.count, rows < comparedRows {
            var row = TableRow(separator: dialect.separator)
            while index < head.count, !row.isEnded {
                row.take(head[index])
                index += 1
            }
            // Where there is more to read, the last row is cut off.
            guard row.isEnded || head.count < EntryStream.headBytes - 3 else { break }
            guard row.finished().count == dialect.header.count else { return false }
            rows += 1
        }
        return rows >= 2
    }
}
