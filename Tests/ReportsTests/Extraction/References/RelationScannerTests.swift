import Analysis
import Reports
import Testing

/// What a report says that documents are to one another.
struct RelationScannerTests {
    private func relations(_ text: String) -> [DocumentRelation] {
        let raw = RawReport(
            location: .init(source: "a", path: "b"), text: "Tin trong ngày\n\n" + text,
            encoding: .init(name: "utf-8", confidence: 1))
        return ReportExtractor.report(from: raw).relations
    }

    private func told(_ text: String) -> [String] {
        relations(text).map { "\($0.from ?? "report") \($0.kind.rawValue) \($0.to)" }
    }

    @Test(arguments: [
        (
            "Tỉnh ủy ban hành Kế hoạch số 12-KH/TU thực hiện Nghị quyết số 18-NQ/TW của Trung ương.",
            ["kh-12/tu@? implements nq-18/tw"]
        ),
        (
            "Kế hoạch số 12-KH/TU ngày 5/2/2018 của Tỉnh ủy về triển khai thực hiện Nghị quyết số 18-NQ/TW khóa XII.",
            ["kh-12/tu@?#2018 implements nq-18/tw#k12"]
        ),
        (
            "Chương trình hành động số 6-CTr/TU cụ thể hóa Nghị quyết Trung ương 4 (khóa XI, XII) đã có.",
            ["ctr-6/tu@? concretises nqtw-4#k11", "ctr-6/tu@? concretises nqtw-4#k12"]
        ),
        (
            "Nghị định số 30/2020/NĐ-CP ngày 5/3/2020 về công tác văn thư, lưu trữ thay thế Nghị định số 110/2004/NĐ-CP.",
            ["nd-30-2020/cp replaces nd-110-2004/cp"]
        ),
        (
            "Nghị định số 80/2024/NĐ-CP sửa đổi, bổ sung một số điều của Nghị định số 30/2020/NĐ-CP có hiệu lực.",
            ["nd-80-2024/cp amends nd-30-2020/cp"]
        ),
        (
            "Nghị định 110/2004/NĐ-CP được thay thế bằng Nghị định 30/2020/NĐ-CP từ lâu.",
            ["nd-30-2020/cp replaces nd-110-2004/cp"]
        ),
        (
            "Nghị định 163/2006/NĐ-CP (sửa đổi, bổ sung bởi Nghị định 11/2012/NĐ-CP) nêu rõ.",
            ["nd-11-2012/cp amends nd-163-2006/cp"]
        ),
        (
            "Nghị quyết số 25/NQ-CP ban hành Chương trình hành động triển khai Nghị quyết Trung ương 4 khóa XII.",
            ["nq-25/cp implements nqtw-4#k12"]
        ),
        (
            "Nghị định 110/2004/NĐ-CP đã được Nghị định 30/2020/NĐ-CP thay thế từ lâu.",
            ["nd-30-2020/cp replaces nd-110-2004/cp"]
        ),
        (
            "Căn cứ Nghị quyết số 15/2008/QH12, tỉnh ban hành Quyết định số 5/2008/QĐ-UBND trong tuần.",
            ["qd-5-2008/ubnd@? issued-under nq-15-2008/qh12"]
        ),
        (
            "Thực hiện Nghị định 10/2021/NĐ-CP và Nghị định 11/2021/NĐ-CP, xã xây dựng Kế hoạch số 3-KH/ĐU, Kế hoạch số 4-KH/ĐU.",
            [
                "kh-3/du@? implements nd-10-2021/cp", "kh-3/du@? implements nd-11-2021/cp",
                "kh-4/du@? implements nd-10-2021/cp", "kh-4/du@? implements nd-11-2021/cp",
            ]
        ),
    ])
    func betweenDocuments(_ text: String, _ expected: [String]) {
        #expect(told(text) == expected)
    }

    @Test(arguments: [
        ("Huyện triển khai Nghị định 30/2020/NĐ-CP tới từng xã.", ["report implements nd-30-2020/cp"]),
        (
            "Xã quán triệt, thực hiện nghiêm túc Nghị định 30/2020/NĐ-CP và Nghị định 31/2020/NĐ-CP.",
            ["report implements nd-30-2020/cp", "report implements nd-31-2020/cp"]
        ),
        (
            "Theo Nghị định 30/2020/NĐ-CP, các xã thực hiện Nghị định 31/2020/NĐ-CP.",
            ["report implements nd-31-2020/cp"]
        ),
        (
            "Xã có Kế hoạch số 3/KH-CP. Thực hiện Nghị định 31/2020/NĐ-CP, dân vui.",
            ["report implements nd-31-2020/cp"]
        ),
        (
            "Nghị định 30/2020/NĐ-CP và dự thảo Nghị định thay thế Nghị định 31/2020/NĐ-CP.",
            ["report replaces nd-31-2020/cp"]
        ),
        (
            "Thực hiện Nghị định 31/2020/NĐ-CP. Thực hiện Nghị định 31/2020/NĐ-CP.", ["report implements nd-31-2020/cp"]
        ),
    ])
    func ofTheReport(_ text: String, _ expected: [String]) {
        #expect(told(text) == expected)
    }

    @Test(arguments: [
        "Huyện chưa thực hiện Nghị định 30/2020/NĐ-CP.", "Theo Nghị định 30/2020/NĐ-CP thì phải báo cáo.",
        "Bổ sung cán bộ theo yêu cầu mới, nhất là Nghị định 30/2020/NĐ-CP.",
        "Thực hiện nếp sống mới ở thôn, bản; nay có Nghị định 30/2020/NĐ-CP.",
        "Nghị định 30/2020/NĐ-CP và Nghị định 31/2020/NĐ-CP.",
        "Thi hành một số điều của Luật Thanh tra, Nghị định 30/2020/NĐ-CP.",
        "Từ ngày có hiệu lực thi hành Nghị định 30/2020/NĐ-CP.",
    ])
    func none(_ text: String) {
        #expect(told(text) == [])
    }

    @Test func evidenceRunsFromTheFirstToTheLast() throws {
        let text = "Nay Kế hoạch số 12-KH/TU thực hiện Nghị quyết số 18-NQ/TW rất tốt."
        let relation = try #require(relations(text).first)
        let scalars = Array(("Tin trong ngày\n\n" + text).unicodeScalars)[relation.range]
        #expect(String(String.UnicodeScalarView(scalars)) == "Kế hoạch số 12-KH/TU thực hiện Nghị quyết số 18-NQ/TW")
    }

    /// The work and what is found grow with the text, however many documents a sentence names.
    @Test(arguments: [
        "Thực hiện Nghị quyết số 7-NQ/TU, ban hành Kế hoạch số 1-KH/TU, ",
        "thực hiện Nghị quyết số 1, 2, 3, 4, 5, 6 và ",
        "ban hành Kế hoạch số 1, 2, 3 ",
    ])
    func hostileTextGivesFewRelations(_ unit: String) {
        #expect(relations(String(repeating: unit, count: 500)).count <= 500 * 6)
    }
}
