import Reports

/// Pages written for these tests, each in the layout of one kind of site.
enum SamplePages {
    static func report(
        _ text: String, path: String = "sample.txt", _ configure: (inout RawReport.Given) -> Void = { _ in }
    ) -> Report {
        var given = RawReport.Given()
        configure(&given)
        return ReportExtractor.report(
            from: RawReport(
                location: .init(source: "samples", path: path), text: text, given: given,
                encoding: .init(name: "utf-8", confidence: 1)))
    }

    static func words(_ report: Report, _ range: Range<Int>) -> String {
        var view = String.UnicodeScalarView()
        view.append(contentsOf: Array(report.text.unicodeScalars)[range])
        return String(view)
    }

    static func passages(_ report: Report, _ kind: Report.Passage.Kind) -> [String] {
        report.passages.filter { $0.kind == kind }.map { words(report, $0.range) }
    }

    static func boilerplate(_ report: Report, _ kind: Report.Boilerplate.Kind) -> [String] {
        report.boilerplate.filter { $0.kind == kind }.map { words(report, $0.range) }
    }

    /// A paragraph that names nothing.
    static let filler =
        "Các chi bộ duy trì sinh hoạt đều đặn, phân công đảng viên giúp đỡ từng hộ khó khăn, kịp thời nêu gương người "
        + "tốt, việc tốt và nhắc nhở những nơi làm chưa đúng hướng dẫn của cấp trên."

    static let portal = """
        Trang chủ > Xây dựng Đảng > Tin trong tỉnh
        Đảng bộ thị xã Nghĩa Lộ củng cố các chi bộ ở vùng cao
        Đăng lúc: Thứ ba - 12/05/2020 10:15 - Người đăng bài viết: Ban Biên tập - Đã xem: 1204
        Sau hai năm sắp xếp lại, Đảng bộ thị xã Nghĩa Lộ không còn bản nào trắng chi bộ, đảng viên trẻ chiếm hơn một nửa.
        \(filler)
        Tác giả bài viết: Lò Thị Mai
        Tin liên quan
        Lớp bồi dưỡng kết nạp Đảng đầu tiên của năm
        Hội thi bí thư chi bộ giỏi
        """

    static let joomla = """
        Có 57 khách và không thành viên đang online

        Công tác kiểm tra, giám sát

        Kiểm tra để ngăn ngừa sai phạm từ sớm ở cơ sở

        - Được đăng: Thứ ba, 13 Tháng 10 2015 09:10

        (TGAG)- Ngày 9/10, Ủy ban Kiểm tra Thị ủy Tân Châu sơ kết chuyên đề giám sát theo Kế hoạch số 15-KH/UBKTTU, \
        ngày 20/3/2014.

        \(filler)

        Hữu Phước

        Gửi bài này In bài này
        Số lần xem các bài viết
        1204577
        """

    static let clockHeader = """
        Chủ nhật, 20-4-25 23:53:35
        Chi bộ ấp giữ vai trò nòng cốt
        Thứ Hai, 14/4/2025 07:20
        Báo Cà Mau (CMO) Huyện uỷ Năm Căn chọn ba chi bộ ấp làm điểm trong năm nay, rồi nhân rộng ra toàn Ðảng bộ.
        Bí thư Huyện ủy (bìa phải) thăm mô hình nuôi cua của đảng viên ấp Trại Lưới
        \(filler)
        Phong Phú - Quách Nga

        Ý kiến bạn đọc
        Hiện tại chưa có bình luận nào
        """

    static let afterMergers = """
        Thứ tư, 10/09/2025 08:00
        Lâm Đồng: Sắp xếp chi bộ sau khi hợp nhất
        Cập nhật: 10/09/2025 06:45
        Tỉnh ủy Lâm Đồng vừa ban hành hướng dẫn về sinh hoạt chi bộ ở các xã mới; tỉnh Lâm Đồng hiện có hơn một trăm xã.
        \(filler)
        K'Brơi
        """

    static let letterhead = """
        TỈNH ỦY QUẢNG BÌNH
        HUYỆN ỦY QUẢNG NINH

        Quảng Ninh, ngày 05 tháng 02 năm 2019

        BÁO CÁO
        Kết quả thực hiện công tác phát triển đảng viên năm 2018

        Trong năm qua, Huyện ủy Quảng Ninh đã chỉ đạo các đảng bộ xã rà soát nguồn kết nạp, giao chỉ tiêu đến từng chi bộ.
        \(filler)
        """
}
