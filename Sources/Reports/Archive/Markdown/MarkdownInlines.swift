/// Takes the marks out of one block of Markdown: of emphasis, code, links, pictures and tags; entities become
/// characters.
struct MarkdownInlines {
    /// Brackets inside one another beyond this are text.
    private static let deepest = 256

    private let bytes: [UInt8]
    /// Whether a byte is left out: so many ranges begin there less those that have ended, summed up from the start.
    private var changes: [Int32]
    /// What stands in the place of something left out, in the order of places.
    private var inserted: [(place: Int, text: [UInt8])] = []
    private var openBrackets: [(start: Int, isPicture: Bool)] = []
    /// Marks of emphasis that may be closed: where they start, and how many are not closed yet.
    private var openMarks: [UInt8: [Range<Int>]] = [:]
    private var tags: MarkdownTags
    /// What links may point to by a name.
    private let labels: Set<[UInt8]>

    /// The text of a block; a line feed stands where the block breaks a line.
    /// - Parameter labels: of the definitions in the text, see ``MarkdownLine/label``.
    /// - Complexity: linear.
    static func text(_ block: [UInt8], labels: Set<[UInt8]>) -> [UInt8] {
        guard block.contains(where: { "*_`~[]<\\&".utf8.contains($0) }) else { return block }
        var inlines = MarkdownInlines(block, labels)
        inlines.mark()
        return inlines.kept()
    }

    private init(_ bytes: [UInt8], _ labels: Set<[UInt8]>) {
        self.bytes = bytes
        self.labels = labels
        changes = [Int32](repeating: 0, count: bytes.count + 1)
        tags = MarkdownTags(bytes)
    }

    private mutating func leaveOut(_ range: Range<Int>) {
        changes[range.lowerBound] += 1
        changes[range.upperBound] -= 1
    }

    private func kept() -> [UInt8] {
        var text: [UInt8] = []
        text.reserveCapacity(bytes.count)
        var depth: Int32 = 0
        var next = 0
        for (index, byte) in bytes.enumerated() {
            if next < inserted.count, inserted[next].place == index {
                text += inserted[next].text
                next += 1
            }
            depth += changes[index]
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
            case UInt8(ascii: "*"), UInt8(ascii: "_"), UInt8(ascii: "~"): index = emphasis(index)
            case UInt8(ascii: "<"): index = tag(index)
            case UInt8(ascii: "&"): index = entity(index)
            case UInt8(ascii: "["):
                if openBrackets.count < Self.deepest {
                    openBrackets.append((index, index > 0 && bytes[index - 1] == UInt8(ascii: "!")))
                }
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

    private mutating func entity(_ index: Int) -> Int {
        guard let (scalar, end) = CharacterEntities.entity(bytes, at: index) else { return index + 1 }
        inserted.append((index, ScalarText.utf8([scalar])))
        leaveOut(index..<end)
        return end
    }

    private mutating func tag(_ index: Int) -> Int {
        switch tags.tag(at: index) {
        case nil: return index + 1
        case .address(let end):
            leaveOut(index..<index + 1)
            leaveOut(end - 1..<end)
            return end
        case .markup(let end, let instead):
            if !instead.isEmpty { inserted.append((index, instead)) }
            leaveOut(index..<end)
            return end
        }
    }

    private static func isPunctuation(_ byte: UInt8) -> Bool {
        switch byte {
        case 0x21...0x2F, 0x3A...0x40, 0x5B...0x60, 0x7B...0x7E: return true
        default: return false
        }
    }
}

extension MarkdownInlines {
    /// A run of marks: as many of it as fit what was opened before close it, others may open.
    private mutating func emphasis(_ start: Int) -> Int {
        let mark = bytes[start]
        let end = bytes[start...].firstIndex { $0 != mark } ?? bytes.count
        if mark == UInt8(ascii: "~"), end - start != 2 { return end }
        let before = byte(start - 1) ?? 0x20
        let after = byte(end) ?? 0x20
        let isWordBefore = before > 0x20 && !Self.isPunctuation(before)
        let isWordAfter = after > 0x20 && !Self.isPunctuation(after)
        // Inside a word a low line is a letter of its own.
        let isLetter = mark == UInt8(ascii: "_")
        let closes = before > 0x20 && !(isLetter && isWordAfter)
        let opens = after > 0x20 && (isLetter ? !isWordBefore : isWordAfter || !isWordBefore)
        for range in Self.match(start..<end, closes: closes, opens: opens, &openMarks[mark, default: []]) {
            leaveOut(range)
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

    /// The end of what a bracket opened: with an address or a known label behind it, a link or a picture; `[^1]`, the
    /// mark of a note.
    private mutating func link(_ close: Int) -> Int {
        guard let open = openBrackets.popLast() else { return close + 1 }
        if byte(open.start + 1) == UInt8(ascii: "^"), close - open.start > 2, byte(close + 1) != UInt8(ascii: "(") {
            let isNote = byte(close + 1) == UInt8(ascii: ":")
            leaveOut(open.start..<close + (isNote ? 2 : 1))
            return close + 1
        }
        let isLabel = labels.contains(MarkdownLine.label(bytes[open.start + 1..<close]))
        guard let end = MarkdownAddress.end(bytes, close + 1, labels) ?? (isLabel ? close + 1 : nil) else {
            return close + 1
        }
        if open.isPicture {
            leaveOut(open.start - 1..<end)
            while let last = inserted.last, last.place > open.start { inserted.removeLast() }
        } else {
            leaveOut(open.start..<open.start + 1)
            leaveOut(close..<end)
        }
        return end
    }
}
