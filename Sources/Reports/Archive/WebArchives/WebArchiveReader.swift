/// Reads the pages that a crawler has saved in a WARC file (ISO 28500, versions 1.0 and 1.1), record by record.
struct WebArchiveReader {
    /// What the web answered to one address.
    struct Capture {
        /// The address asked for.
        let url: String
        /// When, as the record says it: ISO 8601 in UTC.
        let date: String
        /// `text/html` and the like, in lower case; nil where the answer does not say.
        let contentType: String?
        /// The encoding the answer says its text is in, where that is one we know.
        let charset: TextEncoding?
        /// As a browser would have it, still packed as `encoding` says.
        let body: [UInt8]
        /// How the body is packed, in lower case; nil where it is not.
        let encoding: String?
    }

    enum Item {
        case capture(Capture)
        /// An answer that is no report, and why.
        case skipped(Skipped.Reason, url: String, date: String)
    }

    private static let version = Array("WARC/".utf8)

    private var lines: StreamLines
    private let limit: Int
    private let budget: ExpansionBudget
    /// Whether it has been told that something stands between the records.
    private var isStrayTold = false

    /// - Parameters:
    ///   - limit: the most bytes of an answer's body.
    ///   - budget: each record counts as an entry.
    init(_ stream: EntryStream, limit: Int, budget: ExpansionBudget) {
        lines = StreamLines(stream)
        self.limit = limit
        self.budget = budget
    }

    /// The next answer; nil at the end. Requests, notes on the crawl and answers that repeat an earlier one are passed
    /// over.
    /// - Throws: what keeps this record, or the rest, from being read; going on is safe.
    mutating func next() throws(Skipped.Reason) -> Item? {
        while try findRecord() {
            try budget.spendEntry()
            let fields = try HeaderFields(&lines)
            guard let length = fields["content-length"].flatMap({ Int64($0) }), (0..<1 << 50).contains(length) else {
                throw .badArchive("a record without a length")
            }
            let url = Self.address(fields["warc-target-uri"] ?? "")
            let date = fields["warc-date"] ?? ""
            switch fields.token("warc-type") {
            case "response" where fields.token("content-type") == "application/http":
                return try answer(url, date, length: length)
            case "resource" where Self.isOfWeb(url), "conversion" where Self.isOfWeb(url):
                return try body(url, date, fields, length: length)
            default: try pass(length)
            }
        }
        return nil
    }

    /// Passes over the rest of a record. One that is cut is told, though it gives nothing: there may have been others behind
    /// it.
    private mutating func pass(_ length: Int64) throws(Skipped.Reason) {
        guard try lines.skip(length) else { throw Self.cut }
    }

    private static let cut = Skipped.Reason.badArchive("the last record is cut")

    /// Whether an address is one of pages and files; crawlers keep notes of their own under others (`metadata:`).
    private static func isOfWeb(_ url: String) -> Bool {
        let scheme = ASCIILetter.small(String(url.prefix { $0 != ":" }))
        return ["http", "https", "ftp", "ftps", "file"].contains(scheme)
    }

    /// Moves behind the line that begins a record; false at the end. What stands before it belongs to no record: where
    /// a length was wrong, the next record is found all the same.
    /// - Throws: `badArchive`, once, for what is no blank line: there may have been records.
    private mutating func findRecord() throws(Skipped.Reason) -> Bool {
        while let line = try lines.line(limit: 256) {
            if line.starts(with: Self.version) { return true }
            guard isStrayTold || line.allSatisfy({ $0 == 0x20 || $0 == 0x09 }) else {
                isStrayTold = true
                throw .badArchive("bytes that are of no record")
            }
        }
        return false
    }

    /// WARC 1.0 has some writers put the address in angle brackets.
    private static func address(_ field: String) -> String {
        field.hasPrefix("<") && field.hasSuffix(">") ? String(field.dropFirst().dropLast()) : field
    }

    /// An answer over HTTP: its status, its fields, then its body.
    private mutating func answer(_ url: String, _ date: String, length: Int64) throws(Skipped.Reason) -> Item {
        guard length > 0 else { return .skipped(.unsupportedType("an empty answer"), url: url, date: date) }
        let end = lines.position + length
        let first = try lines.line(limit: HeaderFields.mostLineBytes) ?? []
        let status = Self.status(first)
        let fields = try HeaderFields(&lines, upTo: end)
        guard lines.position <= end,
            fields.isEnded || status != 200 || !Self.mayBeReport(fields.token("content-type") ?? "")
        else {
            throw .badArchive("an answer whose head does not end")
        }
        guard status == 200 else {
            try pass(end - lines.position)
            if let status { return .skipped(.unsupportedType("an answer of status \(status)"), url: url, date: date) }
            // A record that says it is an answer over HTTP and is none is damaged, unless it is one of a radio.
            let what = "an answer that is none of HTTP"
            let isOfRadio = first.starts(with: Array("ICY ".utf8))
            return .skipped(isOfRadio ? .unsupportedType(what) : .badArchive(what), url: url, date: date)
        }
        let packing = fields.token("content-encoding").flatMap { $0.isEmpty || $0 == "identity" ? nil : $0 }
        return try body(
            url, date, fields, length: end - lines.position,
            isChunked: fields.token("transfer-encoding") == "chunked", packing: packing)
    }

    /// `200` of `HTTP/1.1 200 OK`; nil for a line that is none.
    private static func status(_ line: [UInt8]) -> Int? {
        let words = line.split(separator: 0x20)
        guard line.prefix(5).map(ASCIILetter.small).elementsEqual("http/".utf8), words.count >= 2 else { return nil }
        return Int(String(decoding: words[1], as: UTF8.self))
    }

    private mutating func body(
        _ url: String, _ date: String, _ fields: HeaderFields, length: Int64, isChunked: Bool = false,
        packing: String? = nil
    ) throws(Skipped.Reason) -> Item {
        let type = fields.token("content-type")
        if let type, !Self.mayBeReport(type) {
            try pass(length)
            return .skipped(.unsupportedType("an answer of type \(Skipped.printable(type))"), url: url, date: date)
        }
        guard length <= Int64(limit) else {
            try pass(length)
            return .skipped(.tooLarge(.entryBytes), url: url, date: date)
        }
        let bytes = try lines.bytes(Int(length))
        guard bytes.count == Int(length) else { throw Self.cut }
        return .capture(
            Capture(
                url: url, date: date, contentType: type, charset: fields.charset,
                body: isChunked ? ChunkedBody.joined(bytes) : bytes,
                encoding: packing))
    }

    /// Whether what is of a type may hold a report: pages, texts and documents.
    private static func mayBeReport(_ type: String) -> Bool {
        switch type {
        case "text/html", "application/xhtml+xml", "text/plain", "text/markdown", "application/pdf",
            "application/msword",
            "application/rtf", "text/rtf", "application/epub+zip", "application/octet-stream", "":
            return true
        default:
            return type.hasPrefix("application/vnd.openxmlformats-officedocument.wordprocessingml")
                || type.hasPrefix("application/vnd.oasis.opendocument.text")
        }
    }
}
