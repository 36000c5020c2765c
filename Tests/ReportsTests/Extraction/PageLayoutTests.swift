import Reports
import Testing

@Suite struct PageLayoutTests {
    @Test(arguments: PageSample.all)
    func sample(_ sample: PageSample) {
        let report = SamplePages.report(sample.text)
        #expect(report.title == sample.title)
        #expect(report.kicker == sample.kicker)
        #expect(report.author == sample.author)
        #expect(report.date?.value.iso == sample.date)
        let found = report.boilerplate.map { $0.kind.rawValue + ": " + SamplePages.words(report, $0.range) }
        #expect(found == sample.boilerplate)
        // Both paragraphs are searched.
        let searched = report.passages.map { SamplePages.words(report, $0.range) }.joined(separator: "\n")
        for paragraph in [SamplePages.filler, PageSample.second] where sample.text.contains(paragraph) {
            #expect(searched.contains(paragraph))
        }
    }

    @Test func portalPage() {
        let report = SamplePages.report(SamplePages.portal)
        #expect(report.title == "Đảng bộ thị xã Nghĩa Lộ củng cố các chi bộ ở vùng cao")
        #expect(report.date?.value.iso == "2020-05-12")
        #expect(report.date?.kind == .published)
        #expect(report.province?.name == "Yên Bái")
        #expect(report.province?.name34 == "Lào Cai")
        #expect(report.province?.district == "Nghĩa Lộ")
        #expect(report.author == "Lò Thị Mai")
        #expect(
            SamplePages.boilerplate(report, .navigation) == ["Trang chủ > Xây dựng Đảng > Tin trong tỉnh"])
        #expect(
            SamplePages.boilerplate(report, .teaser) == [
                "Tin liên quan\nLớp bồi dưỡng kết nạp Đảng đầu tiên của năm\nHội thi bí thư chi bộ giỏi"
            ])
        #expect(SamplePages.passages(report, .body) == [SamplePages.filler])
    }

    @Test func pageWithCountersAndSection() {
        let report = SamplePages.report(SamplePages.joomla)
        #expect(report.title == "Kiểm tra để ngăn ngừa sai phạm từ sớm ở cơ sở")
        #expect(report.kicker == nil)
        #expect(report.date?.value.iso == "2015-10-13")
        #expect(report.source?.code == "TGAG")
        #expect(report.province?.name == "An Giang")
        #expect(report.province?.district == "Tân Châu")
        #expect(report.author == "Hữu Phước")
        #expect(SamplePages.boilerplate(report, .section) == ["Công tác kiểm tra, giám sát"])
        #expect(
            SamplePages.boilerplate(report, .counter) == [
                "Có 57 khách và không thành viên đang online", "Số lần xem các bài viết\n1204577",
            ])
        #expect(report.dates.filter { $0.kind == .citedDocument }.map(\.value.iso) == ["2014-03-20"])
        #expect(report.dates.filter { $0.kind == .event }.map(\.value.iso) == ["--10-09"])
    }

    @Test func clockIsNoPublicationDate() {
        let report = SamplePages.report(SamplePages.clockHeader)
        #expect(report.title == "Chi bộ ấp giữ vai trò nòng cốt")
        #expect(report.date?.value.iso == "2025-04-14")
        #expect(report.dates.first?.value.iso == "2025-04-20")
        #expect(report.dates.first?.kind == .pageHeader)
        #expect(report.source?.code == "CMO")
        #expect(report.province?.name == "Cà Mau")
        #expect(report.province?.district == "Năm Căn")
        #expect(report.author == "Phong Phú - Quách Nga")
        #expect(
            SamplePages.passages(report, .caption) == [
                "Bí thư Huyện ủy (bìa phải) thăm mô hình nuôi cua của đảng viên ấp Trại Lưới"
            ])
        #expect(SamplePages.boilerplate(report, .comments) == ["Ý kiến bạn đọc\nHiện tại chưa có bình luận nào"])
    }

    @Test func leadThatStandsTwiceCountsOnce() {
        let lead =
            "LSO- Những ngày đầu năm, Đảng bộ huyện Bình Gia tập trung kiện toàn chi bộ các thôn vùng xa trong huyện"
        let report = SamplePages.report(
            "Kiện toàn chi bộ thôn ở vùng xa nhất\n\n\(lead)...\n\n\(lead), bắt đầu từ ba xã.\n\(SamplePages.filler)\n")
        #expect(SamplePages.boilerplate(report, .duplicatedLead) == [lead + "..."])
        #expect(SamplePages.passages(report, .lead) == [lead + ", bắt đầu từ ba xã."])
        #expect(report.province?.district == "Bình Gia")
        #expect(report.date == nil)
    }

    @Test func kickerWithColonLeadsTheDisplayTitle() {
        let report = SamplePages.report(
            "Đảng bộ huyện Mường Ảng:\nGiữ vững kỷ luật\n05/03/2019 - 08:12'\n\(SamplePages.filler)\n\(SamplePages.filler)"
        )
        #expect(report.kicker == "Đảng bộ huyện Mường Ảng:")
        #expect(report.title == "Giữ vững kỷ luật")
        #expect(report.displayTitle == "Đảng bộ huyện Mường Ảng: Giữ vững kỷ luật")
        #expect(report.province?.name == "Điện Biên")
        #expect(report.date?.value.iso == "2019-03-05")
    }

    @Test(arguments: [
        ("Kinh tế | Xã hội | Báo ảnh", "navigation"), ("Trang nhất\nKinh tế\nPhóng sự ảnh", "navigation"),
        ("[ Quay lại ]  [ Bản in ]", "navigation"), ("Từ khóa: cải cách, hành chính", "navigation"),
        ("Tiến tới Đại hội Đảng", "section"), ("Lượt truy cập\nHôm nay: 318\nTổng số pageview: 2.904", "counter"),
    ])
    func headOfThePage(_ head: String, _ kind: String) {
        let report = SamplePages.report("\(head)\nChi bộ thôn làm tốt việc dân vận khéo\n\(SamplePages.filler)")
        #expect(report.title == "Chi bộ thôn làm tốt việc dân vận khéo")
        #expect(report.kicker == nil)
        #expect(report.boilerplate.map(\.kind.rawValue) == [kind])
        #expect(SamplePages.words(report, report.boilerplate[0].range) == head)
    }

    @Test func linkToOneStoryDoesNotEndTheReport() {
        let report = SamplePages.report(
            "Chi bộ thôn làm tốt việc dân vận khéo\n\(SamplePages.filler)\nXem thêm: Mùa quýt ngọt\nVề sau cũng vậy. \(SamplePages.filler) Hết."
        )
        #expect(SamplePages.boilerplate(report, .teaser) == ["Xem thêm: Mùa quýt ngọt"])
        #expect(SamplePages.passages(report, .body).last?.hasSuffix("Hết.") == true)
    }

    @Test func labelledAuthorIsNoCaption() {
        let report = SamplePages.report(
            "Chi bộ thôn làm tốt việc dân vận khéo\n\(SamplePages.filler)\nBài, ảnh: Mai Hoa")
        #expect(report.author == "Mai Hoa")
        #expect(SamplePages.passages(report, .caption).isEmpty)
    }

    @Test func dateThatOpensARecordStandsBelowItsTitle() {
        let text = "Thứ ba, 12/07/2022\n\(SamplePages.filler)"
        let record = SamplePages.report(text) { $0.title = "Tên khác" }
        #expect(record.date?.kind == .published)
        #expect(record.boilerplate.isEmpty)
        let again = SamplePages.report("Thứ bảy, 16/03/2024\n12/07/2022 08:15\n\(SamplePages.filler)") {
            $0.title = "Tên khác"
        }
        #expect(again.date?.value.iso == "2022-07-12")
        #expect(again.boilerplate.map(\.kind) == [.pageHeader])
    }

    @Test func publisherBehindAGivenTitleIsNoPartOfIt() {
        #expect(SamplePages.report("Giữ ngọt") { $0.title = "Giữ ngọt - Báo Vĩnh Long" }.title == "Giữ ngọt")
        #expect(
            SamplePages.report("Giữ ngọt") { $0.title = "Giữ ngọt - chuyện ở xã" }.title == "Giữ ngọt - chuyện ở xã")
    }

    @Test func teasersBelowTheAuthorAreNotTheReport() {
        let teasers =
            "Mùa quýt ngọt trên đồi cao\nNhững ngày này, nhà vườn tất bật hái quýt cho kịp chuyến xe sớm, giá bán năm nay khá hơn mọi năm, ai cũng...\n"
        let report = SamplePages.report(
            "Chi bộ thôn làm tốt việc dân vận khéo\n\(SamplePages.filler)\nMở đầu là lớp học về \(SamplePages.filler)\nHoàng Nam\n\(teasers)\(teasers)"
        )
        #expect(report.author == "Hoàng Nam")
        #expect(report.boilerplate.map(\.kind) == [.teaser])
        #expect(!report.passages.contains { SamplePages.words(report, $0.range).contains("quýt") })
    }

    @Test func replyHeadsACommentFormOrAnAnswer() {
        let form = SamplePages.report(
            "Chi bộ thôn làm tốt việc dân vận khéo\n\(SamplePages.filler)\nTrả lời\nEmail của bạn sẽ không được hiển thị công khai."
        )
        #expect(form.boilerplate.map(\.kind) == [.comments])
        let answer = SamplePages.report(
            "Chi bộ thôn làm tốt việc dân vận khéo\n\(SamplePages.filler)\nTrả lời\n\(SamplePages.filler) Xin cảm ơn.")
        #expect(!answer.boilerplate.contains { $0.kind == .comments })
    }

    @Test func sentenceThatOpensLikeAnImprintIsKept() {
        let imprint = "Cơ quan ngôn luận của Đảng bộ tỉnh"
        let page = SamplePages.report("\(imprint)\nChi bộ thôn làm tốt việc dân vận khéo\n\(SamplePages.filler)")
        #expect(SamplePages.boilerplate(page, .pageHeader) == [imprint])
        let sentence = imprint + " vừa mở thêm một chuyên trang về công tác dân vận ở các thôn vùng cao của tỉnh."
        let story = SamplePages.report("Mở chuyên trang về dân vận khéo\n\(sentence)\n\(SamplePages.filler)")
        #expect(story.boilerplate.isEmpty)
    }

    @Test func recordKeepsItsProse() {
        let text =
            "Giá lúa tăng\nGiá lúa tăng nhẹ\nNông dân phấn khởi.\nBình luận\n\(SamplePages.filler)\n\(SamplePages.filler)\n"
        let report = SamplePages.report(text) { $0.title = "Giá lúa tăng" }
        #expect(report.title == "Giá lúa tăng")
        #expect(SamplePages.passages(report, .title) == ["Giá lúa tăng"])
        let kept = (SamplePages.passages(report, .lead) + SamplePages.passages(report, .body)).joined(separator: "\n")
        #expect(kept.contains("Nông dân phấn khởi."))
        #expect(kept.contains(SamplePages.filler))
    }

    @Test func titleOutsideTheTextHasNoPassage() {
        let report = SamplePages.report("\(SamplePages.filler)\n\(SamplePages.filler)") { $0.title = "Tên khác" }
        #expect(report.title == "Tên khác")
        #expect(SamplePages.passages(report, .title).isEmpty)
        #expect(SamplePages.passages(report, .lead) == [SamplePages.filler])
    }

    @Test func textWithoutTitleIsNamedByItsFirstLine() {
        let report = SamplePages.report("\(SamplePages.filler)\n\(SamplePages.filler)")
        #expect(report.title == String(SamplePages.filler.prefix(120)))
        #expect(SamplePages.report("").title == "")
        #expect(SamplePages.report("\n \u{A0}\n").passages.isEmpty)
    }

    @Test func linesBrokenAtAMarginAreJoined() {
        var lines = ["Kế hoạch phát triển đảng viên mới ở các thôn bản", ""]
        lines += Array(
            repeating:
                "Các chi bộ thôn phải rà soát nguồn và bồi dưỡng quần chúng ưu tú\nđể đề nghị kết nạp trong quý tới.",
            count: 8)
        let report = SamplePages.report(lines.joined(separator: "\n"))
        #expect(report.title == "Kế hoạch phát triển đảng viên mới ở các thôn bản")
        #expect(SamplePages.passages(report, .caption).isEmpty)
    }

    @Test func idFollowsThePathAlone() {
        let first = SamplePages.report("a", path: "2021/a.txt").id
        #expect(first == SamplePages.report("b", path: "2021/a.txt").id)
        #expect(first != SamplePages.report("a", path: "2021/b.txt").id)
        #expect(Report.identifier(of: .init(source: "", path: "")) == "cbf29ce484222325")
        #expect(Report.identifier(of: .init(source: "", path: "a")) == "af63dc4c8601ec8c")
        #expect(SamplePages.report("a") { $0.id = "own" }.id == "own")
    }
}
