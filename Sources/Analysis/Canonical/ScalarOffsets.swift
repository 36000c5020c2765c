/// Where the scalars of a canonical text stand in the plain NFC of the same original.
///
/// The two differ only where marks were in the wrong order, so there is seldom such a thing.
public struct ScalarOffsets: Sendable {
    private var offsets = OffsetMap()

    /// - Parameters:
    ///   - changes: in bytes.
    ///   - text: what the changes were made to become.
    ///   - original: what they were made from.
    init(_ changes: OffsetMap, of text: [UInt8], from original: [UInt8]) {
        var (byte, scalar) = (0, 0)
        var (originalByte, originalScalar) = (0, 0)
        changes.forEach { range, originalRange in
            scalar += Self.count(text[byte..<range.lowerBound])
            originalScalar += Self.count(original[originalByte..<originalRange.lowerBound])
            let end = scalar + Self.count(text[range])
            let originalEnd = originalScalar + Self.count(original[originalRange])
            offsets.append(scalar..<end, from: originalScalar..<originalEnd)
            (byte, scalar) = (range.upperBound, end)
            (originalByte, originalScalar) = (originalRange.upperBound, originalEnd)
        }
    }

    /// The scalars of the NFC that a range of scalars of the canonical text came from.
    ///
    /// - Complexity: logarithmic in the number of places where the texts differ.
    public func original(of range: Range<Int>) -> Range<Int> { offsets.original(of: range) }

    private static func count(_ utf8: ArraySlice<UInt8>) -> Int {
        utf8.reduce(0) { $0 + ($1 & 0xC0 == 0x80 ? 0 : 1) }
    }
}

extension CanonicalText {
    /// Where the canonical text's scalars stand in the NFC of its original; nil where they stand alike.
    ///
    /// - Parameter original: what the text was made of.
    /// - Complexity: linear in the text where marks were repaired, else constant.
    public func offsetsInNFC(of original: [UInt8]) -> ScalarOffsets? {
        guard isRepaired else { return nil }
        let composed = CanonicalText(of: original, .composition).utf8
        let repaired = CanonicalText(of: composed)
        return repaired.utf8 == utf8 ? ScalarOffsets(repaired.offsets, of: utf8, from: composed) : nil
    }
}
