/// From bytes in some encoding to UTF-8.
package enum TextDecoding {
    /// UTF-8 without a byte-order mark and without NULs, and how it was come by.
    package struct Decoded {
        package var utf8: [UInt8]
        package var encoding: RawReport.Encoding
        /// Of `utf8`, where it has been scanned already.
        fileprivate var scan: UTF8Scan?
    }

    /// Decides by, in this order: the encoding asked for, byte-order mark, NULs (in UTF-16 more than a fifth of the
    /// bytes), UTF-8, the legacy encoding in which the rest reads as Vietnamese, the encoding the text declares.
    /// What is Unicode by then is mended as in ``mended(_:with:of:)``.
    /// - Parameters:
    ///   - wanted: believed without proof.
    ///   - declared: believed where the bytes are neither UTF-8 nor Vietnamese in another encoding.
    ///   - isMarkup: whether the text is yet to be taken out of what the bytes hold, and mended then.
    ///   - mayHaveHoles: whether zeros in a row cost no more than what is cut out of the text later.
    /// - Throws: `empty`, `binary` or `undecodable`.
    /// - Complexity: linear.
    package static func decoded(
        _ bytes: [UInt8], wanted: TextEncoding? = nil, declared: TextEncoding? = nil, isMarkup: Bool = false,
        mayHaveHoles: Bool = false
    ) throws(Skipped.Reason) -> Decoded {
        guard bytes.contains(where: { $0 > 0x20 && $0 != 0x7F }) else { throw .empty }
        guard mayHaveHoles || !ZeroedText.hasHole(bytes) else { throw .binary }
        if let wanted { return forced(bytes, wanted) }
        var decoded = try detected(bytes, declared)
        if !isMarkup { decoded.mend() }
        return decoded
    }

    /// A text that is Unicode already, as readers of documents give it: character entities resolved, lines in the
    /// look-alikes of legacy encodings read, damage counted.
    /// - Parameters:
    ///   - utf8: well-formed.
    ///   - given: what came with the text; mended like it.
    ///   - encoding: how it became Unicode.
    package static func mended(
        _ utf8: [UInt8], with given: inout RawReport.Given,
        of encoding: RawReport.Encoding = RawReport.Encoding(name: TextEncoding.utf8.rawValue, confidence: 1)
    ) -> Decoded {
        var decoded = Decoded(utf8: utf8, encoding: encoding)
        decoded.mend()
        guard decoded.encoding.repairs != encoding.repairs else { return decoded }
        // Titles and names are too short to be told alone: they go in front of the text, a line each.
        let fields: [WritableKeyPath<RawReport.Given, String?>] = [\.title, \.author, \.source, \.province]
        let present = fields.filter { given[keyPath: $0]?.isEmpty == false }
        var head: [UInt8] = []
        for field in present { head += (given[keyPath: field] ?? "").utf8.map { $0 < 0x20 ? 0x20 : $0 } + [0x0A] }
        decoded = Decoded(utf8: head + utf8, encoding: encoding)
        decoded.mend()
        var start = 0
        for (field, line) in zip(present, LineRanges(decoded.utf8)) {
            given[keyPath: field] = TextNormalization.text(Array(decoded.utf8[line].dropLast()))
            start = line.upperBound
        }
        decoded.utf8.removeSubrange(..<start)
        return decoded
    }

    /// Whether the NULs lie as in UTF-16 text that is mostly Latin.
    static func looksLikeUTF16(_ bytes: [UInt8]) -> Bool {
        (mark(bytes) ?? UTF16Decoding.withoutMark(bytes) ?? .utf8) != .utf8
    }

    private static func detected(_ bytes: [UInt8], _ declared: TextEncoding?) throws(Skipped.Reason) -> Decoded {
        let mark = mark(bytes)
        if let mark, mark != .utf8 { return utf16(bytes, mark, confidence: 1) }
        let scan = UTF8Scan(bytes)
        if scan.nuls > 0, mark == nil, let encoding = UTF16Decoding.withoutMark(bytes) {
            return utf16(bytes, encoding, confidence: 0.95)
        }
        guard !ZeroedText.areMany(scan.nuls, of: bytes.count) else { throw .binary }
        if mark == .utf8 { return repaired(bytes, scan, confidence: 1) }
        if scan.illFormed == 0 { return repaired(bytes, scan, confidence: 1) }
        if let text = MixedText(bytes) { return result(text) }
        let isMendable = scan.isMendable(bytes.count)
        if isMendable, scan.multibyte >= scan.illFormed { return repaired(bytes, scan, confidence: 0.9) }
        if let declared, TextEncoding.legacy.contains(declared) {
            return result(MixedText(bytes, EncodingDetection.Verdict(encoding: declared, confidence: 0.5)))
        }
        if isMendable { return repaired(bytes, scan, confidence: 0.5) }
        throw isBinary(bytes) ? .binary : .undecodable
    }

    private static func mark(_ bytes: [UInt8]) -> TextEncoding? {
        if bytes.starts(with: [0xEF, 0xBB, 0xBF]) { return .utf8 }
        if bytes.starts(with: [0xFF, 0xFE]) { return .utf16LittleEndian }
        if bytes.starts(with: [0xFE, 0xFF]) { return .utf16BigEndian }
        return nil
    }

    private static func forced(_ bytes: [UInt8], _ encoding: TextEncoding) -> Decoded {
        switch encoding {
        case .utf8:
            return repaired(bytes, UTF8Scan(bytes), confidence: 1)
        case .utf16LittleEndian, .utf16BigEndian:
            return utf16(bytes, encoding, confidence: 1)
        case .tcvn3, .vni, .viscii, .windows1258:
            let cells = Lookalikes.cells(of: bytes) ?? bytes.map(UInt32.init)
            let reading = LegacyDecoding.reading(cells, from: encoding)
            var decoded = result(reading.utf8, encoding, confidence: 1, replaced: reading.replaced)
            decoded.encoding.repairs.count("capitals", reading.capitals)
            return decoded
        }
    }

    private static func repaired(_ bytes: [UInt8], _ scan: UTF8Scan, confidence: Double) -> Decoded {
        let body = bytes.starts(with: [0xEF, 0xBB, 0xBF]) ? Array(bytes.dropFirst(3)) : bytes
        let broken = scan.illFormed + scan.nuls
        var decoded = result(
            broken > 0 ? UTF8Scan.repaired(body) : body, .utf8, confidence: confidence, replaced: broken)
        decoded.scan = broken > 0 ? nil : scan
        return decoded
    }

    private static func utf16(_ bytes: [UInt8], _ encoding: TextEncoding, confidence: Double) -> Decoded {
        let (utf8, replaced) = UTF16Decoding.utf8(bytes, encoding)
        return result(utf8, encoding, confidence: confidence, replaced: replaced)
    }

    private static func result(_ text: MixedText) -> Decoded {
        let encoding = RawReport.Encoding(
            name: text.name.rawValue, confidence: text.confidence, repairs: text.repairs)
        return Decoded(utf8: text.utf8, encoding: encoding)
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

extension TextDecoding.Decoded {
    /// See ``TextDecoding/mended(_:with:of:)``.
    fileprivate mutating func mend() {
        var scan = self.scan ?? UTF8Scan(utf8)
        if let (text, count) = CharacterEntities.replaced(utf8) {
            utf8 = text
            scan = UTF8Scan(utf8)
            encoding.repairs.count("entities", count)
        }
        if let lookalikes = Lookalikes(utf8, scan) {
            utf8 = lookalikes.utf8
            encoding.repairs.merge(lookalikes.repairs, uniquingKeysWith: +)
            if let name = lookalikes.encoding {
                encoding.name = name.rawValue
                encoding.confidence = min(encoding.confidence, EncodingDetection.confidence(lookalikes.evidence))
            }
            scan = UTF8Scan(utf8)
        }
        let damage = TextDamage(utf8, scan, replaced: encoding.repairs["replaced"] ?? 0)
        encoding.damage = damage.counts
        encoding.confidence *= 1 - damage.share
    }
}
