import Foundation
import Reports
import Testing
import tracuu

@Suite struct PageRendererTests {
    private func text(_ renderer: PageRenderer, _ page: SearchResults, query: String? = nil) -> String {
        String(decoding: renderer.header() + renderer.page(page, query: query), as: UTF8.self)
    }

    @Test func humanReadsTitleFactsAndSnippet() {
        #expect(
            text(SampleHits.renderer(), SampleHits.page(1)) == """
                1  Hội nghị sơ kết công tác kiểm tra
                   23/11/2023 · Sông Lô, Vĩnh Phúc (Phú Thọ) · r1
                   2023.zip/a/b.txt
                   công tác kiểm tra đảng viên

                """)
        #expect(text(SampleHits.renderer(.human, .english), SampleHits.page(1)).contains("2023-11-23"))
    }

    @Test func coloursAreWhereTheMatchIs() {
        let colored = text(SampleHits.renderer(isColored: true), SampleHits.page(1))
        #expect(colored.contains("\u{1B}[1mHội nghị sơ kết công tác kiểm tra\u{1B}[0m"))
        #expect(colored.contains("công tác \u{1B}[1;31mkiểm\u{1B}[0m tra"))
    }

    @Test func untrustedTextCannotReachTheTerminal() {
        var page = SampleHits.page(1)
        page.hits[0].report.title = "a\u{1B}]0;x\u{7}b\u{202E}c\nd"
        page.hits[0].snippets = [.init(text: "x\u{1B}[31my\r\nz", matches: [])]
        page.hits[0].report.location.path = "p\u{9B}q"
        let shown = text(SampleHits.renderer(), page)
        #expect(shown.contains("a]0;xbc d"))
        #expect(shown.contains("x[31my z"))
        #expect(!shown.unicodeScalars.contains { $0 != "\n" && DisplayText.isDangerous($0) })
    }

    @Test func snippetsBreakAtTheEdge() {
        var page = SampleHits.page(1)
        page.hits[0].snippets = [.init(text: String(repeating: "kiểm tra ", count: 20), matches: [])]
        let lines = text(SampleHits.renderer(columns: 40), page).split(separator: "\n")
        #expect(lines.count > 4)
        #expect(lines.allSatisfy { DisplayText.width(String($0)) <= 40 })
    }

    /// Titles and facts take the lines they need; an ID is whole.
    @Test func nothingOfAHitIsCut() {
        var page = SampleHits.page(1)
        let id = "kho:2023/tháng-11/" + String(repeating: "abc", count: 10)
        page.hits[0].report.id = id
        page.hits[0].report.title = String(repeating: "Hội nghị sơ kết ", count: 8)
        let shown = text(SampleHits.renderer(columns: 40), page)
        #expect(shown.contains("\n   \(id)\n") && !shown.contains("…"))
        #expect(shown.ranges(of: "kết").count == 8)
    }

    @Test func jsonKeepsItsKeysInOrder() throws {
        let lines = text(SampleHits.renderer(.jsonl), SampleHits.page(1)).split(separator: "\n").map(String.init)
        #expect(lines.count == 2)
        #expect(
            lines[0].hasPrefix(
                #"{"type":"hit","schema":"tracuu.hit/1","rank":1,"score":2.5,"id":"r1","title":"Hội nghị sơ kết "#))
        #expect(
            lines[0].hasSuffix(
                #""snippets":[{"text":"công tác kiểm tra đảng viên","matches":[[11,17]],"unit":"utf8"}],"#
                    + #""accents":"exact","duplicates":0}"#))
        #expect(
            lines[1] == #"{"type":"summary","schema":"tracuu.summary/1","total":1,"relation":"eq","shown":1,"#
                + #""undated_excluded":0,"unknown_province_excluded":0,"took_us":3100,"revision":0,"notes":[]}"#)
        for line in lines { _ = try JSONSerialization.jsonObject(with: Data(line.utf8)) }
    }

    @Test func jsonIsOneObject() throws {
        let whole = text(SampleHits.renderer(.json), SampleHits.page(2))
        #expect(whole.split(separator: "\n").count == 1)
        let object = try JSONSerialization.jsonObject(with: Data(whole.utf8)) as? [String: Any]
        #expect((object?["hits"] as? [Any])?.count == 2)
        #expect(object?["schema"] as? String == "tracuu.search/1")
        #expect(object?["summary"] != nil && object?["facets"] != nil)
    }

    @Test func tablesEscape() {
        var page = SampleHits.page(1)
        page.hits[0].report.title = "a\tb\n\"c\", \\d"
        let tsv = text(SampleHits.renderer(.tsv), page).split(separator: "\n")
        #expect(tsv.count == 2)
        #expect(tsv[0].split(separator: "\t").prefix(4) == ["rank", "score", "id", "title"])
        #expect(tsv[1].contains("\ta\\tb\\n\"c\", \\\\d\t"))
        #expect(text(SampleHits.renderer(.csv), page).contains(",\"a\tb\n\"\"c\"\", \\d\","))
    }

    @Test func idsAndRuns() {
        #expect(text(SampleHits.renderer(.ids), SampleHits.page(2)) == "r1\nr2\n")
        var renderer = SampleHits.renderer(.ids)
        renderer.isNullTerminated = true
        #expect(text(renderer, SampleHits.page(2)) == "r1\0r2\0")
        #expect(
            text(SampleHits.renderer(.trec), SampleHits.page(2), query: "q7")
                == "q7 Q0 r1 1 2.5 tracuu\nq7 Q0 r2 2 1.25 tracuu\n")
        // One column, whatever is in it.
        var page = SampleHits.page(1)
        page.hits[0].report.id = "a b"
        #expect(text(SampleHits.renderer(.trec), page) == "1 Q0 a%20b 1 2.5 tracuu\n")
    }
}
