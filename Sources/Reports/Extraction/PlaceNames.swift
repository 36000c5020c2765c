internal import Analysis

/// The names of provinces, districts and historic units as they stand in texts: with their marks, found by their
/// unmarked letters.
struct PlaceNames: Sendable {
    static let shared = PlaceNames()

    enum Unit: Sendable, Hashable {
        /// Index into the gazetteer's 63.
        case province(Int)
        /// Index into the registry of districts.
        case district(Int)
        /// Index into the historic units.
        case historic(Int)
    }

    struct Match {
        let units: [Unit]
        let range: Range<Int>
        /// Whether the text leaves the marks out that the name has.
        let isUnmarked: Bool
    }

    private struct Entry: Sendable {
        let spelling: MarkedSpelling
        let unit: Unit
    }

    private static let mostWords = 5
    private var entries: [UInt64: [Entry]] = [:]

    private init() {
        let gazetteer = Gazetteer.shared
        entries.reserveCapacity(gazetteer.provinces.count + DistrictRegistry.shared.districts.count)
        for (index, province) in gazetteer.provinces.enumerated() {
            for name in [province.name] + province.aliases {
                add(name, .province(index))
                if let rest = Self.withoutAbbreviation(name) { add(rest, .province(index)) }
            }
        }
        for (index, district) in DistrictRegistry.shared.districts.enumerated() {
            add(Self.withoutNumberWord(district.name), .district(index))
        }
        for (index, unit) in gazetteer.historicUnits.enumerated() {
            add(unit.name, .historic(index))
        }
    }

    /// `HCM` of `TP.HCM`: in a text the abbreviation is read as what stands before the name.
    private static func withoutAbbreviation(_ name: String) -> String? {
        guard name.utf8.starts(with: "TP".utf8) else { return nil }
        return String(decoding: name.utf8.dropFirst(2).drop { !($0 >= 0x41) }, as: UTF8.self)
    }

    /// `1` of `Quận 1`, for the same reason.
    private static func withoutNumberWord(_ name: String) -> String {
        guard let last = name.utf8.last, ASCIIClass.isDigit(last), let space = name.utf8.lastIndex(of: 0x20) else {
            return name
        }
        return String(name[name.utf8.index(after: space)...])
    }

    private mutating func add(_ name: String, _ unit: Unit) {
        let text = FoldedText(name)
        var hash = LetterHash()
        for byte in text.folded where ASCIIClass.isWord(byte) { hash.add(byte) }
        let spelling = MarkedSpelling(0..<text.count, scalars: text.scalars, folded: text.folded)
        let isKnown = entries[hash.value]?.contains { $0.unit == unit && $0.spelling == spelling } ?? false
        if !isKnown { entries[hash.value, default: []].append(Entry(spelling: spelling, unit: unit)) }
    }

    /// The longest name of at most five words that starts at `start`.
    /// - Returns: all units of that name.
    func match(_ text: FoldedText, at start: Int, end: Int) -> Match? {
        let folded = text.folded
        var hash = LetterHash()
        var index = start
        var best: Match?
        for _ in 0..<Self.mostWords {
            let wordStart = index
            while index < end, ASCIIClass.isWord(folded[index]) || folded[index] == 0 {
                if folded[index] != 0 { hash.add(folded[index]) }
                index += 1
            }
            guard index > wordStart else { break }
            if let found = match(text, start..<index, hash: hash) { best = found }
            index = Self.skipJoint(folded, index, end)
            guard index < end, ASCIIClass.isWord(folded[index]) else { break }
        }
        return best
    }

    private func match(_ text: FoldedText, _ range: Range<Int>, hash: LetterHash) -> Match? {
        guard let candidates = entries[hash.value] else { return nil }
        let spelling = MarkedSpelling(range, scalars: text.scalars, folded: text.folded)
        let exact = candidates.filter { $0.spelling == spelling }.map(\.unit)
        if !exact.isEmpty { return Match(units: exact, range: range, isUnmarked: false) }
        guard spelling.isUnmarked else { return nil }
        return Match(units: candidates.map(\.unit), range: range, isUnmarked: true)
    }

    /// Behind what may stand between two words of a name: blanks, one dash, bracket, apostrophe or dot; `end` behind
    /// anything else.
    private static func skipJoint(_ folded: [UInt8], _ start: Int, _ end: Int) -> Int {
        var index = start
        var marks = 0
        while index < end {
            let byte = folded[index]
            if byte == UInt8(ascii: "-") || byte == UInt8(ascii: "(") || byte == UInt8(ascii: ".")
                || byte == UInt8(ascii: "'")
            {
                marks += 1
                let endsSentence =
                    byte == UInt8(ascii: ".") && (index + 1 == end || !ASCIIClass.isWord(folded[index + 1]))
                guard marks == 1, !endsSentence else { return end }
            } else if !ASCIIClass.isBlank(byte) {
                break
            }
            index += 1
        }
        return index
    }
}

/// 64-bit FNV-1a of a name's letters.
private struct LetterHash {
    private(set) var value: UInt64 = 0xCBF2_9CE4_8422_2325

    mutating func add(_ byte: UInt8) {
        value = (value ^ UInt64(byte)) &* 0x100_0000_01B3
    }
}
