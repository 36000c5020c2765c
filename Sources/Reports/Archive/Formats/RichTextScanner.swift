/// Cuts rich text (RTF) into its parts, front to back.
struct RichTextScanner {
    enum Part {
        case open, close
        /// A control word with its number, such as `\f` with 3; a control sign is a word of one character.
        case control(String, Int?)
        /// A character of the code page that is in force.
        case character(UInt8)
    }

    private let bytes: [UInt8]
    private var index = 0
    /// How many groups are open.
    private(set) var depth = 0
    /// What stands in groups: some programs write NULs behind the last.
    private(set) var zeros = ZeroedText()

    private static let longestWord = 32

    init(_ bytes: [UInt8]) { self.bytes = bytes }

    /// The next part; nil at the end.
    /// - Complexity: linear over all calls.
    mutating func next() -> Part? {
        while index < bytes.count {
            let byte = bytes[index]
            index += 1
            if depth > 0 { zeros.append(byte) }
            switch byte {
            case UInt8(ascii: "{"):
                depth += 1
                return .open
            case UInt8(ascii: "}"):
                depth = max(0, depth - 1)
                return .close
            case UInt8(ascii: "\\"): return control()
            case 0x0A, 0x0D, 0x00: break
            default: return .character(byte)
            }
        }
        return nil
    }

    /// Passes over raw bytes, as they stand behind `\bin`.
    mutating func pass(_ count: Int) { index = min(bytes.count, index + max(0, min(count, bytes.count))) }

    private mutating func control() -> Part? {
        guard index < bytes.count else { return nil }
        let sign = bytes[index]
        guard Self.isLetter(sign) else {
            index += 1
            guard sign == UInt8(ascii: "'") else {
                return .control(String(decoding: [sign & 0x7F], as: UTF8.self), nil)
            }
            return .character(hexadecimal())
        }
        let start = index
        while index < bytes.count, Self.isLetter(bytes[index]) { index += 1 }
        let word = String(decoding: bytes[start..<min(index, start + Self.longestWord)], as: UTF8.self)
        let number = number()
        if index < bytes.count, bytes[index] == 0x20 { index += 1 }
        return .control(word, number)
    }

    private mutating func hexadecimal() -> UInt8 {
        guard index + 1 < bytes.count, let high = PercentEncoding.digit(bytes[index]),
            let low = PercentEncoding.digit(bytes[index + 1])
        else { return UInt8(ascii: "?") }
        index += 2
        return high << 4 | low
    }

    private mutating func number() -> Int? {
        let isNegative = index + 1 < bytes.count && bytes[index] == UInt8(ascii: "-") && Self.isDigit(bytes[index + 1])
        if isNegative { index += 1 }
        var value: Int?
        while index < bytes.count, Self.isDigit(bytes[index]) {
            value = min((value ?? 0) * 10 + Int(bytes[index] - 0x30), Int(Int32.max))
            index += 1
        }
        return value.map { isNegative ? -$0 : $0 }
    }

    private static func isLetter(_ byte: UInt8) -> Bool { (0x61...0x7A).contains(byte | 0x20) }

    private static func isDigit(_ byte: UInt8) -> Bool { (0x30...0x39).contains(byte) }
}
