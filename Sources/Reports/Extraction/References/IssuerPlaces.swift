internal import Analysis

/// Names of places behind an issuer, as slugs.
struct IssuerPlaces: Sendable {
    static let registry = IssuerPlaces()

    /// Cities directly under the centre, whose committees rank with a province's.
    static let centralCities: Set<String> = [
        "ha-noi", "hai-phong", "da-nang", "can-tho", "ho-chi-minh", "thua-thien-hue",
    ]

    /// Slug of a name or alias to the slug of its province.
    private let provinces: [String: String]

    private init() {
        var provinces: [String: String] = [:]
        for row in Registry("provinces").rows where row.count == 6 {
            provinces[row[3]] = row[3]
            for alias in row[5].split(separator: "|") {
                let slug = Self.slug(FoldedText(String(alias)).folded[...])
                if provinces[slug] == nil { provinces[slug] = row[3] }
            }
        }
        self.provinces = provinces
    }

    /// Lower-case ASCII letters and digits, everything between them one hyphen.
    static func slug(_ folded: ArraySlice<UInt8>) -> String {
        var bytes: [UInt8] = []
        var isOpen = false
        for byte in folded where byte != 0 {
            if ReferenceText.isLetter(byte) || ReferenceText.isDigit(byte) {
                if isOpen, !bytes.isEmpty { bytes.append(UInt8(ascii: "-")) }
                isOpen = false
                bytes.append(byte)
            } else if byte != UInt8(ascii: "'") {
                isOpen = true
            }
        }
        return String(decoding: bytes, as: UTF8.self)
    }

    /// The province of a slug, aliases resolved.
    func province(_ slug: String) -> String? { provinces[slug] }

    /// The name at `index`: words in capitals, across a dash where that makes a province. Of a longer run of words the
    /// longest province counts, else the first three.
    func name(in text: ReferenceText, at index: Int) -> (slug: String, end: Int)? {
        var ends: [Int] = []
        var next = index
        var hasDash = false
        while ends.count < 5, text.isUpper(next) {
            let end = nameWordEnd(text, next)
            guard end > next else { break }
            ends.append(end)
            next = text.skipSpaces(end, limit: 2)
            if text[next] == UInt8(ascii: "-") {
                let behind = text.skipSpaces(next + 1, limit: 2)
                guard text.isUpper(behind) else { break }
                hasDash = true
                next = behind
            } else if next == end {
                break
            }
        }
        for end in ends.reversed() {
            if let province = provinces[Self.slug(text.folded[index..<end])] { return (province, end) }
        }
        guard let last = ends.prefix(hasDash ? 4 : 3).last, !isSentence(text, index..<last) else { return nil }
        return (Self.slug(text.folded[index..<last]), last)
    }

    private func nameWordEnd(_ text: ReferenceText, _ index: Int) -> Int {
        var end = text.wordEnd(index, limit: 12)
        if text[end] == UInt8(ascii: "'"), text.isLetter(end + 1) { end = text.wordEnd(end + 1, limit: 12) }
        return end
    }

    /// Whether the capitals go on as the rest of a headline does, in which no name can be told.
    private func isSentence(_ text: ReferenceText, _ range: Range<Int>) -> Bool {
        guard range.allSatisfy({ !text.isLetter($0) || text.isUpper($0) }) else { return false }
        return text.isUpper(text.skipSpaces(range.upperBound))
    }
}
