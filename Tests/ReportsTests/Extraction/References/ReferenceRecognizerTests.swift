import Analysis
import Reports
import TestSupport
import Testing

/// Every form a reference is written in, what completes it, and what is none.
struct ReferenceRecognizerTests {
    private let laiChau = ReferenceContext(province: "lai-chau", district: "nam-nhun", year: 2023)

    private func read(_ text: String, _ context: ReferenceContext = ReferenceContext()) -> [DocumentReference] {
        let folded = FoldedText(text)
        return ReferenceRecognizer.references(in: folded, passages: [0..<folded.count], context: context)
    }

    @Test(arguments: [
        ("theo Nghị quyết số 07-NQ/TU đã nêu", "Nghị quyết số 07-NQ/TU", "nq-7/tu"),
        ("Chỉ thị 28 - CT/TW được phổ biến", "Chỉ thị 28 - CT/TW", "ct-28/tw"),
        ("Chỉ thị 28 -CT/TW được phổ biến", "Chỉ thị 28 -CT/TW", "ct-28/tw"),
        ("Nghị quyết 19- NQ/TW được phổ biến", "Nghị quyết 19- NQ/TW", "nq-19/tw"),
        ("Nghị quyết 19\u{A0}-\u{A0}NQ/TW", "Nghị quyết 19\u{A0}-\u{A0}NQ/TW", "nq-19/tw"),
        ("Nghị quyết số 21 – NQ/TW", "Nghị quyết số 21 – NQ/TW", "nq-21/tw"),
        ("Chỉ thị số 40\u{2011}CT/TW", "Chỉ thị số 40\u{2011}CT/TW", "ct-40/tw"),
        ("Chỉ thị số 40\u{2212}CT/TW", "Chỉ thị số 40\u{2212}CT/TW", "ct-40/tw"),
        ("Nghị quyết số 07\u{AD}-NQ/TU", "Nghị quyết số 07\u{AD}-NQ/TU", "nq-7/tu"),
        ("quán triệt Nghị quyết số 79-\nNQ/TW", "Nghị quyết số 79-\nNQ/TW", "nq-79/tw"),
        ("Quyết định 217/QĐ-TW", "Quyết định 217/QĐ-TW", "qd-217/tw"),
        ("Nghị quyết 07/NQ-TU", "Nghị quyết 07/NQ-TU", "nq-7/tu"),
        ("Nghị quyết 621/NQ-NS-TU", "Nghị quyết 621/NQ-NS-TU", "nq-621/tu"),
        ("Nghị quyết 233/NQ-ĐU", "Nghị quyết 233/NQ-ĐU", "nq-233/du"),
        ("Nghị quyết 72-NQ-TW", "Nghị quyết 72-NQ-TW", "nq-72/tw"),
        ("theo HD38-HD/BTCTW thì", "HD38-HD/BTCTW", "hd-38/btctw"),
        ("theo NQ 35-NQ/TU thì", "NQ 35-NQ/TU", "nq-35/tu"),
        ("Chỉ thị số: 35-CT/TW", "Chỉ thị số: 35-CT/TW", "ct-35/tw"),
        ("Kế hoạch số 65-Ctr/TU", "Kế hoạch số 65-Ctr/TU", "ctr-65/tu"),
        ("KẾT LUẬN 62-KL/TW", "KẾT LUẬN 62-KL/TW", "kl-62/tw"),
        ("nq 07-nq/tu", "nq 07-nq/tu", "nq-7/tu"),
        ("QD 49-QD/TW", "QD 49-QD/TW", "qd-49/tw"),
        ("Nghị quyết số 42/NQ-HÐND", "Nghị quyết số 42/NQ-HÐND", "nq-42/hdnd"),
        ("Quy định 08-QĐi/TW", "Quy định 08-QĐi/TW", "qdi-8/tw"),
        ("Kết luận số 159-TB/TW", "Kết luận số 159-TB/TW", "tb-159/tw"),
        ("Hướng dẫn 05-HD/BTC/TU", "Hướng dẫn 05-HD/BTC/TU", "hd-5/btctu"),
        ("Chương trình số 147-CTHĐ/TU", "Chương trình số 147-CTHĐ/TU", "cthd-147/tu"),
        ("số 439-QĐNS/TW", "số 439-QĐNS/TW", "qdns-439/tw"),
        ("Nghị định 30/2020/NĐ-CP", "Nghị định 30/2020/NĐ-CP", "nd-30-2020/cp"),
        ("Thông tư số 04/2012/TT- BNV", "Thông tư số 04/2012/TT- BNV", "tt-4-2012/bnv"),
        ("Nghị quyết 30a/2008/NQ-CP", "Nghị quyết 30a/2008/NQ-CP", "nq-30a-2008/cp"),
        ("Quyết định 749/QĐ-TTg", "Quyết định 749/QĐ-TTg", "qd-749/ttg"),
        ("Kế hoạch số 49/KH-UB", "Kế hoạch số 49/KH-UB", "kh-49/ubnd"),
        ("Luật số 15/2008/QH12", "Luật số 15/2008/QH12", "luat-15-2008/qh12"),
        ("Nghị quyết số 15/2008/QH12", "Nghị quyết số 15/2008/QH12", "nq-15-2008/qh12"),
        ("theo 06/2022-QH15", "06/2022-QH15", "luat-6-2022/qh15"),
        ("Pháp lệnh số 34/2007/PL-UBTVQH11", "Pháp lệnh số 34/2007/PL-UBTVQH11", "pl-34-2007/ubtvqh11"),
        (
            "37/2012/TTLT-BLĐTBXH-BYT-BTC", "37/2012/TTLT-BLĐTBXH-BYT-BTC", "ttlt-37-2012/bldtbxh-byt-btc"
        ),
        ("Kế hoạch liên ngành số 12/KHLN-STC-SNV", "Kế hoạch liên ngành số 12/KHLN-STC-SNV", "khln-12/stc-snv"),
        ("Công văn số 8571/UBND-TH", "Công văn số 8571/UBND-TH", "cv-8571/ubnd"),
        ("văn bản số 112-CV/TU gửi", "số 112-CV/TU", "cv-112/tu"),
        ("Thông báo kết luận số 469-KL/TU", "Thông báo kết luận số 469-KL/TU", "kl-469/tu"),
        ("đã thông báo Kết luận số 469-KL/TU", "Kết luận số 469-KL/TU", "kl-469/tu"),
        ("Chương trình phối hợp số 01-CTr/BTGTU", "Chương trình phối hợp số 01-CTr/BTGTU", "ctr-1/btgtu"),
        ("quyết định (số 1484) mới", "quyết định (số 1484)", "qd-1484"),
    ])
    func oneMention(_ text: String, _ surface: String, _ family: String) {
        let found = read(text)
        #expect(found.map(\.surface) == [surface])
        #expect(found.map(\.family) == [family])
    }

    @Test(arguments: [
        ("Quyết định 217, 218 – QĐ/TW", ["Quyết định 217, 218 – QĐ/TW"], ["qd-217/tw", "qd-218/tw"]),
        ("các Nghị quyết số 79 và 80 của Bộ Chính trị", ["Nghị quyết số 79 và 80"], ["nq-79/tw", "nq-80/tw"]),
        ("Quyết định số 217,218 của Bộ Chính trị", ["Quyết định số 217,218"], ["qd-217/tw", "qd-218/tw"]),
        ("Nghị quyết số 79 hoặc 80 của Chính phủ", ["Nghị quyết số 79 hoặc 80"], ["nq-79/cp", "nq-80/cp"]),
        ("quyết định số 217, số 218 về giám sát", ["quyết định số 217, số 218"], ["qd-217", "qd-218"]),
        (
            "Nghị quyết số 79-NQ/TW và số 80-NQ/TW", ["Nghị quyết số 79-NQ/TW", "số 80-NQ/TW"],
            ["nq-79/tw", "nq-80/tw"]
        ),
        ("Nghị quyết 57-NQ/TW và 36-NQ/TW", ["Nghị quyết 57-NQ/TW", "36-NQ/TW"], ["nq-57/tw", "nq-36/tw"]),
        ("Chỉ thị số 05, 12 đảng ủy đã học", ["Chỉ thị số 05"], ["ct-5"]),
    ])
    func lists(_ text: String, _ surfaces: [String], _ families: [String]) {
        let found = read(text)
        #expect(found.map(\.family) == families)
        var distinct: [String] = []
        for surface in found.map(\.surface) where distinct.last != surface { distinct.append(surface) }
        #expect(distinct == surfaces)
    }

    @Test(arguments: [
        ("Nghị quyết Trung ương 4 (khóa XI) về", "Nghị quyết Trung ương 4 (khóa XI)", ["nqtw-4#k11"]),
        ("Nghị quyết Trung ương 4, khoá XII về", "Nghị quyết Trung ương 4, khoá XII", ["nqtw-4#k12"]),
        ("Nghị quyết T.Ư 4, khóa XI", "Nghị quyết T.Ư 4, khóa XI", ["nqtw-4#k11"]),
        ("Nghị quyết TW4 về", "Nghị quyết TW4", ["nqtw-4"]),
        ("Nghị quyết Hội nghị Trung ương 7 (khóa XI)", "Nghị quyết Hội nghị Trung ương 7 (khóa XI)", ["nqtw-7#k11"]),
        (
            "Nghị quyết Hội nghị lần thứ tư BCH Trung ương Đảng khoá XII",
            "Nghị quyết Hội nghị lần thứ tư BCH Trung ương Đảng khoá XII", ["nqtw-4#k12"]
        ),
        (
            "Nghị quyết Trung ương 4 (khóa XI, XII)", "Nghị quyết Trung ương 4 (khóa XI, XII)",
            ["nqtw-4#k11", "nqtw-4#k12"]
        ),
        (
            "Nghị quyết Trung ương 4 (Khóa XI và XII)", "Nghị quyết Trung ương 4 (Khóa XI và XII)",
            ["nqtw-4#k11", "nqtw-4#k12"]
        ),
        (
            "Nghị quyết Trung ương 4 (khóa XII; XIII)", "Nghị quyết Trung ương 4 (khóa XII; XIII)",
            ["nqtw-4#k12", "nqtw-4#k13"]
        ),
        ("Nghị quyết Trung ương 6 (lần 2) khóa VIII", "Nghị quyết Trung ương 6 (lần 2) khóa VIII", ["nqtw-6b#k8"]),
        ("Nghị quyết Trung ương 4 (khóa XII về", "Nghị quyết Trung ương 4 (khóa XII", ["nqtw-4#k12"]),
        ("Nghị quyết Đại hội XIII của Đảng", "Nghị quyết Đại hội XIII", ["nqdh-13/tw"]),
        (
            "Nghị quyết Đại hội Đảng bộ huyện lần thứ III, nhiệm kỳ 2020-2025",
            "Nghị quyết Đại hội Đảng bộ huyện lần thứ III", ["nqdh-3/dbh"]
        ),
        (
            "Nghị quyết Đại hội Đảng bộ tỉnh Lai Châu lần thứ XIV",
            "Nghị quyết Đại hội Đảng bộ tỉnh Lai Châu lần thứ XIV", ["nqdh-14/dbt"]
        ),
    ])
    func meetings(_ text: String, _ surface: String, _ families: [String]) {
        let found = read(text)
        #expect(found.map(\.family) == families)
        #expect(Set(found.map(\.surface)) == [surface])
    }

    @Test(arguments: [
        "còn 6/70 bản, đạt 17/17 chi bộ", "ngày 1/8/2017 và ngày 5-6-2018", "nhiệm kỳ 2020-2025",
        "Kế hoạch 5 năm", "kế hoạch 10 năm phát triển", "quyết định 3 lần", "hướng dẫn 1 kèm 1", "tòa CT4 cao tầng",
        "Hướng dẫn về việc giải thể chi bộ", "Luật Thủy sản 2003 và Điều 165", "Hội nghị lần thứ sáu đã bàn",
        "Hội nghị Trung ương 7 (khóa XI) bế mạc", "quyết định 30 suất quà", "nghị quyết của Trung ương",
        "…-QĐ/TW không có số", "thu 3.768 đồng, tăng 26,45%", "Sở 12, phòng 07", "kế hoạch 8/2017",
        "số 12 Trần Phú", "giá 217,218 đồng", "Báo cáo 2015", "vốn tư nhân 4 tỷ",
    ])
    func noMention(_ text: String) {
        #expect(read(text).map(\.surface) == [])
    }

    // MARK: Bodies of bare numbers

    @Test(arguments: [
        ("Chỉ thị số 28 của Ban Bí thư", "ct-28/tw"), ("Chỉ thị 35 Bộ Chính trị", "ct-35/tw"),
        ("Kết luận số 205 của BCH Đảng bộ tỉnh", "kl-205/tu"),
        ("Hướng dẫn số 11 ngày 19/9/2022 của Ban Tổ chức Tỉnh ủy", "hd-11/btctu"),
        ("Hướng dẫn số 20 ngày 27/7/2022 của Ban Tổ chức Trung ương", "hd-20/btctw"),
        ("Kế hoạch số 54 của Huyện ủy Tân Hồng", "kh-54/hu"), ("Nghị quyết 35 của Chính phủ", "nq-35/cp"),
        ("Tỉnh ủy vừa ban hành Công văn số 287 về", "cv-287/tu"),
        ("Thông tri 28 của Trung ương Mặt trận Tổ quốc", "tt-28/mttw"), ("Nghị định số 29 quy định", "nd-29/cp"),
        ("Nghị quyết số 202/2025 của Quốc hội khóa XV", "nq-202-2025/qh15"),
        ("Nghị quyết số 1667/2025 của Ủy ban Thường vụ Quốc hội", "nq-1667-2025/ubtvqh15"),
        ("Nghị quyết số 54 của Quốc hội", "nq-54/qh"), ("Nghị quyết số 138 được ban hành", "nq-138"),
        ("Nghị quyết số 11 về luân chuyển cán bộ của Bộ Chính trị", "nq-11/tw"),
        ("Nghị quyết số 11, Hội nghị Trung ương 6 khóa XIII", "nq-11/tw"),
        ("Nghị quyết số 11, Hội nghị lần thứ sáu bàn về giao thông", "nq-11"),
        ("Nghị quyết số 11 về công tác dưới sự lãnh đạo của Tỉnh ủy", "nq-11"),
    ])
    func bodiesFromIssuers(_ text: String, _ family: String) {
        #expect(read(text).map(\.family) == [family])
    }

    @Test func bareNumberTakesTheEarlierFullForm() {
        let found = read("Nghị định số 79/2003/NĐ-CP có hiệu lực. Nay Nghị định số 79 được thay thế.")
        #expect(found.map(\.family) == ["nd-79-2003/cp", "nd-79-2003/cp"])
    }

    @Test func aliasBindsAnotherType() {
        let found = read(
            "Quyết định số 06/QĐ-TTg ngày 6/1/2022 (sau đây gọi tắt là Đề án 06) nêu rõ. Đề án 06 đang chạy.")
        #expect(found.map(\.family) == ["qd-6/ttg", "qd-6/ttg", "qd-6/ttg"])
    }

    @Test func bracketsAloneDoNotBindAnotherNumber() {
        #expect(read("Công văn số 15-CV/TU của xã (Công văn số 2000) đã gửi").map(\.family) == ["cv-15/tu", "cv-2000"])
    }

    @Test func glueIsBelievedOnlyForAKnownDocument() {
        #expect(read("căn hộ KH12 và lô TB36").isEmpty)
        #expect(read("Kế hoạch số 12-KH/TU ra đời. Làm theo KH12.").map(\.family) == ["kh-12/tu", "kh-12/tu"])
    }

    @Test(arguments: [
        ("Chỉ thị 03-CT/TƯ nêu", "ct-3/tw"), ("Nghị quyết 13-NQ/TƯ của Tỉnh ủy", "nq-13/tu"),
        ("Ban Bí thư ra Chỉ thị số 10-CT/TƯ", "ct-10/tw"), ("Quy định 8-QĐ/T.Ư", "qd-8/tw"),
    ])
    func ambiguousCentre(_ text: String, _ family: String) {
        #expect(read(text).map(\.family) == [family])
    }

    // MARK: Instances

    @Test(arguments: [
        ("Nghị quyết số 07-NQ/TU ngày 6/1/2006 của BCH Đảng bộ tỉnh", "nq-7/tu@lai-chau#2006"),
        ("Nghị quyết số 07-NQ/TU của Tỉnh ủy Lạng Sơn khóa XV", "nq-7/tu@lang-son#k15"),
        ("Kế hoạch số 54 của Ban Thường vụ Huyện ủy Tân Uyên", "kh-54/hu@lai-chau/tan-uyen"),
        ("Đề án 04 góp phần", "da-4/?@lai-chau"), ("Nghị quyết 22-NQ/TW, ngày 02/02/2008", "nq-22/tw#k10"),
        ("Chỉ thị 05-CT/TW", "ct-5/tw#k12"),
        ("Nghị quyết 15-NQ/TW Hội nghị Trung ương 5 khóa XI", "nq-15/tw#k11"),
        ("Quyết định 749/QĐ-TTg ngày 3/6/2020", "qd-749/ttg#2020"),
        ("Nghị quyết số 12/2021/NQ-HĐND của HĐND tỉnh Sơn La", "nq-12-2021/hdnd@son-la"),
        ("Nghị quyết Đại hội Đảng bộ huyện lần thứ III", "nqdh-3/dbh@lai-chau/nam-nhun"),
        ("Chỉ thị số 14-CT/HU năm 2014", "ct-14/hu@lai-chau/nam-nhun"),
        ("UBND huyện ban hành Kế hoạch số 215/KH-UBND", "kh-215/ubnd@lai-chau/nam-nhun"),
        ("UBND thành phố ban hành Kế hoạch số 215/KH-UBND", "kh-215/ubnd@lai-chau/nam-nhun"),
        ("chính quyền huyện ra Quyết định số 12/QĐ-UBND", "qd-12/ubnd@lai-chau/nam-nhun"),
        ("UBND tỉnh ban hành Kế hoạch số 215/KH-UBND", "kh-215/ubnd@lai-chau"),
        ("theo Kế hoạch số 215/KH-UBND thì xã làm trước", "kh-215/ubnd@lai-chau"),
        ("Đảng bộ tỉnh khóa XIV có Chương trình số 6-CTr/TU", "ctr-6/tu@lai-chau#k14"),
        ("Tỉnh ủy khóa XIV dặn nơi nào cũng có Chương trình số 6-CTr/TU", "ctr-6/tu@lai-chau"),
    ])
    func instances(_ text: String, _ instance: String) {
        #expect(read(text, laiChau).map(\.instance) == [instance])
    }

    @Test(arguments: [
        ("Kế hoạch số 54 của Ban Thường vụ Huyện ủy Tân Hồng", "kh-54/hu@dong-thap/tan-hong"),
        ("Nghị quyết Đại hội Đảng bộ huyện Tân Hồng lần thứ XII", "nqdh-12/dbh@dong-thap/tan-hong"),
        ("Nghị quyết số 24-NQ/TU của Thành ủy Long Xuyên", "nq-24/tu@an-giang/long-xuyen"),
        ("Nghị quyết số 19-NQ/HU của Huyện ủy Quảng Ninh", "nq-19/hu@quang-binh/quang-ninh"),
        ("Quyết định số 15/QĐ-UBND của UBND huyện Quảng Ninh", "qd-15/ubnd@quang-binh/quang-ninh"),
        ("Quyết định số 16/QĐ-UBND của UBND thành phố Lạng Sơn", "qd-16/ubnd@lang-son/lang-son"),
        ("Quyết định số 17/QĐ-UBND của UBND thành phố Đà Nẵng", "qd-17/ubnd@da-nang"),
        ("Quyết định số 18/QĐ-UBND của UBND tỉnh Quảng Ninh", "qd-18/ubnd@quang-ninh"),
        ("Nghị quyết số 5-NQ/HU của Huyện ủy Châu Thành", "nq-5/hu@?/chau-thanh"),
        ("Nghị quyết số 5-NQ/HU của Huyện ủy Châu Thành, tỉnh Long An", "nq-5/hu@long-an/chau-thanh"),
        ("Nghị quyết số 5-NQ/HU của Huyện ủy Châu Thành (Long An)", "nq-5/hu@long-an/chau-thanh"),
        ("Nghị quyết số 5-NQ/HU của Huyện ủy Châu Thành (Lai Châu)", "nq-5/hu@?/chau-thanh"),
    ])
    func districtsBringTheirProvince(_ text: String, _ instance: String) {
        #expect(read(text, laiChau).map(\.instance) == [instance])
    }

    @Test func districtOfSeveralProvincesIsTheReports() {
        let found = read("Nghị quyết số 5-NQ/HU của Huyện ủy Châu Thành", ReferenceContext(province: "long-an"))
        #expect(found.map(\.instance) == ["nq-5/hu@long-an/chau-thanh"])
    }

    @Test func scopeIsUnknownWithoutAProvince() {
        #expect(read("Nghị quyết số 07-NQ/TU").map(\.instance) == ["nq-7/tu@?"])
    }

    @Test func numberOfManyTermsIsNotAssumed() {
        #expect(read("Nghị quyết số 21-NQ/TW").map(\.instance) == [nil])
    }

    @Test func reportBeforeTheDocumentDoesNotCiteIt() {
        #expect(read("Chỉ thị 05-CT/TW", ReferenceContext(year: 2010)).map(\.instance) == [nil])
    }

    @Test func sameDocumentLaterInTheReport() {
        let found = read("Quy định số 77-QĐ/TW ngày 20/12/2021 của Bộ Chính trị. Nay Quy định số 77-QĐ/TW có hiệu lực.")
        #expect(found.map(\.instance) == ["qd-77/tw#k13", "qd-77/tw#k13"])
    }

    @Test(arguments: [
        ("Chỉ thị số 10-CT/TW ngày 30/3/2007", "2007-03-30"), ("Chỉ thị số 10-CT/TW (ngày 21.1.2019)", "2019-01-21"),
        ("Chỉ thị số 10-CT/TW ngày 4-7-2017", "2017-07-04"),
        ("Chỉ thị số 10-CT/TW ngày 02 tháng 01 năm 2020", "2020-01-02"),
        ("Chỉ thị số 10-CT/TW ngày 21/6 /2010", "2010-06-21"), ("Chỉ thị số 10-CT/TW năm 2016", "2016"),
        ("Ngày 21/1/2019, Ban Bí thư ban hành Chỉ thị 10-CT/TW", "2019-01-21"),
        ("Chỉ thị số 10-CT/TW ngày 10/5 về", "--05-10"),
    ])
    func dates(_ text: String, _ iso: String) {
        #expect(read(text).map { $0.date?.iso } == [iso])
    }

    @Test func dateOfAnotherActionIsNotTheDocuments() {
        #expect(read("Ngày 1/8/2017, Huyện ủy ban hành kế hoạch thực hiện Đề án 04").map { $0.date?.iso } == [nil])
    }

    @Test(arguments: [
        ("nq 7-nq/tu", "07-NQ/TU"), ("Quyết định 749/QĐ-TTg ngày 3/6/2020", "749/QĐ-TTg (2020)"),
        ("QD 5-QD/TW", "05-QĐ/TW"), ("30/2020/nđ-cp", "30/2020/NĐ-CP"), ("15/2008/QH12", "15/2008/QH12"),
        ("Nghị quyết TW 4 (khóa XI)", "NQ Trung ương 4 (khóa XI)"), ("Đề án 04 đã nêu", "04-ĐA"),
        ("Nghị quyết 217/NQ-TW", "217-NQ/TW"),
    ])
    func displayForms(_ text: String, _ display: String) {
        #expect(read(text).map(\.display) == [display])
    }

    @Test func evidenceIsKept() {
        let found = read("Kết luận số 205 của BCH Đảng bộ tỉnh khóa XI", laiChau)[0]
        #expect(found.issuer == "BCH Đảng bộ tỉnh")
        #expect(found.evidence == ["issuer:BCH Đảng bộ tỉnh", "scope:report", "term:11"])
        #expect(found.confidence < read("Kết luận số 205-KL/TU")[0].confidence)
    }

    @Test func offsetsAreScalarsAndPassagesAreApart() {
        let text = FoldedText("Đề án\nsố 04-ĐA/TU")
        let whole = ReferenceRecognizer.references(in: text, passages: [0..<18], context: ReferenceContext())
        #expect(whole.map(\.range) == [0..<17])
        let parts = ReferenceRecognizer.references(in: text, passages: [0..<5, 6..<17], context: ReferenceContext())
        #expect(parts.map(\.surface) == ["số 04-ĐA/TU"])
    }

    @Test func indexKeys() {
        let keys = read("Nghị quyết số 07-NQ/TU ngày 6/1/2006", laiChau)[0].indexKeys
        #expect(keys == ["nq-7/tu", "nq-7/tu@lai-chau", "nq-7/tu@lai-chau#2006", "nq-7/*"])
        #expect(read("Nghị định 30/2020/NĐ-CP")[0].indexKeys == ["nd-30-2020/cp", "nd-30/*", "nd-30-2020/*"])
        #expect(read("Nghị quyết 21-NQ/TW khóa XIII")[0].indexKeys == ["nq-21/tw", "nq-21/tw#k13", "nq-21/*"])
        #expect(read("Nghị quyết Trung ương 4 khóa XI")[0].indexKeys == ["nqtw-4", "nqtw-4#k11", "nqtw-4/*"])
        #expect(read("Đề án 04 đã nêu")[0].indexKeys == ["da-4", "da-4/?@?", "da-4/*"])
    }

    @Test(arguments: [
        "Nghị quyết số 1, 2, 3, 4", "-", "7", "1-", "1, ", "Nghị quyết Đại hội ", "nq ", "07-NQ/TU ", "(", "số ",
        "Nghị quyết số 07-NQ/TU. Nghị quyết số 7. ",
        "Nghị quyết Trung ương 4, ", "07-A-A/", "\u{AD}1", "(gọi tắt là ", "khóa XI, ", "số 7-",
        "((((Nghị quyết số 07 ",
        "thực hiện Nghị quyết số 7-NQ/TU, ban hành Kế hoạch số 3-KH/TU và ", "Tỉnh ủy Lai Châu 7-NQ/TU ",
    ])
    func hostileTextTakesLinearTime(_ unit: String) {
        let isLinear = ProcessorTime.growsLinearly(to: 32_000) { count in
            let text = FoldedText(String(repeating: unit, count: count / unit.unicodeScalars.count))
            _ = ReferenceRecognizer.references(in: text, passages: [0..<text.count], context: ReferenceContext())
        }
        #expect(isLinear)
    }

    /// A bare number is resolved by what was named last, however often and under however many bodies.
    @Test func manyFullFormsOfOneNumber() {
        let bodies = (0..<200).map { "Kế hoạch số 5-KH/B\(String(UnicodeScalar(65 + UInt8($0 % 26))))C. " }.joined()
        let found = read(bodies + "Kế hoạch số 5-KH/TU. Theo Kế hoạch số 5 thì")
        #expect(found.last?.family == "kh-5/tu")
        #expect(found.last?.evidence.contains { $0.hasPrefix("ambiguous:") } == true)
    }

    @Test func listsAreCut() {
        let found = read("Nghị quyết số " + (1...500).map(String.init).joined(separator: ", "))
        #expect(found.count == 64)
    }
}
