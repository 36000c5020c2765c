private import CKernels

/// Kernels over the numbers of many documents, see ``Column``.
package enum ColumnKernels {
    /// Takes out the bits of the documents whose stored number does not lie in a range, and of those behind the last.
    ///
    /// - Parameters:
    ///   - values: as many bytes a document as `width` says: 1, 2, 4 or 8, which hold both ends of the range.
    ///   - range: above zero.
    ///   - first: the document of the first bit.
    package static func keepDocuments(
        _ values: ByteView, width: Int, in range: ClosedRange<UInt64>, from first: Int,
        of words: inout InlineArray<32, UInt64>
    ) {
        let documents = max(0, values.count / width - first)
        var span = words.mutableSpan
        unsafe values.withUnsafeBytes { source in
            unsafe span.withUnsafeMutableBufferPointer { target in
                guard let to = target.baseAddress else { return }
                guard first >= 0, documents > 0, let from = source.baseAddress else {
                    return unsafe to.update(repeating: 0, count: target.count)
                }
                unsafe ckernels_keep_between(
                    from + first * width, Int64(documents), Int32(width), range.lowerBound, range.upperBound,
                    Int64(target.count), to)
            }
        }
    }
}
