/// The bytes of a file or of an archive entry, front to back, of which the first can be looked at beforehand.
struct EntryStream {
    enum Origin {
        case file(InputFile)
        case entry(PackedArchive)
        /// Nothing but the head.
        case memory
    }

    /// Enough to tell every kind of file by: an ISO image has its mark behind 32 KiB.
    static let headBytes = 34 << 10

    let origin: Origin
    /// The first bytes.
    let head: [UInt8]
    private var replayed = 0
    /// What kept the head from being longer; it holds for what follows too.
    private var failure: Skipped.Reason?

    /// One that nobody looks at beforehand.
    init(reading file: InputFile) {
        origin = .file(file)
        head = []
    }

    /// Bytes that are in memory.
    init(content: [UInt8]) {
        origin = .memory
        head = content
    }

    init(_ origin: Origin) throws(Skipped.Reason) {
        self.origin = origin
        var head = [UInt8](repeating: 0, count: Self.headBytes)
        var count = 0
        do throws(Skipped.Reason) {
            while count < head.count, case let more = try Self.read(origin, into: &head, count..<head.count), more > 0 {
                count += more
            }
        } catch {
            guard count > 0 else { throw error }
            failure = error
        }
        head.removeLast(head.count - count)
        self.head = head
    }

    /// Reads on, into `range` of `buffer`: the bytes read, 0 at the end.
    mutating func read(into buffer: inout [UInt8], _ range: Range<Int>) throws(Skipped.Reason) -> Int {
        let count = min(head.count - replayed, range.count)
        guard count <= 0 else {
            let taken = range.lowerBound..<range.lowerBound + count
            buffer.replaceSubrange(taken, with: head[replayed..<replayed + count])
            replayed += count
            return count
        }
        if let failure { throw failure }
        return try Self.read(origin, into: &buffer, range)
    }

    /// All that is left, unless it is more than `limit` bytes. An entry that says it is more is not read on.
    mutating func readAll(limit: Int, as name: Skipped.Limit) throws(Skipped.Reason) -> [UInt8] {
        if case .entry(let archive) = origin, archive.passesOver(beyond: limit) { throw .tooLarge(name) }
        let (bytes, isWhole) = try readAll(limit: limit)
        guard isWhole else { throw .tooLarge(name) }
        return bytes
    }

    /// All that is left, or a byte more than `limit`, and which of the two.
    mutating func readAll(limit: Int) throws(Skipped.Reason) -> (bytes: [UInt8], isWhole: Bool) {
        var bytes = [UInt8](repeating: 0, count: min(limit &+ 1, max(head.count + 1, 64 << 10)))
        var count = 0
        while case let more = try read(into: &bytes, count..<bytes.count), more > 0 {
            count += more
            guard count <= limit else { return (bytes, false) }
            if count == bytes.count {
                bytes += [UInt8](repeating: 0, count: min(bytes.count, limit &+ 1 - bytes.count))
            }
        }
        bytes.removeLast(bytes.count - count)
        return (bytes, true)
    }

    private static func read(_ origin: Origin, into buffer: inout [UInt8], _ range: Range<Int>)
        throws(Skipped.Reason) -> Int
    {
        switch origin {
        case .file(let file): return try file.read(into: &buffer, range)
        case .entry(let archive): return try archive.read(into: &buffer, range)
        case .memory: return 0
        }
    }
}
