import Reports
import Testing

@Suite struct ReportLanguageTests {
    @Test(arguments: [
        ("Đảng bộ huyện tổ chức hội nghị tổng kết năm.", "vi"),
        ("The committee met in Hà Nội to sum up the year and to plan for the next one, as it does each winter.", "und"),
        ("Dang bo huyen to chuc hoi nghi tong ket nam.", "und"),
        ("Der Ausschuß prüfte die Pläne für das nächste Jahr.", "und"), ("", "und"), ("2023 07", "und"),
    ]) func languageOfAText(_ text: String, _ language: String) {
        let raw = RawReport(
            location: .init(source: "a", path: "b"), text: text, encoding: .init(name: "utf-8", confidence: 1))
        #expect(ReportExtractor.report(from: raw).language == language)
    }
}
