import Analysis
import Foundation
import Reports
import TestSupport
import Testing

/// What is shown of a report, and where in it.
@Suite struct SnippetTests {
    private static func index(_ texts: [String]) throws -> (folder: TemporaryFolder, index: ReportIndex) {
        let folder = try TemporaryFolder()
        for (number, text) in texts.enumerated() { try folder.write("\(number).txt", text) }
        _ = try ReportIndexer(path: folder.path("index")).run(
            texts.indices.map { folder.path("\($0).txt") })
        return (folder, try ReportIndex(path: folder.path("index")))
    }

    private static let filler = (0..<40).map { "Câu thứ \($0) nói chuyện khác." }.joined(separator: " ")

    private static let page = """
        Thứ ba, 14/03/2023 - 08:15

        Bàn việc trồng rừng ở bản

        (VP) - Xã Nậm Cần họp bàn việc trồng rừng với các hộ trong bản.

        \(filler)

        Anh Sùng A Chớ nói: “Trồng rừng là giữ nước”. Bản cử người coi rừng.

        Nghị quyết số 07-NQ/TU nêu việc này; Nghị quyết số 07-NQ/TU được học ở bản. Câu khác.

        Ảnh: Trồng rừng ở Nậm Cần.

        """

    private func hit(_ request: SearchRequest) throws -> SearchResults.Hit {
        let (folder, index) = try Self.index([Self.page])
        return try withExtendedLifetime(folder) { try #require(try index.search(request).hits.first) }
    }

    private func marked(_ snippet: Snippet) -> [String] {
        let utf8 = Array(snippet.text.utf8)
        return snippet.matches.map { String(decoding: utf8[$0], as: UTF8.self) }
    }

    @Test func theBestWindowsOfOneTextAreShownOnceEach() throws {
        var request = SearchRequest("trong rung giu nuoc")
        request.snippets = 3
        let snippets = try hit(request).snippets
        #expect(snippets.count == 3)
        #expect(marked(snippets[0]) == ["Trồng", "rừng", "giữ", "nước", "rừng"])
        #expect(snippets[0].line == 9)
        #expect(Set(snippets.map(\.text)).count == 3)
    }

    @Test func beginningsOfWordsAreShownToo() throws {
        #expect(marked(try #require(try hit(SearchRequest("chớ* rừn*")).snippets.first)) == ["Chớ", "rừng", "rừng"])
    }

    @Test func aReferenceIsShownInItsSentence() throws {
        var request = SearchRequest("07-nq/tu")
        request.snippets = 5
        let snippets = try hit(request).snippets
        #expect(
            snippets.map(\.text) == [
                "Nghị quyết số 07-NQ/TU nêu việc này; Nghị quyết số 07-NQ/TU được học ở bản."
            ])
        #expect(marked(snippets[0]) == ["Nghị quyết số 07-NQ/TU", "Nghị quyết số 07-NQ/TU"])
        #expect(snippets[0].line == 11)
    }

    /// The exact sentence with the lines around it, each of which can be found by its number.
    @Test func wholeLinesHaveTheirNumbers() throws {
        var request = SearchRequest("\"trồng rừng là giữ nước\"")
        request.context = 2
        let snippet = try #require(try hit(request).snippets.first)
        let lines = Self.page.components(separatedBy: "\n")
        let first = try #require(snippet.line)
        #expect(snippet.isWholeLines)
        #expect(snippet.text == lines[first - 1..<first + 4].joined(separator: "\n"))
        #expect(lines[first + 1].hasPrefix("Anh Sùng A Chớ"))
        #expect(marked(snippet) == ["Trồng", "rừng", "là", "giữ", "nước", "rừng"])
    }

    @Test func aCaptionIsFlagged() throws {
        var request = SearchRequest("rừng")
        request.snippets = 10
        let snippets = try hit(request).snippets
        let captions = snippets.filter { $0.kind == .caption }
        #expect(captions.map(\.text) == ["Ảnh: Trồng rừng ở Nậm Cần."])
        #expect(snippets.contains { $0.kind == .body || $0.kind == .lead })
    }

    @Test func matchesOfTheWholeReport() throws {
        let (folder, index) = try Self.index([Self.page])
        try withExtendedLifetime(folder) {
            let request = SearchRequest("rừng 07-NQ/TU")
            let report = try #require(try index.search(request).hits.first?.report)
            let scalars = Array(report.text.unicodeScalars)
            let words = try index.matches(of: request, in: report).map { range in
                String(String.UnicodeScalarView(scalars[range]))
            }
            #expect(words.count { $0 == "rừng" } == 5)
            #expect(words.count { $0 == "Nghị quyết số 07-NQ/TU" } == 2)
            #expect(words.count == 7)
        }
    }

    /// Each highlighted range, canonicalised, is a form of a word that was asked for.
    @Test(.enabled(if: SharedCorpus.isPresent)) func highlightsOfRealArticlesAreTheWordsAskedFor() throws {
        let folder = try TemporaryFolder()
        let texts = try SharedCorpus.texts(SharedCorpus.sample)
        let lines = try texts.enumerated().map { number, text in
            String(
                decoding: try JSONSerialization.data(withJSONObject: ["id": "n\(number)", "text": text]),
                as: UTF8.self)
        }
        try folder.write("a.jsonl", lines.joined(separator: "\n"))
        _ = try ReportIndexer(path: folder.path("index")).run([folder.path("a.jsonl")])
        let index = try ReportIndex(path: folder.path("index"))
        let analyzer = try VietnameseAnalyzer()
        var random = SeededGenerator(seed: 21)
        var highlights = 0
        for _ in 0..<max(300, texts.count / 10) {
            let words = random.pick(texts).split(whereSeparator: { !$0.isLetter }).map(String.init)
            guard words.count > 10 else { continue }
            let start = random.below(words.count - 3)
            var asked = Array(words[start..<start + 1 + random.below(3)])
            if random.below(3) == 0 { asked = asked.map { unmarked($0, analyzer) } }
            var request = SearchRequest(
                random.below(4) == 0 ? "\"\(asked.joined(separator: " "))\"" : asked.joined(separator: " "))
            (request.abbreviations, request.snippets) = (.off, 1 + random.below(3))
            request.context = random.below(3) == 0 ? random.below(2) : nil
            let keys = Set(asked.flatMap { self.keys($0, analyzer).map(\.unmarked) })
            for hit in try index.search(request).hits {
                for snippet in hit.snippets {
                    let utf8 = Array(snippet.text.utf8)
                    for range in snippet.matches {
                        highlights += 1
                        let word = String(decoding: utf8[range], as: UTF8.self)
                        let found = self.keys(word, analyzer)
                        #expect(found.contains { keys.contains($0.unmarked) }, "\(word) for \(request.query)")
                        #expect(range.upperBound == utf8.count || utf8[range.upperBound] & 0xC0 != 0x80)
                    }
                }
            }
        }
        #expect(highlights > 500)
    }

    private func keys(_ text: String, _ analyzer: VietnameseAnalyzer) -> [(exact: [UInt8], unmarked: [UInt8])] {
        var buffer = TokenBuffer()
        let utf8 = VietnameseAnalyzer.normalized(text)
        analyzer.analyze(utf8, range: 0..<utf8.count, from: 0, into: &buffer)
        return buffer.terms.flatMap { term -> [(exact: [UInt8], unmarked: [UInt8])] in
            let exact = analyzer.vocabulary.exactKey(term)
            let own = (exact, analyzer.vocabulary.unmarkedKey(analyzer.vocabulary.unmarkedID(term)))
            return [own] + [VietnameseAnalyzer.variantKey(of: exact)].compactMap(\.self)
        }
    }

    private func unmarked(_ word: String, _ analyzer: VietnameseAnalyzer) -> String {
        keys(word, analyzer).first.map { String(decoding: $0.unmarked, as: UTF8.self) } ?? word
    }
}
