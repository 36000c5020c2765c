/// A zip that is one document: its parts of XML, by name.
struct OfficePackage {
    enum Kind {
        case word, openDocument, book
        /// Known, but not read; what it is.
        case other(String)
    }

    private(set) var parts: [String: [UInt8]] = [:]
    /// The content of the entry `mimetype`, which OpenDocument and EPUB begin with.
    private var type = ""

    /// - Parameters:
    ///   - bytes: a zip.
    ///   - limits: `markupBytes` are those of all parts together.
    /// - Returns: nil for a zip that is an archive of files and not a document.
    /// - Throws: `badArchive`, `encrypted` or `tooLarge`.
    init?(_ bytes: [UInt8], budget: ExpansionBudget, _ limits: ArchiveOptions.Limits) throws(Skipped.Reason) {
        let archive = try PackedArchive(bytes, budget: budget)
        var left = limits.markupBytes
        while try archive.next() {
            let name = String(decoding: archive.name, as: UTF8.self)
            guard archive.kind == .file, parts[name] == nil, Self.isText(name) else { continue }
            if archive.isEncrypted { throw .encrypted }
            var stream = try EntryStream(.entry(archive))
            let content = try stream.readAll(limit: left, as: limits.causeOfMarkup)
            left -= content.count
            if name == "mimetype" { type = String(decoding: content, as: UTF8.self) } else { parts[name] = content }
        }
        if kind == nil { return nil }
    }

    /// What it is; nil for a plain archive.
    var kind: Kind? {
        if type.hasPrefix("application/epub+zip") || (type.isEmpty && parts["META-INF/container.xml"] != nil) {
            return .book
        }
        if type.hasPrefix("application/vnd.oasis.opendocument.") {
            return Self.isText(openDocument: type) ? .openDocument : .other("an OpenDocument file that is no text")
        }
        guard let types = parts["[Content_Types].xml"] else {
            return parts["content.xml"] != nil && parts["META-INF/manifest.xml"] != nil ? .openDocument : nil
        }
        let main = mainPart
        if main.hasSuffix("workbook.xml") { return .other("an Excel workbook") }
        if main.hasSuffix("presentation.xml") { return .other("a PowerPoint presentation") }
        guard parts[main] != nil else { return types.isEmpty ? nil : .other("an Office document") }
        return .word
    }

    /// - Throws: `unsupportedType`, `badArchive`, `binary`, `undecodable` or `tooLarge`.
    func content(within limits: ArchiveOptions.Limits) throws(Skipped.Reason) -> DocumentContent {
        switch kind {
        case .word: return try WordDocument.content(self)
        case .openDocument: return try OpenDocument.content(self)
        case .book: return try ElectronicBook.content(self, within: limits)
        case .other(let type): throw .unsupportedType(type)
        case nil: throw .unsupportedType("an Office document")
        }
    }

    /// The part of an Office document that the others hang on.
    var mainPart: String {
        var scanner = XMLScanner(parts["_rels/.rels"] ?? [])
        while let event = scanner.next() {
            guard event == .start, scanner.name == "Relationship",
                scanner.attribute("Type")?.hasSuffix("/officeDocument") == true,
                let target = scanner.attribute("Target")
            else { continue }
            return target.hasPrefix("/") ? String(target.dropFirst()) : target
        }
        return "word/document.xml"
    }

    /// Whether a type of OpenDocument is that of texts.
    static func isText(openDocument type: String) -> Bool { type.hasPrefix("application/vnd.oasis.opendocument.text") }

    private static func isText(_ name: String) -> Bool {
        if name == "mimetype" { return true }
        guard !name.hasPrefix("word/theme/"), let suffix = FileKind.suffix(of: name) else {
            return name.hasSuffix("/.rels")
        }
        return ["xml", "rels", "opf", "xhtml", "html", "htm"].contains(suffix)
    }
}
