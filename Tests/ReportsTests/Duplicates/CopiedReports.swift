import Foundation

/// Reports made up for the tests of near-duplicates: copies of one, others of its series, and others.
enum CopiedReports {
    static let paragraphs = [
        """
        Từ đầu năm đến nay, Chi bộ thôn Pò Mã đã vận động bà con góp hơn 600 ngày công và hiến gần 1.200 mét vuông đất \
        để làm con đường bê tông nối từ nhà văn hóa ra suối. Đường rộng ba mét rưỡi, có rãnh thoát nước hai bên, xe tải \
        nhỏ chở ngô vào tận sân phơi của từng nhà.
        """,
        """
        Bí thư chi bộ Hoàng Thị Sen kể rằng lúc mới bàn, nhiều hộ còn e ngại vì phải dỡ bờ rào, chặt mấy gốc mận đang độ \
        cho quả. Các đảng viên bàn nhau làm trước, nhà nào có đất sát đường thì tự tay dời rào vào trong, rồi mới sang \
        nhà bên nói chuyện.
        """,
        """
        Xã hỗ trợ 84 tấn xi măng, phần cát sỏi bà con lấy ở bãi bồi ven suối, mỗi hộ cử một người luân phiên đứng máy \
        trộn. Sau 41 ngày, đoạn đường dài 870 mét đã xong, sớm hơn dự tính gần nửa tháng.
        """,
        """
        Sắp tới, thôn định trồng hoa dọc hai bên đường và lắp thêm mười hai bóng đèn chạy bằng điện mặt trời. Số tiền \
        còn dư được chi bộ công khai ở bảng tin, gửi vào quỹ khuyến học của thôn.
        """,
    ]

    static let more = """
        Cũng trong dịp này, đoàn viên thanh niên của xã đã dọn sạch bãi rác tự phát sau chợ, kẻ lại biển tên ngõ và giúp \
        hai gia đình neo người thu hoạch vụ ngô sớm trước khi mưa xuống.
        """

    static let title = "Con đường mới ở thôn Pò Mã"
    static let report = text(title, paragraphs)

    static func text(_ title: String, _ paragraphs: [String]) -> String {
        ([title] + paragraphs).joined(separator: "\n\n") + "\n"
    }

    /// The report as others carry it.
    static let copies: [(name: String, text: String)] = [
        ("saved twice", report),
        ("another title", text("Pò Mã có đường bê tông nhờ dân góp sức", paragraphs)),
        (
            "a lead of its own",
            text(
                title,
                ["Người dân thôn Pò Mã vừa có thêm một con đường bê tông do chính mình góp công, góp đất làm nên."]
                    + paragraphs)
        ),
        ("a kicker", "XÂY DỰNG NÔNG THÔN MỚI:\n\n" + report),
        (
            "another page around it",
            """
            Thứ năm, 18/05/2023 - 09:42

            Trang chủ • Xây dựng Đảng

            \(report)
            Gửi bài này In bài này

            Bình luận

            Hiện tại chưa có bình luận

            """
        ),
        ("a paragraph more", text(title, paragraphs + [more])),
        ("a paragraph less", text(title, Array(paragraphs.dropLast()))),
        ("without marks", unmarked),
        (
            "a few words put right",
            report.replacing("Hoàng Thị Sen", with: "Hoàng Thị Sến").replacing("870 mét", with: "875 mét")
        ),
        ("lines broken at sixty", broken(report, at: 60)),
    ]

    private static let unmarked = String(
        report.decomposed.filter { !(0x300...0x36F).contains($0.value) }.map { scalar in
            switch scalar {
            case "đ": "d"
            case "Đ": "D"
            default: Character(scalar)
            }
        })

    private static func broken(_ text: String, at width: Int) -> String {
        text.split(separator: "\n\n", omittingEmptySubsequences: false).map { paragraph in
            var lines = [""]
            for word in paragraph.split(separator: " ") {
                if lines[lines.count - 1].count + word.count > width { lines.append("") }
                lines[lines.count - 1] += (lines[lines.count - 1].isEmpty ? "" : " ") + word
            }
            return lines.joined(separator: "\n")
        }.joined(separator: "\n\n")
    }

    /// The same matter in other words.
    static let rewritten = text(
        title,
        [
            """
            Ở Pò Mã bây giờ, xe tải đã vào được tận sân nhà. Ấy là nhờ con đường bê tông mà bà con tự làm trong hơn một \
            tháng, với 600 ngày công và 1.200 mét vuông đất hiến, dưới sự dẫn dắt của chi bộ thôn.
            """,
            """
            Chị Sen, bí thư chi bộ, nhớ lại những buổi họp đầu tiên: ai cũng tiếc rào, tiếc vườn mận. Đảng viên không nói \
            nhiều, về tự dỡ rào nhà mình trước. Thấy thế, hàng xóm làm theo.
            """,
            """
            Xi măng là của xã, 84 tấn; cát sỏi thì gánh từ suối lên. Máy trộn chạy suốt, nhà nào cũng có người góp mặt. \
            Kết quả là 870 mét đường hoàn thành chỉ sau 41 ngày.
            """,
        ])

    /// What an office says each month in the same words: only day, sums and names are others.
    static func monthly(month: Int, day: Int, met: Int, accepted: Int, settled: Int, chair: String, commune: String)
        -> String
    {
        text(
            "Ủy ban nhân dân huyện tiếp công dân định kỳ",
            [
                """
                Sáng ngày \(day)/\(month), tại Trụ sở tiếp công dân của huyện, đồng chí \(chair) đã chủ trì buổi tiếp \
                công dân định kỳ tháng \(month). Cùng dự có đại diện Thanh tra huyện, Phòng Tài nguyên và Môi trường, \
                Phòng Nội vụ, Ban Tiếp công dân và lãnh đạo các xã, thị trấn có công dân đến phản ánh.
                """,
                """
                Tại buổi tiếp, đã có \(met) lượt công dân đến trình bày kiến nghị, phản ánh, chủ yếu liên quan đến việc \
                cấp giấy chứng nhận quyền sử dụng đất, bồi thường giải phóng mặt bằng và chế độ chính sách ở xã \
                \(commune). Chủ tọa đã tiếp nhận \(accepted) đơn, giải quyết ngay \(settled) việc, số còn lại giao các \
                phòng chuyên môn xem xét và trả lời công dân theo đúng thời hạn mà pháp luật quy định.
                """,
            ])
    }

    static let series = [
        monthly(month: 3, day: 14, met: 27, accepted: 19, settled: 8, chair: "Nguyễn Văn Lợi", commune: "Tân Thành"),
        monthly(month: 4, day: 18, met: 32, accepted: 21, settled: 11, chair: "Nguyễn Văn Lợi", commune: "Hòa Lạc"),
        monthly(month: 5, day: 16, met: 15, accepted: 12, settled: 6, chair: "Trần Thị Hạnh", commune: "Tân Thành"),
    ]
}

extension String {
    fileprivate var decomposed: [Unicode.Scalar] {
        decomposedStringWithCanonicalMapping.unicodeScalars.map { $0 }
    }
}
