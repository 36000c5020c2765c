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
        let decoded = try? TextDecoding.decoded(stream.head, wanted: wanted, isMarkup: true, mayHaveHoles: true)
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
            guard !row.isUnclosed else {
                linesToPass = max(0, linesToPass - 1)
                let content = try passUnclosed(row)
                return .skipped(.unclosedQuote, number: first + row.opening.line, content: content)
            }
            line += row.lines
            guard linesToPass == 0 else {
                linesToPass -= 1
                continue
            }
            guard !row.isDropped else {
                return .skipped(.tooLarge(.lineBytes), number: first, content: UInt64(row.count))
            }
            let fields = row.finished()
            if Self.isBlank(fields) { continue }
            return report(settle(fields, number: first), number: first)
        }
        return nil
    }

    /// The next row; one longer than the limit is passed over and kept no part of. One whose last quote nothing closes
    /// stays in the buffer.
    private mutating func row() throws(Skipped.Reason) -> TableRow? {
        var row = TableRow(separator: dialect.separator)
        var ahead = 0
        while !row.isEnded, !row.isUnclosed, let byte = try buffer.byte(ahead) {
            row.take(byte)
            ahead += 1
            if row.count > limit {
                if !row.isDropped { row.isDropped = true }
                buffer.use(ahead)
                ahead = 0
            } else if row.isAstray, try areRows(behind: row.opening, to: ahead) {
                row.isUnclosed = true
            }
        }
        if row.isWithinQuotes, !row.isDropped { row.isUnclosed = true }
        if !row.isUnclosed { buffer.use(ahead) }
        return row.count > 0 ? row : nil
    }

    /// Passes over a row whose last quote nothing closes: to the end of the line of the quote where rows follow, to the
    /// end of the table where what follows may as well be the rest of a text that was cut off.
    ///
    /// - Returns: a hash of what was passed over.
    private mutating func passUnclosed(_ row: TableRow) throws(Skipped.Reason) -> UInt64 {
        let isFollowed = row.isWithinQuotes ? try areRows(behind: row.opening, to: .max) : true
        let length = isFollowed ? lineEnd(of: row.opening) : row.count
        var hash = ContentHash()
        hash.update(buffer.bytes[buffer.start..<buffer.start + length])
        buffer.use(length)
        line += isFollowed ? row.opening.line + 1 : row.lines
        return hash.value
    }

    /// Behind the line of a quote, from the beginning of the row.
    private func lineEnd(of quote: TableRow.Opening) -> Int {
        buffer.firstIndex(of: UInt8(ascii: "\n"), from: quote.byte).map { $0 + 1 } ?? buffer.count
    }

    /// Whether the lines behind that of a quote, up to a place of the buffer or the end, are rows of as many fields as
    /// there are columns, or empty. Of one column anything is.
    ///
    /// - Complexity: linear in them. No line is looked at so for two quotes: what an open one reaches over has none
    ///   that could be another.
    private mutating func areRows(behind quote: TableRow.Opening, to end: Int) throws(Skipped.Reason) -> Bool {
        guard dialect.header.count > 1 else { return false }
        var index = lineEnd(of: quote)
        while index < end, try buffer.byte(index) != nil {
            var row = TableRow(separator: dialect.separator)
            while !row.isEnded, !row.isAstray, row.count <= limit, let byte = try buffer.byte(index) {
                row.take(byte)
                index += 1
            }
            // Of one with a fault of its own the next look will tell.
            guard !row.isAstray, !row.isWithinQuotes, row.count <= limit else { return true }
            let fields = row.finished()
            guard fields.count == dialect.header.count || Self.isBlank(fields) else { return false }
        }
        return true
    }

    private static func isBlank(_ fields: [[UInt8]]) -> Bool { fields.allSatisfy { $0.allSatisfy(\.isBlank) } }

    /// Joins what stands behind the last column to its text, where that is the text of the report: it had separators in it
    /// and no quotes round it. Elsewhere nobody knows which field has too many.
    private mutating func settle(_ fields: [[UInt8]], number: Int) -> [[UInt8]] {
        let surplus = fields.count - dialect.header.count
        guard surplus > 0, fields.suffix(surplus).contains(where: { $0.contains { $0 > 0x20 } }) else { return fields }
        let last = dialect.header.count - 1
        guard dialect.columns[.text] == last else {
            remark = .skipped(.surplusFields(surplus), number: number, content: nil)
            return fields
        }
        return fields[..<last] + [Array(fields[last...].joined(separator: [dialect.separator]))]
    }

    private func report(_ fields: [[UInt8]], number: Int) -> ReadRecord {
        // The row is one piece of text, so its fields are of one encoding.
        let row = Array(fields.joined(separator: [Self.unitSeparator]))
        do throws(Skipped.Reason) {
            let decoded = try TextDecoding.decoded(row, wanted: wanted, isMarkup: true)
            let parts = decoded.utf8.split(separator: Self.unitSeparator, omittingEmptySubsequences: false)
            var values: [FieldMap.Field: [UInt8]] = [:]
            for (field, column) in dialect.columns where column < parts.count { values[field] = Array(parts[column]) }
            guard values[.text]?.contains(where: { $0 > 0x20 }) == true else { throw .empty }
            return .record(JSONRecordReader.Record(values, of: decoded.encoding), number: number)
        } catch {
            var hash = ContentHash()
            hash.update(row[...])
            return .skipped(error, number: number, content: hash.value)
        }
    }
}
