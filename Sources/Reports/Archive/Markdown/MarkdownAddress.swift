/// Where a link in Markdown points to.
enum MarkdownAddress {
    /// Titles and labels longer than this are text.
    private static let longest = 512
    private static let deepest = 32

    /// Where what stands behind a link's text ends: `(address "title")` or `[label]`; nil where it is neither.
    /// - Parameter labels: that are defined.
    /// - Complexity: linear in what it passes, which no other call passes but for ``longest`` bytes.
    static func end(_ bytes: [UInt8], _ start: Int, _ labels: Set<[UInt8]>) -> Int? {
        guard start < bytes.count else { return nil }
        switch bytes[start] {
        case UInt8(ascii: "("):
            guard let address = addressEnd(bytes, passSpace(bytes, start + 1)) else { return nil }
            let behind = passSpace(bytes, address)
            let end = behind > address ? passSpace(bytes, titleEnd(bytes, behind) ?? behind) : behind
            return end < bytes.count && bytes[end] == UInt8(ascii: ")") ? end + 1 : nil
        case UInt8(ascii: "["):
            let room = bytes[start..<min(start + longest, bytes.count)]
            guard let close = room.firstIndex(of: UInt8(ascii: "]")) else { return nil }
            let label = MarkdownLine.label(bytes[start + 1..<close])
            return label.isEmpty || labels.contains(label) ? close + 1 : nil
        default: return nil
        }
    }

    private static func passSpace(_ bytes: [UInt8], _ start: Int) -> Int {
        bytes[start...].firstIndex { $0 > 0x20 } ?? bytes.count
    }

    /// Without white space, or between pointed brackets; with its own brackets in pairs. A square bracket is none of an
    /// address that people write, and begins the next link.
    private static func addressEnd(_ bytes: [UInt8], _ start: Int) -> Int? {
        if start < bytes.count, bytes[start] == UInt8(ascii: "<") {
            let room = bytes[start..<min(start + longest, bytes.count)]
            return room.firstIndex { $0 == UInt8(ascii: ">") }.map { $0 + 1 }
        }
        var depth = 0
        for index in start..<bytes.count {
            switch bytes[index] {
            case 0...0x20: return depth == 0 ? index : nil
            case UInt8(ascii: "["), UInt8(ascii: "]"): return nil
            case UInt8(ascii: "("):
                depth += 1
                if depth > deepest { return nil }
            case UInt8(ascii: ")"):
                if depth == 0 { return index }
                depth -= 1
            default: break
            }
        }
        return nil
    }

    private static func titleEnd(_ bytes: [UInt8], _ start: Int) -> Int? {
        guard start < bytes.count, "\"'(".utf8.contains(bytes[start]) else { return nil }
        let close = bytes[start] == UInt8(ascii: "(") ? UInt8(ascii: ")") : bytes[start]
        return bytes[(start + 1)..<min(start + longest, bytes.count)].firstIndex(of: close).map { $0 + 1 }
    }
}
