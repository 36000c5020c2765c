/// NFC, and the repair of marks that were typed in the wrong order.
///
/// NFC leaves `e` + acute + circumflex as `é` + circumflex, because both marks sit above and their order counts. In
/// Vietnamese only one order means anything: the mark of the vowel's quality first, then the tone.
enum CanonicalText {
    /// A piece normalised at once ends at the first inert scalar behind 1 KiB, at the latest after 4 KiB, because
    /// reordering a run of marks takes quadratic time in its length.
    private static let piece = 1 << 10
    private static let longestPiece = 1 << 12

    static func canonical(_ utf8: [UInt8]) -> [UInt8] {
        var done = inertPrefix(utf8, from: 0)
        guard done < utf8.count else { return utf8 }
        var result: [UInt8] = []
        result.reserveCapacity(utf8.count + 64)
        var copied = 0
        while done < utf8.count {
            // The scalar before is inert, so it composes with nothing before it, but may with what follows.
            var start = max(copied, done - 1)
            while start > copied, utf8[start] & 0xC0 == 0x80 { start -= 1 }
            result.append(contentsOf: utf8[copied..<start])
            let end = pieceEnd(utf8, done)
            result.append(contentsOf: repaired(Array(utf8[start..<end])))
            copied = end
            done = inertPrefix(utf8, from: end)
        }
        result.append(contentsOf: utf8[copied...])
        return result
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

    private static func repaired(_ utf8: [UInt8]) -> [UInt8] {
        var scalars: [UInt32] = []
        var decoder = UTF8Scalars(Normalization.normalize(utf8, to: .decomposed))
        while let (scalar, _) = decoder.next() { scalars.append(scalar) }
        guard let first = scalars.indices.first(where: { isMisordered(scalars, $0) }) else {
            return Normalization.normalize(utf8, to: .composed)
        }
        for index in first..<scalars.count where isMisordered(scalars, index) { scalars.swapAt(index, index - 1) }
        var bytes: [UInt8] = []
        bytes.reserveCapacity(utf8.count)
        for scalar in scalars {
            bytes.append(contentsOf: Unicode.UTF8.encode(Unicode.Scalar(scalar) ?? "\u{FFFD}") ?? .init())
        }
        return Normalization.normalize(bytes, to: .composed)
    }

    /// Whether a circumflex, breve or horn at `index` follows a tone mark of a letter that takes it.
    private static func isMisordered(_ scalars: [UInt32], _ index: Int) -> Bool {
        guard index >= 2 else { return false }
        switch scalars[index - 1] {
        case 0x300, 0x301, 0x303, 0x309: break
        default: return false
        }
        switch (scalars[index - 2], scalars[index]) {
        case (0x61, 0x302), (0x65, 0x302), (0x6F, 0x302), (0x41, 0x302), (0x45, 0x302), (0x4F, 0x302): return true
        case (0x61, 0x306), (0x41, 0x306): return true
        default: return false
        }
    }
}
