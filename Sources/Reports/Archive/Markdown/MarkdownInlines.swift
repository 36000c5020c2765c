/// Takes the marks out of one block of Markdown: of emphasis, code, links, pictures and tags.
struct MarkdownInlines {
    /// Addresses and tags longer than this are text.
    private static let longest = 2048

    private let bytes: [UInt8]
    /// Whether a byte is left out: so many ranges begin there less those that have ended, summed up from the start.
    private var changes: [Int32]
    private var breaks: Set<Int> = []
    private var openBrackets: [(start: Int, isPicture: Bool)] = []
    /// Marks of emphasis that may be closed, by mark: where they start, and how many are not closed yet.
    private var openStars: [Range<Int>] = []
    private var openLines: [Range<Int>] = []

    /// The text of a block; a line feed stands where the block breaks a line.
    /// - Complexity: linear.
    static func text(_ block: [UInt8]) -> [UInt8] {
        guard block.contains(where: { "*_`[]<\\".utf8.contains($0) }) else { return block }
        var inlines = MarkdownInlines(block)
        inlines.mark()
        return inlines.kept()
    }

    private init(_ bytes: [UInt8]) {
        self.bytes = bytes
        changes = [Int32](repeating: 0, count: bytes.count + 1)
    }

    private mutating func leaveOut(_ range: Range<Int>) {
        changes[range.lowerBound] += 1
        changes[range.upperBound] -= 1
    }

    private func kept() -> [UInt8] {
        var text: [UInt8] = []
        text.reserveCapacity(bytes.count)
        var depth: Int32 = 0
        for (index, byte) in bytes.enumerated() {
            depth += changes[index]
            if breaks.contains(index) { text.append(0x0A) }
            if depth == 0 { text.append(byte) }
        }
        return text
    }

    private mutating func mark() {
        var index = 0
        while index < bytes.count {
            switch bytes[index] {
            case UInt8(ascii: "\\"): index = escape(index)
            case UInt8(ascii: "`"):
                leaveOut(index..<index + 1)
                index += 1
            case UInt8(ascii: "*"), UInt8(ascii: "_"): index = emphasis(index)
            case UInt8(ascii: "<"): index = tag(index)
            case UInt8(ascii: "["):
                openBrackets.append((index, index > 0 && bytes[index - 1] == UInt8(ascii: "!")))
                index += 1
            case UInt8(ascii: "]"): index = link(index)
            default: index += 1
            }
        }
    }

    private func byte(_ index: Int) -> UInt8? { bytes.indices.contains(index) ? bytes[index] : nil }

    private mutating func escape(_ index: Int) -> Int {
        guard let next = byte(index + 1), Self.isPunctuation(next) else { return index + 1 }
        leaveOut(index..<index + 1)
        return index + 2
    }

    private static func isPunctuation(_ byte: UInt8) -> Bool {
        switch byte {
        case 0x21...0x2F, 0x3A...0x40, 0x5B...0x60, 0x7B...0x7E: return true
        default: return false
        }
    }
}

extension MarkdownInlines {
    /// A run of stars or low lines: as many of it as fit what was opened before close it, others may open.
    private mutating func emphasis(_ start: Int) -> Int {
        let mark = bytes[start]
        let end = bytes[start...].firstIndex { $0 != mark } ?? bytes.count
        let before = byte(start - 1) ?? 0x20
        let after = byte(end) ?? 0x20
        let mayClose = before > 0x20
        let mayOpen = after > 0x20
        let isWordBefore = before > 0x20 && !Self.isPunctuation(before)
        let isWordAfter = after > 0x20 && !Self.isPunctuation(after)
        if mark == UInt8(ascii: "*") {
            let opens = mayOpen && (isWordAfter || !isWordBefore)
            Self.match(start..<end, closes: mayClose, opens: opens, &openStars).forEach { leaveOut($0) }
        } else {
            // Inside a word a low line is a letter of its own.
            Self.match(start..<end, closes: mayClose && !isWordAfter, opens: mayOpen && !isWordBefore, &openLines)
                .forEach { leaveOut($0) }
        }
        return end
    }

    /// The marks of a run and of those it closes that are no text.
    private static func match(_ run: Range<Int>, closes: Bool, opens: Bool, _ open: inout [Range<Int>])
        -> [Range<Int>]
    {
        var run = run
        var matched: [Range<Int>] = []
        while closes, !run.isEmpty, let last = open.popLast() {
            let count = min(last.count, run.count)
            matched += [last.upperBound - count..<last.upperBound, run.lowerBound..<run.lowerBound + count]
            run = run.lowerBound + count..<run.upperBound
            if last.count > count { open.append(last.lowerBound..<last.upperBound - count) }
        }
        if opens, !run.isEmpty { open.append(run) }
        return matched
    }

    /// A tag or a comment, which is left out, or an address in pointed brackets, which is text without them.
    private mutating func tag(_ index: Int) -> Int {
        guard let next = byte(index + 1) else { return index + 1 }
        let isComment = bytes[index...].starts(with: "<!--".utf8)
        guard isComment || next == UInt8(ascii: "/") || Self.isLetter(next) else { return index + 1 }
        let room = bytes[index..<min(index + Self.longest, bytes.count)]
        let close = isComment ? Self.commentEnd(room) : room.firstIndex(of: UInt8(ascii: ">"))
        guard let close else { return index + 1 }
        let inside = bytes[index + 1..<close]
        if !isComment, !inside.contains(0x20), inside.contains(UInt8(ascii: ":")) || inside.contains(0x40) {
            leaveOut(index..<index + 1)
            leaveOut(close..<close + 1)
        } else {
            let name = inside.prefix { Self.isLetter($0) }.map(ASCIILetter.small)
            if name.elementsEqual("br".utf8) { breaks.insert(index) }
            leaveOut(index..<close + 1)
        }
        return close + 1
    }

    private static func commentEnd(_ room: ArraySlice<UInt8>) -> Int? {
        room.indices.dropFirst(4).first { room[$0] == 0x3E && room[$0 - 1] == 0x2D && room[$0 - 2] == 0x2D }
    }

    private static func isLetter(_ byte: UInt8) -> Bool { (0x61...0x7A).contains(byte | 0x20) }

    /// The end of what a bracket opened: with an address behind it, a link or a picture; `[^1]`, a note's mark.
    private mutating func link(_ close: Int) -> Int {
        guard let open = openBrackets.popLast() else { return close + 1 }
        if byte(open.start + 1) == UInt8(ascii: "^"), close - open.start > 2, byte(close + 1) != UInt8(ascii: "(") {
            let isNote = byte(close + 1) == UInt8(ascii: ":")
            leaveOut(open.start..<close + (isNote ? 2 : 1))
            return close + 1
        }
        guard let end = addressEnd(close + 1) else { return close + 1 }
        if open.isPicture {
            leaveOut(open.start - 1..<end)
        } else {
            leaveOut(open.start..<open.start + 1)
            leaveOut(close..<end)
        }
        return end
    }

    /// Where the address behind a link's text ends: `(address "title")`, with brackets in pairs, or `[label]`.
    private func addressEnd(_ start: Int) -> Int? {
        guard byte(start) == UInt8(ascii: "(") else { return nil }
        var depth = 0
        for index in start..<min(start + Self.longest, bytes.count) {
            switch bytes[index] {
            case UInt8(ascii: "("): depth += 1
            case UInt8(ascii: ")"):
                depth -= 1
                if depth == 0 { return index + 1 }
            default: break
            }
        }
        return nil
    }
}
