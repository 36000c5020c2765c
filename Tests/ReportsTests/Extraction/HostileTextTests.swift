import Reports
import TestSupport
import Testing

/// Text that would cost quadratic time, or trap, if any rule looked back or ahead without bound.
@Suite struct HostileTextTests {
    private static let size = 60_000

    private enum Title: CaseIterable {
        case none, short, asText

        func of(_ text: String) -> String? {
            switch self {
            case .none: nil
            case .short: "Một tên"
            case .asText: text
            }
        }
    }

    @Test(arguments: [
        "Bình luận\n", "Tin liên quan\n", "12/3/2019\n", "-", "1", "1/", "(", "tỉnh ", "Tỉnh ủy Lai Châu ",
        "huyện Châu Thành ",
        "Mai Hoa\n", "một hai ba bốn năm sáu bảy\n", "\n", " \u{A0}", "\u{AD}", "...\n", "ngày 1/1 ",
        "số 1 ngày 1/1/2020 ",
        "Lạng Sơn, ", "Ảnh ", "TP", "A B C D E:\n", "\u{FFFD}", "\u{301}",
        "Mai Hoa - ", "Mai Hoa | ", "|", "quý I/", "quý 1 ", "Nà Lốc, ", "huyện Sơn Hòa (", "Tags:\n", "y2", "a. A ",
        "Ngày 1/1/2020, ban hành ", "LSO- ",
        "Một câu dài đủ sáu mươi chữ để giống một đoạn văn, bị cắt ở cuối câu...\n",
    ])
    func repeated(_ unit: String) {
        for title in Title.allCases {
            let isLinear = ProcessorTime.growsLinearly(to: Self.size) { size in
                let text = String(repeating: unit, count: size / unit.utf8.count)
                let report = SamplePages.report(text) { $0.title = title.of(text) }
                let count = report.text.unicodeScalars.count
                let ranges = report.passages.map(\.range) + report.boilerplate.map(\.range)
                #expect(ranges.allSatisfy { !$0.isEmpty && $0.lowerBound >= 0 && $0.upperBound <= count })
                let sorted = ranges.sorted { $0.lowerBound < $1.lowerBound }
                #expect(zip(sorted, sorted.dropFirst()).allSatisfy { $0.upperBound <= $1.lowerBound })
            }
            #expect(isLinear, "\(title)")
        }
    }

    @Test func everyPrefixOfAPageIsRead() {
        for page in [SamplePages.portal, SamplePages.joomla, SamplePages.clockHeader, SamplePages.letterhead] {
            let scalars = Array(page.unicodeScalars)
            for end in stride(from: 0, through: scalars.count, by: 7) {
                var view = String.UnicodeScalarView()
                view.append(contentsOf: scalars[..<end])
                let report = SamplePages.report(String(view))
                #expect(report.passages.allSatisfy { $0.range.upperBound <= end })
            }
        }
    }
}
