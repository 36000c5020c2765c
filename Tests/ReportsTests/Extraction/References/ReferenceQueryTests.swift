import Analysis
import Reports
import Testing

/// What people type, and what answers it.
struct ReferenceQueryTests {
    @Test(arguments: [
        "07-NQ/TU", "7-nq/tu", "07 - NQ/TU", "NQ 07-NQ/TU", "nq 7-nq/tu", "07 – NQ/TU", "07/NQ-TU", "nq-7/tu",
        "NGHỊ QUYẾT SỐ 07-NQ/TU", "  Nghị quyết 07-NQ/TU ", "07—NQ/TU", "07-NQ-TU", "Nghị quyết số: 07-NQ/TU",
        "NGHI QUYET SO 07-NQ/TU", "Nghi quyet 7-nq/tu", "07\u{A0}-\u{A0}NQ/TU", "0\u{AD}7-NQ/TU",
    ])
    func spellingsOfOneNumber(_ text: String) {
        #expect(ReferenceQuery(text)?.exact == ["nq-7/tu"])
        #expect(ReferenceQuery(text)?.prefixes == [])
    }

    @Test(arguments: [
        ("Nghị quyết số 07", ["nq-7/*"]), ("NQ07", ["nq-7/*"]), ("nq07", ["nq-7/*"]), ("05-CT", ["ct-5/*"]),
        ("CT05", ["ct-5/*"]), ("Đề án 04", ["da-4/*"]), ("nghi quyet so 7", ["nq-7/*"]), ("nghị quyết 18", ["nq-18/*"]),
        ("Nghị định 100/2019", ["nd-100-2019/*"]), ("da-4", ["da-4/*"]),
    ])
    func numbersOfAnyBody(_ text: String, _ prefixes: [String]) {
        #expect(ReferenceQuery(text)?.prefixes == prefixes)
        #expect(ReferenceQuery(text)?.exact == [])
    }

    @Test(arguments: [
        "Nghị quyết Trung ương 4 khóa XI", "NQ TW4 K11", "nq tw4 k11", "Nghị quyết T.Ư 4 (khóa XI)", "nqtw-4#k11",
        "nghi quyet trung uong 4 khoa xi",
    ])
    func plenums(_ text: String) {
        #expect(ReferenceQuery(text)?.exact == ["nqtw-4#k11"])
        #expect(ReferenceQuery(text)?.related == ["nq-12/tw#k11"])
    }

    @Test(arguments: [
        "Nghị quyết TW 4 khóa XI", "Nghị quyết TƯ 4 khóa XI", "Nghị quyết Hội nghị Trung ương 4 khóa XI",
        "Nghị quyết Hội nghị lần thứ tư Ban Chấp hành Trung ương khóa XI", "NGHỊ QUYẾT TRUNG ƯƠNG 4 KHÓA XI",
        "Nghị quyết Trung ương 4, khoá XI", "NQTW4 khóa XI", "Nghi\u{323} quyết Trung ương 4 khóa XI",
    ])
    func spellingsOfAPlenum(_ text: String) {
        #expect(ReferenceQuery(text)?.exact == ["nqtw-4#k11"])
    }

    @Test func theCentresDocumentOfANumberRanksFirst() {
        #expect(ReferenceQuery("Nghị quyết số 07")?.preferred == ["nq-7/tw"])
        #expect(ReferenceQuery("NQ07")?.preferred == ["nq-7/tw"])
        #expect(ReferenceQuery("07-NQ/TU")?.preferred == [])
        #expect(ReferenceQuery("Nghị định 100")?.preferred == [])
    }

    @Test func plenumOfAnyTerm() {
        #expect(ReferenceQuery("Nghị quyết Trung ương 4")?.exact == ["nqtw-4"])
    }

    @Test func numberedTwinKnowsThePlenum() {
        #expect(ReferenceQuery("12-NQ/TW khóa XI")?.related == ["nqtw-4#k11"])
        #expect(ReferenceQuery("12-NQ/TW")?.related == ["nqtw-4#k11", "nqtw-5#k12"])
    }

    @Test func termAndTheDayItMayBeAssumedFrom() {
        let query = ReferenceQuery("21-NQ/TW khóa XIII")
        #expect(query?.exact == ["nq-21/tw"])
        #expect(query?.term == 13)
        #expect(query?.assumedFrom?.iso == "2022-06-16")
        #expect(ReferenceQuery("nq-21/tw#k13")?.term == 13)
        #expect(ReferenceQuery("99-NQ/TW (khóa XIII)")?.assumedFrom?.iso == "2021-02-01")
    }

    @Test func listIsAnyOfItsNumbers() {
        #expect(ReferenceQuery("217, 218-QĐ/TW")?.exact == ["qd-217/tw", "qd-218/tw"])
        #expect(ReferenceQuery("Quyết định 217, 218")?.prefixes == ["qd-217/*", "qd-218/*"])
    }

    @Test func closeForms() {
        #expect(ReferenceQuery("QĐ 49-QD/TW")?.exact == ["qd-49/tw"])
        #expect(ReferenceQuery("QĐ 49-QD/TW")?.close == ["qdi-49/tw"])
        #expect(ReferenceQuery("QD 49-QĐ/TW")?.exact == ["qd-49/tw"])
        #expect(ReferenceQuery("49-CĐ/TW")?.exact == ["cd-49/tw"])
        #expect(ReferenceQuery("Quy định 08-QĐ/TW")?.exact == ["qd-8/tw"])
        #expect(ReferenceQuery("Quy định 08-QĐ/TW")?.close == ["qdi-8/tw"])
        #expect(ReferenceQuery("08-QĐi/TW")?.close == ["qd-8/tw"])
        #expect(ReferenceQuery("07-NQ/TU")?.close == [])
    }

    @Test func instanceStandsForItself() {
        #expect(ReferenceQuery("nq-7/tu@lang-son#2006")?.exact == ["nq-7/tu@lang-son#2006"])
        #expect(ReferenceQuery("da-4/?@vinh-phuc")?.exact == ["da-4/?@vinh-phuc"])
        #expect(ReferenceQuery("nqdh-3/dbh")?.exact == ["nqdh-3/dbh"])
    }

    @Test(arguments: [
        "", " ", "\n \u{AD}", "kinh tế", "07", "6/70", "2016-2020", "07-NQ/TU và kinh tế", "xã hội 07-NQ/TU",
        "covid-19",
    ])
    func noReference(_ text: String) {
        #expect(ReferenceQuery(text) == nil)
    }

    @Test(arguments: [
        ("07-NQ/TU lai châu", "07-NQ/TU"), ("nghị quyết số 07 về đất", "nghị quyết số 07"), ("NQ21 đất", "NQ21"),
        ("nghị quyết trung ương 4 khóa xi đất", "nghị quyết trung ương 4 khóa xi"),
        ("21-NQ/TW khóa XIII đất", "21-NQ/TW khóa XIII"), ("nghị quyết 18 đất", "nghị quyết 18"),
        ("Ðề án 04", "Ðề án 04"), ("217, 218-QĐ/TW đất", "217, 218-QĐ/TW"), ("30/2020/nđ-cp đất", "30/2020/nđ-cp"),
    ])
    func longestMatchInAQuery(_ text: String, _ expected: String) {
        #expect(ReferenceQuery.match(in: FoldedText(text), at: 0) == expected.unicodeScalars.count)
    }

    @Test(arguments: [
        "nghị quyết 5", "quyết định 30 người", "kế hoạch 5 năm", "đất 07-NQ/TU", "KT-XH", "3.768 đảng viên", "26,45%",
        "nghị quyết", "2020-2025", "số 12",
    ])
    func noMatchInAQuery(_ text: String) {
        #expect(ReferenceQuery.match(in: FoldedText(text), at: 0) == nil)
    }

    @Test func matchStartsWhereItIsAsked() {
        let text = FoldedText("đất 07-NQ/TU")
        #expect(ReferenceQuery.match(in: text, at: 4) == 12)
        #expect(ReferenceQuery.match(in: text, at: 5) == nil)
        #expect(ReferenceQuery.match(in: text, at: 12) == nil)
        #expect(ReferenceQuery.match(in: text, at: -1) == nil)
    }

    /// Every query of one spelling finds by its terms what the recognizer gives a report.
    @Test(arguments: ["07-NQ/TU", "Nghị quyết Trung ương 4 khóa XI", "Đề án 04", "30/2020/NĐ-CP", "15/2008/QH12"])
    func queryMeetsTheIndex(_ text: String) throws {
        let query = try #require(ReferenceQuery(text))
        let folded = FoldedText("Theo " + text + " nêu trên.")
        let keys = ReferenceRecognizer.references(
            in: folded, passages: [0..<folded.count], context: ReferenceContext(province: "lai-chau")
        ).flatMap(\.indexKeys)
        #expect((query.exact + query.prefixes).contains { keys.contains($0) })
    }
}
