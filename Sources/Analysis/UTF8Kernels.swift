private import CKernels

/// Passes over UTF-8 that C makes faster.
///
/// *Plain Latin* is text of Latin letters and common signs alone (U+0000 to U+02FF, U+1E00 to U+1EFF, U+2002 to U+20BF),
/// as nearly all Vietnamese text is: one look tells that it is well-formed and in NFC, and no later step need look.
package enum UTF8Kernels {
    /// - Complexity: linear, at some gigabytes a second.
    package static func isPlainLatin(_ utf8: Span<UInt8>) -> Bool {
        unsafe utf8.withUnsafeBufferPointer { bytes in
            guard let base = bytes.baseAddress else { return true }
            return unsafe ckernels_is_plain_latin(base, Int64(bytes.count)) != 0
        }
    }

    /// The text as a string, which checks it only where it is not plain; ill-formed bytes read as U+FFFD.
    package static func string(_ utf8: [UInt8]) -> String {
        guard isPlainLatin(utf8.span) else { return String(decoding: utf8, as: UTF8.self) }
        // Plain text is well-formed.
        return String(copying: unsafe UTF8Span(unchecked: utf8.span))
    }

    /// The scalars of a plain text, and the fold of each.
    static func decoded(_ utf8: Span<UInt8>, _ table: [UInt8]) -> (scalars: [UInt32], folded: [UInt8]) {
        precondition(table.count >= ScalarFolding.limit)
        var (scalars, folded): ([UInt32], [UInt8]) = ([], [])
        // An initializer with a capacity would look up the type of its storage, which takes longer than a short text does.
        scalars.append(addingCapacity: utf8.count) { scalars in
            folded.append(addingCapacity: utf8.count) { folds in
                unsafe scalars.withUnsafeMutableBufferPointer { scalars, count in
                    unsafe folds.withUnsafeMutableBufferPointer { folds, foldCount in
                        count = unsafe decode(utf8, table, scalars, folds)
                        foldCount = count
                    }
                }
            }
        }
        return (scalars, folded)
    }

    /// - Returns: how many scalars there are; both buffers have room for one a byte.
    private static func decode(
        _ utf8: Span<UInt8>, _ table: [UInt8], _ scalars: UnsafeMutableBufferPointer<UInt32>,
        _ folds: UnsafeMutableBufferPointer<UInt8>
    ) -> Int {
        unsafe utf8.withUnsafeBufferPointer { bytes in
            guard let base = bytes.baseAddress, let scalars = scalars.baseAddress, let folds = folds.baseAddress
            else { return 0 }
            return Int(
                unsafe ckernels_decode_plain_latin(base, Int64(bytes.count), table, scalars, folds))
        }
    }

    /// Counts what a well-formed text has of each first byte of a sequence, by its low six bits, and of U+0080 to U+00FF,
    /// by their low seven; adds to the 64 and 128 counters given.
    ///
    /// - Returns: the number of NULs.
    package static func countSequences(_ utf8: [UInt8], leads: inout [Int], latin1: inout [Int]) -> Int {
        precondition(leads.count == 64 && latin1.count == 128)
        var (leadCounts, latinCounts) = (leads.map(Int64.init), latin1.map(Int64.init))
        let nuls = unsafe ckernels_count_leads(utf8, Int64(utf8.count), &leadCounts, &latinCounts)
        (leads, latin1) = (leadCounts.map(Int.init), latinCounts.map(Int.init))
        return Int(nuls)
    }

    /// The bytes of a block of ``scalarsBeforeBlocks(of:)``.
    package static let blockSize = 64

    /// How many scalars start before each block of a well-formed text.
    ///
    /// - Complexity: linear.
    package static func scalarsBeforeBlocks(of utf8: [UInt8]) -> [UInt32] {
        let blocks = (utf8.count + blockSize - 1) / blockSize
        return unsafe [UInt32](unsafeUninitializedCapacity: blocks) { counts, count in
            if let base = counts.baseAddress { unsafe ckernels_scalars_before_blocks(utf8, Int64(utf8.count), base) }
            count = blocks
        }
    }
}
