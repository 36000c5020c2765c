import Analysis
import Reports
import TestSupport
import Testing

/// What holds of references in any text.
struct ReferenceInvariantTests {
    private static let pieces = [
        "Nghị quyết", "nghị quyết", "số", "07", "1", "21", "2020", "99999", "123456", "-", "/", "–", "NQ", "TU", "TƯ",
        "T.Ư",
        "TW", "QĐ", "HĐND", "QH15", "TTLT", "Trung ương", "Hội nghị", "lần thứ", "tư", "Đại hội", "Đảng bộ", "huyện",
        "Lai Châu", "khóa", "XI", "(", ")", ",", ";", ".", "\n", " ", " ", " ", " ", "\u{AD}", "\u{A0}", "và", "của",
        "Bộ Chính trị", "Tỉnh ủy", "ngày", "6/1/2006", "ban hành", "Đề án", "gọi tắt là", "Chỉ thị", "năm", "%", "K11",
    ]

    private func text(_ random: inout SplitMix) -> FoldedText {
        FoldedText(
            (0..<Int.random(in: 1...40, using: &random)).compactMap { _ in
                Self.pieces.randomElement(using: &random)
            }.joined(separator: Bool.random(using: &random) ? " " : ""))
    }

    @Test func referencesAreOrderedAndApart() {
        var random = SplitMix(state: 7)
        for _ in 0..<3_000 {
            let text = text(&random)
            let middle = text.count / 2
            let passages = [0..<middle, middle..<text.count]
            var last = 0..<0
            for found in ReferenceRecognizer.references(in: text, passages: passages, context: ReferenceContext()) {
                #expect(found.range == last || found.range.lowerBound >= last.upperBound)
                #expect(
                    passages.contains {
                        $0.lowerBound <= found.range.lowerBound && found.range.upperBound <= $0.upperBound
                    })
                #expect(found.surface == text.text(found.range))
                #expect(!found.range.isEmpty && (0...1).contains(found.confidence))
                #expect(
                    found.family.utf8.allSatisfy { $0 < 0x80 && $0 > 0x20 && !(0x41...0x5A).contains($0) },
                    "\(found.family)")
                #expect(found.instance?.hasPrefix(found.family) ?? true)
                last = found.range
            }
        }
    }

    @Test func matchesInQueriesStayWithinThem() {
        var random = SplitMix(state: 11)
        for _ in 0..<1_000 {
            let text = text(&random)
            for index in 0...text.count {
                guard let end = ReferenceQuery.match(in: text, at: index) else { continue }
                #expect(end > index && end <= text.count)
            }
            _ = ReferenceQuery(text.text(0..<text.count))
        }
    }
}
