import Reports
import Testing

/// Pages in the layouts that sites use, a trait each, with what is to be found on them. `%1` and `%2` stand for
/// paragraphs.
struct PageSample: Sendable, CustomTestStringConvertible {
    let testDescription: String
    let text: String
    let title: String
    let kicker: String?
    let author: String?
    let date: String?
    /// `kind: text`, in order.
    let boilerplate: [String]

    init(
        _ name: String, _ text: String, _ title: String, kicker: String? = nil, author: String? = nil,
        date: String? = nil, _ boilerplate: [String] = []
    ) {
        testDescription = name
        self.text = text.replacing("%1", with: SamplePages.filler).replacing("%2", with: Self.second)
        self.title = title
        self.kicker = kicker
        self.author = author
        self.date = date
        self.boilerplate = boilerplate
    }

    static let second =
        "Cuối vụ, cả thôn góp công làm xong con đường ra đồng dài hơn một cây số, xe chở lúa vào tận sân, ai cũng mừng "
        + "vì mùa mưa này không còn lo lầy lội như mọi năm nữa."

    static let title = "Cả thôn chung tay làm đường ra đồng"
    static let all = notes + titles + dated + counted + commented + navigated + followed + signed + pictured

    /// Texts of a few lines, without a paragraph.
    static let notes: [PageSample] = [
        .init("a title and a sentence", "Tin ngắn\nTỉnh ủy Lai Châu họp bàn về cán bộ.", "Tin ngắn"),
        .init("two sentences", "Chi bộ họp.\nBàn việc làm đường ra đồng.", "Chi bộ họp."),
        .init("one line", "Chi bộ họp bàn việc làm đường ra đồng.", "Chi bộ họp bàn việc làm đường ra đồng."),
        .init("a poem", "Mùa lúa chín\nLúa vàng trên nương\nNgười vui gặt hái\nTiếng cười khắp bản", "Mùa lúa chín"),
        .init("three short lines", "Giữ rừng\nBản xa\nMùa khô", "Giữ rừng"),
        .init("a kicker and a title", "Bản Nà Lốc:\nGiữ rừng\nMùa khô", "Giữ rừng", kicker: "Bản Nà Lốc:"),
        .init("only a paragraph", "%1", String(SamplePages.filler.prefix(120))),
    ]

    static let titles: [PageSample] = [
        .init("above a paragraph", "\(title)\n%1\n%2", title),
        .init("two words", "Giữ rừng\n%1\n%2", "Giữ rừng"),
        .init("with a full stop", "Giữ rừng.\n%1\n%2", "Giữ rừng."),
        .init("a question", "Vì sao thôn giữ được rừng?\n%1", "Vì sao thôn giữ được rừng?"),
        .init("in capitals", "GIỮ RỪNG Ở BẢN XA\n%1", "GIỮ RỪNG Ở BẢN XA"),
        .init("below a section", "Chính trị\n\(title)\n%1", title, ["section: Chính trị"]),
        .init("below a section with a full stop", "Xây dựng Đảng.\n\(title)\n%1", title, ["section: Xây dựng Đảng."]),
        .init("below a kicker", "THÔN NÀ LỐC\n\(title)\n%1", title, kicker: "THÔN NÀ LỐC"),
        .init("below a kicker with a colon", "Xã Bản Lầu:\n\(title)\n%1", title, kicker: "Xã Bản Lầu:"),
        .init("above a standfirst", "\(title)\nCon đường mới dài hơn một cây số.\n%1\n%2", title),
        .init("above two sentences", "\(title)\nCả thôn góp công. Xe vào tận sân\n%1\n%2", title),
        .init(
            "above a line in brackets", "\(title)\n(LC) - Một cách làm hay\n05/03/2019\n%1", title, date: "2019-03-05"),
        .init("twice", "\(title)\n\(title)\n%1", title, ["duplicated-lead: \(title)"]),
        .init(
            "of a letterhead", "BÁO CÁO\nKết quả làm đường năm 2018\n%1", "Kết quả làm đường năm 2018",
            kicker: "BÁO CÁO"),
    ]

    static let dated: [PageSample] = [
        .init("below the title", "\(title)\n05/03/2019\n%1", title, date: "2019-03-05"),
        .init("at the end", "\(title)\n%1\n%2\nMai Hoa\n05/03/2019", title, author: "Mai Hoa", date: "2019-03-05"),
        .init(
            "clock, menu and date", "Thứ ba, 05/03/2019 10:00\nTrang chủ\nKinh tế\nXã hội\n\(title)\n04/03/2019\n%1",
            title, date: "2019-03-04",
            ["page-header: Thứ ba, 05/03/2019 10:00", "navigation: Trang chủ\nKinh tế\nXã hội"]),
        .init(
            "among other stories", "\(title)\n%1\n%2\nMai Hoa\nTin khác\nMùa quýt ngọt\n05/03/2019", title,
            author: "Mai Hoa", date: "2019-03-05", ["teaser: Tin khác\nMùa quýt ngọt"]),
    ]

    static let counted: [PageSample] = [
        .init(
            "visitors on top", "Đang có 12 khách trực tuyến\n\(title)\n%1", title,
            ["counter: Đang có 12 khách trực tuyến"]),
        .init("views at the end", "\(title)\n%1\n%2\nLượt xem: 123", title, ["counter: Lượt xem: 123"]),
        .init(
            "statistics", "\(title)\n%1\n%2\nMai Hoa\nThống kê truy cập\nHôm nay: 12\nTất cả: 123456", title,
            author: "Mai Hoa", ["counter: Thống kê truy cập\nHôm nay: 12\nTất cả: 123456"]),
        .init("a lone number", "\(title)\n%1\n%2\nMai Hoa\n37582", title, author: "Mai Hoa", ["counter: 37582"]),
    ]

    static let commented: [PageSample] = [
        .init("a heading", "\(title)\n%1\n%2\nÝ kiến bạn đọc", title, ["comments: Ý kiến bạn đọc"]),
        .init(
            "none yet", "\(title)\n%1\n%2\nBình luận (0)\nHiện tại chưa có bình luận", title,
            ["comments: Bình luận (0)\nHiện tại chưa có bình luận"]),
        .init(
            "a form", "\(title)\n%1\n%2\nMai Hoa\nViết bình luận\nHọ và tên\nGửi", title, author: "Mai Hoa",
            ["comments: Viết bình luận\nHọ và tên\nGửi"]),
        .init(
            "a comment", "\(title)\n%1\n%2\nBình luận\nBài hay quá", title, ["comments: Bình luận\nBài hay quá"]),
    ]

    static let navigated: [PageSample] = [
        .init(
            "a path", "Trang chủ » Tin tức » Xây dựng Đảng\n\(title)\n%1", title,
            ["navigation: Trang chủ » Tin tức » Xây dựng Đảng"]),
        .init("a bar", "Kinh tế | Xã hội | Báo ảnh\n\(title)\n%1", title, ["navigation: Kinh tế | Xã hội | Báo ảnh"]),
        .init("share buttons", "\(title)\nChia sẻ Facebook Zalo\n%1", title, ["navigation: Chia sẻ Facebook Zalo"]),
        .init("back and up", "\(title)\n%1\n%2\nTrở về\nLên đầu trang", title, ["navigation: Trở về\nLên đầu trang"]),
        .init(
            "print and send", "\(title)\n%1\n%2\nIn bài viết\nGửi email", title, ["navigation: In bài viết\nGửi email"]),
        .init(
            "keywords", "\(title)\n%1\n%2\nTừ khóa: đường mới, thôn", title, ["navigation: Từ khóa: đường mới, thôn"]),
        .init(
            "a list of keywords", "\(title)\n%1\n%2\nTags:\nđường mới\nlàng quê", title,
            ["navigation: Tags:", "teaser: đường mới\nlàng quê"]),
        .init(
            "an imprint",
            "\(title)\n%1\n%2\nMai Hoa\nBản quyền thuộc Báo Nà Lốc\nĐịa chỉ: số 1 phố Mới\nĐiện thoại: 0213",
            title, author: "Mai Hoa",
            ["navigation: Bản quyền thuộc Báo Nà Lốc", "page-header: Địa chỉ: số 1 phố Mới\nĐiện thoại: 0213"]),
        .init("an address in the text", "\(title)\n%1\nĐịa chỉ đỏ của tuổi trẻ trong thôn\n%2", title),
    ]

    static let followed: [PageSample] = [
        .init(
            "a list of titles", "\(title)\n%1\n%2\nCác tin khác\nMùa quýt ngọt\nMùa cam ngọt", title,
            ["teaser: Các tin khác\nMùa quýt ngọt\nMùa cam ngọt"]),
        .init(
            "cut stories",
            "\(title)\n%1\n%2\nMai Hoa\nMùa quýt ngọt trên đồi cao\nNhững ngày này, nhà vườn tất bật hái quýt cho kịp chuyến xe sớm, ai cũng vui...",
            title, author: "Mai Hoa",
            [
                "teaser: Mùa quýt ngọt trên đồi cao\nNhững ngày này, nhà vườn tất bật hái quýt cho kịp chuyến xe sớm, ai cũng vui..."
            ]),
        .init("a link inside", "\(title)\n%1\nXem thêm: Mùa quýt ngọt\n%2", title, ["teaser: Xem thêm: Mùa quýt ngọt"]),
        .init(
            "the lead, cut at dots", "\(title)\n\(SamplePages.filler.prefix(90))...\n%1\n%2", title,
            ["duplicated-lead: \(SamplePages.filler.prefix(90))..."]),
        .init(
            "the lead, cut at a semicolon", "\(title)\n\(SamplePages.filler.prefix(90));\n%1\n%2", title,
            ["duplicated-lead: \(SamplePages.filler.prefix(90));"]),
        .init("two paragraphs that begin alike", "\(title)\n\(SamplePages.filler.prefix(40)) thế thôi.\n%1\n%2", title),
    ]

    static let signed: [PageSample] = [
        .init("below the title", "\(title)\nMai Hoa\n%1\n%2", title, author: "Mai Hoa"),
        .init("by initials", "\(title)\n%1\n%2\nPV", title, author: "PV"),
        .init("in capitals", "\(title)\n%1\n%2\nDƯƠNG THỊ HOA", title, author: "DƯƠNG THỊ HOA"),
        .init("by two", "\(title)\n%1\n%2\nMai Hoa - Anh Tú", title, author: "Mai Hoa - Anh Tú"),
        .init("in brackets", "\(title)\n%1\n%2\n(Mai Hoa)", title, author: "Mai Hoa"),
        .init("text and photos", "\(title)\n%1\n%2\nBài và ảnh: Mai Hoa", title, author: "Mai Hoa"),
        .init("with an agency", "\(title)\n%1\n%2\nMai Hoa (TTXVN)", title, author: "Mai Hoa"),
        .init("no author but a place", "\(title)\nXã Bản Lầu (Mường Khương) làm xong đường.\n%1\n%2", title),
        .init(
            "beside the date", "\(title)\nMai Hoa | 05/03/2019 10:15\n%1", title, author: "Mai Hoa", date: "2019-03-05"),
    ]

    static let pictured: [PageSample] = [
        .init("with a credit", "\(title)\n%1\nBà con thôn Nà Lốc đổ bê tông. Ảnh: Mai Hoa\n%2", title),
        .init("without a credit", "\(title)\n%1\nBà con thôn Nà Lốc đổ bê tông trong buổi sáng\n%2", title),
        .init("headings inside", "\(title)\n%1\nTừ một lời hứa\n%2\nĐến một mùa vui\n%1", title),
    ]
}
