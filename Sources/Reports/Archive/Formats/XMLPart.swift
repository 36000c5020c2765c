/// What the formats that are zips of XML have in common.
enum XMLPart {
    /// A part as UTF-8; empty where there is none.
    static func utf8(_ part: [UInt8]?) throws(Skipped.Reason) -> [UInt8] {
        guard let part, !part.isEmpty else { return [] }
        let isWide = TextDecoding.looksLikeUTF16(part)
        guard isWide || !ZeroedText.isOne(part) else { throw .binary }
        return try TextDecoding.decoded(part, wanted: isWide ? nil : .utf8, isMarkup: true).utf8
    }

    /// Title and author of a part of properties, or in front of a text, in the elements of Dublin Core.
    static func properties(_ part: [UInt8]) -> DocumentProperties {
        var properties = DocumentProperties()
        var scanner = XMLScanner(part)
        while let event = scanner.next() {
            guard event == .start else { continue }
            switch scanner.name {
            case "title": properties.title = properties.title ?? scanner.elementText()
            case "creator", "initial-creator": properties.author = properties.author ?? scanner.elementText()
            case "body": return properties
            default: break
            }
        }
        return properties
    }
}

extension XMLScanner {
    /// All text in the element whose start tag came last, which is then passed.
    mutating func elementText() -> String {
        var bytes: [UInt8] = []
        let outer = depth - 1
        while depth > outer, let event = next() {
            if event == .text { appendText(to: &bytes) }
        }
        return String(decoding: bytes, as: UTF8.self)
    }
}
