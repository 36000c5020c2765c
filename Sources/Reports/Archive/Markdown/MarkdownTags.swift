/// The tags of HTML in one block of Markdown, asked for from left to right.
struct MarkdownTags {
    enum Found {
        /// An address in pointed brackets, and where these end.
        case address(end: Int)
        /// A tag, a comment, or an element whose content is no text: where it ends, and what stands for it.
        case markup(end: Int, instead: [UInt8])
    }

    /// Tags longer than this are text.
    private static let longest = 2048

    private let bytes: [UInt8]
    /// The first `>` and the first end of a comment that are not passed; past the end where there is none.
    private var nextClose = -1
    private var nextCommentEnd = -1
    /// Elements that are closed nowhere in the rest of the block.
    private var unclosed: Set<[UInt8]> = []

    init(_ bytes: [UInt8]) { self.bytes = bytes }

    /// What begins at a `<`; nil where that is text.
    /// - Complexity: linear over all calls.
    mutating func tag(at index: Int) -> Found? {
        if bytes[index...].starts(with: "<!--".utf8) {
            return commentEnd(index + 4).map { .markup(end: $0, instead: []) }
        }
        guard index + 1 < bytes.count, bytes[index + 1] == UInt8(ascii: "/") || Self.isLetter(bytes[index + 1]) else {
            return nil
        }
        if nextClose <= index {
            nextClose = ByteSearch.firstIndex(of: UInt8(ascii: ">"), in: bytes, index..<bytes.count) ?? bytes.count
        }
        guard nextClose < bytes.count, nextClose - index < Self.longest else { return nil }
        let end = nextClose + 1
        let inside = bytes[index + 1..<nextClose]
        if !inside.contains(0x20), inside.contains(UInt8(ascii: ":")) || inside.contains(UInt8(ascii: "@")) {
            return .address(end: end)
        }
        let name = inside.drop { $0 == UInt8(ascii: "/") }.prefix { Self.isLetter($0) || (0x30...0x39).contains($0) }
            .map(ASCIILetter.small)
        let tag = HTMLTag(name: String(decoding: name, as: UTF8.self))
        switch tag {
        case .script, .style:
            return .markup(
                end: inside.first == UInt8(ascii: "/") ? end : elementEnd(name, from: end) ?? end, instead: [])
        case .td, .th: return .markup(end: end, instead: [0x20])
        default: return .markup(end: end, instead: tag == .br || tag.isBlock ? [0x0A] : [])
        }
    }

    private mutating func commentEnd(_ start: Int) -> Int? {
        if nextCommentEnd <= start {
            var from = min(start, bytes.count)
            nextCommentEnd = bytes.count + 1
            while let end = ByteSearch.firstIndex(of: UInt8(ascii: ">"), in: bytes, from..<bytes.count) {
                if bytes[..<end].suffix(2).elementsEqual("--".utf8) {
                    nextCommentEnd = end + 1
                    break
                }
                from = end + 1
            }
        }
        return nextCommentEnd <= bytes.count ? nextCommentEnd : nil
    }

    private mutating func elementEnd(_ name: [UInt8], from start: Int) -> Int? {
        guard !unclosed.contains(name) else { return nil }
        let close = Array("</".utf8) + name
        var from = start
        while let open = ByteSearch.firstIndex(of: UInt8(ascii: "<"), in: bytes, from..<bytes.count) {
            if bytes[open...].prefix(close.count).map(ASCIILetter.small) == close { return open }
            from = open + 1
        }
        unclosed.insert(name)
        return nil
    }

    private static func isLetter(_ byte: UInt8) -> Bool { (0x61...0x7A).contains(byte | 0x20) }
}
