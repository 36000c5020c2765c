private import CKernels

/// Kernels over the sketches of many texts, see ``Sketches``.
package enum SketchKernels {
    /// The first document whose sketch agrees in a band with one of some others; nil where none does.
    ///
    /// - Parameters:
    ///   - sketches: of all documents, ``TextSketch/byteCount`` bytes each.
    ///   - docs: where to look.
    ///   - lanes: of the others, ``TextSketch/laneCount`` bytes each.
    /// - Complexity: linear in the product, some nanoseconds for each pair.
    package static func agreeing(_ sketches: ByteView, in docs: Range<Int>, with lanes: [UInt8]) -> Int? {
        let docs = docs.clamped(to: 0..<sketches.count / TextSketch.byteCount)
        return unsafe sketches.withUnsafeBytes { bytes in
            guard let base = bytes.baseAddress else { return nil }
            let found = unsafe ckernels_agreeing_sketch(
                base, Int64(docs.lowerBound), Int64(docs.upperBound), lanes, Int64(lanes.count / TextSketch.laneCount))
            return found < docs.upperBound ? Int(found) : nil
        }
    }
}
