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
    private let budget: ExpansionBudget
    /// What is left of the current entry; nil where the archive does not say.
    private var unread: Int64? = 0
    /// Whether nothing more can be read.
    private(set) var isDamaged = false

    /// - Parameter file: rewound, and read by nobody else from now on.
    init(_ file: InputFile, budget: ExpansionBudget) throws(Skipped.Reason) {
        try file.rewind()
        self.file = file
        self.budget = budget
        unsafe bytes = nil
        unsafe handle = try Self.opened { unsafe carchive_open_descriptor(file.descriptor, $0) }
    }

    /// - Parameter content: an archive inside another, whole.
    init(_ content: [UInt8], budget: ExpansionBudget) throws(Skipped.Reason) {
        let copy = UnsafeMutablePointer<UInt8>.allocate(capacity: content.count + 1)
        for (index, byte) in content.enumerated() { unsafe copy[index] = byte }
        file = nil
        self.budget = budget
        unsafe bytes = copy
        do throws(Skipped.Reason) {
            unsafe handle = try Self.opened { unsafe carchive_open_memory(copy, Int64(content.count), $0) }
        } catch {
            unsafe copy.deallocate()
            throw error
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
    /// Passing over the rest of an entry may mean unpacking it, so it counts against the budget.
    func next() throws(Skipped.Reason) -> Bool {
        if let unread { try budget.spend(bytes: unread) } else if isBare { return false } else { try drain() }
        unread = 0
        switch unsafe carchive_next(handle) {
        case 0: return false
        case 1: break
        default: throw damage(Int32(carchive_damaged))
        }
        guard unsafe carchive_layers(handle) <= Self.mostLayers else { throw .tooLarge(.depth) }
        try budget.spendEntry()
        unread = size
        return true
    }

    private func drain() throws(Skipped.Reason) {
        var buffer = [UInt8](repeating: 0, count: 64 << 10)
        while try read(into: &buffer, 0..<buffer.count) > 0 {}
    }

    /// Whether this is one compressed file without a container; known once there is an entry.
    var isBare: Bool { unsafe carchive_is_bare(handle) != 0 }

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

    /// How many packed bytes have been read.
    var position: Int64 { unsafe carchive_position(handle) }

    /// Reads on in the current entry, into `range` of `buffer`: the bytes read, 0 at its end.
    func read(into buffer: inout [UInt8], _ range: Range<Int>) throws(Skipped.Reason) -> Int {
        precondition(range.lowerBound >= 0 && range.upperBound <= buffer.count)
        let count = unsafe buffer.withUnsafeMutableBufferPointer { bytes -> Int64 in
            guard let start = bytes.baseAddress else { return 0 }
            return unsafe carchive_read(handle, start.advanced(by: range.lowerBound), Int64(range.count))
        }
        guard count >= 0 else { throw damage(Int32(count)) }
        unread = unread.map { max(0, $0 - count) }
        try budget.spend(bytes: count)
        return Int(count)
    }

    private func damage(_ answer: Int32) -> Skipped.Reason {
        isDamaged = isDamaged || answer == Int32(carchive_damaged)
        return unsafe .badArchive(String(cString: carchive_error(handle)))
    }
}
