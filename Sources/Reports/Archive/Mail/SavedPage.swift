/// A page that a browser saved with all that belongs to it as one message (MHTML, RFC 2557): its text is that of the
/// page, and the day of saving is not its date.
struct SavedPage {
    private let html: Result<[UInt8], Skipped.Reason>
    private let charset: TextEncoding?
    private let url: String?
    /// The day it was saved.
    private let captured: String?
    /// Whether the end of its parts is missing, as where it was cut.
    private(set) var isCut = false

    /// Parts inside one another beyond this are not looked into.
    private static let deepest = 4

    /// - Returns: nil where the message is no saved page.
    /// - Complexity: linear in the message, at each level of parts inside one another.
    init?(_ message: [UInt8]) {
        let header = MailHeader(message[...])
        let address = header.raw("snapshot-content-location")
        let from = header.text("from") ?? ""
        guard address != nil || from.hasPrefix("<Saved by ") else { return nil }
        guard let part = Self.page(header, message[header.end...], depth: 0, &isCut) else { return nil }
        html = Result { () throws(Skipped.Reason) in
            guard !part.isZeroed else { throw .binary }
            return try MailTransfer.decoded(part.body, part.header.structured("content-transfer-encoding").value)
        }
        charset = part.header.structured("content-type").parameters["charset"].flatMap { TextEncoding(label: $0) }
        url = (part.header.raw("content-location") ?? address).map { TextLines.oneLine($0) }
        captured = header.text("date").flatMap(MailDate.iso)
    }

    /// The first part that is a page, or may have been one before zeros came over its head.
    private static func page(_ header: MailHeader, _ body: ArraySlice<UInt8>, depth: Int, _ isCut: inout Bool)
        -> (header: MailHeader, body: ArraySlice<UInt8>, isZeroed: Bool)?
    {
        let (type, parameters) = header.structured("content-type")
        if type == "text/html" || type == "application/xhtml+xml" { return (header, body, false) }
        guard type.hasPrefix("multipart/"), let boundary = parameters["boundary"], depth < deepest else { return nil }
        let (preamble, parts, _, isEnded) = MailMessage.split(body, boundary: Array(boundary.utf8))
        isCut = isCut || !isEnded
        if MailHeader.isZeroed(preamble) { return (header, preamble, true) }
        for part in parts {
            let inner = MailHeader(part)
            if inner.isZeroed { return (inner, part, true) }
            if let found = page(inner, part[inner.end...], depth: depth + 1, &isCut) { return found }
        }
        return nil
    }

    /// - Throws: `empty`, `binary`, `undecodable` or `tooLarge`.
    func report(at location: RawReport.Location, _ options: ArchiveOptions) throws(Skipped.Reason) -> RawReport {
        var raw = try HTMLReport.report(html.get(), at: location, options, declared: charset)
        raw.given.url = url ?? raw.given.url
        raw.given.captured = captured
        return raw
    }
}
