internal import Analysis

/// Names of places behind an issuer, as slugs: the gazetteer's where it knows the name.
enum IssuerPlaces {
    /// Cities directly under the centre, before or since 1 July 2025, whose committees rank with a province's.
    private static let centralCities: Set<String> = {
        let gazetteer = Gazetteer.shared
        let grown = gazetteer.provinces34.filter { $0.isCity && !$0.isMerged }.flatMap(\.members)
        return Set(gazetteer.provinces.filter { $0.isCity || grown.contains($0.name) }.map(\.slug))
    }()

    static func isCentralCity(_ slug: String) -> Bool { centralCities.contains(slug) }

    /// The slug of the province that a slug or the slug of an alias stands for.
    static func province(_ slug: String) -> String? { Gazetteer.shared.province(named: slug)?.slug }

    /// The slugs of the provinces that have a district of a slug, by the district's.
    private static let provincesOfDistrict: [String: Set<String>] = {
        let slugs = Dictionary(
            Gazetteer.shared.provinces.map { ($0.name, $0.slug) }, uniquingKeysWith: { first, _ in first })
        return DistrictRegistry.shared.districts.reduce(into: [:]) { found, district in
            if let province = slugs[district.province] { found[district.slug, default: []].insert(province) }
        }
    }()

    /// The slug of the province that a district lies in: the report's where it has one of the name, or where no
    /// registry knows the name; else the only one that has; nil where several have.
    static func province(ofDistrict slug: String, in report: String?) -> String? {
        guard let provinces = provincesOfDistrict[slug] else { return report }
        if let report, provinces.contains(report) { return report }
        return provinces.count == 1 ? provinces.first : nil
    }

    /// The province named behind a district that it has: “Châu Thành, tỉnh Long An”, “Châu Thành (Long An)”.
    static func province(ofDistrict slug: String, namedAt index: Int, in text: ReferenceText) -> String? {
        guard let provinces = provincesOfDistrict[slug] else { return nil }
        var next = text.skipSpaces(index)
        if text[next] == UInt8(ascii: ",") || text[next] == UInt8(ascii: "(") { next = text.skipSpaces(next + 1) }
        if let end = text.match(provinceWord, at: next) { next = text.skipSpaces(end) }
        guard let found = name(in: text, at: next)?.slug, let province = province(found) else { return nil }
        return provinces.contains(province) ? province : nil
    }

    private static let provinceWord: Phrase = "tỉnh"

    /// The name at `index`, which begins with a capital: the longest of the gazetteer's, else up to three words in
    /// capitals, as communes are named, which the gazetteer does not hold.
    static func name(in text: ReferenceText, at index: Int) -> (slug: String, end: Int)? {
        guard text.isUpper(index) else { return nil }
        if let match = PlaceNames.shared.match(text.source, at: index, end: text.bounds.upperBound),
            let slug = slug(of: match)
        {
            return (slug, match.range.upperBound)
        }
        guard noNames.match(in: text, at: index) == nil, let end = endOfCapitals(in: text, at: index),
            !isSentence(text, index..<end)
        else { return nil }
        return (slug(text.folded[index..<end]), end)
    }

    /// A name may be a province's and a district's at once; both have the same slug.
    private static func slug(of match: PlaceNames.Match) -> String? {
        let slugs = match.units.map { unit in
            switch unit {
            case .province(let index): (rank: 0, slug: Gazetteer.shared.provinces[index].slug)
            case .district(let index): (rank: 1, slug: DistrictRegistry.shared.districts[index].slug)
            case .historic(let index): (rank: 2, slug: Gazetteer.shared.historicUnits[index].slug)
            }
        }
        return slugs.min { $0.rank < $1.rank }?.slug
    }

    /// Words that stand behind a committee in headlines in capitals.
    private static let noNames = PhraseTable<Void>([
        "lần thứ", "khóa", "nhiệm kỳ", "về", "ngày", "năm", "số", "và", "ban hành", "thực hiện", "có", "đã", "ra",
    ])
    private static let mostWords = 3

    private static func endOfCapitals(in text: ReferenceText, at index: Int) -> Int? {
        var last: Int?
        var next = index
        for _ in 0..<mostWords where text.isUpper(next) {
            let end = wordEnd(text, next)
            guard end > next else { break }
            last = end
            next = text.skipSpaces(end, limit: 2)
            guard next > end else { break }
        }
        return last
    }

    private static func wordEnd(_ text: ReferenceText, _ index: Int) -> Int {
        var end = text.wordEnd(index, limit: 12)
        if text[end] == UInt8(ascii: "'"), text.isLetter(end + 1) { end = text.wordEnd(end + 1, limit: 12) }
        return end
    }

    /// Whether the capitals go on as the rest of a headline does, in which no name can be told.
    private static func isSentence(_ text: ReferenceText, _ range: Range<Int>) -> Bool {
        guard range.allSatisfy({ !text.isLetter($0) || text.isUpper($0) }) else { return false }
        return text.isUpper(text.skipSpaces(range.upperBound))
    }

    /// Lower-case ASCII letters and digits, everything between them one hyphen.
    private static func slug(_ folded: ArraySlice<UInt8>) -> String {
        var bytes: [UInt8] = []
        var isOpen = false
        for byte in folded where byte != 0 {
            if ASCIIClass.isWord(byte) {
                if isOpen, !bytes.isEmpty { bytes.append(UInt8(ascii: "-")) }
                isOpen = false
                bytes.append(byte)
            } else if byte != UInt8(ascii: "'") {
                isOpen = true
            }
        }
        return String(decoding: bytes, as: UTF8.self)
    }
}
