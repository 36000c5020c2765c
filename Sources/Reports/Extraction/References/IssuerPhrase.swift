/// A body named in words: “Ban Thường vụ Tỉnh ủy …”, “Bộ Chính trị”, “Chính phủ”.
struct IssuerPhrase: Sendable {
    /// Code of the body.
    var body: String
    /// In short: codes for the centre, otherwise the words with the committee shortened (`BTV Tỉnh ủy Lai Châu`).
    var label: String
    /// The place behind it, as a slug.
    var place: String?
    /// The province named behind that, as a slug.
    var province: String?
    /// A city's committee or council, which is a province's only for cities directly under the centre.
    var isCity = false
    /// A council or people's committee of a district, a town or a commune.
    var isBelowProvince = false
    var range: Range<Int>

    var namedPlace: ReferenceDraft.NamedPlace? {
        place.map {
            .init(
                slug: $0, words: label, province: province,
                isBelowProvince: isBelowProvince || isCity && !IssuerPlaces.isCentralCity($0))
        }
    }
}

/// Reads issuers in words.
struct IssuerScanner {
    let text: ReferenceText

    init(_ text: ReferenceText) {
        self.text = text
    }

    /// The issuer whose words start at `index`.
    func issuer(at index: Int) -> IssuerPhrase? {
        guard text.isLetter(index), !text.isLetter(index - 1) else { return nil }
        if let (body, label, end) = central(at: index) {
            return IssuerPhrase(body: body, label: label, range: index..<end)
        }
        var start = index
        var lead = ""
        if let (code, end) = Self.leads.match(in: text, at: index) {
            lead = code
            start = text.skipSpaces(skipAbbreviation(end))
            if start == end { return nil }
            if let (_, _, centre) = central(at: start) {
                return IssuerPhrase(body: "TW", label: "BCHTW", range: index..<centre)
            }
        }
        return organ(at: start, from: index) ?? local(at: start, from: index, lead: lead)
    }

    /// The end of the words for the Central Committee: `Trung ương`, `TW`, `TƯ`, `T.Ư`, with the Party behind.
    func centre(at index: Int) -> Int? {
        var end: Int
        if let words = text.match(anyOf: Self.centreWords, at: index) {
            end = words
        } else if text[index] == UInt8(ascii: "t") {
            let joined = text[index + 1] == UInt8(ascii: ".") || text[index + 1] == UInt8(ascii: "/")
            let last = joined ? index + 2 : index + 1
            let isHorned = text.scalar(last) == 0x1AF || text.scalar(last) == 0x1B0
            guard isHorned && (joined || text.isUpper(index)) || text[last] == UInt8(ascii: "w"),
                !text.isLetter(last + 1)
            else { return nil }
            end = last + 1
        } else {
            return nil
        }
        if let party = text.match(Self.party, at: text.skipSpaces(end)), !startsBranch(text.skipSpaces(end)) {
            end = party
        }
        return end
    }

    // MARK: The centre

    private func central(at index: Int) -> (body: String, label: String, end: Int)? {
        if let ((body, label), end) = Self.centrals.match(in: text, at: index) {
            if text.scalar(index) < 0x80, label == text.key(index..<end).uppercased, !text.isUpper(index) { return nil }
            var last = end
            if body == "TW", let centre = centre(at: text.skipSpaces(end)) { last = centre }
            return (body, label, last)
        }
        guard let end = centre(at: index) else { return nil }
        let next = text.skipSpaces(end)
        if let front = text.match(anyOf: Self.frontWords, at: next) { return ("MTTW", "MTTW", front) }
        if text.match(anyOf: Self.massWords, at: next) != nil { return nil }
        return ("TW", "BCHTW", end)
    }

    /// Skips an abbreviation in brackets: the “(BCH)” of “Ban Chấp hành (BCH)”.
    private func skipAbbreviation(_ index: Int) -> Int {
        let open = text.skipSpaces(index)
        guard text[open] == UInt8(ascii: "(") else { return index }
        let close = text.wordEnd(open + 1, limit: 6)
        return close > open + 1 && text[close] == UInt8(ascii: ")") && text.isUpper(open + 1) ? close + 1 : index
    }

    // MARK: Organs and committees

    private func organ(at start: Int, from index: Int) -> IssuerPhrase? {
        guard let (organ, end) = Self.organs.match(in: text, at: start) else { return nil }
        let next = text.skipSpaces(end)
        if let centre = centre(at: next) {
            return IssuerPhrase(body: organ + "TW", label: organ + "TW", range: index..<centre)
        }
        guard let (committee, close) = Self.committees.match(in: text, at: next) else { return nil }
        let name = IssuerPlaces.name(in: text, at: text.skipSpaces(close))
        var code = committee
        if committee == "ThU" { code = cityCode(name?.slug) }
        return IssuerPhrase(
            body: organ + code, label: organ + code, place: name?.slug, province: province(behind: name),
            isCity: committee == "ThU",
            range: index..<(name?.end ?? close))
    }

    private func local(at start: Int, from index: Int, lead: String) -> IssuerPhrase? {
        var body: String
        var end: Int
        var level: Level?
        if let (code, close) = Self.committees.match(in: text, at: start) {
            (body, end) = (code, close)
        } else if let (kind, close) = Self.leveled.match(in: text, at: start) {
            end = skipAbbreviation(close)
            let next = text.skipSpaces(end)
            if let (found, levelEnd) = Self.levels.match(in: text, at: next) {
                body = kind.code(found)
                if !kind.isParty { level = found }
                end = levelEnd
            } else {
                guard let code = kind.plain, !kind.needsLevel else { return nil }
                body = code
            }
        } else if let (code, close) = Self.ministries.match(in: text, at: start) ?? shortMinistry(at: start) {
            return IssuerPhrase(body: code, label: code, range: index..<close)
        } else {
            return nil
        }
        let name = IssuerPlaces.name(in: text, at: text.skipSpaces(end))
        let isCity = body == "ThU" || level == .city
        if body == "ThU" { body = cityCode(name?.slug) }
        let last = name?.end ?? end
        let committee = text.line(start..<last)
        return IssuerPhrase(
            body: body, label: lead.isEmpty ? committee : lead + " " + committee, place: name?.slug,
            province: province(behind: name), isCity: isCity,
            isBelowProvince: level.map { $0 != .province && $0 != .city } ?? false, range: index..<last)
    }

    private func province(behind name: (slug: String, end: Int)?) -> String? {
        name.flatMap { IssuerPlaces.province(ofDistrict: $0.slug, namedAt: $0.end, in: text) }
    }

    /// A ministry by its initials: `Bộ GD-ĐT`, `Bộ TN&MT`.
    private func shortMinistry(at index: Int) -> (value: String, end: Int)? {
        guard text.isUpper(index), let word = text.match(Self.ministry, at: index) else { return nil }
        let start = text.skipSpaces(word)
        var end = start
        var code = "B"
        while end < start + 12 {
            if text.isUpper(end) {
                code += text.line(end..<(end + 1))
            } else if end == start || !text.isUpper(end + 1)
                || text[end] != UInt8(ascii: "-") && text[end] != UInt8(ascii: "&")
            {
                break
            }
            end += 1
        }
        return code.utf8.count > 2 && !text.isLetter(end) ? (code, end) : nil
    }

    /// A city's committee is a province's where the city stands directly under the centre.
    private func cityCode(_ slug: String?) -> String {
        guard let slug else { return "TU" }
        return IssuerPlaces.isCentralCity(slug) ? "TU" : "ThU"
    }

    private func startsBranch(_ index: Int) -> Bool {
        text.match(anyOf: Self.branchWords, at: index) != nil
    }

    // MARK: Words

    /// A body that exists on every level, by the level's code.
    private struct LeveledBody {
        let isParty: Bool
        /// The code on every level of the state; for the party the code without a level.
        let plain: String?
        /// Whether the words alone name no body.
        var needsLevel = false

        func code(_ level: Level) -> String {
            guard isParty else { return plain ?? "" }
            switch level {
            case .province: return "TU"
            case .city: return "ThU"
            case .district: return "HU"
            case .town: return "TXU"
            case .ward: return "QU"
            case .commune: return "ĐU"
            }
        }
    }

    private enum Level { case province, city, district, town, ward, commune }

    private static let ministry: Phrase = "bộ"
    private static let branchWords: [Phrase] = ["đảng bộ", "đảng ủy"]
    private static let party: Phrase = "đảng"
    private static let centreWords: [Phrase] = ["trung ương", "bchtw", "bch tw"]
    private static let frontWords: [Phrase] = ["mặt trận tổ quốc việt nam", "mặt trận tổ quốc", "mặt trận", "mttq"]
    private static let massWords: [Phrase] = ["đoàn", "hội"]

    private static let leads = PhraseTable<String>([
        ("ban thường vụ", "BTV"), ("btv", "BTV"), ("ban chấp hành", "BCH"), ("bch", "BCH"),
        ("thường trực", "Thường trực"),
    ])

    private static let centrals = PhraseTable<(body: String, label: String)>([
        ("bộ chính trị", ("TW", "BCT")), ("bct", ("TW", "BCT")), ("ban bí thư", ("TW", "BBT")),
        ("bbt", ("TW", "BBT")), ("quân ủy trung ương", ("QUTW", "QUTW")),
        ("đảng ủy công an trung ương", ("ĐUCATW", "ĐUCATW")),
        ("ủy ban trung ương mặt trận tổ quốc việt nam", ("MTTW", "MTTW")),
        ("ủy ban trung ương mặt trận tổ quốc", ("MTTW", "MTTW")), ("ủy ban trung ương mttq", ("MTTW", "MTTW")),
        ("chính phủ", ("CP", "CP")), ("thủ tướng chính phủ", ("TTg", "TTg")), ("thủ tướng", ("TTg", "TTg")),
        ("quốc hội", ("QH", "QH")), ("ủy ban thường vụ quốc hội", ("UBTVQH", "UBTVQH")),
        ("ubtvqh", ("UBTVQH", "UBTVQH")), ("chủ tịch nước", ("CTN", "CTN")),
        ("tòa án nhân dân tối cao", ("TANDTC", "TANDTC")), ("viện kiểm sát nhân dân tối cao", ("VKSNDTC", "VKSNDTC")),
        ("hội đồng bầu cử quốc gia", ("HĐBCQG", "HĐBCQG")),
    ])

    private static let organs = PhraseTable<String>([
        ("ban tổ chức", "BTC"), ("ban tuyên giáo và dân vận", "BTGDV"), ("ban tuyên giáo", "BTG"),
        ("ban dân vận", "BDV"), ("ủy ban kiểm tra", "UBKT"), ("ubkt", "UBKT"), ("ban nội chính", "BNC"),
        ("ban kinh tế", "BKT"), ("văn phòng", "VP"), ("ban chính sách, chiến lược", "BCSCL"),
    ])

    private static let committees = PhraseTable<String>([
        ("tỉnh ủy", "TU"), ("thành ủy", "ThU"), ("huyện ủy", "HU"), ("thị ủy", "TXU"), ("quận ủy", "QU"),
        ("đảng ủy khối", "ĐUK"),
    ])

    private static let leveled = PhraseTable<LeveledBody>([
        ("đảng bộ", LeveledBody(isParty: true, plain: nil)), ("đảng ủy", LeveledBody(isParty: true, plain: "ĐU")),
        ("hội đồng nhân dân", LeveledBody(isParty: false, plain: "HĐND")),
        ("hđnd", LeveledBody(isParty: false, plain: "HĐND")),
        ("ủy ban nhân dân", LeveledBody(isParty: false, plain: "UBND")),
        ("chủ tịch ủy ban nhân dân", LeveledBody(isParty: false, plain: "UBND")),
        ("chủ tịch ubnd", LeveledBody(isParty: false, plain: "UBND")),
        ("ubnd", LeveledBody(isParty: false, plain: "UBND")),
        ("chính quyền", LeveledBody(isParty: false, plain: "UBND", needsLevel: true)),
    ])

    private static let levels = PhraseTable<Level>([
        ("tỉnh", .province), ("thành phố", .city), ("tp", .city), ("huyện", .district), ("thị xã", .town),
        ("quận", .ward), ("xã", .commune), ("phường", .commune), ("thị trấn", .commune),
    ])

    private static let ministries: PhraseTable<String> = {
        let names: [(String, String)] = [
            ("nội vụ", "BNV"), ("tài chính", "BTC"), ("y tế", "BYT"), ("giáo dục và đào tạo", "BGDĐT"),
            ("công an", "BCA"), ("quốc phòng", "BQP"), ("thông tin và truyền thông", "BTTTT"), ("công thương", "BCT"),
            ("giao thông vận tải", "BGTVT"), ("xây dựng", "BXD"), ("tư pháp", "BTP"),
            ("nông nghiệp và phát triển nông thôn", "BNNPTNT"), ("nông nghiệp và môi trường", "BNNMT"),
            ("tài nguyên và môi trường", "BTNMT"), ("lao động thương binh và xã hội", "BLĐTBXH"),
            ("lao động - thương binh và xã hội", "BLĐTBXH"), ("văn hóa, thể thao và du lịch", "BVHTTDL"),
            ("khoa học và công nghệ", "BKHCN"), ("kế hoạch và đầu tư", "BKHĐT"), ("ngoại giao", "BNG"),
        ]
        return PhraseTable(
            names.flatMap { [(Phrase("bộ " + $0.0), $0.1), (Phrase("bộ trưởng bộ " + $0.0), $0.1)] })
    }()
}

extension String {
    /// ASCII letters in upper case.
    fileprivate var uppercased: String {
        String(decoding: utf8.map { $0 &- 0x61 < 26 ? $0 - 32 : $0 }, as: UTF8.self)
    }
}
