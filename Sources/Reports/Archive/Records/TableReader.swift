/// Reads a table in text row by row: the first names the columns, each other is a report.
struct TableReader {
    private var buffer: RecordBuffer
    private let limit: Int
    private let dialect: TableDialect
    private let wanted: TextEncoding?
    private var line = 1
    private var isBehindHeader = false

    /// - Parameters:
    ///   - limit: the most bytes of a row.
    ///   - wanted: the encoding of the fields, where it is known.
    /// - Throws: `noTextColumn`.
    init(_ stream: EntryStream, limit: Int, map: FieldMap, wanted: TextEncoding?) throws(Skipped.Reason) {
        guard let dialect = TableDialect(Self.withoutMark(stream.head), map: map) else {
            throw .noTextColumn(map.name(of: .text))
        }
        self.dialect = dialect
        self.limit = limit
        self.wanted = wanted
        buffer = RecordBuffer(stream, limit: limit)
    }

    static func withoutMark(_ head: [UInt8]) -> [UInt8] {
        head.starts(with: [0xEF, 0xBB, 0xBF]) ? Array(head.dropFirst(3)) : head
    }

    /// The next row that holds anything; nil at the end.
    /// - Throws: what keeps the rest from being read.
    mutating func next() throws(Skipped.Reason) -> ReadRecord? {
        try buffer.passMark()
        while let row = try row() {
            let first = line
            line += row.lines
            guard isBehindHeader else {
                isBehindHeader = true
                continue
            }
            guard !row.isDropped else { return .skipped(.tooLarge(.lineBytes), number: first) }
            let fields = row.finished()
            if fields.allSatisfy({ $0.allSatisfy { $0 <= 0x20 } }) { continue }
            return report(fields, number: first)
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

    private func report(_ fields: [[UInt8]], number: Int) -> ReadRecord {
        do throws(Skipped.Reason) {
            // The row is one piece of text, so its fields are of one encoding.
            let decoded = try TextDecoding.decoded(Array(fields.joined(separator: [0x1F])), wanted: wanted)
            let parts = decoded.utf8.split(separator: 0x1F, omittingEmptySubsequences: false)
            func field(_ field: FieldMap.Field) -> [UInt8] {
                guard let column = dialect.columns[field], column < parts.count else { return [] }
                return Array(parts[column])
            }
            let text = field(.text)
            guard text.contains(where: { $0 > 0x20 }) else { throw .empty }
            var record = JSONRecordReader.Record(text: text)
            for part in FieldMap.Field.allCases where part != .text { record.give(part, field(part)) }
            return .record(record, number: number, encoding: decoded.encoding)
        } catch {
            return .skipped(error, number: number)
        }
    }
}
