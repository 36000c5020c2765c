internal import Analysis

/// Where each Unicode scalar of a text starts in its UTF-8: counts of the scalars before each block, and a look into one
/// block for each question.
package struct ByteOffsets {
    private let utf8: [UInt8]
    /// How many scalars start before each block.
    private let counts: [UInt32]

    /// - Parameter utf8: well-formed.
    /// - Complexity: linear.
    package init(_ utf8: [UInt8]) {
        self.utf8 = utf8
        counts = UTF8Kernels.scalarsBeforeBlocks(of: utf8)
    }

    /// - Complexity: logarithmic in the text.
    package func byte(_ scalar: Int) -> Int {
        var (low, high) = (0, counts.count)
        while low < high {
            let middle = (low + high) / 2
            if Int(counts[middle]) <= scalar { low = middle + 1 } else { high = middle }
        }
        guard low > 0 else { return 0 }
        var byte = (low - 1) * UTF8Kernels.blockSize
        var before = Int(counts[low - 1])
        while byte < utf8.count {
            if utf8[byte] & 0xC0 != 0x80 {
                if before == scalar { return byte }
                before += 1
            }
            byte += 1
        }
        return utf8.count
    }

    /// - Parameter range: in scalars.
    package func bytes(of range: Range<Int>) -> Range<Int> { byte(range.lowerBound)..<byte(range.upperBound) }

    /// The scalar that starts at a byte, or the one it lies in; at the end of the text, how many it has.
    package func scalar(_ byte: Int) -> Int {
        guard !counts.isEmpty else { return 0 }
        guard byte < utf8.count else { return scalar(utf8.count - 1) + 1 }
        let block = byte / UTF8Kernels.blockSize
        var scalar = Int(counts[block]) - 1
        for index in block * UTF8Kernels.blockSize...byte where utf8[index] & 0xC0 != 0x80 { scalar += 1 }
        return max(0, scalar)
    }
}
