import Foundation
import Reports
import TestSupport
import Testing

@Suite struct HTMLReportTests {
    private func read(_ bytes: [UInt8]) throws -> Items {
        let folder = try SampleFolder()
        try folder.write("a.html", bytes)
        return folder.items()
    }

    private func report(_ html: String) throws -> RawReport {
        try #require(try read(Array(html.utf8)).reports.first)
    }

    /// As Word and LibreOffice write what is in a cell; cells of a page's layout stay apart.
    @Test func cellsOfOneParagraph() throws {
        let report = try report(
            """
            <body><table><tr><td><p>Xã</p></td><td><p>Số <b>đảng viên</b></p></td></tr>
            <tr><td><p>Tân Đoàn</p></td><td><div>45</div></td></tr>
            <tr><td><p>Một</p><p>Hai</p></td><td><p>\(String(repeating: "dài ", count: 60))</p></td></tr></table></body>
            """)
        let lines = report.text.split(separator: "\n")
        #expect(lines.prefix(4) == ["Xã Số đảng viên", "Tân Đoàn 45", "Một", "Hai"])
        #expect(lines.count == 5)
    }

    @Test func boxesNamedForWhatStandsRoundAReport() throws {
        let text = String(repeating: "Bà con xã Tân Lập góp công làm đường bê tông qua bản. ", count: 6)
        let report = try report(
            """
            <body><article><h1>Làm đường</h1><p>\(text)</p>
            <div class="box Related_News"><a href="/1">Tin khác của huyện</a> Xem ngay</div><p>Hết bài, chia sẻ niềm vui.</p>
            <ul id="social"><li>Chia sẻ</li></ul></article></body>
            """)
        #expect(!report.text.contains("Xem ngay") && !report.text.contains("Chia sẻ"))
        #expect(report.text.contains("Hết bài, chia sẻ niềm vui."))
        let whole = try self.report("<body><div class=related><h1>Làm đường</h1><p>\(text)</p></div></body>")
        #expect(whole.text.contains("góp công làm đường"))
    }

    @Test(arguments: [
        ("Thu, 06 May 2021 23:10:00 +0000", "2021-05-07"), ("20210506", "2021-05-06"), ("2021-05-06", "2021-05-06"),
    ]) func datesOfMetaElements(written: String, day: String) throws {
        let raw = try report("<head><meta name=pubdate content='\(written)'></head><body><p>Bản tin xã.</p></body>")
        #expect(ReportExtractor.report(from: raw).date?.value.iso == day)
    }

    @Test func anArticleWithAllItsMetadata() throws {
        let report = try report(
            """
            <!DOCTYPE html>
            <html lang="vi"><head><meta charset="utf-8">
            <title>Xã vùng cao trồng rừng | Báo Thử</title>
            <meta property="og:title" content="Xã vùng cao trồng rừng - Báo Thử">
            <meta property="og:site_name" content="Báo Thử">
            <meta name="author" content="Trần Văn Mẫu">
            <meta property="article:published_time" content="2023-11-23T08:15:00+07:00">
            <link rel="canonical" href="https://bao.example/trong-rung">
            <style>p { color: red }</style><script>var x = "<p>không phải chữ</p>";</script>
            </head><body>
            <header><a href="/">Trang chủ</a><h1>Báo Thử</h1></header>
            <nav><ul><li>Thời sự</li><li>Kinh tế</li></ul></nav>
            <article>
            <h1>Xã vùng cao trồng rừng</h1>
            <p class=lead>Sáng nay, <b>bà con</b> ra&nbsp;đồng &amp; lên&#32;nương.</p>
            <p>Dòng một<br>dòng hai<br/>
               dòng ba</p>
            <figure><img src="a.jpg" alt="ảnh"><figcaption>Ảnh: người viết</figcaption></figure>
            <ul><li>Mục một</li><li>Mục <i>hai</i></li></ul>
            <table><tr><td>Xã</td><td>Số cây</td></tr><tr><td>Mẫu Sơn</td><td>1.200</td></tr></table>
            <blockquote>Lời người dân: &ldquo;tr&#7891;ng l&agrave; s&#x1ED1;ng&rdquo;</blockquote>
            <aside>Tin li&ecirc;n quan</aside><form><input value="x"><button>Gửi</button></form>
            </article>
            <footer>Bản quyền</footer>
            </body></html>
            """)
        #expect(
            report.text == """
                Xã vùng cao trồng rừng
                Sáng nay, bà con ra đồng & lên nương.
                Dòng một
                dòng hai
                dòng ba
                Ảnh: người viết
                Mục một
                Mục hai
                Xã Số cây
                Mẫu Sơn 1.200
                Lời người dân: “trồng là sống”

                """)
        var given = RawReport.Given()
        given.title = "Xã vùng cao trồng rừng"
        given.author = "Trần Văn Mẫu"
        given.source = "Báo Thử"
        given.date = "2023-11-23T08:15:00+07:00"
        given.url = "https://bao.example/trong-rung"
        #expect(report.given == given)
    }

    @Test func thePartWithTheParagraphsIsFound() throws {
        let teasers = (1...8).map { "<li><a href='/\($0)'>Tin khác số \($0) hôm nay</a></li>" }.joined()
        let report = try report(
            """
            <html><head><title>Hội nghị tổng kết</title></head><body>
            <div id="top"><ul>\(teasers)</ul></div>
            <div id="wrap"><div id="left"><div class="head"><h1>Hội nghị tổng kết công tác năm</h1><span>Thứ năm, 06/05/2021</span></div>
            <div class="content"><p>Ngày 5/5, hội nghị được tổ chức tại hội trường huyện với đông đủ đại biểu các xã về dự.</p>
            <p>Các đại biểu nghe báo cáo, thảo luận và nêu nhiều ý kiến đóng góp cho nhiệm vụ năm sau của toàn huyện.</p>
            </div></div><div id="right"><ul>\(teasers)</ul></div></div></body></html>
            """)
        #expect(
            report.text == """
                Hội nghị tổng kết công tác năm
                Thứ năm, 06/05/2021
                Ngày 5/5, hội nghị được tổ chức tại hội trường huyện với đông đủ đại biểu các xã về dự.
                Các đại biểu nghe báo cáo, thảo luận và nêu nhiều ý kiến đóng góp cho nhiệm vụ năm sau của toàn huyện.

                """)
        #expect(report.given.title == "Hội nghị tổng kết công tác năm")
    }

    @Test func smallArticlesOfAListAreNotTheReport() throws {
        let long = String(repeating: "Đoạn văn dài của bản tin chính. ", count: 20)
        let report = try report(
            "<body><div><h1>Tin chính</h1><p>\(long)</p></div><article><p>Tin phụ một</p></article><article><p>Tin phụ hai</p></article>"
        )
        #expect(report.text.hasPrefix("Tin chính\nĐoạn văn dài"))
    }

    @Test func aFormRoundTheWholePageIsNoForm() throws {
        let report = try report(
            """
            <html><body><form id="aspnetForm"><div><table><tr><td>Mục lục<td>
            <div>Văn phòng huyện ủy thông báo lịch họp tuần này.<br><br>Cuộc họp bắt đầu lúc 8 giờ.</div></td></tr></table></div></form></body></html>
            """)
        #expect(
            report.text == "Mục lục\nVăn phòng huyện ủy thông báo lịch họp tuần này.\nCuộc họp bắt đầu lúc 8 giờ.\n")
    }

    @Test func linkedDataIsReadThoughItIsBroken() throws {
        let report = try report(
            #"""
            <html><head><title>Trang</title><script type="application/ld+json">
            {"@context":"https://schema.org","@graph":[{"@type":"BreadcrumbList","itemListElement":[{"item":{"name":"Trang chủ"}}]},
            {"@type":"NewsArticle","headline":"Mùa \u0111\u00f4ng \"ấm\"","datePublished":"2019-04-26",
            "author":[{"@type":"Person","name":"Lê Thị Thử"},{"name":"Người khác"}],"publisher":{"logo":{"url":"x"},"name":"Báo Mẫu"},}]}
            </script></head><body><p>Tin ngắn.</p></body></html>
            """#)
        #expect(report.given.title == "Mùa đông \"ấm\"")
        #expect(report.given.date == "2019-04-26")
        #expect(report.given.author == "Lê Thị Thử")
        #expect(report.given.source == "Báo Mẫu")
        #expect(report.text == "Tin ngắn.\n")
    }

    @Test func linkedDataOfOtherArticlesIsNotTheReports() throws {
        func given(_ data: String) throws -> RawReport.Given {
            let page = """
                <html><head><title>Bài chính</title><script type="application/ld+json">\(data)</script></head>
                <body><p>\(String(repeating: "Chi bộ họp bàn việc cấy lúa mùa. ", count: 9))</p></body></html>
                """
            return try FormatSamples.report(Array(page.utf8)).given
        }
        let other =
            #"{"@type":"NewsArticle","headline":"Bài khác","datePublished":"2015-01-01","author":{"name":"Ai Đó"}}"#
        let own = #""headline":"Bài này","datePublished":"2019-07-12","author":[{"name":"Lò Văn Mẫu"}]"#
        let foreign = try given(#"{"@type":"ItemList","itemListElement":[\#(other)]}"#)
        #expect(foreign.title == "Bài chính" && foreign.date == nil && foreign.author == nil)
        for data in [
            #"{"mentions":[\#(other)],\#(own)}"#, #"[{\#(own)},\#(other)]"#,
            #"{"@graph":[{"comment":\#(other)},{\#(own)}]}"#,
        ] {
            let given = try given(data)
            #expect(given.title == "Bài này" && given.date == "2019-07-12" && given.author == "Lò Văn Mẫu")
        }
    }

    @Test func pagesAreToldByTheirContent() throws {
        let folder = try SampleFolder()
        try folder.write("a.aspx", "\n<!-- x --><HTML><BODY>Một</BODY></HTML>")
        try folder.write("b.txt", "<!DOCTYPE HTML><title>T</title>Hai")
        try folder.write("c", "<!-- a > b -->\n<div class=x>Ba</div>")
        try folder.write("d.md", "<div>\n**Bốn**")
        try folder.write("e.txt", "<bốn> là một dấu")
        let items = folder.items()
        #expect(items.texts == ["Một\n", "Hai\n", "Ba\n", "Bốn\n", "<bốn> là một dấu"])
        #expect(items.reports.prefix(2).map(\.given.title) == [nil, "T"])
    }

    @Test func aPageInADeclaredEncoding() throws {
        let head = Array(
            "<html><head><meta http-equiv=Content-Type content='text/html; charset=windows-1258'></head><body><p>".utf8)
        // "Tỉnh ủy"
        let text: [UInt8] = [0x54, 0x69, 0xD2, 0x6E, 0x68, 0x20, 0x75, 0xD2, 0x79]
        let report = try #require(try read(head + text).reports.first)
        #expect(report.text == "Tỉnh ủy\n")
        #expect(report.encoding.name == "windows-1258")
        let utf8 = try #require(try read(head + Array("Tỉnh ủy".utf8)).reports.first)
        #expect(utf8.text == "Tỉnh ủy\n")
        #expect(utf8.encoding.name == "utf-8")
        let wide = "<html><body><p>Tỉnh ủy</p></body></html>".utf16.flatMap { [UInt8($0 & 255), UInt8($0 >> 8)] }
        #expect(try read([0xFF, 0xFE] + wide).texts == ["Tỉnh ủy\n"])
    }

    @Test func brokenMarkupIsReadAsFarAsItGoes() throws {
        #expect(try report("<p>a < b và c<d>e").text == "a < b và ce\n")
        #expect(try report("<p title=\"x > y\">một<p>hai<!-- ba --> bốn<!-- năm").text == "một\nhai bốn\n")
        #expect(try report("<p>một<script>if (a</b) { x }</script>hai<a href='").text == "mộthai\n")
        #expect(try report("<title>Một <b> hai</title><p>ba").given.title == "Một <b> hai")
        #expect(try report("<pre>một\n  hai</pre>").text == "một\nhai\n")
        #expect(try read(Array("<html><body><script>x</script></body></html>".utf8)).skipped.map(\.reason) == [.empty])
    }

    @Test func noDepthOfNestingLosesText() throws {
        for tag in ["div", "font", "ul><li", "table><tr><td", "blockquote", "a href=x", "span"] {
            let opened = String(repeating: "<\(tag)>", count: 1000)
            #expect(
                try report("đầu" + opened + " giữa " + String(repeating: "</div></ul>", count: 500) + "<p>cuối").text
                    .split(whereSeparator: \.isWhitespace) == ["đầu", "giữa", "cuối"])
        }
        let unclosed = try report(String(repeating: "<font><b>một <p>hai ", count: 1000))
        #expect(unclosed.text.split(whereSeparator: \.isWhitespace).count == 2000)
    }

    @Test func hostilePagesTakeLinearTime() throws {
        let pages: [(Int) -> String] = [
            { "<p " + (0..<$0).map { "a\($0)" }.joined(separator: " ") + ">chữ</p>" },
            { "<p a=\">\" b\"=\">'" + (0..<$0).map { "a\($0)='>'" }.joined(separator: " ") + ">chữ</p>" },
            { String(repeating: "<div>", count: $0) + "chữ" },
            { String(repeating: "<b><i>", count: $0) + "chữ" },
            { String(repeating: "<p><a href=x>chữ", count: $0) },
            { String(repeating: "<title>chữ ", count: $0) },
            { String(repeating: "<!--", count: $0) + "chữ" },
            { String(repeating: "<table><tr><td>chữ", count: $0 / 10) },
            { String(repeating: "</p>", count: $0) + "chữ" },
            { String(repeating: "<", count: $0) + "chữ" },
            { String(repeating: "&", count: $0) + "chữ" },
            { "<script type='application/ld+json'>" + String(repeating: "[\"a", count: $0) + "</script>chữ" },
            { "<p>" + String(repeating: "&#7879;", count: $0) },
            { (0..<$0).map { "<html a\($0)=b><body c\($0)=d>" }.joined() + "chữ" },
        ]
        for (number, page) in pages.enumerated() {
            let isLinear = try ProcessorTime.growsLinearly(to: 200_000) { count in
                let items = try read(Array(page(count).utf8))
                #expect(items.reports.count + items.skipped.count == 1)
            }
            #expect(isLinear, "\(number)")
        }
    }

    @Test func noCutOrFlippedByteTraps() throws {
        let page = Array(
            "<!doctype html><title>Tin</title><p class='x' id=\"y\">Một &ecirc;<br/>hai<!-- x --><script>z</script></p>"
                .utf8)
        for index in page.indices {
            var flipped = page
            flipped[index] ^= 0x3C
            _ = try read(flipped)
            _ = try read(Array(page[..<index]))
        }
    }
}
