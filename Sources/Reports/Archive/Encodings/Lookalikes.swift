/// Legacy text inside Unicode: its bytes were taken for windows-1252, so that it shows what the fonts of old would
/// have hidden (`Uû ban nh©n d©n` for TCVN3). Told line by line, and undone only where the line becomes Vietnamese.
struct Lookalikes {
    private enum Kind: Hashable {
        case legacy(TextEncoding)
        case doubleUTF8

        /// As it is counted among the repairs.
        var name: String {
            switch self {
            case .legacy(let encoding): return encoding.rawValue
            case .doubleUTF8: return "double-utf-8"
            }
        }
    }

    private struct Reading {
        var kind: Kind
        var utf8: [UInt8]
        var evidence: VietnameseEvidence
        var capitals = 0
    }

    private(set) var utf8: [UInt8] = []
    private(set) var repairs: [String: Int] = [:]
    /// The legacy encoding that most of the marks stand in; nil for Unicode.
    private(set) var encoding: TextEncoding?
    /// Of the lines that were undone.
    private(set) var evidence = VietnameseEvidence()

    /// nil where no line is legacy text.
    /// - Parameters:
    ///   - text: well-formed.
    ///   - scan: of `text`.
    /// - Complexity: linear.
    init?(_ text: [UInt8], _ scan: UTF8Scan) {
        guard Self.foreignLetters.contains(where: { scan.count(of: $0) > 0 }) else { return nil }
        let kinds = Self.kinds(of: text)
        guard !kinds.isEmpty else { return nil }
        // Letters that only Unicode has: then a line that could be either is Unicode.
        let hasUnicode = scan.count(startingWith: 0xE1) + scan.count(startingWith: 0xC4) > 0
        var marks: [Kind: Int] = [:]
        utf8.reserveCapacity(text.count)
        for range in LineRanges(text) {
            let line = Array(text[range])
            guard let reading = Self.undone(line, kinds, tiesStay: hasUnicode) else {
                utf8 += line
                continue
            }
            utf8 += reading.utf8
            evidence = evidence + reading.evidence
            repairs.count(reading.kind.name, 1)
            repairs.count("capitals", reading.capitals)
            marks[reading.kind, default: 0] += UTF8Scan(line).multibyte
        }
        guard !repairs.isEmpty else { return nil }
        let most = marks.max { $0.value < $1.value }
        if let most, case .legacy(let encoding) = most.key, most.value * 2 > scan.multibyte { self.encoding = encoding }
    }

    /// Letters and signs of Latin-1 that Vietnamese text does not have, but all kinds of lookalike text.
    private static let foreignLetters: [UInt8] = (UInt8(0xA1)...0xFF).filter { byte in
        VietnameseLetter(UInt32(byte)) == nil && ![0xA7, 0xAB, 0xB0, 0xB7, 0xBB].contains(byte)
    }

    private static let isForeign: Set<UInt32> = Set(foreignLetters.map(UInt32.init))

    /// The bytes that a text of UTF-8 shows as windows-1252 would; nil where it is none, or shows anything else.
    static func cells(of bytes: [UInt8]) -> [UInt32]? {
        let scan = UTF8Scan(bytes)
        guard scan.illFormed == 0, scan.multibyte > 0 else { return nil }
        let cells = cells(bytes)
        return cells.allSatisfy { $0 < 0x100 } ? cells : nil
    }

    private static func cells(_ line: [UInt8]) -> [UInt32] {
        ScalarText.scalars(line[...]).map { Windows1252.byte(of: $0).map(UInt32.init) ?? $0 }
    }

    private static func reading(_ cells: [UInt32], _ kind: Kind) -> Reading? {
        switch kind {
        case .doubleUTF8:
            guard let scalars = DoubleUTF8.scalars(cells) else { return nil }
            let utf8 = TextNormalization.composed(ScalarText.utf8(scalars))
            return Reading(kind: kind, utf8: utf8, evidence: VietnameseEvidence(utf8))
        case .legacy(let encoding):
            let reading = LegacyDecoding.reading(cells, from: encoding)
            let utf8 = reading.utf8
            return Reading(
                kind: kind, utf8: utf8, evidence: VietnameseEvidence(utf8), capitals: reading.capitals)
        }
    }

    private static func isConvincing(_ reading: Reading, over plain: VietnameseEvidence) -> Bool {
        let evidence = reading.evidence
        // Hardly anything is UTF-8 by accident.
        let least = reading.kind == .doubleUTF8 ? 1 : 3
        return evidence.markedSyllables >= max(least, plain.markedSyllables + 1)
            && evidence.score >= EncodingDetection.convincingScore
            && evidence.score - plain.score >= EncodingDetection.convincingMargin
    }
}

extension Lookalikes {
    /// The likeliest first where two read a line alike.
    private static let all: [Kind] = [.doubleUTF8] + TextEncoding.legacy.map(Kind.legacy)

    /// What a sample of the lines with foreign letters turns out to be: each line by itself, or, where lines are too
    /// short for that, all together.
    private static func kinds(of text: [UInt8]) -> [Kind] {
        var kinds: Set<Kind> = []
        var plain = VietnameseEvidence()
        var together: [Kind: VietnameseEvidence] = [:]
        var size = 0
        for range in LineRanges(text) where size < EncodingDetection.sampleSize {
            let line = Array(text[range].prefix(EncodingDetection.sampleSize))
            let cells = cells(line)
            guard cells.contains(where: isForeign.contains) else { continue }
            size += cells.count
            let evidence = VietnameseEvidence(TextNormalization.composed(line))
            plain = plain + evidence
            let readings = all.compactMap { reading(cells, $0) }
            for reading in readings { together[reading.kind] = (together[reading.kind] ?? .init()) + reading.evidence }
            if let best = best(readings), isConvincing(best, over: evidence) { kinds.insert(best.kind) }
        }
        guard kinds.isEmpty else { return all.filter(kinds.contains) }
        let pooled = all.compactMap { kind in
            together[kind].map { Reading(kind: kind, utf8: [], evidence: $0) }
        }
        guard let best = best(pooled), isConvincing(best, over: plain) else { return [] }
        return [best.kind]
    }

    /// The first of the best.
    private static func best(_ readings: [Reading]) -> Reading? {
        readings.reversed().max { $0.evidence.score < $1.evidence.score }
    }

    /// A line as it was meant; nil where it stays.
    private static func undone(_ line: [UInt8], _ kinds: [Kind], tiesStay: Bool) -> Reading? {
        guard line.contains(where: { $0 >= 0x80 }) else { return nil }
        let cells = cells(line)
        guard let best = best(kinds.compactMap { reading(cells, $0) }), best.utf8 != line else { return nil }
        let plain = VietnameseEvidence(TextNormalization.composed(line))
        if isConvincing(best, over: plain) { return best }
        let gain = best.evidence.markedSyllables - plain.markedSyllables
        let isBetter = gain > 0 && best.evidence.score - plain.score >= EncodingDetection.convincingMargin
        let isTie = gain >= 0 && best.evidence.score >= 0.5
        return isBetter || (isTie && (best.kind == .doubleUTF8 || !tiesStay)) ? best : nil
    }
}
