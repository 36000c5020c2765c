/// From an HTML page to a report.
enum HTMLReport {
    /// The page's main text, one block a line, with what the page says of itself.
    /// - Parameter declared: what the page's server says; it counts before what the page says.
    /// - Throws: `empty`, `binary`, `undecodable` or `tooLarge`.
    static func report(
        _ bytes: [UInt8], at location: RawReport.Location, _ options: ArchiveOptions, declared: TextEncoding? = nil
    ) throws(Skipped.Reason) -> RawReport {
        guard bytes.count <= options.limits.pageBytes else { throw .tooLarge(.pageBytes) }
        let page = try TextDecoding.decoded(
            bytes, wanted: options.encoding, declared: declared ?? declaredEncoding(bytes), isMarkup: true)
        guard let tree = try HTMLTree(page: page.utf8, within: options.limits) else { throw .empty }
        let main = HTMLMainText(tree)
        guard let root = main.root else { throw .empty }
        let text = main.text(in: root)
        guard !text.isEmpty else { throw .empty }
        let metadata = HTMLMetadata(tree)
        var given = RawReport.Given()
        given.title =
            metadata.title ?? main.firstText(of: .h1, inside: root) ?? metadata.headline
            ?? main.firstText(of: .title, inside: root)
        given.author = metadata.author
        given.date = metadata.date
        given.source = metadata.source
        given.url = metadata.url
        if let site = given.source { given.title = given.title.map { withoutSite($0, site) } }
        let decoded = TextDecoding.mended(text, with: &given, of: page.encoding)
        return RawReport(
            location: location, text: TextNormalization.text(decoded.utf8), given: given,
            encoding: decoded.encoding)
    }

    /// All lines of a page, nothing chosen: for a page that is a part of a document.
    /// - Throws: `binary`, `undecodable` or `tooLarge`.
    static func wholeText(
        _ bytes: [UInt8], within limits: ArchiveOptions.Limits, declared: TextEncoding? = nil
    ) throws(Skipped.Reason) -> [UInt8] {
        guard bytes.count <= limits.pageBytes else { throw .tooLarge(.pageBytes) }
        guard bytes.contains(where: { $0 > 0x20 }) else { return [] }
        let encoding = declared ?? declaredEncoding(bytes)
        let decoded = try TextDecoding.decoded(bytes, declared: encoding, isMarkup: true)
        guard let tree = try HTMLTree(page: decoded.utf8, within: limits) else { return [] }
        let body = tree.nodes.firstIndex { $0.tag == .body } ?? tree.nodes.indices.first
        return body.map { HTMLMainText(tree).text(in: $0) } ?? []
    }

    /// A title without the site's name behind it: `Title | Site`.
    private static func withoutSite(_ title: String, _ site: String) -> String {
        for separator in [" - ", " | ", " – "] where title.hasSuffix(separator + site) {
            return String(title.dropLast(separator.count + site.count))
        }
        return title
    }

    /// The encoding a page names in its first 4 KiB, where it is one we know.
    private static func declaredEncoding(_ bytes: [UInt8]) -> TextEncoding? {
        let head = bytes.prefix(4096).map(ASCIILetter.small)
        let key = Array("charset".utf8)
        var index = 0
        while let start = ByteSearch.firstIndex(of: key[0], in: head, index..<head.count) {
            index = start + 1
            guard head[start...].starts(with: key) else { continue }
            let value = head[(start + key.count)...].drop { $0 <= 0x20 || $0 == 0x3D || $0 == 0x22 || $0 == 0x27 }
            let name = value.prefix { $0 == 0x2D || (0x30...0x39).contains($0) || (0x61...0x7A).contains($0) }
            if let encoding = TextEncoding(label: String(decoding: name, as: UTF8.self)) { return encoding }
        }
        return nil
    }
}
