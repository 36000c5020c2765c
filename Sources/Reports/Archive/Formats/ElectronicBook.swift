/// Reads the text of an electronic book (EPUB): its pages in the order in which they are read, as one report.
enum ElectronicBook {
    /// - Throws: `badArchive` where the book does not say what its pages are, and what a page of it throws.
    /// - Complexity: linear in the pages.
    static func content(_ package: OfficePackage, within limits: ArchiveOptions.Limits) throws(Skipped.Reason)
        -> DocumentContent
    {
        let container = try XMLPart.utf8(package.parts["META-INF/container.xml"])
        guard let path = rootFile(container), let part = package.parts[path] else {
            throw .badArchive("the book has no list of its pages")
        }
        let folder = path.utf8.lastIndex(of: UInt8(ascii: "/")).map { String(path[...$0]) } ?? ""
        let list = PageList(try XMLPart.utf8(part))
        var text: [UInt8] = []
        // A page that is named more than once, under whatever names, is read once: else a small book could fill memory.
        var unread = package.parts
        for page in list.pages {
            guard let bytes = unread.removeValue(forKey: resolved(page, in: folder)) else { continue }
            text += try HTMLReport.wholeText(bytes, within: limits)
        }
        var content = DocumentContent(text: text)
        content.given.title = list.title
        content.given.author = list.author
        content.given.date = list.date
        return content
    }

    private static func rootFile(_ container: [UInt8]) -> String? {
        var scanner = XMLScanner(container)
        while let event = scanner.next() {
            if event == .start, scanner.name == "rootfile" { return scanner.attribute("full-path") }
        }
        return nil
    }

    /// The entry that a reference of the list leads to.
    private static func resolved(_ reference: String, in folder: String) -> String {
        var path: [Substring] = []
        let reference = PercentEncoding.decoded(reference.prefix { $0 != "#" })
        for part in (folder + reference).split(separator: "/") {
            if part == ".." { _ = path.popLast() } else if part != "." { path.append(part) }
        }
        return path.joined(separator: "/")
    }
}

/// The package document of a book: what it says of itself, and its pages in order.
private struct PageList {
    private(set) var title: String?
    private(set) var author: String?
    private(set) var date: String?
    private(set) var pages: [String] = []

    init(_ part: [UInt8]) {
        var files: [String: String] = [:]
        var order: [String] = []
        var scanner = XMLScanner(part)
        while let event = scanner.next() {
            guard event == .start else { continue }
            switch scanner.name {
            case "title": title = title ?? Self.line(&scanner)
            case "creator":
                let name = Self.line(&scanner)
                // As LibreOffice writes where it knows none.
                if name != "Unknown Author" { author = author ?? name }
            case "date":
                let isOther = scanner.attribute("event").map { $0 != "publication" } ?? false
                let value = Self.line(&scanner)
                if !isOther { date = date ?? value }
            case "item":
                guard let id = scanner.attribute("id"), let file = scanner.attribute("href"),
                    scanner.attribute("properties")?.split(separator: " ").contains("nav") != true
                else { break }
                files[id] = file
            case "itemref":
                if let id = scanner.attribute("idref") { order.append(id) }
            default: break
            }
        }
        pages = order.compactMap { files[$0] }
    }

    private static func line(_ scanner: inout XMLScanner) -> String? {
        let line = TextLines.oneLine(Array(scanner.elementText().utf8))
        return line.isEmpty ? nil : line
    }
}
