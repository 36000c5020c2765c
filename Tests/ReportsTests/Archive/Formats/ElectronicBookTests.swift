import Reports
import Testing

@Suite struct ElectronicBookTests {
    private let container =
        "<container><rootfiles><rootfile full-path='OEBPS/sach.opf'/></rootfiles></container>"

    private func book(_ list: String, _ pages: [(String, String)]) throws -> Items {
        let entries = [("mimetype", "application/epub+zip"), ("META-INF/container.xml", container)]
        return try FormatSamples.read(
            storedZip(entries + [("OEBPS/sach.opf", list)] + pages.map { ("OEBPS/" + $0.0, $0.1) }), as: "sách")
    }

    @Test func pagesComeInTheOrderOfReading() throws {
        let items = try book(
            """
            <?xml version="1.0"?><package xmlns:dc="http://purl.org/dc/elements/1.1/"><metadata>
            <dc:title>Kỷ yếu vùng chè</dc:title><dc:creator>Lò Thị Mẫu</dc:creator>
            <dc:date>2019-05-01</dc:date></metadata>
            <manifest><item id="b" href="ch%C6%B0%C6%A1ng/2.xhtml"/><item id="a" href="1.xhtml"/>
            <item id="m" href="muc-luc.xhtml" properties="nav"/></manifest>
            <spine><itemref idref="m"/><itemref idref="a"/><itemref idref="b"/><itemref idref="a"/></spine></package>
            """,
            [
                ("chương/2.xhtml", "<html><body><h2>Chương hai</h2><p>Thu hoạch.</p></body></html>"),
                (
                    "1.xhtml",
                    "<?xml version='1.0'?><html><body><h2>Chương một</h2><p>Trồng &amp; chăm.</p></body></html>"
                ),
                ("muc-luc.xhtml", "<html><body>Mục lục</body></html>"),
            ])
        #expect(items.texts == ["Chương một\nTrồng & chăm.\nChương hai\nThu hoạch.\n"])
        let given = try #require(items.reports.first?.given)
        #expect(given.title == "Kỷ yếu vùng chè" && given.author == "Lò Thị Mẫu" && given.date == "2019-05-01")
    }

    @Test func aBookWithoutAListOfPagesIsDamaged() throws {
        let items = try FormatSamples.read(
            storedZip([("mimetype", "application/epub+zip"), ("META-INF/container.xml", container)]))
        #expect(items.skipped.map(\.reason.code) == ["bad-archive"])
        #expect(try book("<package/>", []).skipped.map(\.reason) == [.empty])
    }
}
