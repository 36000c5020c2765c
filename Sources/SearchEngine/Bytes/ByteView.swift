private import CKernels
import Glibc

/// What bytes lie in that the system can take out of memory and read again.
protocol PageOwner: AnyObject {
    /// Lets all pages go; whoever reads a byte gets its page back.
    func releasePages()
}

/// Read-only bytes that belong to someone else (a mapped file, an array), kept alive by the view.
///
/// Every read is checked against the bounds, so that no byte from a disk leads outside; out of bounds reads zero
/// or is nil, and readers that walk a format (``ByteReader``) throw instead.
@safe package struct ByteView: @unchecked Sendable {
    private let owner: AnyObject?
    private let base: UnsafePointer<UInt8>?
    package let count: Int

    /// - Parameter owner: kept alive as long as the view; `bytes` must stay valid and unchanged as long as it lives.
    package init(owner: AnyObject?, bytes: UnsafeBufferPointer<UInt8>) {
        self.owner = owner
        unsafe self.base = bytes.baseAddress
        self.count = bytes.count
    }

    /// A copy of an array.
    package init(_ array: [UInt8]) {
        let storage = ArrayStorage(array)
        unsafe self.init(owner: storage, bytes: UnsafeBufferPointer(storage.bytes))
    }

    package static var empty: ByteView { ByteView([]) }

    /// The bytes of `range`, nil when it leaves the view.
    package func slice(_ range: Range<Int>) -> ByteView? {
        guard range.lowerBound >= 0, range.upperBound <= count else { return nil }
        guard let base = unsafe base, !range.isEmpty else { return .empty }
        return unsafe ByteView(
            owner: owner, bytes: UnsafeBufferPointer(start: base + range.lowerBound, count: range.count))
    }

    /// The byte at `index`, 0 outside.
    package subscript(index: Int) -> UInt8 {
        guard let base = unsafe base, index >= 0, index < count else { return 0 }
        return unsafe base[index]
    }

    /// The little-endian integer at byte `offset`, 0 where it leaves the view.
    package func load<Value: FixedWidthInteger & BitwiseCopyable>(_ offset: Int, as type: Value.Type) -> Value {
        guard let base = unsafe base, offset >= 0, count >= MemoryLayout<Value>.size,
            offset <= count - MemoryLayout<Value>.size
        else { return 0 }
        return unsafe Value(littleEndian: UnsafeRawPointer(base + offset).loadUnaligned(as: Value.self))
    }

    /// Calls `body` with all the little-endian integers that lie in the view from its start on, and the number of each.
    @inline(__always)
    package func forEach<Value: FixedWidthInteger & BitwiseCopyable>(_ type: Value.Type, _ body: (Int, Value) -> Void) {
        guard let base = unsafe base else { return }
        let size = MemoryLayout<Value>.size
        for number in 0..<count / size {
            // Unchecked, so that a loop over all of them may become one over vectors: the product is within the view.
            body(
                number,
                unsafe Value(littleEndian: UnsafeRawPointer(base + size &* number).loadUnaligned(as: Value.self)))
        }
    }

    /// Whether a range holds its first `size` bytes over and over, the last time perhaps not all of them; false where it
    /// leaves the view or is shorter.
    package func repeats(_ size: Int, in range: Range<Int>) -> Bool {
        guard let base = unsafe base, range.lowerBound >= 0, range.upperBound <= count, size > 0, range.count >= size
        else { return false }
        let start = unsafe base + range.lowerBound
        return unsafe memcmp(start, start + size, range.count - size) == 0
    }

    /// Has the processor fetch what lies at byte `offset`, for who will read it soon; nothing where it leaves the view.
    package func prefetch(_ offset: Int) {
        guard let base = unsafe base, offset >= 0, offset < count else { return }
        unsafe ckernels_prefetch(base + offset)
    }

    package func array(_ range: Range<Int>) -> [UInt8] {
        guard let part = slice(range) else { return [] }
        return unsafe part.withUnsafeBytes { unsafe Array($0) }
    }

    /// The text of a range, U+FFFD for what is ill-formed; empty where it leaves the view.
    package func string(_ range: Range<Int>) -> String {
        guard let base = unsafe base, range.lowerBound >= 0, range.upperBound <= count else { return "" }
        return unsafe String(
            decoding: UnsafeBufferPointer(start: base + range.lowerBound, count: range.count), as: UTF8.self)
    }

    package var array: [UInt8] { array(0..<count) }

    /// Appends the bytes of a range; nothing where it leaves the view.
    package func append(_ range: Range<Int>, to array: inout [UInt8]) {
        guard let base = unsafe base, range.lowerBound >= 0, range.upperBound <= count else { return }
        unsafe array.append(contentsOf: UnsafeBufferPointer(start: base + range.lowerBound, count: range.count))
    }

    /// Takes the file that the bytes are of out of the process's memory, all of it, until it is read again; nothing where
    /// they are of no file. For who reads much once.
    package func releasePages() { (owner as? any PageOwner)?.releasePages() }

    package func elementsEqual(_ array: [UInt8]) -> Bool {
        guard array.count == count else { return false }
        for index in 0..<count where self[index] != array[index] { return false }
        return true
    }

    /// The bytes for a C call; valid only inside `body`.
    package func withUnsafeBytes<Result, Failure: Error>(
        _ body: (UnsafeBufferPointer<UInt8>) throws(Failure) -> Result
    ) throws(Failure) -> Result {
        try unsafe body(UnsafeBufferPointer(start: base, count: base == nil ? 0 : count))
    }

    /// Where the bytes of several views start, for a C call; valid only inside `body`. Nil where there is no view, or one
    /// of them is empty.
    package static func withUnsafeBytes<Result>(
        of views: [ByteView], _ body: (UnsafePointer<UnsafePointer<UInt8>>) -> Result
    ) -> Result? {
        unsafe withUnsafeTemporaryAllocation(of: UnsafePointer<UInt8>.self, capacity: views.count) { starts in
            for (index, view) in views.enumerated() {
                guard let base = unsafe view.base else { return nil }
                unsafe starts.initializeElement(at: index, to: base)
            }
            guard !views.isEmpty, let first = starts.baseAddress else { return nil }
            return withExtendedLifetime(views) { unsafe body(first) }
        }
    }
}

@safe private final class ArrayStorage {
    package let bytes: UnsafeMutableBufferPointer<UInt8>

    package init(_ array: [UInt8]) {
        unsafe bytes = UnsafeMutableBufferPointer.allocate(capacity: array.count)
        _ = unsafe bytes.initialize(from: array)
    }

    deinit { unsafe bytes.deallocate() }
}
