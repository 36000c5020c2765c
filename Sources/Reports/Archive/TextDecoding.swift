/// From bytes in some encoding to UTF-8.
enum TextDecoding {
    /// UTF-8 without a byte-order mark and without NULs, and how it was come by.
    struct Decoded {
        var utf8: [UInt8]
        var encoding: RawReport.Encoding
    }

    /// The share of broken bytes up to which a text is mended and not doubted.
    private static let mendableShare = 0.001
    /// The share of marked words that must be Vietnamese syllables before a legacy encoding is believed.
    private static let convincingScore = 0.85

    /// Decides between UTF-8, UTF-16 and windows-1258, in this order: the encoding asked for, byte-order mark, NULs
    /// (in UTF-16 more than a fifth of the bytes), UTF-8, the encoding the text declares, what reads as Vietnamese.
    /// - Parameters:
    ///   - wanted: believed without proof.
    ///   - declared: believed where the bytes are not UTF-8.
    /// - Throws: `empty`, `binary` or `undecodable`.
    /// - Complexity: linear.
    static func decoded(_ bytes: [UInt8], wanted: TextEncoding? = nil, declared: TextEncoding? = nil)
        throws(Skipped.Reason) -> Decoded
    {
        guard bytes.contains(where: { $0 > 0x20 && $0 != 0x7F }) else { throw .empty }
        if let wanted { return try forced(bytes, wanted) }
        switch mark(bytes) {
        case .utf8?: return mended(bytes, UTF8Scan(bytes), confidence: 1)
        case let encoding?: return utf16(bytes, encoding, confidence: 1)
        case nil: break
        }
        let scan = UTF8Scan(bytes)
        if scan.nuls > 0 {
            if let encoding = utf16WithoutMark(bytes) { return utf16(bytes, encoding, confidence: 0.95) }
            guard Double(scan.nuls) < mendableShare * Double(bytes.count) else { throw .binary }
        }
        if scan.illFormed == 0 { return mended(bytes, scan, confidence: 1) }
        let isMendable = Double(scan.illFormed) < mendableShare * Double(bytes.count)
        if isMendable, scan.multibyte >= scan.illFormed { return mended(bytes, scan, confidence: 0.9) }
        if let text = windows1258(bytes, isDeclared: declared == .windows1258) { return text }
        if isMendable { return mended(bytes, scan, confidence: 0.5) }
        throw isBinary(bytes) ? .binary : .undecodable
    }

    /// Whether the NULs lie as in UTF-16 text that is mostly Latin.
    static func looksLikeUTF16(_ bytes: [UInt8]) -> Bool {
        (mark(bytes) ?? utf16WithoutMark(bytes) ?? .utf8) != .utf8
    }

    private static func mark(_ bytes: [UInt8]) -> TextEncoding? {
        if bytes.starts(with: [0xEF, 0xBB, 0xBF]) { return .utf8 }
        if bytes.starts(with: [0xFF, 0xFE]) { return .utf16LittleEndian }
        if bytes.starts(with: [0xFE, 0xFF]) { return .utf16BigEndian }
        return nil
    }

    private static func forced(_ bytes: [UInt8], _ encoding: TextEncoding) throws(Skipped.Reason) -> Decoded {
        switch encoding {
        case .utf8:
            return mended(bytes, UTF8Scan(bytes), confidence: 1)
        case .utf16LittleEndian, .utf16BigEndian:
            return utf16(bytes, encoding, confidence: 1)
        case .windows1258:
            guard let (utf8, replaced) = LegacyDecoding.utf8(bytes, from: encoding) else { throw .undecodable }
            return result(withoutNULs(utf8), encoding, confidence: 1, replaced: replaced)
        }
    }

    private static func mended(_ bytes: [UInt8], _ scan: UTF8Scan, confidence: Double) -> Decoded {
        let body = bytes.starts(with: [0xEF, 0xBB, 0xBF]) ? Array(bytes.dropFirst(3)) : bytes
        let broken = scan.illFormed + scan.nuls
        return result(broken > 0 ? UTF8Scan.repaired(body) : body, .utf8, confidence: confidence, replaced: broken)
    }

    private static func result(_ utf8: [UInt8], _ encoding: TextEncoding, confidence: Double, replaced: Int)
        -> Decoded
    {
        let repairs = replaced > 0 ? ["replaced": replaced] : [:]
        return Decoded(
            utf8: utf8,
            encoding: RawReport.Encoding(name: encoding.rawValue, confidence: confidence, repairs: repairs))
    }

    /// Control characters that no text has.
    private static func isBinary(_ bytes: [UInt8]) -> Bool {
        let controls = bytes.reduce(into: 0) { count, byte in
            if byte < 0x20, !(0x08...0x0D).contains(byte), byte != 0x1A, byte != 0x1B { count += 1 }
        }
        return controls * 100 > bytes.count
    }
}

extension TextDecoding {
    /// Latin letters of UTF-16 have a NUL each, all on one side.
    private static func utf16WithoutMark(_ bytes: [UInt8]) -> TextEncoding? {
        guard bytes.count >= 4 else { return nil }
        var even = 0
        var odd = 0
        for (index, byte) in bytes.enumerated() where byte == 0 {
            if index & 1 == 0 { even += 1 } else { odd += 1 }
        }
        guard (even + odd) * 5 > bytes.count else { return nil }
        if odd >= 20 * even { return .utf16LittleEndian }
        if even >= 20 * odd { return .utf16BigEndian }
        return nil
    }

    private static func utf16(_ bytes: [UInt8], _ encoding: TextEncoding, confidence: Double) -> Decoded {
        let low = encoding == .utf16LittleEndian ? 0 : 1
        var units: [UInt16] = []
        units.reserveCapacity(bytes.count / 2 + 1)
        var index = 0
        while index + 1 < bytes.count {
            units.append(UInt16(bytes[index + low]) | UInt16(bytes[index + 1 - low]) << 8)
            index += 2
        }
        if units.first == 0xFEFF { units.removeFirst() }
        var output: [UInt8] = []
        output.reserveCapacity(bytes.count * 3 / 2)
        var replaced = bytes.count & 1
        var decoder = UTF16()
        var iterator = units.makeIterator()
        decoding: while true {
            switch decoder.decode(&iterator) {
            case .scalarValue(let scalar) where scalar.value != 0:
                output += UTF8.encode(scalar) ?? UTF8.encodedReplacementCharacter
            case .emptyInput: break decoding
            default:
                replaced += 1
                output += UTF8.encodedReplacementCharacter
            }
        }
        return result(output, encoding, confidence: confidence, replaced: replaced)
    }

    /// Believed where it is declared, or where nearly all marked words turn out to be Vietnamese syllables and at
    /// least one tone stands as a sign of its own, as nothing else is written.
    private static func windows1258(_ bytes: [UInt8], isDeclared: Bool) -> Decoded? {
        guard let (utf8, replaced) = LegacyDecoding.utf8(bytes, from: .windows1258) else { return nil }
        let evidence = VietnameseEvidence(TextNormalization.composed(utf8))
        let isConvincing =
            evidence.markedWords >= 3 && evidence.score >= convincingScore && hasLoneTone(bytes)
            && replaced * 1000 <= bytes.count
        guard isDeclared || isConvincing else { return nil }
        return result(
            withoutNULs(utf8), .windows1258, confidence: isConvincing ? evidence.score : 0.5, replaced: replaced)
    }

    private static func withoutNULs(_ utf8: [UInt8]) -> [UInt8] {
        utf8.contains(0) ? UTF8Scan.repaired(utf8) : utf8
    }

    /// Whether one of the five tone signs of windows-1258 follows a letter.
    private static func hasLoneTone(_ bytes: [UInt8]) -> Bool {
        let tones: Set<UInt8> = [0xCC, 0xD2, 0xDE, 0xEC, 0xF2]
        for index in bytes.indices.dropFirst() where tones.contains(bytes[index]) {
            let letter = bytes[index - 1] | 0x20
            if (0x61...0x7A).contains(letter) || letter >= 0xE0 { return true }
        }
        return false
    }
}
