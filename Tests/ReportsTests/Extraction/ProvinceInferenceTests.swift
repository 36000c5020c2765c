import Reports
import Testing

@Suite struct ProvinceInferenceTests {
    private func province(_ sentence: String, title: String = "Chuyện ở một chi bộ làm theo lời Bác")
        -> ProvinceFinding?
    {
        SamplePages.report("\(title)\n\(sentence) \(SamplePages.filler)\n\(SamplePages.filler)").province
    }

    @Test(arguments: [
        ("Tỉnh ủy Lai Châu giao chỉ tiêu cho từng huyện.", "Lai Châu"),
        ("Đảng bộ tỉnh Đăk Lăk giao chỉ tiêu cho từng chi bộ.", "Đắk Lắk"),
        ("TỈNH UỶ HOÀ BÌNH giao chỉ tiêu cho từng chi bộ.", "Hòa Bình"),
        ("Thành ủy TP.HCM giao chỉ tiêu cho từng chi bộ.", "Hồ Chí Minh"),
        ("UBND TPHCM giao chỉ tiêu cho từng chi bộ.", "Hồ Chí Minh"),
        ("UBND tỉnh BR-VT giao chỉ tiêu cho từng chi bộ.", "Bà Rịa - Vũng Tàu"),
        ("Tinh uy Lang Son giao chi tieu cho tung chi bo.", "Lạng Sơn"),
        ("Huyện ủy Văn Quan giao chỉ tiêu cho từng chi bộ.", "Lạng Sơn"),
        ("Thị ủy Hoàng Mai giao chỉ tiêu cho từng chi bộ.", "Nghệ An"),
        ("Huyện ủy Châu Thành, tỉnh Long An giao chỉ tiêu.", "Long An"),
        ("Huyện ủy Tam Nông (Phú Thọ) giao chỉ tiêu.", "Phú Thọ"),
        ("Huyện ủy Quảng Ninh giao chỉ tiêu cho từng xã.", "Quảng Bình"),
        ("Tỉnh ủy Quảng Ninh giao chỉ tiêu cho từng xã.", "Quảng Ninh"),
        ("Huyện ủy Hòa Bình giao chỉ tiêu cho từng xã.", "Bạc Liêu"),
        ("Thành ủy Hòa Bình giao chỉ tiêu cho từng xã.", "Hòa Bình"),
        ("Quận ủy Quận 4 và Quận 7 ở TP. Hồ Chí Minh giao chỉ tiêu.", "Hồ Chí Minh"),
        ("(QBĐT) - Chi bộ giao chỉ tiêu cho từng tổ đảng.", "Quảng Bình"),
        ("BHG - Chi bộ giao chỉ tiêu cho từng tổ đảng.", "Hà Giang"),
        ("YênBái - YBĐT - Chi bộ giao chỉ tiêu cho từng tổ đảng.", "Yên Bái"),
    ])
    func decides(_ sentence: String, _ name: String) {
        #expect(province(sentence)?.name == name)
    }

    @Test(arguments: [
        "Nhân dân yêu chuộng hòa bình và mong hòa bình lâu dài.",
        "Thuyền xuôi Sông Lô, ghé bến Đồng Nai rồi qua phố Tây Ninh.",
        "Huyện ủy Châu Thành giao chỉ tiêu cho từng xã.",
        "Đảng bộ tỉnh và Tỉnh ủy giao chỉ tiêu cho từng xã.",
        "Hội nghị toàn quốc do Ban Bí thư tổ chức tại thành phố Đà Nẵng.",
        "Hội nghị tại Hà Nội bàn về công tác cán bộ.",
        "Tỉnh Vĩnh Phú trước đây từng giao chỉ tiêu như thế.",
        "(CTTĐT) - Chi bộ giao chỉ tiêu cho từng tổ đảng.",
        "Đoàn viên Đoàn Thanh niên Cộng sản Hồ Chí Minh ra quân.",
    ])
    func decidesNothing(_ sentence: String) {
        #expect(province(sentence) == nil)
    }

    @Test(arguments: [
        ("Văn Quan giữ rừng hồi", "Bà con huyện Văn Quan, tỉnh Lạng Sơn vào vụ.", "Văn Quan"),
        ("Chuyện giữ rừng hồi", "Bà con huyện miền núi Văn Quan, tỉnh Lạng Sơn vào vụ.", "Văn Quan"),
        ("Chuyện giữ rừng hồi", "Tỉnh Lạng Sơn giao huyện Văn Quan và huyện Bình Gia làm trước.", nil),
        ("Bình Gia giữ rừng hồi", "Tỉnh Lạng Sơn giao huyện Văn Quan và huyện Bình Gia làm trước.", "Bình Gia"),
        ("Văn Quan giữ rừng hồi", "Tỉnh Lạng Sơn vào vụ.", nil),
        ("Tam Nông đưa hàng lên sàn", "Ở huyện Tam Nông, tỉnh Phú Thọ, hàng đã lên sàn.", "Tam Nông"),
    ])
    func districtOfTheReport(_ title: String, _ sentence: String, _ district: String?) {
        let report = SamplePages.report("\(title)\n\(SamplePages.filler)\n\(sentence) \(SamplePages.filler)")
        #expect(report.title == title)
        #expect(report.province?.district == district)
    }

    @Test(arguments: ProvinceSample.all)
    func sample(_ sample: ProvinceSample) {
        let report = SamplePages.report(sample.text + "\n" + SamplePages.filler)
        #expect(report.province?.name == sample.province)
        #expect(report.province?.name34 == sample.province34)
        #expect(report.province?.district == sample.district)
        #expect(report.province?.evidence.isEmpty != true)
    }

    @Test func committeeOfADistrictAloneNamesTheProvince() {
        let report = SamplePages.report(
            "Chuyện giữ nghề\n\(SamplePages.filler)\nThành ủy Bắc Ninh vào cuộc. \(SamplePages.filler)")
        #expect(report.province?.name == "Bắc Ninh")
        #expect(report.province?.district == "Bắc Ninh")
    }

    @Test func firstNamedAndMostNamedWins() {
        let finding = province(
            "Tỉnh ủy Sơn La cử đoàn đi học hỏi ở tỉnh Phú Thọ. Về nhà, tỉnh Sơn La mở ba lớp học cho chi bộ.")
        #expect(finding?.name == "Sơn La")
        #expect(finding?.evidence.first == "issuer:Tỉnh ủy Sơn La")
    }

    @Test func mergedProvinceHasNoOldName() {
        let report = SamplePages.report(SamplePages.afterMergers)
        #expect(report.date?.kind == .published)
        #expect(report.province?.name == nil)
        #expect(report.province?.name34 == "Lâm Đồng")
        let unchanged = SamplePages.afterMergers.split(separator: "Lâm Đồng", omittingEmptySubsequences: false)
            .joined(separator: "Lai Châu")
        #expect(SamplePages.report(unchanged).province?.name == "Lai Châu")
        let before = SamplePages.afterMergers.split(separator: "2025", omittingEmptySubsequences: false)
            .joined(separator: "2019")
        #expect(SamplePages.report(before).province?.name == "Lâm Đồng")
    }

    @Test func letterheadNamesTheDistrict() {
        let report = SamplePages.report(SamplePages.letterhead)
        #expect(report.title == "Kết quả thực hiện công tác phát triển đảng viên năm 2018")
        #expect(report.date?.value.iso == "2019-02-05")
        #expect(report.province?.name == "Quảng Bình")
        #expect(report.province?.district == "Quảng Ninh")
    }

    @Test(arguments: ["Đắc Lắc", "dak lak", "TỈNH ĐẮK LẮK", "dak-lak", "tỉnh Đăk Lăk"])
    func givenProvinceBeatsTheText(_ name: String) {
        let report = SamplePages.report("Tin ngắn\nTỉnh ủy Lai Châu họp.") { $0.province = name }
        #expect(report.province?.name == "Đắk Lắk")
        #expect(report.province?.evidence == ["given"])
        #expect(report.province?.confidence == 1)
    }

    @Test func givenProvinceThatNobodyKnowsStaysUnknown() {
        #expect(SamplePages.report("Tin ngắn\nTỉnh ủy Lai Châu họp.") { $0.province = "Bavaria" }.province == nil)
    }

    @Test(arguments: [
        ("https://www.baolaichau.vn/xay-dung-dang/a-1.html", "Lai Châu", "baolaichau.vn"),
        ("http://btc.tuyenquang.dcs.vn/x", "Tuyên Quang", "btc.tuyenquang.dcs.vn"),
        ("https://tinhuybentre.vn/x", "Bến Tre", "tinhuybentre.vn"),
        ("https://batxat.laocai.gov.vn/1", "Lào Cai", "batxat.laocai.gov.vn"),
    ])
    func domainNamesTheProvince(_ url: String, _ name: String, _ domain: String) {
        let report = SamplePages.report("Tin ngắn\n\(SamplePages.filler)") { $0.url = url }
        #expect(report.province?.name == name)
        #expect(report.source?.domain == domain)
        #expect(report.province?.evidence == ["domain:" + domain])
    }

    @Test(arguments: [
        "BÁO TRÀ VINH ONLINE\nChuyện ở một chi bộ làm theo lời Bác\n\(SamplePages.filler)",
        "Chuyện ở một chi bộ làm theo lời Bác\n\(SamplePages.filler)\nNguồn: Báo Trà Vinh",
        "Chuyện ở một chi bộ làm theo lời Bác\n\(SamplePages.filler)\nTheo baotravinh.vn",
    ])
    func pageNamesItsPublisher(_ page: String) {
        let report = SamplePages.report(page)
        #expect(report.source?.name == "Báo Trà Vinh")
        #expect(report.source?.domain == "baotravinh.vn")
        #expect(report.province?.name == "Trà Vinh")
    }

    @Test func pathAndGivenNameOfASource() {
        let byPath = SamplePages.report("Tin ngắn\n\(SamplePages.filler)", path: "crawl/baoquangtri.vn/2019/1.txt")
        #expect(byPath.province?.name == "Quảng Trị")
        let byName = SamplePages.report("Tin ngắn\n\(SamplePages.filler)") { $0.source = "Báo Ấp Bắc" }
        #expect(byName.source?.domain == "baoapbac.vn")
        #expect(byName.province?.name == "Tiền Giang")
        let edition = SamplePages.report("Tin ngắn\n(GLO)- \(SamplePages.filler)") { $0.source = "Báo Gia Lai điện tử" }
        #expect(edition.source?.name == "Báo Gia Lai")
        #expect(edition.source?.code == "GLO")
        let other = SamplePages.report("Tin ngắn\n\(SamplePages.filler)") { $0.source = "một kho tin" }
        #expect(other.source?.name == "một kho tin")
        #expect(other.province == nil)
    }
}
