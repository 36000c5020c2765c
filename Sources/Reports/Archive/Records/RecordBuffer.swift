extension UInt8 {
    /// Whether nothing is where such bytes are; where a disk has lost bytes, zeros may be.
    var isBlank: Bool { self <= 0x20 && self != 0 }
}

/// The part of a stream of records that is being looked at, in memory bounded by the longest record allowed.
struct RecordBuffer {
    private static let blockBytes = 1 << 20
    /// Room until more than that has been read: a stream may hold but one record.
    private static let firstBytes = 64 << 10

    private var stream: EntryStream
    private let limit: Int
    /// `start..<end` is read and not yet used.
    private(set) var bytes: [UInt8]
    private(set) var start = 0
    private(set) var end = 0
    /// Where `start` is in the stream.
    private(set) var offset: Int64
    private(set) var isEnded = false

    /// - Parameters:
    ///   - limit: the most bytes of a record.
    ///   - offset: of the first byte that the stream gives, in its file.
    init(_ stream: EntryStream, limit: Int, offset: Int64 = 0) {
        self.stream = stream
        self.limit = limit
        self.offset = offset
        bytes = [UInt8](repeating: 0, count: Self.firstBytes)
    }

    /// How many bytes are read and not yet used.
    var count: Int { end - start }

    /// The byte at a place from `start`, read where it is not there yet; nil behind the end.
    /// - Throws: what keeps the rest from being read.
    @inline(__always)
    mutating func byte(_ index: Int) throws(Skipped.Reason) -> UInt8? {
        while start + index >= end {
            guard !isEnded else { return nil }
            try fill()
        }
        return bytes[start + index]
    }

    /// The first place of a byte, from `start`, not before `index`, in what is read.
    func firstIndex(of byte: UInt8, from index: Int) -> Int? {
        let first = min(start + index, end)
        return ByteSearch.firstIndex(of: byte, in: bytes, first..<end).map { $0 - start }
    }

    mutating func use(_ count: Int) {
        let used = min(count, end - start)
        start += used
        offset += Int64(used)
    }

    /// Reads a block more behind what is there.
    mutating func fill() throws(Skipped.Reason) {
        if start > 0 {
            bytes.replaceSubrange(0..<end - start, with: Array(bytes[start..<end]))
            end -= start
            start = 0
        }
        if bytes.count < Self.blockBytes, offset + Int64(end) >= Int64(Self.firstBytes) {
            bytes += [UInt8](repeating: 0, count: Self.blockBytes - bytes.count)
        } else if end == bytes.count {
            bytes += [UInt8](repeating: 0, count: min(bytes.count, limit + Self.blockBytes))
        }
        let count = try stream.read(into: &bytes, end..<bytes.count)
        end += count
        isEnded = count == 0
    }

    /// Passes over a byte-order mark of UTF-8 at the very beginning.
    mutating func passMark() throws(Skipped.Reason) {
        guard offset == 0 else { return }
        for (index, mark) in [0xEF, 0xBB, 0xBF].enumerated() {
            guard try byte(index).map(Int.init) == mark else { return }
        }
        use(3)
    }
}
