private import CKernels

/// Kernels over frequencies of four bits, 64 documents a group of 32 bytes (see ``DensePostings``), and over bounds of
/// scores, 16 bits a document (see ``ScoreBounds``), and scores themselves.
package enum DenseKernels {
    private static let groupBytes = 32
    private static let groupSize = 64
    private static let exceptionBytes = 4
    private static let tableSize = 256
    private static let curveSize = Int(CKERNELS_CURVE_BYTES)

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

    /// Takes out the bits of the documents without a frequency above zero, and those past the last group.
    package static func keepDocuments(_ groups: ByteView, from group: Int, in words: inout InlineArray<32, UInt64>) {
        unsafe keepDocuments(groups, groupBytes, from: group, in: &words, ckernels_keep_nonzero_nibbles)
    }

    /// Takes out the bits that are not set in a list of one bit a document, 64 documents a word; past its last word,
    /// all.
    package static func keepDocuments(
        bits list: ByteView, from word: Int, in words: inout InlineArray<32, UInt64>
    ) {
        unsafe keepDocuments(list, MemoryLayout<UInt64>.size, from: word, in: &words, ckernels_keep_bits)
    }

    /// - Parameters:
    ///   - size: bytes of 64 documents in the list.
    ///   - first: the word's number among these.
    @inline(__always)
    private static func keepDocuments(
        _ list: ByteView, _ size: Int, from first: Int, in words: inout InlineArray<32, UInt64>,
        _ keep: (UnsafePointer<UInt8>, Int64, UnsafeMutablePointer<UInt64>) -> Void
    ) {
        let count = max(0, min(words.count, list.count / size - first))
        guard first >= 0 else { return }
        for index in count..<words.count { words[index] = 0 }
        var span = words.mutableSpan
        unsafe list.withUnsafeBytes { source in
            unsafe span.withUnsafeMutableBufferPointer { target in
                guard count > 0, let from = source.baseAddress, let to = target.baseAddress else { return }
                unsafe keep(from + first * size, Int64(count), to)
            }
        }
    }

    /// How many bits are set.
    package static func count(_ words: Span<UInt64>) -> Int {
        unsafe words.withUnsafeBufferPointer { words in
            guard let from = words.baseAddress else { return 0 }
            return Int(unsafe ckernels_count_bits(from, Int64(words.count)))
        }
    }

    /// The frequencies of some documents, 15 for 15 or more.
    ///
    /// - Parameters:
    ///   - limit: documents from it on have none.
    ///   - found: as many as documents.
    package static func frequencies(
        _ groups: ByteView, of docs: [UInt32], below limit: Int, into found: inout [UInt32]
    ) {
        let limit = min(limit, groups.count / groupBytes * groupSize)
        guard found.count == docs.count else { return }
        unsafe groups.withUnsafeBytes { source in
            unsafe found.withUnsafeMutableBufferPointer { target in
                guard let from = source.baseAddress, let to = target.baseAddress else { return }
                unsafe ckernels_nibbles(from, docs, Int64(docs.count), UInt32(limit), to)
            }
        }
    }

    /// The number of the first exception in a range whose place is not below another; the range's end where all are.
    ///
    /// - Parameter exceptions: see ``DensePostings``.
    package static func firstException(_ exceptions: ByteView, _ range: Range<Int>, notBelow place: Int) -> Int {
        guard range.lowerBound >= 0, range.upperBound <= exceptions.count / exceptionBytes else {
            return range.upperBound
        }
        return unsafe exceptions.withUnsafeBytes { source in
            guard let from = source.baseAddress else { return range.upperBound }
            return Int(
                unsafe ckernels_first_exception(
                    from, Int64(range.lowerBound), Int64(range.upperBound), UInt16(clamping: place)))
        }
    }

    /// The sum of the frequencies of some documents, 15 for each of 15 or more, and how many of these there are; 0 where
    /// they leave the groups.
    package static func sum(_ groups: ByteView, _ docs: Range<UInt32>) -> (frequencies: Int, escapes: Int) {
        guard Int(docs.upperBound) <= groups.count / groupBytes * groupSize else { return (0, 0) }
        return unsafe groups.withUnsafeBytes { source in
            guard let from = source.baseAddress else { return (0, 0) }
            var escapes: Int64 = 0
            let sum = unsafe ckernels_sum_nibbles(from, docs.lowerBound, docs.upperBound, &escapes)
            return (Int(sum), Int(escapes))
        }
    }

    /// Adds what a word is worth, ``BM25/part(weight:frequency:norm:)``, to the scores of the documents that have it.
    ///
    /// - Parameters:
    ///   - frequencies, norms: one for each score; the norm that counts is `norm · scale + constant`.
    package static func addParts(
        _ frequencies: [UInt32], norms: [Double], scale: Double = 1, constant: Double = 0, weight: Double,
        _ bm25: BM25, to scores: inout [Double]
    ) {
        guard frequencies.count == scores.count, norms.count == scores.count else { return }
        unsafe scores.withUnsafeMutableBufferPointer { scores in
            guard let to = scores.baseAddress else { return }
            unsafe ckernels_add_parts(
                frequencies, norms, Int64(scores.count), scale, constant, weight, bm25.k1 + 1, bm25.delta, to)
        }
    }

    /// What documents can get, by class of lengths times 16 and frequency: rounded up, so that what comes to more than
    /// 65534 has no bound.
    ///
    /// - Parameters:
    ///   - norms: of the shortest text of each of the 16 classes.
    ///   - maxFrequency: that 15 stands for.
    package static func boundTable(norms: [Double], weight: Double, _ bm25: BM25, maxFrequency: UInt32) -> [UInt16] {
        precondition(norms.count == LengthClasses.count)
        return unsafe filled(tableSize) { table in
            unsafe ckernels_bound_table(norms, weight, bm25.k1 + 1, bm25.delta, Double(maxFrequency), table)
        }
    }

    /// The same as a curve, for ``addCurves(_:_:_:from:to:)`` and for values of at most 3,400.
    package static func boundCurve(norms: [Double], weight: Double, _ bm25: BM25, maxFrequency: UInt32) -> [UInt8] {
        precondition(norms.count == LengthClasses.count)
        return unsafe filled(curveSize) { curve in
            unsafe ckernels_bound_curve(norms, weight, bm25.k1 + 1, bm25.delta, Double(maxFrequency), curve)
        }
    }

    /// So many numbers, all of which `fill` sets; made as ``Swift/Array/init(zeros:)`` makes them.
    private static func filled<Element>(
        _ count: Int, _ fill: (UnsafeMutablePointer<Element>) -> Void
    ) -> [Element] {
        var numbers: [Element] = []
        numbers.append(addingCapacity: count) { output in
            unsafe output.withUnsafeMutableBufferPointer { buffer, filledCount in
                guard let start = buffer.baseAddress else { return }
                unsafe fill(start)
                filledCount = count
            }
        }
        return numbers
    }

    /// Adds what curves have for each document from a group on.
    ///
    /// - Parameters:
    ///   - lists: the groups of the lists, a curve each.
    ///   - classes: a byte a document of the segment, its class of lengths times 16.
    package static func addCurves(
        _ lists: [ByteView], _ curves: [UInt8], _ classes: ByteView, from group: Int, to bounds: inout [UInt16]
    ) {
        guard !lists.isEmpty, curves.count == lists.count * curveSize, group >= 0 else { return }
        let groups = lists.reduce(.max) { min($0, $1.count / groupBytes) }
        let count = min(groups - group, classes.count / groupSize - group, bounds.count / groupSize)
        guard count > 0 else { return }
        _ = unsafe ByteView.withUnsafeBytes(of: lists) { starts in
            unsafe classes.withUnsafeBytes { classes in
                unsafe bounds.withUnsafeMutableBufferPointer { bounds in
                    guard let classes = classes.baseAddress, let to = bounds.baseAddress else { return }
                    unsafe ckernels_add_curves(
                        starts, curves, Int64(lists.count), Int64(group), classes + group * groupSize, Int64(count), to)
                }
            }
        }
    }

    /// Adds what a table has for each of some documents; those outside the bounds are left out.
    ///
    /// - Parameter base: the document of the first bound.
    package static func addBounds(
        _ docs: [UInt32], _ frequencies: [UInt32], count: Int, _ classes: ByteView, from base: UInt32,
        _ table: [UInt16], to bounds: inout [UInt16]
    ) {
        let limit = min(bounds.count, classes.count - Int(base))
        guard count <= docs.count, count <= frequencies.count, limit > 0, table.count == tableSize else { return }
        unsafe classes.withUnsafeBytes { classes in
            unsafe bounds.withUnsafeMutableBufferPointer { bounds in
                guard let classes = classes.baseAddress, let to = bounds.baseAddress else { return }
                unsafe ckernels_scatter_bounds(
                    docs, frequencies, Int64(count), base, UInt32(limit), classes + Int(base), table, to)
            }
        }
    }

    /// The greatest bound of each 64 of some documents; 0 where none of them counts.
    ///
    /// - Parameters:
    ///   - words: which of the documents count, a bit each.
    ///   - start: the place of the first document among the bounds, a multiple of 64.
    ///   - maxima: of each 64 bounds.
    package static func maxima(
        _ words: Span<UInt64>, at start: Int, _ bounds: [UInt16], into maxima: inout [UInt16]
    ) {
        let group = start / groupSize
        let count = min(words.count, bounds.count / groupSize - group, maxima.count - group)
        guard count > 0, start >= 0 else { return }
        unsafe words.withUnsafeBufferPointer { words in
            unsafe bounds.withUnsafeBufferPointer { bounds in
                unsafe maxima.withUnsafeMutableBufferPointer { maxima in
                    guard let words = words.baseAddress, let bounds = bounds.baseAddress,
                        let maxima = maxima.baseAddress
                    else { return }
                    unsafe ckernels_group_maxima(words, Int64(count), bounds + start, maxima + group)
                }
            }
        }
    }

    /// Takes out the bits of the documents whose bound is zero, and those past the last bound.
    ///
    /// - Parameter start: the place of the first bit's document among the bounds, a multiple of 64.
    package static func keepDocuments(
        _ bounds: [UInt16], at start: Int, in words: inout InlineArray<32, UInt64>
    ) {
        let count = max(0, min(words.count, bounds.count / groupSize - start / groupSize))
        guard start >= 0 else { return }
        for index in count..<words.count { words[index] = 0 }
        var span = words.mutableSpan
        unsafe bounds.withUnsafeBufferPointer { bounds in
            unsafe span.withUnsafeMutableBufferPointer { target in
                guard count > 0, let from = bounds.baseAddress, let to = target.baseAddress else { return }
                unsafe ckernels_keep_nonzero(from + start, Int64(count), to)
            }
        }
    }

    /// The highest level that at least so many bounds, one or more, reach; 0 where there are fewer.
    package static func level(reachedBy count: Int, of bounds: [UInt16]) -> UInt16 {
        unsafe ckernels_level_reached(bounds, Int64(bounds.count), Int64(count))
    }

    /// The place of the first bound, from a place on, that reaches a level; their count where none does.
    package static func next(_ bounds: [UInt16], from first: Int, atLeast level: UInt16) -> Int {
        guard first >= 0, first < bounds.count else { return bounds.count }
        return Int(unsafe ckernels_next_reaching(bounds, Int64(first), Int64(bounds.count), level))
    }

    /// Which of 64 bounds from a place on reach a level, a bit each.
    package static func documents(_ bounds: [UInt16], at start: Int, atLeast level: UInt16) -> UInt64 {
        guard start >= 0, start + groupSize <= bounds.count else { return 0 }
        return unsafe bounds.withUnsafeBufferPointer { bounds in
            guard let from = bounds.baseAddress else { return 0 }
            return unsafe ckernels_at_least(from + start, level)
        }
    }
}
