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
        /// In ``names``.
        let name: Range<Int>
        /// Of its unmarked letters: what tells names apart.
        let hash: UInt64
        let unit: Unit
        /// The next entry of the same unmarked letters.
        var next: Int?
    }

    private static let mostWords = 5
    /// All names, a line each. How one is spelled is worked out for those that a text may hold.
    private let names: FoldedText
    private var entries: [Entry] = []
    /// The first entry of each name's unmarked letters, by hash and then linearly on; -1 for none. A power of two of
    /// them, twice as many as there are names or more.
    private var slots: [Int32]

    /// - Complexity: linear in the names, which are folded as one text: this table is made to add a single report, too.
    private init() {
        var units: [Unit] = []
        var lines: [UInt8] = []
        func add(_ name: some Sequence<UInt8>, _ unit: Unit) {
            lines += name
            lines.append(UInt8(ascii: "\n"))
            units.append(unit)
        }
        for (index, province) in Gazetteer.shared.provinces.enumerated() {
            for name in [province.name] + province.aliases {
                add(name.utf8, .province(index))
                if let rest = Self.withoutAbbreviation(name.utf8) { add(rest, .province(index)) }
            }
        }
        for (index, name) in DistrictRegistry.names.enumerated() { add(Self.withoutNumberWord(name), .district(index)) }
        for (index, unit) in Gazetteer.shared.historicUnits.enumerated() { add(unit.name.utf8, .historic(index)) }
        names = FoldedText(utf8: lines)
        entries.reserveCapacity(units.count)
        slots = [Int32](repeating: -1, count: 1 << (Int.bitWidth - (2 * units.count).leadingZeroBitCount))
        var start = 0
        for unit in units {
            let end = names.folded[start...].firstIndex(of: UInt8(ascii: "\n")) ?? names.count
            insert(start..<end, unit)
            start = end + 1
        }
    }

    /// `HCM` of `TP.HCM`: in a text the abbreviation is read as what stands before the name.
    private static func withoutAbbreviation(_ name: String.UTF8View) -> Substring.UTF8View? {
        name.starts(with: "TP".utf8) ? name.dropFirst(2).drop { !($0 >= 0x41) } : nil
    }

    /// `1` of `Quận 1`, for the same reason.
    private static func withoutNumberWord(_ name: ArraySlice<UInt8>) -> ArraySlice<UInt8> {
        guard let last = name.last, ASCIIClass.isDigit(last), let space = name.lastIndex(of: 0x20) else { return name }
        return name[(space + 1)...]
    }

    private mutating func insert(_ name: Range<Int>, _ unit: Unit) {
        var hash = LetterHash()
        for index in name where ASCIIClass.isWord(names.folded[index]) { hash.add(names.folded[index]) }
        var last: Int?
        var next = first(hash.value)
        while let known = next {
            let entry = entries[known]
            if entry.unit == unit, spelling(entry.name) == spelling(name) { return }
            last = known
            next = entry.next
        }
        if let last {
            entries[last].next = entries.count
        } else {
            slots[slot(hash.value)] = Int32(entries.count)
        }
        entries.append(Entry(name: name, hash: hash.value, unit: unit, next: nil))
    }

    /// Where the first entry of some letters stands or would.
    private func slot(_ hash: UInt64) -> Int {
        var slot = Int(truncatingIfNeeded: hash) & (slots.count - 1)
        while slots[slot] >= 0, entries[Int(slots[slot])].hash != hash { slot = (slot + 1) & (slots.count - 1) }
        return slot
    }

    private func first(_ hash: UInt64) -> Int? {
        let entry = slots[slot(hash)]
        return entry < 0 ? nil : Int(entry)
    }

    private func spelling(_ name: Range<Int>) -> MarkedSpelling {
        MarkedSpelling(name, scalars: names.scalars, folded: names.folded)
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
        guard let first = first(hash.value) else { return nil }
        let spelling = MarkedSpelling(range, scalars: text.scalars, folded: text.folded)
        let candidates = sequence(first: entries[first]) { $0.next.map { entries[$0] } }
        let exact = candidates.filter { self.spelling($0.name) == spelling }.map { $0.unit }
        if !exact.isEmpty { return Match(units: exact, range: range, isUnmarked: false) }
        guard spelling.isUnmarked else { return nil }
        return Match(units: candidates.map { $0.unit }, range: range, isUnmarked: true)
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
