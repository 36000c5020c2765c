private import CArchive

/// An archive, or a single compressed file, read entry by entry.
@safe final class PackedArchive {
    /// What an entry is.
    enum Kind: Equatable {
        case file, folder
        case other(String)
    }

    /// Compressions over one another beyond this are a trap, not an archive.
    private static let mostLayers: Int32 = 3

    private let handle: OpaquePointer
    /// Kept open, or in memory, as long as the archive is read.
    private let file: InputFile?
    private let bytes: UnsafeMutablePointer<UInt8>?
    private let outer: PackedArchive?
    private let budget: ExpansionBudget
    /// What is left of the current entry; nil where the archive does not say.
    private var unread: Int64? = 0
    private var isBegun = false
    /// Whether the current entry has been read to its end.
    private var isReadOut = false
    /// Whether the current entry is passed over because it is larger than it may be.
    private var isPassedOver = false
    /// Whether nothing more can be read.
    private(set) var isDamaged = false
    private var entryCount = 0
    /// What the end was known by that was thrown: one cut elsewhere has another. Nil where none was.
    private(set) var end: String?

    /// - Parameter file: rewound, and read by nobody else from now on.
    init(_ file: InputFile, budget: ExpansionBudget) throws(Skipped.Reason) {
        try file.rewind()
        self.file = file
        self.budget = budget
        outer = nil
        unsafe bytes = nil
        unsafe handle = try Self.opened { unsafe carchive_open_descriptor(file.descriptor, $0) }
    }

    /// - Parameter content: an archive inside another, whole.
    init(_ content: [UInt8], budget: ExpansionBudget) throws(Skipped.Reason) {
        let copy = UnsafeMutablePointer<UInt8>.allocate(capacity: content.count + 1)
        unsafe content.withUnsafeBufferPointer { source in
            if let start = source.baseAddress { unsafe copy.update(from: start, count: source.count) }
        }
        file = nil
        outer = nil
        self.budget = budget
        unsafe bytes = copy
        do throws(Skipped.Reason) {
            unsafe handle = try Self.opened { unsafe carchive_open_memory(copy, Int64(content.count), $0) }
        } catch {
            unsafe copy.deallocate()
            throw error
        }
    }

    /// An archive that can only be read front to back: the rest of a pipe, or of another archive's current entry.
    /// - Parameters:
    ///   - head: what has been read of it already.
    ///   - origin: where the rest comes from; read by nobody else until this archive is gone.
    init(_ head: [UInt8], restOf origin: EntryStream.Origin, budget: ExpansionBudget) throws(Skipped.Reason) {
        self.budget = budget
        unsafe bytes = nil
        let count = Int64(head.count)
        switch origin {
        case .file(let file):
            self.file = file
            outer = nil
            unsafe handle = try Self.opened { unsafe carchive_open_stream(file.descriptor, head, count, $0) }
        case .entry(let archive):
            file = nil
            outer = archive
            archive.lend()
            unsafe handle = try Self.opened { unsafe carchive_open_entry(archive.handle, head, count, $0) }
            try archive.settle()
        case .memory:
            throw .tooLarge(.archiveBytes)
        }
    }

    deinit {
        unsafe carchive_close(handle)
        unsafe bytes?.deallocate()
    }

    private static func opened(_ open: (UnsafeMutablePointer<CChar>) -> OpaquePointer?) throws(Skipped.Reason)
        -> OpaquePointer
    {
        var error = [CChar](repeating: 0, count: 256)
        guard let handle = unsafe error.withUnsafeMutableBufferPointer({ unsafe $0.baseAddress.flatMap(open) }) else {
            throw .badArchive(String(decoding: error.prefix { $0 != 0 }.map(UInt8.init(bitPattern:)), as: UTF8.self))
        }
        return unsafe handle
    }

    /// Moves to the next entry; false at the end.
    ///
    /// What keeps an entry from being found, or the end from being the end, is thrown once; unless ``isDamaged``, moving
    /// goes on.
    ///
    /// Passing over the rest of an entry may mean unpacking it, so it counts against the budget.
    func next() throws(Skipped.Reason) -> Bool {
        if let unread {
            if isPassedOver { try budget.passOver(bytes: unread) } else { try spend(unread) }
        } else if isBare {
            // Nothing is unpacked that nobody wanted, so that its end is not known.
            guard isReadOut else { return false }
        } else {
            try drain()
        }
        unread = 0
        isPassedOver = false
        outer?.lend()
        let answer = unsafe carchive_next(handle)
        try outer?.settle()
        let isFirst = !isBegun
        isBegun = true
        switch answer {
        case 0: return false
        case 1: break
        default:
            let reason = damage(answer)
            throw unsafe isFirst && carchive_wants_password(handle) != 0 ? .encrypted : reason
        }
        guard unsafe carchive_layers(handle) <= Self.mostLayers else { throw .tooLarge(.depth) }
        guard unsafe !isBare || carchive_layers(handle) > 0 else {
            isDamaged = true
            throw .badArchive("its beginning cannot be read")
        }
        try budget.spendEntry()
        entryCount += 1
        unread = size
        return true
    }

    /// Whether the archive says that the current entry is larger than it may be; it is passed over then.
    func passesOver(beyond limit: Int) -> Bool {
        isPassedOver = size.map { $0 > Int64(limit) } ?? false
        return isPassedOver
    }

    private func drain() throws(Skipped.Reason) {
        var buffer = [UInt8](repeating: 0, count: 64 << 10)
        while try read(into: &buffer, 0..<buffer.count) > 0 {}
    }

    /// Whether this is one compressed file without a container; known once there is an entry.
    var isBare: Bool { unsafe carchive_is_bare(handle) != 0 }

    /// Whether this is a zip, whose names may be in a code page of old; known once there is an entry.
    var isZip: Bool { unsafe carchive_is_zip(handle) != 0 }

    /// The current entry's name as stored, in whatever encoding.
    var name: [UInt8] {
        var length: Int64 = 0
        guard let start = unsafe carchive_name(handle, &length) else { return [] }
        return unsafe Array(UnsafeBufferPointer(start: start, count: Int(length)))
    }

    var kind: Kind {
        switch unsafe carchive_kind(handle) {
        case 0: return .file
        case 1: return .folder
        case 2: return .other("link")
        default: return .other("device")
        }
    }

    /// The current entry's unpacked size in bytes, where the archive says.
    var size: Int64? {
        let size = unsafe carchive_size(handle)
        return size < 0 ? nil : size
    }

    var isEncrypted: Bool { unsafe carchive_is_encrypted(handle) != 0 }

    /// Where the current entry begins, its headers included, in bytes of the archive with all compression taken off.
    var entryStart: Int64 { unsafe carchive_entry_start(handle) }

    /// How many packed bytes have been read.
    var position: Int64 { unsafe carchive_position(handle) }

    /// Reads on in the current entry, into `range` of `buffer`: the bytes read, 0 at its end.
    func read(into buffer: inout [UInt8], _ range: Range<Int>) throws(Skipped.Reason) -> Int {
        precondition(range.lowerBound >= 0 && range.upperBound <= buffer.count)
        outer?.lend()
        let count = unsafe buffer.withUnsafeMutableBufferPointer { bytes -> Int64 in
            guard let start = bytes.baseAddress else { return 0 }
            return unsafe carchive_read(handle, start.advanced(by: range.lowerBound), Int64(range.count))
        }
        try outer?.settle()
        guard count >= 0 else { throw damage(Int32(count)) }
        unread = unread.map { max(0, $0 - count) }
        isReadOut = count == 0
        try spend(count)
        return Int(count)
    }

    private func damage(_ answer: Int32) -> Skipped.Reason {
        isDamaged = isDamaged || answer == Int32(carchive_damaged)
        let words = unsafe TextLines.oneLine(Array(String(cString: carchive_error(handle)).utf8))
        guard answer == Int32(carchive_ends_oddly) else { return .badArchive(words) }
        end = isBare ? "byte \(position)" : "entry \(entryCount)"
        return .doubtfulEnd(words)
    }

    // MARK: The budget

    private func spend(_ count: Int64) throws(Skipped.Reason) {
        try budget.spend(bytes: count, packed: outer == nil ? position : 0)
    }

    /// Lets an archive inside the current entry read as much of it as the budget allows.
    private func lend() {
        unsafe carchive_lend(handle, budget.bytesLeft)
        outer?.lend()
    }

    /// Counts what the archive inside has read since.
    private func settle() throws(Skipped.Reason) {
        let count = unsafe carchive_lent(handle)
        unsafe carchive_lend(handle, 0)
        unread = unread.map { max(0, $0 - count) }
        try outer?.settle()
        guard count > 0 else { return }
        try spend(count)
        if budget.bytesLeft == 0 { throw .tooLarge(.expansion) }
    }
}
