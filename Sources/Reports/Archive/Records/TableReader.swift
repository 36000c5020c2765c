/// Reads a table in text row by row: the first names the columns, each other is a report.
struct TableReader {
    private var buffer: RecordBuffer
    private let limit: Int
    private let dialect: TableDialect
    private let wanted: TextEncoding?
    /// ASCII's own sign between fields, which no text holds.
    private static let unitSeparator: UInt8 = 0x1F
    private var line = 1
    /// What is to be said of the last row.
    private var remark: ReadRecord?
    /// Rows in front of the first report.
    private var linesToPass: Int

    /// - Parameters:
    ///   - limit: the most bytes of a row.
    ///   - wanted: the encoding of the fields, where it is known.
    /// - Throws: `noTextColumn`.
    init(_ stream: EntryStream, limit: Int, map: FieldMap, wanted: TextEncoding?) throws(Skipped.Reason) {
        // The names of columns are in the encoding of the rows.
        let decoded = try? TextDecoding.decoded(stream.head, wanted: wanted, isMarkup: true)
        let head = Self.withoutMark(decoded?.utf8 ?? stream.head)
        guard let dialect = TableDialect(head, map: map) else {
            throw .noTextColumn(map.name(of: .text))
        }
        self.dialect = dialect
        self.limit = limit
        self.wanted = wanted
        buffer = RecordBuffer(stream, limit: limit)
        linesToPass = TableDialect.headerStart(head) > 0 ? 2 : 1
    }

    static func withoutMark(_ head: [UInt8]) -> [UInt8] {
        head.starts(with: [0xEF, 0xBB, 0xBF]) ? Array(head.dropFirst(3)) : head
    }

    /// The next row that holds anything; nil at the end.
    /// - Throws: what keeps the rest from being read.
    mutating func next() throws(Skipped.Reason) -> ReadRecord? {
        if let said = remark {
            remark = nil
            return said
        }
        try buffer.passMark()
        while let row = try row() {
            let first = line
            line += row.lines
            guard linesToPass == 0 else {
                linesToPass -= 1
                continue
            }
            guard !row.isDropped else { return .skipped(.tooLarge(.lineBytes), number: first) }
            let fields = row.finished()
            if fields.allSatisfy({ $0.allSatisfy { $0 <= 0x20 } }) { continue }
            return report(settle(fields, number: first), number: first)
        }
        return nil
    }

    /// The next row; one longer than the limit is passed over and kept no part of.
    private mutating func row() throws(Skipped.Reason) -> TableRow? {
        var row = TableRow(separator: dialect.separator)
        while !row.isEnded, let byte = try buffer.byte(0) {
            row.take(byte)
            buffer.use(1)
            if row.count > limit, !row.isDropped { row.isDropped = true }
        }
        return row.count > 0 ? row : nil
    }

    /// Joins what stands behind the last column to its text, where that is the text of the report: it had separators in it
    /// and no quotes round it. Elsewhere nobody knows which field has too many.
    private mutating func settle(_ fields: [[UInt8]], number: Int) -> [[UInt8]] {
        let surplus = fields.count - dialect.header.count
        guard surplus > 0, fields.suffix(surplus).contains(where: { $0.contains { $0 > 0x20 } }) else { return fields }
        let last = dialect.header.count - 1
        guard dialect.columns[.text] == last else {
            remark = .skipped(.surplusFields(surplus), number: number)
            return fields
        }
        return fields[..<last] + [Array(fields[last...].joined(separator: [dialect.separator]))]
    }

    private func report(_ fields: [[UInt8]], number: Int) -> ReadRecord {
        do throws(Skipped.Reason) {
            // The row is one piece of text, so its fields are of one encoding.
            let row = Array(fields.joined(separator: [Self.unitSeparator]))
            let decoded = try TextDecoding.decoded(row, wanted: wanted, isMarkup: true)
            let parts = decoded.utf8.split(separator: Self.unitSeparator, omittingEmptySubsequences: false)
            var values: [FieldMap.Field: [UInt8]] = [:]
            for (field, column) in dialect.columns where column < parts.count { values[field] = Array(parts[column]) }
            guard values[.text]?.contains(where: { $0 > 0x20 }) == true else { throw .empty }
            return .record(JSONRecordReader.Record(values, of: decoded.encoding), number: number)
        } catch {
            return .skipped(error, number: number)
        }
    }
}
