/// A message (RFC 5322 with MIME): its text, and the files that came with it.
struct MailMessage {
    struct Attachment {
        var name: String
        /// Its bytes, or why they cannot be read; of a part that belongs to the text the latter alone.
        var content: Result<[UInt8], Skipped.Reason>
    }

    private(set) var attachments: [Attachment] = []
    /// Whether the end of its parts is missing, as where it was cut: files may have come with it that are not there.
    private(set) var isCut = false
    /// Whether it has more parts than are looked at.
    private(set) var hasMoreParts = false
    private let header: MailHeader
    private let limits: ArchiveOptions.Limits
    private var text: [UInt8] = []
    private var encoding: RawReport.Encoding?
    /// Why the first part of the text that cannot be read cannot.
    private var unread: Skipped.Reason?
    private var parts = 0
    /// Whether what is being read does not say in another form what the text says already.
    private var isTextWanted = true
    /// Whether a file came with it that has a name, or another message.
    private var hasFile = false

    /// Parts inside one another beyond this are read as text.
    private static let deepest = 10
    private static let mostParts = 1000

    /// - Complexity: linear in the message, at each level of parts inside one another.
    init(_ bytes: [UInt8], within limits: ArchiveOptions.Limits) {
        self.limits = limits
        header = MailHeader(bytes[...])
        read(header, bytes[header.end...], depth: 0)
    }

    /// Whether it says nothing itself, and files came with it that may.
    var isCover: Bool { text.allSatisfy { $0 <= 0x20 || $0 == 0x7F } && unread == nil && hasFile }

    /// Subject, sender and date are what the report says of itself.
    /// - Throws: why the text cannot be read, where nothing of it can.
    func content() throws(Skipped.Reason) -> DocumentContent {
        if text.isEmpty, let unread { throw unread }
        var content = DocumentContent(text: text)
        content.given.title = header.text("subject")
        content.given.author = header.text("from").map(Self.sender)
        content.given.date = header.text("date").flatMap(MailDate.iso)
        if let encoding { content.encoding = encoding }
        return content
    }

    /// The name in front of an address, without quotes; the address where there is none.
    private static func sender(_ field: String) -> String {
        guard let bracket = field.lastIndex(of: "<") else { return field }
        let name = field[..<bracket].filter { $0 != "\"" }.split(separator: " ").joined(separator: " ")
        return name.isEmpty ? String(field[field.index(after: bracket)...].prefix { $0 != ">" }) : name
    }

    private mutating func read(_ header: MailHeader, _ body: ArraySlice<UInt8>, depth: Int) {
        parts += 1
        guard parts <= Self.mostParts else {
            hasMoreParts = true
            return
        }
        guard !header.isZeroed else {
            unread = unread ?? .binary
            if depth > 0 { attachZeroed() }
            return
        }
        let (type, parameters) = header.structured("content-type")
        if type.hasPrefix("multipart/"), let boundary = parameters["boundary"], depth < Self.deepest {
            let (preamble, inner, epilogue, isEnded) = Self.split(body, boundary: Array(boundary.utf8))
            // Behind the end of all, zeros may fill up a block.
            if MailHeader.isZeroed(preamble) || depth > 0 && MailHeader.isZeroed(epilogue) { attachZeroed() }
            // The end of a part that has parts is that of what it is in, where its own is missing.
            isCut = isCut || depth == 0 && !isEnded && !inner.isEmpty
            if type == "multipart/alternative" { return readBest(inner, depth: depth) }
            for part in inner {
                let header = MailHeader(part)
                read(header, part[header.end...], depth: depth + 1)
            }
            return
        }
        let content = Result { () throws(Skipped.Reason) in
            try MailTransfer.decoded(body, header.structured("content-transfer-encoding").value)
        }
        let (disposition, names) = header.structured("content-disposition")
        let name = names["filename"] ?? parameters["name"]
        let isText = type.isEmpty || type == "text/plain" || type == "text/html"
        if isText, disposition != "attachment", name == nil || disposition == "inline" && isTextWanted {
            guard isTextWanted else {
                // Where a boundary is gone, what stood behind it is in the part before.
                if MailHeader.isZeroed(body) { attachZeroed() }
                return
            }
            do throws(Skipped.Reason) {
                try append(content.get(), type: type, charset: parameters["charset"] ?? "")
            } catch {
                unread = unread ?? error
                attach(Self.name(name, type: type, number: parts), .failure(error))
            }
        } else if content != .success([]) {
            hasFile = hasFile || name != nil || type == "message/rfc822"
            attach(Self.name(name, type: type, number: parts), content)
        }
    }

    /// Has it told that nobody knows what else came with it.
    private mutating func attachZeroed() { attach(Self.name(nil, type: "", number: parts), .failure(.binary)) }

    private mutating func attach(_ name: String, _ content: Result<[UInt8], Skipped.Reason>) {
        // Of several forms of one text each may bring the same files.
        guard isTextWanted || !attachments.contains(where: { $0.content == content }) else { return }
        let isTaken = attachments.contains { $0.name == name }
        attachments.append(Attachment(name: isTaken ? "\(parts)-\(name)" : name, content: content))
    }

    /// Of the same in several forms the plain text, else the first that has text.
    private mutating func readBest(_ forms: [ArraySlice<UInt8>], depth: Int) {
        let headers = forms.map { MailHeader($0) }
        let types = headers.map { $0.structured("content-type").value }
        let order = forms.indices.sorted { rank(types[$0]) < rank(types[$1]) }
        let before = text.count
        for index in order {
            if text.count == before {
                read(headers[index], forms[index][headers[index].end...], depth: depth + 1)
            } else if types[index].hasPrefix("multipart/") {
                // Files may lie in it.
                isTextWanted = false
                read(headers[index], forms[index][headers[index].end...], depth: depth + 1)
                isTextWanted = true
            } else if MailHeader.isZeroed(forms[index]) {
                // Where a boundary is gone, what stands behind it is in the form before.
                attachZeroed()
            }
        }
    }

    private func rank(_ type: String) -> Int {
        type == "text/plain" || type.isEmpty ? 0 : type.hasPrefix("multipart/") ? 1 : type == "text/html" ? 2 : 3
    }

    private mutating func append(_ bytes: [UInt8], type: String, charset: String) throws(Skipped.Reason) {
        guard let decoded = try MailCharset.decoded(bytes, charset: charset) else { return }
        encoding = encoding ?? decoded.encoding
        if type == "text/html" {
            text += try HTMLReport.wholeText(decoded.utf8, within: limits, declared: .utf8)
        } else {
            text += decoded.utf8.filter { $0 != 0x0D }
            if text.last != 0x0A { text.append(0x0A) }
        }
    }

    /// The name of a file that came with it; one without is named by its number.
    private static func name(_ name: String?, type: String, number: Int) -> String {
        let last = name?.split { $0 == "/" || $0 == "\\" }.last.map(String.init)
        return last ?? (type == "message/rfc822" ? "\(number).eml" : "\(number)")
    }

    /// What stands before the first line that holds the boundary, the parts between these, what stands behind the one that
    /// says it is the last, and whether no end is missing.
    static func split(
        _ body: ArraySlice<UInt8>, boundary: [UInt8]
    ) -> (preamble: ArraySlice<UInt8>, parts: [ArraySlice<UInt8>], epilogue: ArraySlice<UInt8>, isEnded: Bool) {
        let mark = Array("--".utf8) + boundary
        var preamble = body
        var parts: [ArraySlice<UInt8>] = []
        var start: Int?
        var index = body.startIndex
        while index < body.endIndex, parts.count < mostParts {
            let end = body[index...].firstIndex(of: 0x0A) ?? body.endIndex
            let line = body[index..<end]
            if line.starts(with: mark) {
                let rest = line.dropFirst(mark.count)
                let isLast = rest.starts(with: Array("--".utf8))
                if isLast || rest.allSatisfy({ $0 <= 0x20 }) {
                    if let start {
                        parts.append(body[start..<max(start, index - 1)])
                    } else {
                        preamble = body[..<index]
                    }
                    start = min(end + 1, body.endIndex)
                    if isLast { return (preamble, parts, body[min(end + 1, body.endIndex)...], true) }
                }
            }
            index = min(end + 1, body.endIndex)
        }
        // Nobody looked for the end behind as many parts as are read.
        let isEnded = parts.count == mostParts
        if let start, start < body.endIndex { parts.append(body[start...]) }
        return (preamble, parts, [], isEnded)
    }
}
