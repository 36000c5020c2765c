import Analysis
import Testing

@Suite struct VietnameseAnalyzerTests {
    @Test(arguments: [
        ("Đảng bộ huyện", "đảng@0 bộ@1 huyện@2"),
        ("07-NQ/TU", "07@0 nq@1 tu@2"),
        ("gồm 3.768 người", "gồm@0 3.768@1 3768@1 người@2"),
        ("1.234.567", "1.234.567@0 1234567@0"),
        ("26,45%", "26,45@0 26.45@0"),
        ("1.234,5 tỷ", "1.234,5@0 1234.5@0 tỷ@1"),
        ("26.45", "26.45@0"),
        ("217,218", "217@0 218@1"),
        ("điều 1,2,3", "điều@0 1@1 2@2 3@3"),
        ("12.5,3", "12.5,3@0 12@0 5@1 3@2"),
        ("21.1.2019", "21.1.2019@0 21@0 1@1 2019@2"),
        ("2020-2025", "2020@0 2025@1"),
        ("2020–2025", "2020@0 2025@1"),
        ("6/70", "6@0 70@1"),
        ("8.793/6.500", "8.793@0 8793@0 6.500@1 6500@1"),
        ("TP.HCM", "tphcm@0 tp@0 hcm@1"),
        ("T.Ư và Đ.C", "tư@0 t@0 ư@1 và@2 đc@3 đ@3 c@4"),
        ("bên trong.Theo đó", "bên@0 trong@1 theo@2 đó@3"),
        ("NQ21", "nq21@0 nq@0 21@1"),
        ("QH14 8h30'", "qh14@0 qh@0 14@1 8h30@2 8@2 h@3 30@4"),
        ("1.500đ", "1.500đ@0 1.500@0 1500@0 đ@1"),
        ("217,218a", "217@0 218a@1 218@1 a@2"),
        ("GD&ĐT", "gdđt@0 gd@0 đt@1"),
        ("R&D", "rd@0 r@0 d@1"),
        ("KT-XH", "ktxh@0 kt@0 xh@1"),
        ("KT–XH", "ktxh@0 kt@0 xh@1"),
        ("kt-xh", "kt@0 xh@1"),
        ("KT - XH", "kt@0 xh@1"),
        ("LĐ-TB&XH", "lđtbxh@0 lđ@0 tb@1 xh@2"),
        ("COVID-19", "covid@0 19@1"),
        ("NGHỊ-QUYẾT", "nghị@0 quyết@1"),
        ("H'Mông", "h'mông@0 hmông@0"),
        ("H’Mông M'Đrắk", "h'mông@0 hmông@0 m'đrắk@1 mđrắk@1"),
        ("tệp a_b", "tệp@0 a@1 b@2"),
        ("an@vi.du", "an@0 vidu@1 vi@1 du@2"),
        ("./.", ""),
        ("@ _ __ ...", ""),
        ("“tự diễn biến”", "tự@0 diễn@1 biến@2"),
        ("07\u{AD}NQ", "07nq@0 07@0 nq@1"),
        ("ngh\u{AD}ị", "nghị@0"),
        ("đ/c", "đ@0 c@1"),
        ("北京 xin chào", "北京@0 xin@1 chào@2"),
        ("", ""),
    ])
    func tokens(_ text: String, _ expected: String) throws {
        #expect(Analyzed.line(text, with: try VietnameseAnalyzer()) == expected)
    }
}
