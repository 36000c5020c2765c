private import CKernels

/// Kernels over frequencies of four bits, 64 documents a group of 32 bytes: see ``DensePostings``.
package enum DenseKernels {
    private static let groupBytes = 32

    /// Sets a bit for each document with a frequency above zero, 64 documents a word; past the last group none.
    package static func documents(_ groups: ByteView, from group: Int, into words: inout InlineArray<32, UInt64>) {
        let count = min(words.count, groups.count / groupBytes - group)
        guard count > 0, group >= 0 else { return }
        var span = words.mutableSpan
        unsafe groups.withUnsafeBytes { source in
            unsafe span.withUnsafeMutableBufferPointer { target in
                guard let from = source.baseAddress, let to = target.baseAddress else { return }
                unsafe ckernels_nonzero_nibbles(from + group * groupBytes, Int64(count), to)
            }
        }
    }
}
