/// A text as the analyzer takes it, and where each part of it stands in the text it was made from.
///
/// Canonical is well-formed UTF-8 in NFC, with the mark of a vowel's quality before its tone. What else is one word
/// in several spellings (the letters that look like Đ, invisible characters, kinds of spaces and signs) stays as written
/// and is made one in a term's key, so that a token covers all that it was read from.
///
/// Useful for: showing where a token stands in the text as given. Not useful for text that is stored in canonical form:
/// its offsets are its own.
public struct CanonicalText: Sendable {
    /// A piece normalised at once ends at the first inert scalar behind 1 KiB, at the latest after 4 KiB, because
    /// reordering a run of marks takes quadratic time in its length.
    private static let piece = 1 << 10
    private static let longestPiece = 1 << 12

    /// What is done to a text.
    enum Step {
        case composition
        case compositionAndRepair
    }

    /// The canonical text.
    public private(set) var utf8: [UInt8]
    /// In bytes.
    private(set) var offsets = OffsetMap()
    /// Whether marks were out of order, so that the canonical text is not just the NFC of the original.
    private(set) var isRepaired = false

    /// - Parameter original: UTF-8, less than 4 GiB; each ill-formed byte becomes U+FFFD.
    /// - Complexity: linear in the text; text that is canonical already is only looked through, not copied.
    public init(of original: [UInt8]) { self.init(of: original, .compositionAndRepair) }

    init(of original: [UInt8], _ step: Step) {
        guard !UTF8Kernels.isPlainLatin(original.span) else {
            utf8 = original
            return
        }
        var done = Self.inertPrefix(original, from: 0)
        guard done < original.count else {
            utf8 = original
            return
        }
        utf8 = []
        utf8.reserveCapacity(original.count + 64)
        var copied = 0
        while done < original.count {
            // The scalar before is inert, so it composes with nothing before it, but may with what follows.
            var start = max(copied, done - 1)
            while start > copied, original[start] & 0xC0 == 0x80 { start -= 1 }
            utf8.append(contentsOf: original[copied..<start])
            let end = Self.pieceEnd(original, done)
            append(original, start..<end, step)
            copied = end
            done = Self.inertPrefix(original, from: end)
        }
        utf8.append(contentsOf: original[copied...])
    }

    /// Whether the canonical text is the original, byte for byte.
    public var isOriginal: Bool { offsets.isEmpty }

    /// The bytes of the original that a range of the canonical text came from.
    ///
    /// A letter and its marks are one piece: a range that has part of it gets all of it. A range that cuts no such piece
    /// gets exactly the bytes whose canonical form it is.
    ///
    /// - Parameter range: byte offsets into ``utf8``, end exclusive.
    /// - Complexity: logarithmic in the number of places where the texts differ.
    public func originalRange(of range: Range<Int>) -> Range<Int> { offsets.original(of: range) }

    private mutating func append(_ original: [UInt8], _ range: Range<Int>, _ step: Step) {
        let piece = Array(original[range])
        let result = composed(piece, step)
        var (from, to) = (0, 0)
        // Composition joins and parts nothing across a boundary, so that both sides have equally many clusters.
        while from < piece.count || to < result.count {
            let (fromEnd, toEnd) = (Self.clusterEnd(piece, from), Self.clusterEnd(result, to))
            if piece[from..<fromEnd] != result[to..<toEnd] {
                offsets.append(
                    utf8.count + to..<utf8.count + toEnd,
                    from: range.lowerBound + from..<range.lowerBound + fromEnd)
            }
            (from, to) = (fromEnd, toEnd)
        }
        utf8.append(contentsOf: result)
    }

    private mutating func composed(_ piece: [UInt8], _ step: Step) -> [UInt8] {
        let piece = UTF8Scalars.wellFormed(piece)
        guard step == .compositionAndRepair else { return Normalization.normalize(piece, to: .composed) }
        var scalars = UTF8Scalars.scalars(of: Normalization.normalize(piece, to: .decomposed))
        guard MarkOrder.repair(&scalars) else { return Normalization.normalize(piece, to: .composed) }
        isRepaired = true
        return Normalization.normalize(UTF8Scalars.utf8(of: scalars.span), to: .composed)
    }

    /// The end of the scalar at `start` and of all that may join it.
    private static func clusterEnd(_ utf8: [UInt8], _ start: Int) -> Int {
        let bytes = utf8.span
        guard start < bytes.count else { return start }
        var index = start + UTF8Scalars.decode(bytes, start, bytes.count).length
        while index < bytes.count {
            let (scalar, length) = UTF8Scalars.decode(bytes, index, bytes.count)
            if Normalization.hasBoundary(before: scalar) { return index }
            index += length
        }
        return index
    }

    /// The end of the run of scalars from `start` that are well-formed and in NFC whatever stands beside them.
    private static func inertPrefix(_ utf8: [UInt8], from start: Int) -> Int {
        let bytes = utf8.span
        var index = start
        while index < bytes.count {
            if bytes[index] < 0x80 {
                index += 1
                continue
            }
            let (scalar, length) = UTF8Scalars.decode(bytes, index, bytes.count)
            guard length > 1, Normalization.isInert(scalar) else { return index }
            index += length
        }
        return index
    }

    /// The first place behind a piece where the next scalar is inert.
    private static func pieceEnd(_ utf8: [UInt8], _ start: Int) -> Int {
        let bytes = utf8.span
        var index = start
        while index < bytes.count, index - start < longestPiece {
            let (scalar, length) = UTF8Scalars.decode(bytes, index, bytes.count)
            let isWellFormed = scalar != 0xFFFD || length == 3
            if index - start >= piece, isWellFormed, Normalization.isInert(scalar) { return index }
            index += length
        }
        return index
    }
}
