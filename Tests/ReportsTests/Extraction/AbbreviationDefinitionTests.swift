import Analysis
import Reports
import Testing

/// Abbreviations that a text explains itself.
@Suite struct AbbreviationDefinitionTests {
    private func found(_ text: String) -> [String] {
        AbbreviationDefinition.definitions(in: FoldedText(text)).map { "\($0.short) = \($0.long)" }
    }

    @Test(arguments: [
        ("Toàn xã có 20 đảng viên (ĐV) trẻ", ["ĐV = đảng viên"]),
        ("do Ban Thường vụ (BTV) và Ban Chấp hành (BCH) họp", ["BTV = Ban Thường vụ", "BCH = Ban Chấp hành"]),
        ("ủy ban nhân dân ( UBND ) xã", ["UBND = ủy ban nhân dân"]),
        ("kinh tế - xã hội (KT-XH)", ["KT-XH = kinh tế - xã hội"]),
        ("công nghiệp hóa, hiện đại hóa (CNH-HĐH)", ["CNH-HĐH = công nghiệp hóa, hiện đại hóa"]),
        ("ngành giáo dục và đào tạo (GD&ĐT)", ["GD&ĐT = giáo dục và đào tạo"]),
        ("an toàn vệ sinh của thực phẩm (ATVSTP)", ["ATVSTP = an toàn vệ sinh của thực phẩm"]),
        ("đảng viên (viết tắt là ĐV)", ["ĐV = đảng viên"]),
        ("đảng viên (sau đây gọi tắt là “ĐV”)", ["ĐV = đảng viên"]),
        ("doanh nghiệp (DN) đóng", ["DN = doanh nghiệp"]),
        ("dang vien (DV)", ["DV = dang vien"]),
        // One meaning once.
        ("đảng viên (ĐV), sau đó đảng viên (ĐV)", ["ĐV = đảng viên"]),
        // The stroke of đ is no mark, other letters, too few words, a sentence between, no capitals, no bracket.
        ("đảng viên (DV)", []),
        ("đoàn thể (ĐV)", []),
        ("viên (ĐV)", []),
        ("nhiều đảng. Viên (ĐV)", []),
        ("đảng viên (đv)", []),
        ("đảng viên (ĐV", []),
        ("đảng viên (ĐV và nhiều người)", []),
        ("đảng viên ()", []),
        ("và bạc (VB)", []),
        ("", []),
    ])
    func definitions(text: String, expected: [String]) { #expect(found(text) == expected) }

    @Test func rangesAreOfBothForms() throws {
        let text = FoldedText("Số đảng viên (gọi tắt: ĐV) tăng")
        let definition = try #require(AbbreviationDefinition.definitions(in: text).first)
        #expect(text.text(definition.range) == "ĐV" && definition.short == "ĐV")
        #expect(text.text(definition.longRange) == "đảng viên" && definition.long == "đảng viên")
    }

    @Test func reportsHoldThemFromTheirPassages() {
        let text = """
            Chuyện ở bản

            Bản có 12 đảng viên (ĐV), phần nhiều còn trẻ. Số ĐV nữ chưa đông nhưng năm nào cũng tăng.

            Bình luận
            Hiện tại chưa có bình luận về hội nông dân (HND)
            """
        let raw = RawReport(
            location: .init(source: "a", path: "b"), text: text, encoding: .init(name: "utf-8", confidence: 1))
        #expect(ReportExtractor.report(from: raw).definitions.map(\.short) == ["ĐV"])
    }

    /// Brackets, words and capitals without end give nothing, soon.
    @Test(arguments: ["(", "(ĐV", "ĐV) (", "và ", "đảng viên (", "(viết tắt là ", "A-"])
    func hostileTextIsReadOnce(piece: String) {
        #expect(found(String(repeating: piece, count: 20_000)).isEmpty)
    }

    @Test func definitionsAreNoMoreThanAReportCanUse() {
        let letters = "abcdeghiklmnopqrstuvxy"
        var text = ""
        for first in letters {
            for second in letters { text += "\(first)a \(second)a (\(first.uppercased())\(second.uppercased())). " }
        }
        #expect(found(text).count == 200)
    }
}
