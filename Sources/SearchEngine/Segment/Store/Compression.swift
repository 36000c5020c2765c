private import CZstd

/// zstd, one block at a time.
@safe package final class Compression {
    /// Of the library linked, such as "1.5.4".
    package static var version: String { unsafe String(cString: czstd_version()) }

    /// Level 1: Vietnamese text shrinks to about 0.39 of its size; level 3 takes a quarter longer for 0.38.
    private static let level: Int32 = 1
    /// No block of ours is longer; a longer one is damage, and is not worth the memory.
    static let maxBlockLength = 1 << 30

    /// What every frame begins with, and the bit of the byte behind it that says whether it ends with a checksum
    /// (RFC 8878).
    private static let magic: UInt32 = 0xFD2F_B528
    private static let checksumFlag: UInt8 = 0x04

    private let compressor: OpaquePointer

    init() throws(SearchEngineError) {
        guard let compressor = unsafe czstd_compressor_new(Self.level) else {
            throw .io(operation: "allocate", path: "zstd", code: 12)
        }
        unsafe self.compressor = compressor
    }

    deinit { unsafe czstd_compressor_free(compressor) }

    func pack(_ bytes: [UInt8]) throws(SearchEngineError) -> [UInt8] {
        let capacity = Int(czstd_bound(Int64(bytes.count)))
        var packed = [UInt8](repeating: 0, count: capacity)
        let written = unsafe bytes.withUnsafeBufferPointer { from in
            unsafe packed.withUnsafeMutableBufferPointer { to in
                guard let target = to.baseAddress else { return Int64(-1) }
                return unsafe czstd_compress(
                    compressor, from.baseAddress, Int64(from.count), target, Int64(capacity))
            }
        }
        guard written >= 0 else { throw .io(operation: "compress", path: "document store", code: 12) }
        packed.removeSubrange(Int(written)...)
        return packed
    }

    /// The length a block says it unpacks to: asked before memory is taken for it.
    private static func contentLength(_ packed: ByteView) -> Int64 {
        unsafe packed.withUnsafeBytes { unsafe czstd_content_length($0.baseAddress, Int64($0.count)) }
    }

    /// How many bytes the block has with which some bytes begin; nil where they begin with none, or with one that has no
    /// checksum of what it unpacks to.
    static func blockLength(_ bytes: ByteView) -> Int? {
        guard bytes.load(0, as: UInt32.self) == magic, bytes[4] & checksumFlag != 0 else { return nil }
        let length = unsafe bytes.withUnsafeBytes { unsafe czstd_block_length($0.baseAddress, Int64($0.count)) }
        return length > 0 ? Int(length) : nil
    }

    /// A whole block, however long; nil when the bytes are none, or not those that were written.
    static func unpack(_ packed: ByteView) throws(SearchEngineError) -> [UInt8]? {
        let length = contentLength(packed)
        return length >= 0 && length <= Int64(maxBlockLength) ? try unpack(packed, length: Int(length)) : nil
    }

    /// - Returns: nil when the bytes are not a block of `length` bytes, or not those that were written.
    static func unpack(_ packed: ByteView, length: Int) throws(SearchEngineError) -> [UInt8]? {
        guard length <= maxBlockLength, contentLength(packed) == Int64(length) else { return nil }
        var bytes = [UInt8](repeating: 0, count: max(1, length))
        let written = unsafe packed.withUnsafeBytes { from in
            unsafe bytes.withUnsafeMutableBufferPointer { to in
                guard let target = to.baseAddress else { return Int64(-1) }
                return unsafe czstd_decompress(from.baseAddress, Int64(from.count), target, Int64(length))
            }
        }
        guard written != Int64(czstd_no_memory) else { throw .io(operation: "allocate", path: "zstd", code: 12) }
        guard written == Int64(length) else { return nil }
        if length == 0 { bytes.removeAll() }
        return bytes
    }
}
