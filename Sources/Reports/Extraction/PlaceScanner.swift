internal import Analysis

/// A unit named in a text together with what it is: `Tỉnh ủy Lai Châu`, `huyện Văn Quan`.
struct PlaceMention {
    enum Unit: Hashable {
        /// Index into the gazetteer's 63.
        case province(Int)
        /// Indexes into the registry of districts; several where the name is ambiguous.
        case districts([Int])
        /// Index into the historic units.
        case historic(Int)
    }

    let unit: Unit
    /// Of a district, the province it lies in, where that is named right behind it by its bare name: `huyện Sơn Hòa
    /// (Phú Yên)`. Index into the gazetteer's 63.
    let province: Int?
    /// From the word for what it is to the end of the name.
    let range: Range<Int>
    let name: Range<Int>
    /// Whether a Party committee or an organ of the unit is named (`Tỉnh ủy`, `Đảng bộ tỉnh`, `UBND tỉnh`).
    let isIssuer: Bool
    /// Whether it stands in a list of several (`các tỉnh`).
    let isListed: Bool
    /// Whether something takes place there (`tại`).
    let isPlaceOfEvent: Bool
}

/// Finds units by the words that say what they are; a bare name is no evidence, since rivers, streets, schools and
/// peace itself share names with provinces.
struct PlaceScanner {
    private enum Level: Sendable { case province, city, district, town, urbanDistrict, cityItself }

    private struct Prefix: Sendable {
        let level: Level
        let isCommittee: Bool
        let spelling: MarkedSpelling
    }

    private static let prefixes: PhraseTable<Prefix> = {
        let words: [(String, Level, Bool)] = [
            ("tỉnh", .province, false), ("tỉnh ủy", .province, true),
            ("thành phố", .city, false), ("thành ủy", .city, true), ("tp", .city, false), ("tphcm", .cityItself, false),
            ("huyện", .district, false), ("huyện ủy", .district, true),
            ("thị xã", .town, false), ("thị ủy", .town, true), ("tx", .town, false),
            ("quận", .urbanDistrict, false), ("quận ủy", .urbanDistrict, true),
        ]
        return PhraseTable(
            words.map { word, level, isCommittee in
                let text = FoldedText(word)
                let spelling = MarkedSpelling(0..<text.count, scalars: text.scalars, folded: text.folded)
                return (Phrase(word), Prefix(level: level, isCommittee: isCommittee, spelling: spelling))
            })
    }()

    private let text: FoldedText
    private let folded: [UInt8]
    private let names = PlaceNames.shared

    init(_ text: FoldedText) {
        self.text = text
        folded = text.folded
    }

    /// Calls `body` with every unit named in a passage, in order.
    /// - Complexity: linear in the passage.
    func scan(_ passage: Range<Int>, _ body: (PlaceMention) -> Void) {
        let bytes = folded.span
        let places = Self.places.span
        let end = passage.upperBound
        var index = passage.lowerBound
        guard passage.count > 2 else { return }
        var before = Place.betweenWords
        var here = places[Int(bytes[index])]
        var next = places[Int(bytes[index + 1])]
        while index < end - 2 {
            let afterNext = places[Int(bytes[index + 2])]
            // One test for all four: a branch for each would be guessed wrong at every other word.
            let opens = before & Place.betweenWords | here & Place.first | next & Place.second | afterNext & Place.third
            if opens == Place.all, mayOpen(bytes[index], index, end), let mention = mention(at: index, in: passage) {
                body(mention)
                index = mention.range.upperBound
                guard index < end - 2 else { return }
                before = places[Int(bytes[index - 1])]
                here = places[Int(bytes[index])]
                next = places[Int(bytes[index + 1])]
            } else {
                before = here
                here = next
                next = afterNext
                index += 1
            }
        }
    }

    /// Where a byte may stand in a word that says what a unit is: bits of ``places``.
    private enum Place {
        static let first: UInt8 = 1
        static let second: UInt8 = 2
        static let third: UInt8 = 4
        static let betweenWords: UInt8 = 8
        static let all = first | second | third | betweenWords
    }

    private static let places: [UInt8] = (0...255).map { (byte: UInt8) -> UInt8 in
        switch byte {
        case UInt8(ascii: "t"), UInt8(ascii: "q"): Place.first
        case UInt8(ascii: "h"): Place.first | Place.second | Place.third
        case UInt8(ascii: "i"): Place.second | Place.third
        case UInt8(ascii: "p"), UInt8(ascii: "x"), UInt8(ascii: "u"): Place.second
        case UInt8(ascii: "a"), UInt8(ascii: "n"), UInt8(ascii: "y"): Place.third
        default: ASCIIClass.isWord(byte) ? 0 : Place.betweenWords | Place.third
        }
    }

    /// Whether one of the words may start here, by its first three letters: most words that start with `t` do not.
    @inline(__always)
    private func mayOpen(_ byte: UInt8, _ index: Int, _ end: Int) -> Bool {
        guard index + 2 < end else { return false }
        let third = folded[index + 2]
        switch (byte, folded[index + 1]) {
        case (UInt8(ascii: "t"), UInt8(ascii: "h")): return third == UInt8(ascii: "a") || third == UInt8(ascii: "i")
        case (UInt8(ascii: "t"), UInt8(ascii: "i")): return third == UInt8(ascii: "n")
        case (UInt8(ascii: "t"), UInt8(ascii: "p")), (UInt8(ascii: "t"), UInt8(ascii: "x")): return true
        case (UInt8(ascii: "h"), UInt8(ascii: "u")): return third == UInt8(ascii: "y")
        case (UInt8(ascii: "q"), UInt8(ascii: "u")): return third == UInt8(ascii: "a")
        default: return false
        }
    }

    private func mention(at start: Int, in passage: Range<Int>) -> PlaceMention? {
        let end = passage.upperBound
        guard let (prefix, prefixEnd) = Self.prefixes.match(folded, at: start, end: end) else { return nil }
        let isItself = prefix.level == .cityItself
        let nameStart = isItself ? start : skipToName(prefixEnd, end)
        guard let nameStart, nameStart < end, isName(nameStart, after: prefix.level) else { return nil }
        let spelling = MarkedSpelling(start..<prefixEnd, scalars: text.scalars, folded: folded)
        guard spelling == prefix.spelling || spelling.isUnmarked,
            let match = names.match(text, at: nameStart, end: end),
            !match.isUnmarked || spelling.isUnmarked
        else { return nil }
        let before = precedingWords(start, from: passage.lowerBound)
        guard let unit = resolve(match, as: prefix.level, end: end) else { return nil }
        return PlaceMention(
            unit: unit, province: province(of: unit, behind: match.range.upperBound, end: end),
            range: start..<match.range.upperBound, name: match.range,
            isIssuer: prefix.isCommittee || before.isOrgan, isListed: before.isList, isPlaceOfEvent: before.isPlace)
    }

    /// What may be said of a unit between its kind and its name: `huyện miền núi Đồng Xuân`, `huyện đảo Lý Sơn`.
    private static let qualities = PhraseTable<Void>(
        [
            "mien nui", "vung cao", "vung sau", "vung bien", "bien gioi", "dao", "ven bien", "cu lao", "trung du",
            "ngoai thanh", "vung cao bien gioi", "mien nui bien gioi",
        ])

    /// Where the name starts behind the word for what it is.
    private func skipToName(_ start: Int, _ end: Int) -> Int? {
        guard let first = skipBlanksAndDot(start, end), !text.isUpper(first),
            let (_, behind) = Self.qualities.match(folded, at: first, end: end)
        else { return skipBlanksAndDot(start, end) }
        return skipBlanksAndDot(behind, end)
    }

    /// Behind blanks, at most one dot among them.
    private func skipBlanksAndDot(_ start: Int, _ end: Int) -> Int? {
        var index = start
        var dots = 0
        while index < end {
            if folded[index] == UInt8(ascii: ".") {
                dots += 1
                guard dots == 1 else { return nil }
            } else if !ASCIIClass.isBlank(folded[index]) {
                return index
            }
            index += 1
        }
        return nil
    }

    private func isName(_ start: Int, after level: Level) -> Bool {
        if ASCIIClass.isDigit(folded[start]) { return level == .urbanDistrict }
        return ASCIIClass.isLetter(folded[start]) && text.isUpper(start)
    }

    private static let organs = ["dang bo", "ubnd", "hdnd", "uy ban nhan dan", "hoi dong nhan dan", "ubmttq", "mttq"]
    private static let lists = ["cac", "hai", "ba", "bon", "nhung", "nhieu"]

    private func precedingWords(_ start: Int, from lowest: Int) -> (isOrgan: Bool, isList: Bool, isPlace: Bool) {
        var end = start
        while end > lowest, ASCIIClass.isBlank(folded[end - 1]), start - end < 4 { end -= 1 }
        func ends(with phrase: String) -> Bool {
            let first = end - phrase.utf8.count
            guard first >= lowest, folded[first..<end].elementsEqual(phrase.utf8) else { return false }
            return first == lowest || !ASCIIClass.isWord(folded[first - 1])
        }
        return (
            Self.organs.contains(where: ends), Self.lists.contains(where: ends), ends(with: "tai") || ends(with: "o")
        )
    }

    private func resolve(_ match: PlaceNames.Match, as level: Level, end: Int) -> PlaceMention.Unit? {
        var provinces: [Int] = []
        var districts: [Int] = []
        var historic: [Int] = []
        for unit in match.units {
            switch unit {
            case .province(let index): provinces.append(index)
            case .district(let index): districts.append(index)
            case .historic(let index): historic.append(index)
            }
        }
        switch level {
        case .province:
            if let province = provinces.first { return .province(province) }
            return historic.first.map { .historic($0) }
        case .city, .cityItself:
            let all = Gazetteer.shared.provinces
            if let city = provinces.first(where: { all[$0].isCity }) { return .province(city) }
        case .district, .town, .urbanDistrict: break
        }
        let fitting = fitting(districts, to: level, sharesProvinceName: !provinces.isEmpty)
        guard fitting.count > 1 else { return fitting.isEmpty ? nil : .districts(fitting) }
        return .districts(narrowed(fitting, behind: match.range.upperBound, end: end))
    }

    private func province(of unit: PlaceMention.Unit, behind start: Int, end: Int) -> Int? {
        guard case .districts(let districts) = unit, districts.count == 1, let district = districts.first else {
            return nil
        }
        let name = DistrictRegistry.shared.districts[district].province
        let first = skipMarks(start, end)
        guard first > start, first < end, text.isUpper(first), let match = names.match(text, at: first, end: end) else {
            return nil
        }
        return match.units.lazy.compactMap { unit in
            if case .province(let index) = unit { index } else { nil }
        }.first { Gazetteer.shared.provinces[$0].name == name }
    }

    /// Behind at most four signs and blanks that part a district from its province.
    private func skipMarks(_ start: Int, _ end: Int) -> Int {
        var index = start
        while index < end, index - start < 4, !ASCIIClass.isWord(folded[index]) { index += 1 }
        return index
    }

    /// The districts that can be meant. A town was a district before it rose, so `huyện` leaves towns in, while a name
    /// that is also a province's must be of exactly that kind.
    private func fitting(_ districts: [Int], to level: Level, sharesProvinceName: Bool) -> [Int] {
        let all = DistrictRegistry.shared.districts
        let type =
            switch level {
            case .city, .cityItself: "thành phố"
            case .town: "thị xã"
            case .urbanDistrict: "quận"
            case .province, .district: "huyện"
            }
        let typed = districts.filter { all[$0].types.contains(type) }
        if sharesProvinceName { return typed }
        if level == .district {
            let rural = districts.filter { all[$0].types != ["quận"] }
            return rural.isEmpty ? districts : rural
        }
        return typed.isEmpty ? districts : typed
    }

    /// Those of the province that is named right behind: `huyện Châu Thành, tỉnh Long An`, `huyện Tam Nông (Phú Thọ)`.
    private func narrowed(_ districts: [Int], behind start: Int, end: Int) -> [Int] {
        var index = skipMarks(start, end)
        if let (prefix, prefixEnd) = Self.prefixes.match(folded, at: index, end: end), prefix.level == .province,
            let nameStart = skipToName(prefixEnd, end)
        {
            index = nameStart
        }
        guard let match = names.match(text, at: index, end: end) else { return districts }
        let all = DistrictRegistry.shared.districts
        let named = match.units.compactMap { unit in
            if case .province(let index) = unit { Gazetteer.shared.provinces[index].name } else { nil }
        }
        let narrowed = districts.filter { named.contains(all[$0].province) }
        return narrowed.isEmpty ? districts : narrowed
    }
}
