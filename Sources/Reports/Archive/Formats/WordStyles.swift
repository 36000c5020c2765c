/// The fonts that the styles of a Word document give.
struct WordStyles {
    private var fonts: [String: String] = [:]
    private var parents: [String: String] = [:]
    private var defaultFont: String?
    private var defaultParagraph: String?

    /// Styles that are based on one another, at most so many; a circle ends too.
    private static let longestChain = 16

    /// - Parameter part: `styles.xml`, UTF-8.
    init(_ part: [UInt8]) {
        var scanner = XMLScanner(part)
        var style: String?
        while let event = scanner.next() {
            if event == .end, scanner.name == "style" { style = nil }
            guard event == .start else { continue }
            switch scanner.name {
            case "style":
                style = scanner.attribute("styleId")
                if scanner.attribute("type") == "paragraph", scanner.attribute("default") == "1" {
                    defaultParagraph = style
                }
            case "basedOn":
                if let style { parents[style] = scanner.attribute("val") }
            case "rFonts":
                guard let font = Self.font(scanner) else { break }
                if let style { fonts[style] = font } else if defaultFont == nil { defaultFont = font }
            default: break
            }
        }
    }

    /// The font of an element `rFonts`.
    static func font(_ scanner: XMLScanner) -> String? { scanner.attribute("ascii") ?? scanner.attribute("hAnsi") }

    /// The font of text in a paragraph's style, then of a document without.
    func font(of style: String?) -> String? {
        var next = style ?? defaultParagraph
        for _ in 0..<Self.longestChain {
            guard let name = next else { break }
            if let font = fonts[name] { return font }
            next = parents[name]
        }
        return defaultFont
    }
}
