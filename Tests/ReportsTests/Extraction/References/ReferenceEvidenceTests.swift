import Analysis
import Reports
import Testing

/// Why a reference is what it is said to be, and what it may be where the text does not tell.
struct ReferenceEvidenceTests {
    private func read(_ text: String, _ context: ReferenceContext = ReferenceContext()) -> [DocumentReference] {
        let folded = FoldedText(text)
        return ReferenceRecognizer.references(in: folded, passages: [0..<folded.count], context: context)
    }

    @Test(arguments: [
        ("Nghị quyết số 05-NQ/TU của Tỉnh ủy Lai Châu", ["issuer:Tỉnh ủy Lai Châu", "scope:named:Tỉnh ủy Lai Châu"]),
        ("Tỉnh ủy Lai Châu họp bàn Nghị quyết số 05-NQ/TU", ["scope:named:Tỉnh ủy Lai Châu"]),
        ("Nghị quyết số 05-NQ/TU khóa XI", ["scope:none", "term:11"]),
        ("Nghị quyết số 26-NQ/TW ngày 5/8/2008", ["date:2008-08-05"]),
        ("Chương trình hành động số 33-NQ/TU", ["word:CTHĐ", "scope:none"]),
        ("Quy định số 08-QĐi/TW", ["assumed:registry"]),
        ("Chỉ thị 03-CT/TƯ nêu", ["body:TƯ", "assumed:registry"]),
        ("Nghị định 100 nêu", ["type:NĐ"]),
        ("Nghị quyết số 68 về phát triển kinh tế tư nhân", ["subject:phát triển kinh tế tư nhân"]),
    ])
    func evidence(_ text: String, _ expected: [String]) {
        let found = read(text)
        #expect(found.count == 1)
        for piece in expected { #expect(found.first?.evidence.contains(piece) == true, "\(found.map(\.evidence))") }
    }

    @Test(arguments: [
        ("Nghị quyết số 68 về phát triển kinh tế tư nhân", "nq-68/tw"), ("Nghị quyết số 68 về trồng rừng", "nq-68"),
        ("Nghị quyết số 68 ngày 4/5/2025", "nq-68/tw"), ("Nghị quyết số 68 ban hành tháng 5/2025", "nq-68/tw"),
        ("Nghị quyết số 68 ngày 5/5/2025", "nq-68"), ("Nghị quyết số 68 năm 2025", "nq-68"),
        ("Nghị quyết số 68 năm 2019 về phát triển kinh tế tư nhân", "nq-68"),
        ("Nghị định số 79 về quy chế thực hiện dân chủ ở xã", "nd-79-2003/cp"),
        ("Nghị quyết số 68 của Tỉnh ủy về phát triển kinh tế tư nhân", "nq-68/tu"),
        ("Nghị quyết số 68-NQ/TU. Nghị quyết số 68 về phát triển kinh tế tư nhân", "nq-68/tu"),
    ])
    func wellKnownDocumentByItsSubjectOrDate(_ text: String, _ family: String) {
        #expect(read(text).last?.family == family)
    }

    /// Where two documents of the centre bear one number, the subject tells the term.
    @Test(arguments: [
        ("Chỉ thị số 10-CT/TW về quy chế dân chủ ở cơ sở", "ct-10/tw#k9"),
        ("Chỉ thị số 10-CT/TW về sinh hoạt chi bộ", "ct-10/tw#k10"),
        ("Nghị quyết số 21-NQ/TW về xây dựng tổ chức cơ sở đảng", "nq-21/tw#k13"),
        ("Nghị quyết số 21-NQ/TW khóa XII về xây dựng tổ chức cơ sở đảng", "nq-21/tw#k12"),
    ])
    func termBySubject(_ text: String, _ instance: String) {
        #expect(read(text).map(\.instance) == [instance])
    }

    @Test func reportOlderThanTheDocumentDoesNotNameIt() {
        let found = read("Nghị quyết số 68 về phát triển kinh tế tư nhân", ReferenceContext(year: 2016))
        #expect(found.map(\.family) == ["nq-68"])
        #expect(found.map(\.candidates) == [["nq-68/tw#k13"]])
    }

    @Test(arguments: [
        ("Nghị quyết số 21 đã có", ["nq-21/tw#k10", "nq-21/tw#k12", "nq-21/tw#k13"]),
        ("Nghị quyết số 21-NQ/TW đã có", ["nq-21/tw#k10", "nq-21/tw#k12", "nq-21/tw#k13"]),
        ("Nghị quyết số 21-NQ/TW khóa XIII đã có", []), ("Nghị quyết số 21-NQ/TU đã có", []),
        ("Nghị quyết Trung ương 4 đã có", ["nqtw-4#k11", "nqtw-4#k12", "nqtw-4#k13"]),
        ("Nghị quyết Trung ương 4 khóa XI đã có", []), ("Nghị quyết số 999 đã có", []),
        ("Kế hoạch số 5-KH/TU, Kế hoạch số 5-KH/HU. Theo Kế hoạch số 5 thì", ["kh-5/hu", "kh-5/tu"]),
    ])
    func candidates(_ text: String, _ keys: [String]) {
        #expect(read(text).last?.candidates == keys)
    }

    @Test func provinceOfBothTimes() {
        let found = read("Nghị quyết số 05-NQ/TU của Tỉnh ủy Vĩnh Phúc")[0]
        #expect(found.province == "vinh-phuc")
        #expect(found.province34 == "phu-tho")
        #expect(read("Nghị quyết số 05-NQ/TU")[0].province34 == nil)
    }

    /// Which words an ambiguous code or a bracket is read by.
    @Test func anIssuerOfTheStateSettlesNoPartyCode() {
        #expect(read("Nghị quyết 29-NQ/TƯ về giáo dục, Bộ GD&ĐT đã").map(\.issuer) == [nil])
    }
}
