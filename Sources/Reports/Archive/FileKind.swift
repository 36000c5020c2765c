/// What a file or archive entry is: by its content first, then by its name.
enum FileKind: Equatable {
    case plainText, markdown, page, archive, webArchive, richText, pdf, mail, compound, openDocument
    /// Records: one a line, objects of JSON in some other manner, a table.
    case jsonLines, json, table
    /// A zip that may be one document instead of an archive; its list of entries tells.
    case package
    /// Known, but not read; what it is.
    case unsupported(String)
    /// Named as a kind that is read, and binary data of no kind.
    case broken

    /// - Parameters:
    ///   - head: the first bytes, `EntryStream.headBytes` of them where there are as many.
    ///   - name: the file's name with or without its folders.
    ///   - map: what tables call their columns.
    init(head: [UInt8], name: String, map: FieldMap = FieldMap()) {
        let suffix = FileKind.suffix(of: name)
        if let kind = FileKind.byMagic(head, suffix: suffix) {
            self = kind
        } else if let kind = FileKind.byMarkup(head, suffix: suffix) {
            self = kind
        } else if let kind = FileKind.byContent(head, name: name, suffix: suffix, map: map) {
            self = kind
        } else {
            self =
                FileKind.isFolderNote(name)
                ? .unsupported("a note about its folder") : FileKind.byName(name, suffix, head: head)
        }
    }

    /// `README`, with or without a suffix: it says what a folder holds, and is no report.
    private static func isFolderNote(_ name: String) -> Bool {
        guard let last = name.utf8.split(separator: UInt8(ascii: "/")).last else { return false }
        let letters = last.map(ASCIILetter.small)
        return ["readme", "readme.md", "readme.txt"].contains(String(decoding: letters, as: UTF8.self))
    }

    /// What stands behind the last dot of the last part of a path, in lower case; nil without one. Letters beyond
    /// ASCII stay as they are.
    static func suffix(of name: String) -> String? {
        let last = name.utf8.split(separator: UInt8(ascii: "/")).last ?? name.utf8[...]
        guard let dot = last.lastIndex(of: UInt8(ascii: ".")), dot != last.startIndex else { return nil }
        let suffix = last[last.index(after: dot)...]
        return String(decoding: suffix.map(ASCIILetter.small), as: UTF8.self)
    }

    /// The name without the suffix of a compression.
    static func unpackedName(_ name: String) -> String {
        guard let suffix = suffix(of: name), compressions.contains(suffix) else { return name }
        return String(name.dropLast(suffix.count + 1))
    }

    private static let compressions: Set<String> = ["gz", "bz2", "xz", "zst", "lz4", "lzma", "z"]

    /// What lies beside reports and is none, where its content does not say what it is: text for programs, programs,
    /// fonts, sheets and the like.
    private static let others: Set<String> = [
        "asp", "aspx", "avi", "bat", "bib", "bin", "bmp", "c", "cfg", "cgi", "class", "com", "conf", "cpp", "cs", "css",
        "dbf", "dll", "dwg", "eot", "exe", "geojson", "gif", "go", "h", "heic", "hpp", "htc", "ico", "inc", "ini",
        "ipynb", "java", "jpeg", "jpg", "js", "jsp", "jsx", "less", "lnk", "log", "lua", "map", "mdb", "mjs", "mov",
        "mp3", "mp4", "o", "otf", "php", "pl", "png", "ppt", "ps1", "psd", "py", "r", "rb", "rs", "rss", "scss", "sh",
        "so", "sql", "srt", "svg", "swf", "swift", "tex", "tif", "tiff", "toml", "ts", "tsx", "ttf", "url", "vbs",
        "vtt", "vue", "wav", "webmanifest", "webp", "wmv", "woff", "woff2", "xls", "xml", "xsd", "xsl", "yaml", "yml",
    ]

    /// Whether the first bytes are sentences of Vietnamese, whatever the name says: `Báo cáo của Đ.C` has a suffix by
    /// accident. Texts for programs have words of Vietnamese among their own.
    private static func isProse(_ head: [UInt8]) -> Bool {
        guard !isMarkup(head), let decoded = try? TextDecoding.decoded(head) else { return false }
        let evidence = VietnameseEvidence(decoded.utf8)
        return evidence.words >= fewestWords && evidence.markedSyllables * 2 >= evidence.words
    }

    private static let fewestWords = 8

    private static func byName(_ name: String, _ suffix: String?, head: [UInt8]) -> FileKind {
        switch suffix {
        case "txt", "text": return .plainText
        case "md", "markdown": return .markdown
        case "html", "htm", "xhtml", "shtml": return .page
        case "json": return .json
        case "csv", "tsv": return .table
        case "eml": return .mail
        case let suffix? where others.contains(suffix):
            return isProse(head) ? .plainText : .unsupported("a .\(suffix) file")
        default: break
        }
        guard head.contains(0), !TextDecoding.looksLikeUTF16(head) else { return .plainText }
        let isPromised = suffix.map(promised.contains) ?? false
        return isPromised && !isOwnerFile(name) ? .broken : .unsupported("a binary file")
    }

    /// Who has a document open, as Word notes beside it under the document's name.
    private static func isOwnerFile(_ name: String) -> Bool {
        name.utf8.split(separator: UInt8(ascii: "/")).last?.starts(with: "~$".utf8) ?? false
    }

    /// The suffixes of kinds that are told by their first bytes, and hardly ever borne by anything else.
    private static let promised: Set<String> = compressions.union([
        "7z", "cpio", "doc", "docm", "docx", "dotm", "dotx", "epub", "fodt", "mht", "mhtml", "odt", "ott", "pdf", "rar",
        "rtf", "tar", "tbz", "tbz2", "tgz", "txz", "tzst", "warc", "zip",
    ])

    /// Texts that are built so that no other is. JSONL is believed by its name, since its first line may be broken.
    private static func byContent(_ head: [UInt8], name: String, suffix: String?, map: FieldMap) -> FileKind? {
        if RunReport.isOne(head) { return .unsupported("the report of a run") }
        if suffix == "jsonl" || suffix == "ndjson" { return .jsonLines }
        let isOther = suffix.map(others.contains) ?? false
        if !isOther, let kind = json(head) { return kind }
        if MailHeader.isMail(head) { return .mail }
        if !isOther, !isFolderNote(name), MarkdownReport.isMarkdown(head, map: map) { return .markdown }
        return TableDialect.isTable(TableReader.withoutMark(head), map: map) ? .table : nil
    }

    /// JSON is an object or an array of objects; where the first line holds a whole one, it is JSONL.
    private static func json(_ head: [UInt8]) -> FileKind? {
        let start = TableReader.withoutMark(head).drop(while: isSpace)
        let inner = start.dropFirst().drop(while: isSpace).first
        if start.first == UInt8(ascii: "["), inner == UInt8(ascii: "{") { return .json }
        guard start.first == UInt8(ascii: "{"), inner == UInt8(ascii: "\"") || inner == UInt8(ascii: "}") else {
            return nil
        }
        let line = start.prefix { $0 != 0x0A }
        let isWhole = line.last { !isSpace($0) } == UInt8(ascii: "}") || line.count == start.count
        return isWhole ? .jsonLines : .json
    }
}

extension FileKind {
    private static let archives: [[UInt8]] = [
        [0x1F, 0x8B, 0x08], [0x1F, 0x9D], [0x28, 0xB5, 0x2F, 0xFD], [0xFD, 0x37, 0x7A, 0x58, 0x5A, 0x00],
        [0x04, 0x22, 0x4D, 0x18], [0x50, 0x2A, 0x4D, 0x18], [0x50, 0x4B, 0x07, 0x08],
        [0x50, 0x4B, 0x30, 0x30, 0x50, 0x4B],
        [0x37, 0x7A, 0xBC, 0xAF, 0x27, 0x1C], [0xC7, 0x71], [0x71, 0xC7],
        Array("Rar!\u{1A}\u{7}".utf8), Array("MSCF\0\0\0\0".utf8),
        Array("070701".utf8), Array("070702".utf8), Array("070707".utf8),
    ]

    /// Whether it is packed with gzip or zstd.
    static func isCompressed(_ head: [UInt8]) -> Bool {
        head.starts(with: [0x1F, 0x8B, 0x08]) || head.starts(with: [0x28, 0xB5, 0x2F, 0xFD])
    }

    /// Whether an archive's list of contents stands at its end.
    static func needsSeeking(_ head: [UInt8]) -> Bool { head.starts(with: [0x37, 0x7A, 0xBC, 0xAF, 0x27, 0x1C]) }

    private static let knownMarks: [(magic: [UInt8], name: String)] = [
        ([0x89, 0x50, 0x4E, 0x47], "a PNG image"),
        ([0xFF, 0xD8, 0xFF], "a JPEG image"),
        (Array("GIF8".utf8), "a GIF image"),
        (Array("II*\0".utf8), "a TIFF image"),
        (Array("MM\0*".utf8), "a TIFF image"),
        (Array("RIFF".utf8), "a sound, film or image"),
        (Array("ID3".utf8), "a sound"),
        ([0x00, 0x00, 0x00, 0x18, 0x66, 0x74, 0x79, 0x70], "a film"),
        ([0x00, 0x00, 0x00, 0x20, 0x66, 0x74, 0x79, 0x70], "a film"),
        ([0x7F, 0x45, 0x4C, 0x46], "a program"),
        (Array("SQLite format 3\0".utf8), "a database"),
        (Array("MZ".utf8), "a program"),
        ([0x4C, 0x00, 0x00, 0x00], "a link of Windows"),
        ([0xFF, 0x57, 0x50, 0x43], "a WordPerfect document"),
        ([0xDB, 0xA5], "a document of an old Word"),
        ([0xFE, 0x37], "a document of an old Word"),
        ([0x31, 0xBE], "a document of an old Word"),
        ([0x02, 0x21, 0x4C, 0x18], "a file packed by an old lz4"),
    ]

    private static func byMagic(_ head: [UInt8], suffix: String?) -> FileKind? {
        if head.starts(with: [0x50, 0x4B, 0x03, 0x04]) { return zip(head, suffix: suffix) }
        if head.starts(with: [0x50, 0x4B, 0x05, 0x06]) { return .archive }
        if head.starts(with: Array("WARC/".utf8)) { return .webArchive }
        if head.starts(with: Array("{\\rtf".utf8)) { return .richText }
        if head.starts(with: [0xD0, 0xCF, 0x11, 0xE0, 0xA1, 0xB1, 0x1A, 0xE1]) { return .compound }
        if head.prefix(64).drop(while: isSpace).starts(with: Array("%PDF-".utf8)) { return .pdf }
        if archives.contains(where: head.starts(with:)) { return .archive }
        if isBzip2(head) || isLZMA(head, suffix: suffix) || isISO(head) || isTar(head) { return .archive }
        if suffix == "tar", isEmptyTar(head) { return .archive }
        // Short ones may begin a text.
        let mark = knownMarks.first { head.starts(with: $0.magic) && ($0.magic.count > 3 || head.contains(0)) }
        return mark.map { .unsupported($0.name) }
    }

    /// Office documents and electronic books are zips too: the name of their first entry, or their own, says that
    /// they may be.
    private static func zip(_ head: [UInt8], suffix: String?) -> FileKind {
        let firstName = head.dropFirst(30).prefix(19)
        let marks = [
            "[Content_Types].xml", "_rels/", "docProps/", "word/", "customXml/", "mimetype", "META-INF/", "OEBPS/",
            "OPS/", "content.xml",
        ]
        let isLikely = marks.contains { firstName.starts(with: $0.utf8) }
        return isLikely || suffix.map(documents.contains) == true ? .package : .archive
    }

    private static let documents: Set<String> = [
        "docx", "docm", "dotx", "dotm", "odt", "ott", "epub", "xlsx", "pptx", "ods", "odp",
    ]

    private static func isBzip2(_ head: [UInt8]) -> Bool {
        head.count > 10 && head.starts(with: Array("BZh".utf8)) && (0x31...0x39).contains(head[3])
            && (head[4..<10].elementsEqual([0x31, 0x41, 0x59, 0x26, 0x53, 0x59])
                || head[4..<10].elementsEqual([0x17, 0x72, 0x45, 0x38, 0x50, 0x90]))
    }

    /// The old format has no mark worth the name, so its suffix must agree.
    private static func isLZMA(_ head: [UInt8], suffix: String?) -> Bool {
        suffix == "lzma" && head.starts(with: [0x5D, 0x00, 0x00])
    }

    private static func isISO(_ head: [UInt8]) -> Bool {
        head.count > 32774 && head[32769..<32774].elementsEqual("CD001".utf8)
    }

    /// By the header's checksum, which tars from before 1988 have too, or by its mark: the header may be damaged.
    static func isTar(_ head: [UInt8]) -> Bool {
        guard head.count >= 512, head[0] != 0 else { return false }
        var stored = 0
        for byte in head[148..<156] where (0x30...0x37).contains(byte) { stored = stored << 3 | Int(byte & 7) }
        var sum = 8 * 0x20
        for (index, byte) in head[..<512].enumerated() where !(148..<156).contains(index) { sum += Int(byte) }
        return stored == sum || head[257..<262].elementsEqual("ustar".utf8)
    }

    /// A small tar that holds nothing is its end mark alone, filled up or not. More zeros may be what is left of one.
    private static func isEmptyTar(_ head: [UInt8]) -> Bool {
        (head.count == 1024 || head.count % 10_240 == 0) && head.count < EntryStream.headBytes
            && head.allSatisfy { $0 == 0 }
    }

    /// What text in tags is, by the first tag, white space and comments aside: a page, an OpenDocument in one file, or
    /// nil for anything else.
    private static func byMarkup(_ head: [UInt8], suffix: String?) -> FileKind? {
        let start = firstTag(head)
        let name = start.prefix(32).map(ASCIILetter.small)
        if pageTags.contains(where: { isTag($0, at: name) }) { return .page }
        // Markdown and programs begin with such tags too.
        let isOther = suffix.map { others.contains($0) || $0 == "md" || $0 == "markdown" } ?? false
        if !isOther, bodyTags.contains(where: { isTag($0, at: name) }) { return .page }
        guard isTag("<office:document", at: name) else { return nil }
        var scanner = XMLScanner(Array(start))
        guard scanner.next() == .start, let type = scanner.attribute("mimetype") else { return nil }
        return OfficePackage.isText(openDocument: type)
            ? .openDocument : .unsupported("an OpenDocument file that is no text")
    }

    /// Whether a body begins as text in tags does.
    static func isMarkup(_ head: [UInt8]) -> Bool { firstTag(head).first == UInt8(ascii: "<") }

    /// From the first tag on; what is no tag where there is none.
    private static func firstTag(_ head: [UInt8]) -> ArraySlice<UInt8> {
        var rest = TableReader.withoutMark(head)[...].drop(while: isSpace)
        for (open, close) in [("<?xml", "?>"), ("<!--", "-->")] {
            while rest.starts(with: open.utf8) {
                guard let end = rest.indices.first(where: { rest[$0...].starts(with: close.utf8) }) else { return [] }
                rest = rest[(end + close.utf8.count)...].drop(while: isSpace)
            }
        }
        return rest
    }

    private static let pageTags = ["<!doctype html", "<html", "<head", "<body"]

    /// The tags that browsers tell the inside of a page by (WHATWG, MIME Sniffing, 7.1).
    private static let bodyTags = [
        "<script", "<iframe", "<h1", "<div", "<font", "<table", "<a", "<style", "<title", "<b", "<br", "<p",
    ]

    /// Whether a tag stands there and its name ends there.
    private static func isTag(_ tag: String, at start: [UInt8]) -> Bool {
        let end = tag.utf8.count
        return start.starts(with: tag.utf8) && end < start.count && (isSpace(start[end]) || start[end] == 0x3E)
    }

    private static func isSpace(_ byte: UInt8) -> Bool { byte == 0x20 || (0x09...0x0D).contains(byte) }
}
