import Reports
import TestSupport
import Testing

@Suite struct MarkdownTests {
    private func text(_ markdown: String) throws -> String {
        try FormatSamples.report(Array(markdown.utf8), as: "bài.md").text
    }

    @Test func blocksAreLinesAndMarksAreNoText() throws {
        let markdown = """
            # Chi bộ thôn Nà Lầu họp tháng bảy #

            *12/07/2019*

            LSO- Thực hiện **Nghị quyết số [22-NQ/TW](https://vidu.vn/a_(1).html "Toàn văn")**, chi bộ
            có `ba` nội dung\\*.
            ![Toàn cảnh buổi họp](anh.jpg)

            Kết quả
            -------
            * Kết nạp __hai__ đảng viên
              ở thôn trên
            + [x] Quỹ QD_UBND_2019 còn 2 * 3 = 6
            > Bà con đồng tình.
            > Không ai vắng.

            1. Việc thứ nhất
            2. Việc thứ hai
            2019. không phải là mục[^1]

            | Năm | Đảng viên |
            |-----|:---------:|
            | 2018 | 31 \\| 32 |
            | 2019 | **33** |

            ```text
            mã   *nguyên*
            ```
            ***
            <!-- không in --> Xem <https://vidu.vn/b>, <b>hết</b>.<br>Dòng dưới

            <table><tr><td>Ô một</td><td>Ô hai</td></tr></table><p>Đoạn</p><script>var a = "b"</script>cuối
            Xem [văn bản][n1], [N1], [chưa có] và ~~nhầm~~ 5~6 &nbsp;&eacute;&xyz; ![ảnh][n1]
            <!-- bỏ

            hẳn --> còn

            [n1]: https://vidu.vn/c
            [^1]: Theo báo cáo.
            """
        let expected = """
            Chi bộ thôn Nà Lầu họp tháng bảy
            12/07/2019
            LSO- Thực hiện Nghị quyết số 22-NQ/TW, chi bộ có ba nội dung*.
            Kết quả
            Kết nạp hai đảng viên ở thôn trên
            [x] Quỹ QD_UBND_2019 còn 2 * 3 = 6
            Bà con đồng tình. Không ai vắng.
            1. Việc thứ nhất
            2. Việc thứ hai 2019. không phải là mục
            Năm Đảng viên
            2018 31 | 32
            2019 33
            mã *nguyên*
            Xem https://vidu.vn/b, hết.
            Dòng dưới
            Ô một Ô hai
            Đoạn
            cuối Xem văn bản, N1, [chưa có] và nhầm 5~6 é&xyz;
            còn
            Theo báo cáo.

            """
        #expect(try text(markdown).split(separator: "\n") == expected.split(separator: "\n"))
    }

    /// Whatever is no mark stays.
    @Test(arguments: [
        "Số 07-NQ/TU (*) ngày 3/2", "a*b c", "x_y_z", "[chưa khép", "khép]", "<07-NQ/TU", "5 < 6 và 7 > 6", "`", "# ",
        "[a] [b]", "\\a", "**", "|", "- ", "![", "](a", "<a", "a<!-- b",
        "Xem [b](xin chào (các bạn) thân mến) nhé", "[i](x y)", "[a](b[c", "![x](y z)", "[một][hai]",
    ])
    func marksWithoutTheirOtherHalfAreText(line: String) throws {
        let letters = line.filter { $0.isLetter || $0.isNumber }
        let read = try text("đầu\n\n" + line + "\n\ncuối\n")
        #expect(read.filter { $0.isLetter || $0.isNumber } == "đầu" + letters + "cuối")
    }

    @Test func pairsInFrontSayWhatTheReportIs() throws {
        let markdown = """
            ---
            Tiêu đề: "Xã Tân Lang: \\u0111\\u1ed5i m\\u1edbi sinh ho\\u1ea1t chi b\\u1ed9"
            date: 2021-05-06T08:00:00+07:00
            authors: [Lò Văn Mẫu, Hà Thị Mẫu]
            source: Báo Lạng Sơn
            url: https://vidu.vn/bai
            tags: {a: [b]}
            id: 7
            ---
            Thân bài ở đây.
            """
        for name in ["bài.md", "bài.txt", "bài"] {
            let report = try FormatSamples.report(Array(markdown.utf8), as: name)
            #expect(report.text == "Thân bài ở đây.\n")
            #expect(report.given.title == "Xã Tân Lang: đổi mới sinh hoạt chi bộ")
            #expect(report.given.date == "2021-05-06T08:00:00+07:00")
            #expect(report.given.author == "Lò Văn Mẫu, Hà Thị Mẫu")
            #expect(report.given.source == "Báo Lạng Sơn")
            #expect(report.given.url == "https://vidu.vn/bai")
            #expect(report.given.id == nil)
        }
    }

    @Test func aTitleWithAColonNeedsNoQuotes() throws {
        let markdown =
            "---\ntitle: Huyện Mường Lát: dân 'mừng' \"vui\"\nauthor: [Hà Văn Mẫu]\ndate: 2020-01-02\n---\nThân\n"
        let given = try FormatSamples.report(Array(markdown.utf8), as: "a.md").given
        #expect(given.title == "Huyện Mường Lát: dân 'mừng' \"vui\"")
        #expect(given.author == "Hà Văn Mẫu")
        #expect(given.date == "2020-01-02")
    }

    @Test func pairsThatSayNothingAreNone() throws {
        let markdown = "---\ntitle: null\nauthor: ~\npublished: true\nurl: https://vidu.vn\n---\n# Tên\n\nThân\n"
        let given = try FormatSamples.report(Array(markdown.utf8), as: "a.md").given
        #expect(given.title == "Tên" && given.author == nil && given.date == nil && given.url == "https://vidu.vn")
        let loose = "---\ntitle: Mường Lát: vui\ndate: 2019-07-12 # ngày họp: chưa rõ\n---\nThân\n"
        #expect(try FormatSamples.report(Array(loose.utf8), as: "a.md").given.date == "2019-07-12")
    }

    /// What stands between two lines may be anything: it is text where it names no field.
    @Test(arguments: ["một", "một: hai", "một: hai: ba", "title: [", "- a", "&a [*a]", "title: {a: b}", "? [a]\n: b"])
    func whatIsNoPairsIsText(inside: String) throws {
        let read = try text("---\n" + inside + "\n---\n\nThân bài\n")
        #expect(read.contains("Thân bài"))
        #expect(inside.filter(\.isLetter).allSatisfy(read.contains))
    }

    @Test func theOneHeadingOfTheFirstLevelIsTheTitle() throws {
        #expect(try FormatSamples.report(Array("mục\n\n# Tên *bài*\n\nThân".utf8), as: "a.md").given.title == "Tên bài")
        #expect(try FormatSamples.report(Array("Tên\n===\nThân".utf8), as: "a.md").given.title == "Tên")
        #expect(try FormatSamples.report(Array("# A\n\nb\n\n# C\n\nd".utf8), as: "a.md").given.title == nil)
    }

    @Test func otherTextsAreMarkdownByTheirContent() throws {
        #expect(try FormatSamples.report(Array("# Tên\n\n## Mục\n\nThân **bài**".utf8)).text == "Tên\nMục\nThân bài\n")
        // A text with a mark in front or a star in it is no Markdown.
        #expect(try FormatSamples.report(Array("# Tên\n\nThân *bài*".utf8)).text == "# Tên\n\nThân *bài*")
    }

    @Test func oldEncodingsAreReadBeforeMarks() throws {
        let (text, bytes) = LegacyEncoder.encode(
            "# Đảng bộ huyện Văn Quan nâng cao chất lượng\n\nCác **chi bộ** đã được củng cố vững mạnh hơn trước.",
            "tcvn3")
        let report = try FormatSamples.report(bytes, as: "cũ.md")
        #expect(report.encoding.name == "tcvn3")
        let words = text.filter { $0 != "#" && $0 != "*" }.split(whereSeparator: \.isWhitespace)
        #expect(report.text.split(whereSeparator: \.isWhitespace) == words)
    }

    @Test(arguments: [
        "*a ", "_a", "**a **b", "[", "![", "[a](", "[a](b", "<a", "<!--", "`a", "- ", "> ", "|a", "\\", "[^a]", "*_",
        "# a\n",
        "|a|\n|-|\n", "[a]: b.c\n", "[[a](b)](c)", "1. ", "a*_*", "[](", "[a][", "](((", "<!-- a\n", "-->", "<script>",
        "~~a ",
        "&a", "[a](b \"",
    ])
    func hostileMarksTakeLinearTime(unit: String) throws {
        let isLinear = try ProcessorTime.growsLinearly(to: 40_000) { count throws in
            _ = try? text("x" + String(repeating: unit, count: count / unit.utf8.count))
        }
        #expect(isLinear)
    }

    @Test func deepListsInFrontTakeNoStackAndNoTime() throws {
        #expect(try text("---\ntitle: " + String(repeating: "[", count: 16_000) + "\n---\nThân\n").contains("Thân"))
    }
}
