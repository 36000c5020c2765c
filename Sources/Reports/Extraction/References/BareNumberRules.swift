/// Which numbers behind a type word are a document's although they bear no symbol.
struct BareNumberRules {
    /// A further number of a list.
    struct Item {
        var number: RawReference.Number
        var digits: Range<Int>
        var end: Int
        var hasNumberWord: Bool
    }

    let text: ReferenceText
    let isQuery: Bool

    /// Behind the word for number any number counts that is no decimal, share or date. Without that word it needs two
    /// digits, must not be a year, and no word for a unit may follow; behind a type in lower case, which may be a verb,
    /// only words that go on about a document may.
    func allows(_ digits: Range<Int>, end: Int, prefix: NumberPrefix, hasItems: Bool) -> Bool {
        guard let type = prefix.type, !continues(end, isList: hasItems && prefix.hasNumberWord) else { return false }
        if prefix.hasNumberWord { return type.bareNumber != .marked || prefix.isCapital || isQuery || digits.count > 1 }
        guard type.bareNumber != .marked, text[end] != UInt8(ascii: "%"), !isYear(digits) else { return false }
        if prefix.isAbbreviation, !isQuery, !prefix.isCapital || isPlate(digits, before: prefix.start) { return false }
        guard prefix.isAbbreviation || isQuery || isSpelled(prefix) else { return false }
        let isTyped = isQuery && prefix.isAbbreviation && (prefix.isGlued || prefix.isCapital)
        guard digits.count >= 2 || isTyped else { return false }
        let next = text.skipSpaces(end)
        guard text.isLetter(next) else { return !isSignOfAmount(next) && !(next > end && text.isDigit(next)) }
        if goesOn(at: next) { return true }
        return (prefix.isCapital || isQuery || type.bareNumber == .noun) && !isUnit(next)
    }

    /// A further number without a symbol, of as many digits as a document's number has, before words that go on about
    /// documents.
    func allows(_ item: Item, first: Range<Int>) -> Bool {
        guard !continues(item.end, isList: true), text[item.end] != UInt8(ascii: "%") else { return false }
        if item.hasNumberWord { return true }
        guard item.digits.count >= 2 || first.count == 1, !isYear(item.digits) || isYear(first) else { return false }
        let next = text.skipSpaces(item.end)
        return !text.isLetter(next) || goesOn(at: next)
    }

    /// Whether the words at `index` go on about a document: its date and year, or a continuation.
    private func goesOn(at index: Int) -> Bool {
        if let day = text.match(Self.dayWord, at: index) { return text.isDigit(text.skipSpaces(day)) }
        if let year = text.match(Self.yearWord, at: index) {
            let start = text.skipSpaces(year)
            return text.digitsEnd(start) - start == 4
        }
        return Self.continuations.match(in: text, at: index) != nil
    }

    /// The year of `202/2025`, which is a month's in `8/2017` unless the word for number or a type of yearly numbers
    /// stands before it.
    func year(behind end: Int, number: Int, prefix: NumberPrefix) -> (year: Int, end: Int)? {
        guard let type = prefix.type else { return nil }
        let isDashed = text[end] == UInt8(ascii: "-") && type.bareNumber == .noun && number > 12
        guard text[end] == UInt8(ascii: "/") || isDashed else { return nil }
        let close = text.digitsEnd(end + 1)
        guard close - end == 5, let year = text.number((end + 1)..<close), (1945...2099).contains(year),
            !text.isLetter(close), !continues(close, isList: true)
        else { return nil }
        let isYearly =
            Self.yearlyTypes.contains(type.key) || prefix.isCapital && Self.yearlyInCapitals.contains(type.key)
        guard prefix.hasNumberWord || number > 12 || isYearly else { return nil }
        return (year, close)
    }

    /// Whether a code before a number may be taken for a type's without the report having named the document.
    func isTrusted(_ prefix: NumberPrefix, digits: Range<Int>) -> Bool {
        guard let key = prefix.type?.key, prefix.isCapital else { return false }
        if prefix.hasNumberWord { return true }
        if key == "ct" { return text[digits.lowerBound] == UInt8(ascii: "0") && digits.count == 2 }
        return Self.trustedCodes.contains(key)
    }

    /// Whether digits go on behind a sign: `3.768`, `26,45`, `6/70`, `2016-2020`. In a list a comma parts numbers.
    private func continues(_ end: Int, isList: Bool) -> Bool {
        guard text.isDigit(end + 1) else { return text[end] == UInt8(ascii: "%") }
        switch text[end] {
        case UInt8(ascii: "."), UInt8(ascii: "/"), UInt8(ascii: "-"), UInt8(ascii: ":"): return true
        case UInt8(ascii: ","): return !isList
        default: return false
        }
    }

    private func isYear(_ digits: Range<Int>) -> Bool {
        digits.count == 4 && (text.number(digits).map { (1985...2035).contains($0) } ?? false)
    }

    private func isSignOfAmount(_ index: Int) -> Bool {
        text[index] == UInt8(ascii: "%") || text[index] == UInt8(ascii: "$")
            || text[index] == UInt8(ascii: "-")
                && text.isDigit(text.skipSpaces(index + 1))
    }

    private func isUnit(_ index: Int) -> Bool {
        Self.noUnits.match(in: text, at: index) == nil && Self.units.match(in: text, at: index) != nil
    }

    /// Whether the type word bears its own marks, or none: “đình chỉ thi 37 thí sinh” names no directive.
    private func isSpelled(_ prefix: NumberPrefix) -> Bool {
        Self.typeWords.match(in: text, endingAt: prefix.word.upperBound) != nil
    }

    /// Whether letters and number are a vehicle's plate.
    private func isPlate(_ digits: Range<Int>, before index: Int) -> Bool {
        digits.count > 3 && Self.vehicles.match(in: text, endingAt: text.skipSpacesBack(index)) != nil
    }

    private static let typeWords = MarkedPhrases(DocumentTypes.registry.wordList)
    private static let vehicles = MarkedPhrases([
        "số hiệu", "biển số", "biển kiểm soát", "biển", "tàu", "tàu cá", "ghe", "thuyền", "xe", "ô tô",
    ])
    private static let yearlyTypes: Set<String> = ["nd", "tt", "ttlt", "pl", "nqlt"]
    /// Types whose numbers with a year are not taken for a month where the word has a capital, as a plan's are.
    private static let yearlyInCapitals: Set<String> = ["nq", "qd", "ct"]
    private static let trustedCodes: Set<String> = ["nq", "qd", "nd", "ttlt", "nqlt", "cthd", "qdi"]
    private static let yearWord: Phrase = "năm"
    private static let dayWord: Phrase = "ngày"

    /// Words that go on about a document behind its number.
    private static let continuations = MarkedPhrases([
        "của", "về", "khóa", "ban hành", "do", "bộ chính trị", "ban bí thư", "trung ương", "ban chấp hành",
        "bch", "được", "đã", "có hiệu lực", "theo", "tại", "trong", "để", "nhằm", "là", "cùng", "với", "gắn", "và",
        "hoặc", "hay", "thì", "đến", "tới", "vào", "trên", "ra đời", "quy định", "nêu", "cho phép", "sửa đổi", "nói",
        "đề ra", "yêu cầu", "cũng", "thay thế", "mới", "này", "nói trên", "như", "vẫn", "chưa", "không", "sẽ", "còn",
        "chính phủ", "quốc hội", "thủ tướng", "nhưng", "mà", "trước", "trước đây", "vừa", "gồm", "bao gồm", "bị",
        "chính là", "phê duyệt", "công bố", "điều động", "bổ sung", "bàn giao", "triển khai", "hướng dẫn", "chỉ đạo",
    ])

    /// Words for what is counted: a number before them is an amount.
    private static let units = MarkedPhrases(
        [
            "năm", "tháng", "tuần", "ngày", "giờ", "phút", "giây", "quý", "lần", "lượt", "đợt", "kỳ", "khóa học",
            "vòng",
            "xã", "phường", "thị trấn", "huyện", "quận", "tỉnh", "thôn", "bản", "làng", "ấp", "tổ", "khu", "nước",
            "người", "cán bộ", "đảng viên", "đồng chí", "đại biểu", "học sinh", "sinh viên", "hộ", "gia đình", "cháu",
            "em", "ông", "bà", "anh", "chị", "doanh nghiệp", "công ty", "đơn vị", "cơ quan", "tổ chức", "cá nhân",
            "tập thể", "chi bộ", "đảng bộ", "trường", "lớp", "bệnh nhân", "bị can", "bị cáo", "đối tượng", "vụ",
            "trường hợp",
            "tỷ", "tỉ", "triệu", "nghìn", "ngàn", "trăm", "đồng", "usd", "ha", "km", "m", "m2", "kg", "tấn", "lít",
            "mét",
            "phần trăm", "điểm", "bước", "mục tiêu", "nội dung", "nhiệm vụ", "giải pháp", "chỉ tiêu", "nhóm", "vấn đề",
            "công trình", "dự án", "đề án", "chương trình", "kế hoạch", "hoạt động", "hạng mục", "gói", "suất", "căn",
            "phòng", "giường", "xe", "máy", "chiếc", "cái", "con", "cây", "bộ", "loại", "hình thức", "phương án",
            "kèm", "trang", "điều", "khoản", "chương", "mục", "tiêu chí", "tiêu chuẩn", "kênh", "tập", "số", "phần",
            "chức danh", "vị trí", "thành viên", "ủy viên", "tội", "ngành", "địa phương", "tuổi", "giải", "huy chương",
            "cổ phiếu", "phiếu", "hợp đồng", "sản phẩm", "món", "cách", "thửa", "lô", "nhà", "thủ tục", "môn", "câu",
            "bài", "cuộc", "buổi", "chuyến", "khâu", "chính sách", "tờ", "lượng", "tiếng", "độ", "cơ sở", "địa điểm",
        ])

    /// Words that begin like one for a unit and are none.
    private static let noUnits = MarkedPhrases([
        "đồng loạt", "đồng thời", "điều chỉnh", "điều động", "điều tiết", "giải quyết", "giải thích", "nhà nước",
        "nhà đầu tư", "lần này", "năm nay", "bộ chính trị", "số đông", "độ tuổi", "cấp tỉnh", "vụ việc",
    ])
}
