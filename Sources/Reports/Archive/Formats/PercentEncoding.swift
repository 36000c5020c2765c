/// The bytes of an address that stand as `%` and two hexadecimal digits.
enum PercentEncoding {
    static func decoded(_ text: some StringProtocol) -> String {
        String(decoding: decoded(Array(text.utf8)), as: UTF8.self)
    }

    /// - Complexity: linear.
    static func decoded(_ text: [UInt8], mark: UInt8 = UInt8(ascii: "%")) -> [UInt8] {
        var output: [UInt8] = []
        output.reserveCapacity(text.count)
        var index = 0
        while index < text.count {
            if text[index] == mark, index + 2 < text.count, let high = digit(text[index + 1]),
                let low = digit(text[index + 2])
            {
                output.append(high << 4 | low)
                index += 3
            } else {
                output.append(text[index])
                index += 1
            }
        }
        return output
    }

    /// The value of a hexadecimal digit.
    static func digit(_ byte: UInt8) -> UInt8? {
        switch byte {
        case 0x30...0x39: return byte - 0x30
        case 0x41...0x46: return byte - 0x37
        case 0x61...0x66: return byte - 0x57
        default: return nil
        }
    }
}
