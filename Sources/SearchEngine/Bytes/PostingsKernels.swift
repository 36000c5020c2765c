private import CKernels

/// Kernels over the postings of one block.
package enum PostingsKernels {
    /// Reads a tail, see ``PostingsTail``, into the arrays.
    ///
    /// - Parameters:
    ///   - start: where in the list it begins.
    ///   - frequencies: filled where the list has them; else it may be empty.
    ///   - place: of the first in the arrays.
    /// - Returns: false where the bytes end before, or lead past the last document.
    package static func readTail(
        _ list: ByteView, from start: Int, count: Int, after previous: Int, documentCount: Int, parameter: Int,
        hasFrequencies: Bool, docs: inout [DocID], frequencies: inout [UInt32], place: Int
    ) -> Bool {
        guard start >= 0, start <= list.count, place >= 0, count <= docs.count - place,
            !hasFrequencies || count <= frequencies.count - place
        else { return false }
        guard count > 0 else { return true }
        return unsafe list.withUnsafeBytes { bytes in
            unsafe docs.withUnsafeMutableBufferPointer { docs in
                unsafe frequencies.withUnsafeMutableBufferPointer { frequencies in
                    guard let from = bytes.baseAddress, let to = docs.baseAddress else { return false }
                    return unsafe ckernels_read_tail(
                        from + start, Int64(list.count - start), Int64(count), Int64(previous), Int64(documentCount),
                        Int32(parameter), Int32(RiceCode.escape), to + place,
                        hasFrequencies ? frequencies.baseAddress.map { unsafe $0 + place } : nil) != 0
                }
            }
        }
    }

    /// The index of the first of so many ascending documents that is not below another; their count where all are.
    package static func first(_ docs: [DocID], count: Int, notBelow doc: DocID) -> Int {
        guard count <= docs.count else { return docs.count }
        return Int(unsafe ckernels_first_not_below(docs, Int64(count), doc))
    }

    /// Looks some documents up in a block.
    ///
    /// - Parameters:
    ///   - docs: of the block, `count` of them, ascending.
    ///   - frequencies: beside them; nil for a list without, whose documents have 1 each.
    ///   - wanted: ascending; looked at from `first` on, as far as they are at most `last`.
    ///   - found: of each of those wanted; left as it is for what the block lacks.
    /// - Returns: the index of the first that was not looked at.
    package static func pick(
        _ docs: [DocID], _ frequencies: [UInt32]?, count: Int, _ wanted: [DocID], from first: Int, upTo last: DocID,
        into found: inout [UInt32]
    ) -> Int {
        guard count <= docs.count, frequencies.map({ count <= $0.count }) ?? true, found.count == wanted.count,
            first < wanted.count
        else { return wanted.count }
        return unsafe wanted.withUnsafeBufferPointer { wanted in
            unsafe found.withUnsafeMutableBufferPointer { found in
                guard let from = wanted.baseAddress, let to = found.baseAddress else { return first }
                return first
                    + Int(
                        unsafe ckernels_pick(
                            docs, frequencies, Int64(count), from + first, Int64(wanted.count - first), last, to + first
                        ))
            }
        }
    }
}
