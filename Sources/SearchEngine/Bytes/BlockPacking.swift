private import CKernels

/// Blocks of 128 integers in as many bits each as the largest needs, four lanes side by side.
package enum BlockPacking {
    package static let blockSize = 128

    /// Bytes of a block of integers of `bits` bits.
    package static func byteCount(bits: Int) -> Int { bits * 16 }

    /// The bits that hold `value`, 0 for 0.
    package static func bits(for value: UInt32) -> Int { 32 - value.leadingZeroBitCount }

    /// Appends 128 values, all below `1 << bits`.
    package static func pack(_ values: [UInt32], bits: Int, into writer: inout ByteWriter) {
        precondition(values.count == blockSize)
        guard bits > 0 else { return }
        let packed = unsafe [UInt8](unsafeUninitializedCapacity: byteCount(bits: bits)) { buffer, count in
            unsafe values.withUnsafeBufferPointer { source in
                if let from = source.baseAddress, let to = buffer.baseAddress {
                    unsafe ckernels_pack128(Int32(bits), from, to)
                }
            }
            count = byteCount(bits: bits)
        }
        writer.append(packed)
    }

    /// Unpacks the block at `offset` into 128 entries of `values` from `place` on.
    ///
    /// - Returns: false when the block leaves the view, `bits` is above 32, or there are not as many entries.
    package static func unpack(
        _ view: ByteView, at offset: Int, bits: Int, into values: inout [UInt32], place: Int = 0
    ) -> Bool {
        guard bits <= 32, place >= 0, values.count - place >= blockSize, offset >= 0,
            offset <= view.count - byteCount(bits: bits)
        else { return false }
        return unsafe view.withUnsafeBytes { source in
            unsafe values.withUnsafeMutableBufferPointer { target in
                guard let to = unsafe target.baseAddress.map({ unsafe $0 + place }) else { return false }
                guard let from = source.baseAddress else {
                    guard bits == 0 else { return false }
                    unsafe to.update(repeating: 0, count: blockSize)
                    return true
                }
                unsafe ckernels_unpack128(Int32(bits), from + offset, to)
                return true
            }
        }
    }

    /// Unpacks numbers that were stored less one; the greatest of 32 bits becomes 0.
    ///
    /// - Returns: as ``unpack(_:at:bits:into:place:)``.
    package static func unpackPlusOne(
        _ view: ByteView, at offset: Int, bits: Int, into values: inout [UInt32], place: Int = 0
    ) -> Bool {
        guard unpack(view, at: offset, bits: bits, into: &values, place: place) else { return false }
        unsafe values.withUnsafeMutableBufferPointer { target in
            for index in place..<place + blockSize { unsafe target[index] &+= 1 }
        }
        return true
    }

    /// Unpacks gaps less one and adds them up from `previous` (the value before the block; -1 before the first).
    ///
    /// - Returns: the last value in 64 bits, nil as for ``unpack(_:at:bits:into:place:)``. Where it is what was stored
    ///   for the block, no value has wrapped round, and all are in ascending order below it.
    package static func unpackAscending(
        _ view: ByteView, at offset: Int, bits: Int, after previous: Int64, into values: inout [UInt32],
        place: Int = 0
    ) -> Int64? {
        guard unpack(view, at: offset, bits: bits, into: &values, place: place) else { return nil }
        return unsafe values.withUnsafeMutableBufferPointer { target in
            guard let to = target.baseAddress else { return nil }
            return unsafe ckernels_ascend128(Int32(bits), previous, to + place)
        }
    }
}
