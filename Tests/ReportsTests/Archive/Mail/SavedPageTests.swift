import Foundation
import Reports
import Testing

/// Pages that browsers saved in one file.
@Suite struct SavedPageTests {
    private static let page = """
        <html><head><meta charset="utf-8"><title>Chi bộ Nà Lầu họp - Báo Mẫu</title>
        <meta property="article:published_time" content="2019-07-12"></head>
        <body><nav><a href="/">Trang chủ</a></nav><div><h1>Chi bộ Nà Lầu họp</h1>
        <p>\(String(repeating: "Chi bộ thôn bàn việc cấy lúa mùa sớm. ", count: 6))</p></div></body></html>
        """

    /// - Parameter head: of the message, without what all have.
    private func message(_ head: String, type: String = "text/html; charset=utf-8") -> [UInt8] {
        let encoded = Data(Self.page.utf8).base64EncodedString(options: .lineLength76Characters)
        let text = """
            \(head)
            Subject: =?utf-8?Q?Chi_b=E1=BB=99?=
            Date: Mon, 3 Apr 2023 09:00:00 -0000
            MIME-Version: 1.0
            Content-Type: multipart/related; type="text/html"; boundary="----ranh"

            ------ranh
            Content-Type: text/css
            Content-Location: cid:css-1

            body { color: red }
            ------ranh
            Content-Type: \(type)
            Content-Transfer-Encoding: base64
            Content-Location: https://vidu.vn/na-lau

            \(encoded)
            ------ranh--

            """
        return Array(text.replacing("\n", with: "\r\n").utf8)
    }

    @Test(arguments: [
        "From: <Saved by Blink>\nSnapshot-Content-Location: https://vidu.vn/khac", "From: <Saved by UnMHT>",
        "From: \"Saved by X\" <Saved by Windows Internet Explorer 8>\nSnapshot-Content-Location: https://vidu.vn/na-lau",
    ])
    func aSavedPageIsReadAsAPage(head: String) throws {
        let items = try FormatSamples.read(message(head), as: "trang.mht")
        let report = try #require(items.reports.first)
        #expect(items.reports.count == 1 && items.skipped.isEmpty)
        #expect(report.text.hasPrefix("Chi bộ Nà Lầu họp\nChi bộ thôn bàn"))
        #expect(!report.text.contains("Trang chủ") && !report.text.contains("color"))
        #expect(report.given.title == "Chi bộ Nà Lầu họp")
        #expect(report.given.date == "2019-07-12")
        #expect(report.given.captured == "2023-04-03")
        #expect(report.given.url == "https://vidu.vn/na-lau")
        #expect(report.given.author == nil)
    }

    @Test func aMessageWithAPageInItIsNone() throws {
        let items = try FormatSamples.read(message("From: Lò Văn Mẫu <mau@vidu.vn>"), as: "thư.eml")
        #expect(items.reports.first?.given.author == "Lò Văn Mẫu")
        #expect(items.reports.first?.given.captured == nil)
        let withoutPage = try FormatSamples.read(
            message("From: <Saved by Blink>", type: "text/plain; charset=utf-8"), as: "thư.eml")
        #expect(withoutPage.reports.first?.given.title == "Chi bộ")
    }
}
