/// The encodings in which a rich text writes its characters: of the whole, and of each font.
struct RichTextFonts {
    enum Encoding: Equatable {
        case windows1252, windows1258, utf8
        /// Of a font from before Unicode.
        case font(LegacyFont)
    }

    private var encodings: [Int: Encoding] = [:]
    /// Of the document.
    private var page: Encoding = .windows1252
    /// The font used where none is named.
    var defaultFont = 0

    // Of the font whose entry is being read.
    private var number = 0
    private var charset: Int?
    private var name: [UInt8] = []

    private static let mostFonts = 10_000
    private static let longestName = 128

    /// What `\ansicpg` says.
    mutating func setPage(_ number: Int?) { page = Self.encoding(page: number) ?? .windows1252 }

    private static func encoding(page: Int?) -> Encoding? {
        switch page {
        case 1258: return .windows1258
        case 65001: return .utf8
        default: return nil
        }
    }

    /// Reads a part of the table of fonts.
    mutating func read(_ part: RichTextScanner.Part) {
        switch part {
        case .control("f", let value): number = value ?? 0
        case .control("fcharset", let value): charset = value
        case .control("cpg", let value):
            if Self.encoding(page: value) == .windows1258 { charset = Self.vietnamese }
        case .character(UInt8(ascii: ";")): endEntry()
        case .character(let byte):
            if name.count < Self.longestName, byte > 0x20 || !name.isEmpty { name.append(byte) }
        default: break
        }
    }

    /// The number that Windows has for the characters of Vietnamese.
    private static let vietnamese = 163
    /// The number for the characters of western Europe.
    private static let western = 0

    private mutating func endEntry() {
        defer {
            name.removeAll(keepingCapacity: true)
            charset = nil
        }
        guard encodings.count < Self.mostFonts else { return }
        let name = String(decoding: name, as: UTF8.self)
        if let legacy = LegacyFont(name) {
            encodings[number] = .font(legacy)
        } else if charset == Self.vietnamese {
            encodings[number] = .windows1258
        } else if charset == Self.western, page != .utf8 {
            encodings[number] = .windows1252
        }
    }

    /// The encoding of characters in a font.
    func encoding(of font: Int) -> Encoding { encodings[font] ?? page }
}
