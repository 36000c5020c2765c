extension ArchiveReader {
    /// A web archive being read, and where it is.
    struct Pages {
        var reader: WebArchiveReader
        var place: Place
        /// How many archives it lies in.
        var levels: Int
        /// How many files that came with messages waited when it was opened: they come behind it.
        var waiting: Int
        /// Whether no answer has come.
        var isEmpty = true
    }

    /// The next item of the web archive being read; nil where an answer gives none, and at its end, which leaves it.
    mutating func nextPage() -> ArchiveItem? {
        // Moved out and back, so that its buffer has one owner and is not copied.
        guard var current = pages.popLast() else { return nil }
        var place = current.place
        var item: WebArchiveReader.Item?
        do throws(Skipped.Reason) {
            item = try current.reader.next()
        } catch {
            current.isEmpty = false
            if !isOver(error) { pages.append(current) }
            return failed(error, place)
        }
        guard let item else { return current.isEmpty ? .skipped(place.skipped(.empty)) : nil }
        current.isEmpty = false
        pages.append(current)
        do throws(Skipped.Reason) {
            switch item {
            case .skipped(let reason, let url, let date):
                return .skipped(place.capture(url, date).skipped(reason))
            case .capture(let capture):
                place = place.capture(capture.url, capture.date)
                return try page(capture, place)?.named(place.nameRepair)
            }
        } catch {
            if isOver(error) { pages.removeLast() }
            return failed(error, place)
        }
    }

    /// Whether nothing more can be read of the web archive at hand.
    private func isOver(_ reason: Skipped.Reason) -> Bool {
        reason.endsStream || levels.last?.archive.isDamaged == true
    }

    private mutating func page(_ capture: WebArchiveReader.Capture, _ place: Place) throws(Skipped.Reason)
        -> ArchiveItem?
    {
        if isLeftOut(place, of: pages.last?.place) { throw .excluded }
        guard !capture.url.hasSuffix("/robots.txt") else { throw .unsupportedType("a note to crawlers") }
        let stream = EntryStream(content: try unpacked(capture))
        let name = Self.name(for: capture)
        guard !stream.head.isEmpty else { throw .empty }
        guard var raw = try report(stream, place, name, charset: capture.charset) else { return nil }
        raw.given.url = capture.url
        raw.given.captured = capture.date
        return .report(raw)
    }

    private mutating func report(_ stream: EntryStream, _ place: Place, _ name: String, charset: TextEncoding?)
        throws(Skipped.Reason) -> RawReport?
    {
        switch FileKind(head: stream.head, name: name) {
        case .archive: throw .unsupportedType("an archive inside a web archive")
        case .jsonLines, .webArchive: throw .unsupportedType("an answer that is no page")
        case .page:
            return try HTMLReport.report(stream.head, at: place.location, options, declared: charset)
        default:
            let depth = levels.count
            let item = try item(stream, place, name: name, input: nil)
            if levels.count > depth {
                levels.removeLast()
                throw .unsupportedType("an archive inside a web archive")
            }
            guard case .report(let raw) = item else { return nil }
            return raw
        }
    }

    /// Its body as the page's author wrote it.
    private func unpacked(_ capture: WebArchiveReader.Capture) throws(Skipped.Reason) -> [UInt8] {
        guard let packing = capture.encoding else { return capture.body }
        var packed = capture.body
        switch packing {
        case "gzip", "x-gzip", "zstd":
            // A crawler that unpacks what it saves may keep the header that says otherwise.
            guard FileKind.isCompressed(packed) else { return packed }
        case "deflate":
            guard !FileKind.isMarkup(packed) else { return packed }
            packed = DeflatedBody.gzip(packed)
        default:
            throw .unsupportedType("an answer packed with \(Skipped.printable(packing))")
        }
        let archive = try PackedArchive(packed, budget: budget)
        guard try archive.next(), archive.isBare else { throw .badArchive("no \(packing)") }
        var stream = try EntryStream(.entry(archive))
        return try stream.readAll(limit: options.limits.entryBytes, as: .entryBytes)
    }

    /// A file's name that says what the server did, for what its content alone does not tell.
    private static func name(for capture: WebArchiveReader.Capture) -> String {
        switch capture.contentType {
        case "text/html", "application/xhtml+xml": return "page.html"
        case "text/plain": return "page.txt"
        case "text/markdown": return "page.md"
        default:
            let path = capture.url.prefix { $0 != "?" && $0 != "#" }
            return path.split(separator: "/").last.map(String.init) ?? "page"
        }
    }
}

extension Skipped.Reason {
    /// Whether nothing more can be read of the stream it came from.
    fileprivate var endsStream: Bool {
        switch self {
        case .unreadable, .tooLarge(.expansion), .tooLarge(.entries), .tooLarge(.total): return true
        default: return false
        }
    }
}
