import Testing

/// Short reports written for one rule or one trap each, with the places they are about.
struct ProvinceSample: Sendable, CustomTestStringConvertible {
    static let all = issuers + districts + traps + times + rivals

    var testDescription: String { text }

    let text: String
    let province: String?
    let province34: String?
    let district: String?

    init(_ text: String, _ province: String?, _ province34: String? = nil, district: String? = nil) {
        self.text = text
        self.province = province
        self.province34 = province34 ?? province
        self.district = district
    }

    /// Who speaks: committees, councils, the Party organization, the province itself.
    static let issuers: [ProvinceSample] = [
        .init("Kết nạp đảng viên ở trường nghề\nĐảng bộ tỉnh Sơn La vừa kết nạp sáu học sinh trường nghề.", "Sơn La"),
        .init(
            "Chấm điểm cán bộ theo việc\nUBND tỉnh Bắc Kạn thử cách chấm điểm mới từ quý này.", "Bắc Kạn", "Thái Nguyên"
        ),
        .init(
            "Chấm điểm cán bộ theo việc\nỦy ban nhân dân tỉnh Bắc Cạn thử cách chấm điểm mới.", "Bắc Kạn", "Thái Nguyên"
        ),
        .init("Nghe dân nói sau mùa lũ\nHĐND tỉnh Kontum tiếp xúc cử tri ba xã vùng sâu.", "Kon Tum", "Quảng Ngãi"),
        .init("Nghe dân nói sau mùa lũ\nHội đồng nhân dân tỉnh Đăk Nông tiếp xúc cử tri.", "Đắk Nông", "Lâm Đồng"),
        .init("Chuyển đổi số ở phường\nThành ủy Đà Nẵng giao mỗi phường một tổ công nghệ.", "Đà Nẵng"),
        .init("Chuyển đổi số ở phường\nThành uỷ Thành phố Hồ Chí Minh giao mỗi phường một tổ.", "Hồ Chí Minh"),
        .init(
            "Chuyển đổi số ở phường\nTại TP.HCM, mỗi phường có một tổ công nghệ; TP.HCM hỗ trợ kinh phí.", "Hồ Chí Minh"
        ),
        .init("Dạy chữ Khmer trong hè\nTỈNH ỦY SÓC TRĂNG khen ba lớp dạy chữ ở chùa.", "Sóc Trăng", "Cần Thơ"),
        .init(
            "Mùa vải được giá\nỞ tỉnh Bắc Giang, vải năm nay được giá. Bắc Giang đã lo đầu ra từ sớm.", "Bắc Giang",
            "Bắc Ninh"),
        .init("Mùa lũ về muộn\nTỉnh Thừa Thiên - Huế diễn tập cứu hộ trên phá.", "Thừa Thiên Huế", "Huế"),
        .init("Mùa lũ về muộn\nTỉnh Thừa Thiên – Huế diễn tập cứu hộ trên phá.", "Thừa Thiên Huế", "Huế"),
        .init("Cảng cá mở rộng\nTỉnh Bà Rịa – Vũng Tàu mở rộng cảng cá.", "Bà Rịa - Vũng Tàu", "Hồ Chí Minh"),
        .init("Cảng cá mở rộng\nUBND tỉnh BR-VT mở rộng cảng cá.", "Bà Rịa - Vũng Tàu", "Hồ Chí Minh"),
        .init("Cà phê vào vụ\nTỉnh Daklak vào vụ thu hái.", "Đắk Lắk"),
        .init("Giữ nghề dệt\nBan Dân vận Tỉnh ủy Hòa Bình về bản nghe chuyện giữ nghề.", "Hòa Bình", "Phú Thọ"),
        .init("Giữ nghề dệt\nỦy ban Kiểm tra Tỉnh ủy Hoà Bình về bản nghe chuyện.", "Hòa Bình", "Phú Thọ"),
    ]

    /// Districts: with what they are, alone among their name, or told apart by what stands beside them.
    static let districts: [ProvinceSample] = [
        .init(
            "Nậm Nhùn: Chi bộ bản giữ rừng\nHuyện ủy Nậm Nhùn giao rừng cho từng chi bộ bản.", "Lai Châu",
            district: "Nậm Nhùn"),
        .init(
            "Chi bộ bản giữ rừng\nĐảng bộ huyện Mường Ảng giao rừng cho từng chi bộ bản.", "Điện Biên",
            district: "Mường Ảng"),
        .init(
            "Chi bộ bản giữ rừng\nĐảng bộ thị xã Nghĩa Lộ giao rừng cho từng chi bộ.", "Yên Bái", "Lào Cai",
            district: "Nghĩa Lộ"),
        .init("Chi bộ ấp lo nước ngọt\nThành ủy Long Xuyên hỗ trợ ba ấp.", "An Giang", district: "Long Xuyên"),
        .init(
            "Chi bộ ấp lo nước ngọt\nHuyện Châu Thành, tỉnh Bến Tre đắp đập ngăn mặn.", "Bến Tre", "Vĩnh Long",
            district: "Châu Thành"),
        .init(
            "Chi bộ ấp lo nước ngọt\nHuyện Châu Thành (Trà Vinh) đắp đập ngăn mặn.", "Trà Vinh", "Vĩnh Long",
            district: "Châu Thành"),
        .init("Chi bộ ấp lo nước ngọt\nHuyện Châu Thành đắp đập ngăn mặn cho ba xã.", nil),
        .init("Chi bộ ấp lo nước ngọt\nHuyện ủy Chợ Mới, tỉnh An Giang đắp đập.", "An Giang", district: "Chợ Mới"),
        .init(
            "Chi bộ thôn lo đường\nHuyện ủy Chợ Mới, tỉnh Bắc Kạn mở đường.", "Bắc Kạn", "Thái Nguyên",
            district: "Chợ Mới"),
        .init(
            "Chi bộ thôn lo đường\nHuyện Quảng Ninh mở đường ra đồng cho ba xã.", "Quảng Bình", "Quảng Trị",
            district: "Quảng Ninh"),
        .init("Chi bộ thôn lo đường\nTỉnh Quảng Ninh mở đường ra mỏ.", "Quảng Ninh"),
        .init(
            "Chi bộ ấp nuôi tôm\nHuyện Hòa Bình, tỉnh Bạc Liêu lo con giống.", "Bạc Liêu", "Cà Mau",
            district: "Hòa Bình"),
        .init(
            "Chi bộ ấp nuôi tôm\nĐảng bộ huyện Hoà Bình lo con giống cho dân.", "Bạc Liêu", "Cà Mau",
            district: "Hòa Bình"),
        .init(
            "Tổ dân phố tự quản\nThành phố Hòa Bình mở rộng tổ tự quản ra mọi phường.", "Hòa Bình", "Phú Thọ",
            district: "Hòa Bình"),
        .init(
            "Tổ dân phố tự quản\nThành phố Lạng Sơn mở rộng tổ tự quản ra mọi phường.", "Lạng Sơn", district: "Lạng Sơn"
        ),
        .init("Tổ dân phố tự quản\nQuận Hoàng Mai, Hà Nội mở rộng tổ tự quản.", "Hà Nội", district: "Hoàng Mai"),
        .init(
            "Tổ dân phố tự quản\nThị xã Hoàng Mai mở rộng tổ tự quản ra mọi phường.", "Nghệ An", district: "Hoàng Mai"),
        .init("Bắt tay làm đường\nQuận Ninh Kiều, TP Cần Thơ làm lại hẻm.", "Cần Thơ", district: "Ninh Kiều"),
        .init(
            "Bắt tay làm đường\nHuyện Sơn Hòa (Phú Yên) làm lại đường bản. Xã xa nhất của huyện có đường.", "Phú Yên",
            "Đắk Lắk", district: "Sơn Hòa"),
        .init(
            "Bắt tay làm đường\n\(SamplePages.filler)\nMột đoàn của thành phố Móng Cái (Quảng Ninh) về thăm.",
            "Quảng Ninh", district: "Móng Cái"),
        .init(
            "Huyện đảo có điện\nHuyện đảo Lý Sơn có điện lưới, tàu cá về đông hơn.", "Quảng Ngãi", district: "Lý Sơn"),
        .init("Chi bộ bản giữ rừng\nHuyện Quan Hoá giao rừng cho chi bộ.", "Thanh Hóa", district: "Quan Hóa"),
        .init(
            "Chi bộ bản giữ rừng\nHuyện Krông Nô giao rừng cho chi bộ buôn.", "Đắk Nông", "Lâm Đồng",
            district: "Krông Nô"),
        .init("Chi bộ buôn giữ rừng\nHuyện ủy M'Đrắk giao rừng cho chi bộ buôn.", "Đắk Lắk", district: "M'Đrắk"),
        .init("Chi bộ bản giữ rừng\nHuyện Sông Lô giao rừng cho chi bộ.", "Vĩnh Phúc", "Phú Thọ", district: "Sông Lô"),
    ]

    /// Other places of the same names, and names that are no places.
    static let traps: [ProvinceSample] = [
        .init("Khúc hát hòa bình\nNgười dân mong hòa bình, giữ hòa bình. HÒA BÌNH LÀ TẤT CẢ.", nil),
        .init("Thuyền về bến cũ\nThuyền xuôi sông Đồng Nai rồi qua cầu Bến Tre, đường Quảng Trị, phố Huế.", nil),
        .init("Thuyền về bến cũ\nThuyền ngược Sông Lô, sông Hậu Giang rồi nghỉ ở chợ Tây Ninh.", nil),
        .init("Tuổi trẻ ra quân\nĐoàn Thanh niên Cộng sản Hồ Chí Minh ra quân; học tập đạo đức Hồ Chí Minh.", nil),
        .init("Một người lính già\nÔng quê Thái Bình, đóng quân ở Quảng Trị, cưới vợ người Nghệ An.", nil),
        .init("Gặp nhau giữa Thủ đô\nHội nghị toàn quốc tại Hà Nội bàn việc chung của ngành.", nil),
        .init("Gặp nhau ở miền Trung\nBan Tổ chức Trung ương mở hội nghị toàn quốc tại thành phố Đà Nẵng.", nil),
        .init("Tỉnh ta vào vụ\nTỉnh ủy và UBND tỉnh giao chỉ tiêu cho các huyện, thị xã.", nil),
        .init("Đoàn công tác bốn tỉnh\nĐoàn của các tỉnh Sơn La, Điện Biên, Lai Châu, Lào Cai họp bàn.", nil),
        .init("Tin từ cổng thông tin\n(CTTĐT) - Sáng nay ban chỉ đạo họp bàn việc mới.", nil),
        .init("Tin từ báo Đảng\nĐCSVN - Sáng nay ban chỉ đạo họp bàn việc mới.", nil),
        .init("Giữ tiếng mẹ đẻ\nNgười quan Hóa thời xưa để lại lời hát; quan họ đi xa.", nil),
        .init("Chuyện chợ mới\nChợ mới mở đầu thôn; tân châu, phú tân là tên gọi cũ.", nil),
        .init("Tỉnh táo trước tin giả\nHãy tỉnh táo An Giang ơi, câu hát vang lên.", nil),
    ]

    /// Units of earlier times, and what the names mean since the mergers.
    static let times: [ProvinceSample] = [
        .init("Chuyện tỉnh cũ\nTỉnh Hà Bắc thuở ấy đắp đê bằng tay; tỉnh Hà Bắc nay là hai tỉnh.", nil),
        .init(
            "Chuyện tỉnh cũ\nHồi tỉnh Hà Nam Ninh chưa chia, Tỉnh ủy Nam Định kể lại, đê còn thấp.", "Nam Định",
            "Ninh Bình"),
        .init(
            "Sau ngày hợp nhất\nThứ tư, 10/09/2025 08:00\nTỉnh An Giang sắp xếp lại chi bộ; tỉnh An Giang có 102 xã.",
            nil, "An Giang"),
        .init(
            "Sau ngày hợp nhất\nThứ tư, 10/09/2025 08:00\nThành ủy Cần Thơ sắp xếp lại chi bộ ở các phường.", nil,
            "Cần Thơ"),
        .init("Sau ngày hợp nhất\nThứ tư, 10/09/2025 08:00\nTỉnh ủy Cao Bằng sắp xếp lại chi bộ.", "Cao Bằng"),
        .init(
            "Sau ngày hợp nhất\nThứ tư, 10/09/2025 08:00\nThành ủy Huế sắp xếp lại chi bộ ở các phường.",
            "Thừa Thiên Huế", "Huế"),
        .init(
            "Sau ngày hợp nhất\nThứ tư, 10/09/2025 08:00\nTỉnh Kiên Giang (cũ) từng làm thế; tỉnh Kiên Giang có đảo.",
            "Kiên Giang", "An Giang"),
        .init(
            "Sau ngày hợp nhất\nThứ tư, 10/09/2025 08:00\nHuyện Nậm Nhùn (cũ) nay là các xã; tỉnh Lai Châu lo trụ sở.",
            "Lai Châu"),
        .init("Trước ngày hợp nhất\nThứ hai, 30/06/2025 08:00\nTỉnh An Giang chuẩn bị trụ sở mới.", "An Giang"),
        .init("Trước ngày hợp nhất\nThứ ba, 01/07/2025 08:00\nTỉnh An Giang khai trương trụ sở mới.", nil, "An Giang"),
    ]

    /// Which of several places named is the report's own.
    static let rivals: [ProvinceSample] = [
        .init("Hai người bạn\nTỉnh Sơn La và tỉnh Hà Giang cùng ký kết, mỗi bên một việc.", "Sơn La"),
        .init("Tỉnh bạn lên thăm\nTỉnh Sơn La đón đoàn của thành phố Móng Cái (Quảng Ninh).", "Sơn La"),
        .init(
            "Đi học cách làm\nTỉnh ủy Hà Giang đi học ở tỉnh Quảng Ninh. Về nhà, tỉnh Hà Giang mở ba lớp.", "Hà Giang",
            "Tuyên Quang"),
        .init("LSO- Bắt tay với láng giềng\nLSO- Đoàn tỉnh Bắc Giang sang bàn việc chung.", "Lạng Sơn"),
        .init("Bắt tay với láng giềng\nLSO- Đoàn tỉnh Bắc Giang sang bàn việc chung.", "Lạng Sơn"),
        .init(
            "Bắt tay với láng giềng\n(LSO) - Ở huyện Văn Lãng, đoàn tỉnh Cao Bằng sang thăm.", "Lạng Sơn",
            district: "Văn Lãng"),
        .init("Hai huyện kết nghĩa\nHuyện ủy Bình Gia và Huyện ủy Văn Quan ký kết giúp nhau.", "Lạng Sơn"),
        .init("Lai Châu: Cả bản học chữ\nTrưởng đoàn từ tỉnh Nam Định lên giúp. Bản có lớp học đêm.", "Lai Châu"),
        .init(
            "Thanh Xuân, Hà Nội: Vỉa hè thông thoáng\nPhường đã vận động từng nhà dọn hàng vào trong.", "Hà Nội",
            district: "Thanh Xuân"),
    ]
}
