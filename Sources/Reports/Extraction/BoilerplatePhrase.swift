internal import Analysis

/// What a short line of a page says when it is no part of the report.
struct BoilerplatePhrase {
    let kind: Report.Boilerplate.Kind
    /// Whether what follows on the page is no part of the report either: a comment form, a list of other stories.
    let opensTail: Bool

    private static let longest = 140

    /// How a phrase must stand in its line.
    private enum Position: Sendable {
        /// First, whatever follows: words that only a page's machinery says.
        case opening
        /// Nothing but numbers and signs beside it, or further phrases of this kind: `Gửi bài này In bài này`.
        case whole
        /// Nothing but a number behind it, which must be there: `Hôm nay: 318`.
        case count
        /// Over a list, nothing but numbers and signs beside it; before a single item, a colon behind it: `Xem thêm: …`.
        case heading
        /// First in a line of at most twelve words that is no sentence.
        case first
    }

    private struct Rule: Sendable {
        let kind: Report.Boilerplate.Kind
        let position: Position
        let opensTail: Bool
    }

    private static let rules: PhraseTable<Rule> = {
        let lists: [(Report.Boilerplate.Kind, Position, Bool, [String])] = [
            (
                .counter, .first, false,
                [
                    "truy cap hien tai", "thong ke truy cap", "so lan xem", "so luot xem", "so luot truy cap",
                    "luot xem",
                    "luot truy cap", "tong luot truy cap", "tong so luot truy cap", "tong truy cap", "dang truy cap",
                    "dang online", "dang truc tuyen", "so nguoi online", "so nguoi truy cap", "khach truc tuyen",
                    "khach vieng tham", "nguoi truc tuyen", "luot doc", "da xem", "ban la nguoi thu",
                ]
            ),
            (.counter, .whole, false, ["ghe tham", "luot ghe tham"]),
            (
                .counter, .count, false,
                [
                    "hom nay", "ngay hom nay", "hom qua", "tuan nay", "tat ca", "pageview", "pageviews",
                    "tong so pageview",
                ]
            ),
            (
                .comments, .whole, true,
                [
                    "binh luan", "viet binh luan", "gui binh luan", "gui binh luan cua ban", "binh luan cua ban",
                    "binh luan cua ban doc", "y kien ban doc", "y kien cua ban", "gui y kien", "gui y kien cua ban",
                    "y kien cua ban doc", "gui phan hoi", "phan hoi", "phan hoi cua ban doc", "them binh luan",
                    "y kien binh luan",
                    "binh luan bai viet", "ban doc binh luan",
                ]
            ),
            (
                .comments, .first, true,
                [
                    "hien tai chua co binh luan", "hien chua co y kien", "chua co binh luan", "dang nhap de binh luan",
                    "tong so binh luan", "hay la nguoi dau tien binh luan",
                ]
            ),
            (
                .comments, .opening, true,
                [
                    "email cua ban se khong duoc hien thi", "tra loi email cua ban se khong",
                    "dia chi email cua ban se khong", "cac truong bat buoc duoc danh dau",
                ]
            ),
            (
                .pageHeader, .first, false, ["co quan ngon luan cua", "giay phep so", "giay phep xuat ban so"]
            ),
            (
                .comments, .whole, false,
                [
                    "ho ten", "ho va ten", "ten cua ban", "email cua ban", "noi dung binh luan", "ma xac nhan",
                    "nhap ma xac nhan", "gui di", "nhap lai", "lam lai",
                ]
            ),
            (
                .navigation, .whole, false,
                [
                    "tro ve trang truoc", "ve trang truoc", "quay lai trang truoc", "tro ve", "quay lai",
                    "ve dau trang",
                    "len dau trang", "gui bai nay", "in bai nay", "gui bai nay in bai nay", "in bai viet",
                    "gui bai viet",
                    "in trang", "in trang nay", "ban in", "ban de in", "gui email", "gui cho ban be", "chia se",
                    "chia se facebook", "chia se bai viet", "chia se qua email", "chia se len", "luu bai viet",
                    "so do trang", "trang nhat",
                    "so do site", "lien he", "dang nhap", "dang ky", "tim kiem", "rss", "facebook", "zalo", "twitter",
                    "google", "linkedin", "youtube", "print", "email", "xem tiep",
                    "bai truoc", "bai tiep theo", "bai sau", "tin truoc", "tin sau", "trang truoc", "trang sau",
                    "co chu",
                    "nghe doc bai", "nghe bai viet", "theo doi tren google news", "quang cao", "mo rong", "thu gon",
                ]
            ),
            (.navigation, .first, false, ["ban quyen thuoc", "trang chu", "copyright", "hotline"]),
            (.navigation, .heading, true, ["tu khoa", "tags", "tag", "tu khoa lien quan"]),
            (
                .pageHeader, .heading, false,
                [
                    "dia chi", "dien thoai", "dien thoai toa soan", "duong day nong", "tru so", "toa soan",
                    "tru so toa soan", "tong bien tap", "pho tong bien tap", "chiu trach nhiem noi dung",
                    "chiu trach nhiem chinh", "fax",
                ]
            ),
            (
                .teaser, .heading, true,
                [
                    "tin lien quan", "bai lien quan", "bai viet lien quan", "tin bai lien quan", "cac tin lien quan",
                    "tin cung chuyen muc", "cung chuyen muc", "tin bai cung chuyen muc", "bai cung chuyen muc",
                    "tin khac",
                    "cac tin khac", "cac tin da dua", "tin da dua", "cac bai khac", "bai viet khac",
                    "cac bai viet khac",
                    "cac tin moi hon", "cac tin cu hon", "cac bai moi hon", "cac bai cu hon", "tin moi hon",
                    "tin cu hon",
                    "tin moi nhat", "tin noi bat", "tin moi", "doc nhieu", "doc nhieu nhat", "xem nhieu",
                    "xem nhieu nhat",
                    "tin doc nhieu", "tin xem nhieu", "xem them", "doc them", "co the ban quan tam", "tin cung loai",
                    "nhung tin moi hon", "nhung tin cu hon", "nhung tin cung chuyen muc", "tin cung chu de",
                    "cung chu de", "bai cung chu de", "tin bai duoc doc nhieu", "duoc doc nhieu", "dang duoc quan tam",
                    "doc tiep", "thong tin can biet",
                ]
            ),
            (
                .section, .whole, false,
                [
                    "cong tac to chuc", "cong tac xay dung dang", "xay dung dang", "xay dung dang chinh quyen",
                    "xay dung dang va he thong chinh tri", "xay dung he thong chinh tri", "dang va cuoc song",
                    "dang trong cuoc song", "chinh tri", "chinh tri xa hoi", "thoi su", "thoi su chinh tri", "tin tuc",
                    "tin tuc su kien", "tin trong nuoc", "tin dia phuong", "tin trong tinh", "trong tinh", "trong nuoc",
                    "the gioi", "quoc te", "kinh te", "xa hoi", "van hoa", "van hoa xa hoi", "giao duc", "y te",
                    "quoc phong an ninh", "an ninh quoc phong", "phap luat", "ban doc", "the thao",
                    "nghien cuu trao doi",
                    "hoat dong cua tinh uy", "hoat dong cua lanh dao tinh", "cong tac kiem tra giam sat",
                    "cong tac dan van", "cong tac tuyen giao", "hoc tap va lam theo bac", "hoc va lam theo bac",
                    "dua nghi quyet vao cuoc song", "dua nghi quyet cua dang vao cuoc song", "su kien binh luan",
                    "van de hom nay", "xa luan", "goc nhin", "da phuong tien", "tin hoat dong", "chuyen muc",
                    "nong nghiep nong thon", "doi song xa hoi", "tien toi dai hoi dang",
                    "tien toi dai hoi dang bo cac cap", "tien toi dai hoi dang bo tinh",
                    "tien toi dai hoi dang toan quoc",
                ]
            ),
        ]
        return PhraseTable(
            lists.flatMap { kind, position, opensTail, phrases in
                phrases.map { (Phrase($0), Rule(kind: kind, position: position, opensTail: opensTail)) }
            })
    }()

    /// What a line says by a phrase of its own.
    init?(_ line: Range<Int>, of text: FoldedText) {
        guard line.count <= Self.longest, Self.mayOpen(line, text.folded) else { return nil }
        let letters = Self.letters(of: line, text.folded)
        if let (rule, end) = Self.rules.match(letters, at: 0, end: letters.count),
            Self.stands(rule, until: end, letters, line, text)
        {
            let headsOneItem = rule.position == .heading && letters[end...].contains(where: ASCIIClass.isLetter)
            self.init(kind: rule.kind, opensTail: rule.opensTail && !headsOneItem)
            return
        }
        guard Self.countsVisitors(letters) else { return nil }
        self.init(kind: .counter, opensTail: false)
    }

    /// Whether a line's first letter is one that a phrase or a count of visitors starts with.
    private static func mayOpen(_ line: Range<Int>, _ folded: [UInt8]) -> Bool {
        guard let first = line.first(where: { ASCIIClass.isWord(folded[$0]) }) else { return false }
        return rules.mayStart(with: folded[first]) || counts.contains { $0.utf8.first == folded[first] }
    }

    /// Whether a phrase stands in its line as its rule asks.
    /// - Parameter end: where it ends in the line's letters.
    private static func stands(
        _ rule: Rule, until end: Int, _ letters: [UInt8], _ line: Range<Int>, _ text: FoldedText
    ) -> Bool {
        let hasWordsBehind = letters[end...].contains(where: ASCIIClass.isLetter)
        switch rule.position {
        case .opening: return true
        case .count: return !hasWordsBehind && letters[end...].contains(where: ASCIIClass.isDigit)
        case .first:
            let words = letters.split(separator: 0x20)
            return !hasWordsBehind || words.count <= 12 && LineShape.ending(of: line, in: text) != .sentence
        case .heading: return !hasWordsBehind || endsInColon(letters[..<end], line, text.folded)
        case .whole: return !hasWordsBehind || areWhole(behind: end, letters, kind: rule.kind)
        }
    }

    /// Whether what stands behind a phrase is phrases of its kind to the end.
    private static func areWhole(behind end: Int, _ letters: [UInt8], kind: Report.Boilerplate.Kind) -> Bool {
        var index = end
        while index < letters.count {
            if !ASCIIClass.isLetter(letters[index]) {
                index += 1
                continue
            }
            guard let (rule, next) = rules.match(letters, at: index, end: letters.count), rule.kind == kind,
                rule.position == .whole
            else { return false }
            index = next
        }
        return true
    }

    /// Whether a colon stands behind the letters that open a line.
    private static func endsInColon(_ phrase: ArraySlice<UInt8>, _ line: Range<Int>, _ folded: [UInt8]) -> Bool {
        var left = phrase.reduce(0) { $0 + (ASCIIClass.isWord($1) ? 1 : 0) }
        for index in line {
            if left > 0 {
                if ASCIIClass.isWord(folded[index]) { left -= 1 }
            } else if !ASCIIClass.isBlank(folded[index]) {
                return folded[index] == UInt8(ascii: ":")
            }
        }
        return false
    }

    private init(kind: Report.Boilerplate.Kind, opensTail: Bool) {
        self.kind = kind
        self.opensTail = opensTail
    }

    /// A line's letters and digits with one space for whatever stands between.
    private static func letters(of line: Range<Int>, _ folded: [UInt8]) -> [UInt8] {
        var letters: [UInt8] = []
        var pendingSpace = false
        for byte in folded[line] where byte != 0 {
            if ASCIIClass.isWord(byte) || byte == UInt8(ascii: ">") {
                if pendingSpace && !letters.isEmpty { letters.append(0x20) }
                letters.append(byte)
                pendingSpace = false
            } else {
                pendingSpace = true
            }
        }
        return letters
    }

    private static let counts = ["dang co ", "hien co ", "co "]

    /// `Đang có 211 khách và không thành viên đang online`.
    private static func countsVisitors(_ letters: [UInt8]) -> Bool {
        guard counts.contains(where: { letters.starts(with: $0.utf8) }),
            letters.contains(where: ASCIIClass.isDigit)
        else { return false }
        let words = letters.split(separator: 0x20)
        return words.count <= 14 && words.contains { $0.elementsEqual("online".utf8) || $0.elementsEqual("khach".utf8) }
            && !letters.starts(with: "co ".utf8) || words.last?.elementsEqual("online".utf8) == true
    }

    /// A line that is only a number of five digits or more, as page counters leave it.
    static func isLoneNumber(_ line: Range<Int>, of text: FoldedText) -> Bool {
        guard line.count <= 20 else { return false }
        var digits = 0
        for byte in text.folded[line] {
            if ASCIIClass.isDigit(byte) {
                digits += 1
            } else if byte != UInt8(ascii: "."), byte != UInt8(ascii: ","), !ASCIIClass.isBlank(byte) {
                return false
            }
        }
        return digits >= 5
    }
}
