/// A body in chunks, each with its length in hexadecimal digits before it (RFC 9112, 7.1).
enum ChunkedBody {
    /// The chunks joined. Some crawlers save bodies joined already, and keep the header that says they are not: what
    /// does not begin as a chunk is taken as it is; what follows the last sound chunk is left out.
    static func joined(_ bytes: [UInt8]) -> [UInt8] {
        var output: [UInt8] = []
        var index = 0
        while let (size, start) = length(bytes, index), size > 0 {
            let end = min(bytes.count, start + size)
            output += bytes[start..<end]
            index = end
            if index < bytes.count, bytes[index] == UInt8(ascii: "\r") { index += 1 }
            if index < bytes.count, bytes[index] == UInt8(ascii: "\n") { index += 1 }
        }
        return index == 0 && length(bytes, 0) == nil ? bytes : output
    }

    /// The length that stands at an index, and where its chunk begins.
    private static func length(_ bytes: [UInt8], _ index: Int) -> (size: Int, start: Int)? {
        let line = bytes[min(index, bytes.count)...].prefix(1024)
        guard let newline = line.firstIndex(of: UInt8(ascii: "\n")) else { return nil }
        let digits = line[..<newline].prefix { $0 != UInt8(ascii: ";") && $0 > 0x20 }
        let rest = line[(line.startIndex + digits.count)..<newline]
        let isPlain = rest.allSatisfy { $0 <= 0x20 } || rest.drop { $0 <= 0x20 }.first == UInt8(ascii: ";")
        guard isPlain, digits.count <= 8, let size = Int(String(decoding: digits, as: UTF8.self), radix: 16), size >= 0
        else { return nil }
        return (size, newline + 1)
    }
}
