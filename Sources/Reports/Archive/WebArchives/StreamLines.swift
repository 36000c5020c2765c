/// Reads lines and stretches of bytes from a stream, in memory bounded by the longest allowed.
struct StreamLines {
    private static let blockBytes = 64 << 10

    private var stream: EntryStream
    /// The bytes `start..<end` are read and not yet used.
    private var buffer = [UInt8](repeating: 0, count: blockBytes)
    private var start = 0
    private var end = 0
    /// Where `end` is in the stream.
    private var offset: Int64 = 0

    /// How many bytes have been used.
    var position: Int64 { offset - Int64(end - start) }

    init(_ stream: EntryStream) { self.stream = stream }

    /// The next line without its newline, or its first `limit` bytes where it is longer; nil at the end.
    mutating func line(limit: Int) throws(Skipped.Reason) -> [UInt8]? {
        var line: [UInt8] = []
        var isRead = false
        while true {
            if start == end, try !fill() { break }
            isRead = true
            let newline = ByteSearch.firstIndex(of: UInt8(ascii: "\n"), in: buffer, start..<end)
            line += buffer[start..<(newline ?? end)].prefix(limit - line.count)
            start = newline.map { $0 + 1 } ?? end
            if newline != nil { break }
        }
        while line.last == UInt8(ascii: "\r") { line.removeLast() }
        return isRead ? line : nil
    }

    /// The next bytes, fewer than `count` where the stream ends.
    /// - Parameter count: small enough for memory.
    mutating func bytes(_ count: Int) throws(Skipped.Reason) -> [UInt8] {
        var bytes: [UInt8] = []
        while bytes.count < count {
            if start == end, try !fill() { break }
            let taken = min(count - bytes.count, end - start)
            bytes += buffer[start..<start + taken]
            start += taken
        }
        return bytes
    }

    /// Passes over so many bytes, or all there are.
    ///
    /// - Returns: whether there were as many.
    mutating func skip(_ count: Int64) throws(Skipped.Reason) -> Bool {
        var left = count
        while left > 0 {
            if start == end, try !fill() { return false }
            let taken = Int(min(left, Int64(end - start)))
            start += taken
            left -= Int64(taken)
        }
        return true
    }

    private mutating func fill() throws(Skipped.Reason) -> Bool {
        start = 0
        end = 0
        end = try stream.read(into: &buffer, 0..<buffer.count)
        offset += Int64(end)
        return end > 0
    }
}
