import Foundation
import Reports
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

    /// Whole lines are shown once, however many snippets stand in them.
    @Test func linesAreShownOnce() throws {
        var request = SearchRequest("trong rung ban")
        (request.snippets, request.context) = (3, 1)
        let lines = try hit(request).snippets.flatMap { snippet in
            let count = snippet.text.split(separator: "\n", omittingEmptySubsequences: false).count
            return (0..<count).map { (snippet.line ?? 0) + $0 }
        }
        #expect(!lines.isEmpty && Set(lines).count == lines.count)
    }

    @Test func noSnippetIsShownTwice() throws {
        let lead = "Xã họp bàn việc trồng rừng với các hộ."
        let (folder, index) = try Self.index(["Tin ở bản\n\n\(lead)\n\n\(Self.filler)\n\n\(lead)\n"])
        var request = SearchRequest("trồng rừng")
        request.snippets = 3
        let snippets = try withExtendedLifetime(folder) { try index.search(request).hits.first?.snippets ?? [] }
        #expect(!snippets.isEmpty && Set(snippets.map(\.text)).count == snippets.count)
    }

    @Test func aBracketThatOpensIsShown() throws {
        let (folder, index) = try Self.index(["Tin ở bản\n\n(Baohatinh.vn) - Ba năm trước, xã trồng rừng.\n"])
        let hit = try withExtendedLifetime(folder) { try index.search(SearchRequest("trồng rừng")).hits.first }
        #expect(hit?.snippets.first?.text == "(Baohatinh.vn) - Ba năm trước, xã trồng rừng.")
    }

    /// An abbreviation shows as much as the words it is short for, and more than some of these by themselves.
    @Test func anAbbreviationIsShownBeforePartsOfItsWords() throws {
        let (folder, index) = try Self.index([
            "Tin ở bản\n\nNhân viên và người dân trong xã, ủy viên của đoàn về dự. \(Self.filler)\n\nUBND họp sáng nay.\n"
        ])
        try withExtendedLifetime(folder) {
            let hit = try #require(try index.search(SearchRequest("ủy ban nhân dân")).hits.first)
            #expect(marked(try #require(hit.snippets.first)) == ["UBND"])
        }
    }

    /// The other way round too: of an abbreviation that was typed, it and its words in a row are shown, never these
    /// alone.
    @Test func anAbbreviationThatWasTypedIsShownBeforePartsOfItsWords() throws {
        let loose = "Kinh phí do tế bào, xã viên và hội viên góp; xã hội và kinh tế. \(Self.filler)"
        for (text, shown) in [
            ("\(loose)\n\nTình hình KT-XH ổn định.", ["KT-XH"]),
            ("\(loose)\n\nTình hình kinh tế - xã hội ổn định.", ["kinh", "tế", "xã", "hội"]),
            ("Kinh tế - xã hội là chính. \(Self.filler)\n\nTình hình KT-XH ổn định.", ["KT-XH"]),
        ] {
            let (folder, index) = try Self.index([
                "Tin ở bản\n\n\(text)\n", "Tin khác\n\nHọp về KT-XH, kinh tế - xã hội.\n",
            ])
            try withExtendedLifetime(folder) {
                let hit = try #require(
                    try index.search(SearchRequest("KT-XH")).hits.first { $0.report.text.contains("ổn định") })
                #expect(marked(try #require(hit.snippets.first)) == shown, "\(text)")
            }
        }
    }

    /// Of a phrase, and of words near one another, only those are marked that stand so; of words side by side each.
    @Test func wordsThatBelongTogetherAreMarkedTogether() throws {
        let text =
            "Nông dân làm mới thôn. Xây dựng nông thôn mới ở thôn, nông nghiệp mới. Nông thôn rất mới. Làng nông mới."
        let (folder, index) = try Self.index(["Tin ở bản\n\n\(text)\n"])
        func words(_ query: String) throws -> [String] {
            let request = SearchRequest(query)
            let report = try #require(try index.search(request).hits.first?.report)
            let scalars = Array(report.text.unicodeScalars)
            return try index.matches(of: request, in: report).map { String(String.UnicodeScalarView(scalars[$0])) }
        }
        try withExtendedLifetime(folder) { () throws in
            #expect(try words("\"nông thôn mới\"") == ["nông", "thôn", "mới"])
            #expect(try words("\"nông thôn mới\"~1") == ["nông", "thôn", "mới", "Nông", "thôn", "mới"])
            #expect(try words("làng NEAR/1 nông") == ["Làng", "nông"])
            #expect(try words("nông thôn mới").count == 14)
            #expect(try words("thôn \"nông nghiệp\"") == ["thôn", "thôn", "thôn", "nông", "nghiệp", "thôn"])
            #expect(try words("thôn -\"nông nghiệp sạch\"") == ["thôn", "thôn", "thôn", "thôn"])
        }
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

    /// Of a sentence that is too long the nearest words are shown, and where it was cut.
    @Test func aLongSentenceIsCutAndSaysSo() throws {
        let list = (0..<120).map { "xã số \($0)" }.joined(separator: ", ")
        let cited = "theo Nghị quyết số 07-NQ/TU"
        for (text, start, end) in [
            ("Họp ở \(list), \(cited).", "…", "07-NQ/TU."), ("Họp \(cited) ở \(list).", "Họp theo", "…"),
            ("Họp ở \(list), \(cited), và ở \(list).", "…", "…"), ("Họp \(cited).", "Họp theo", "07-NQ/TU."),
        ] {
            let (folder, index) = try Self.index(["Tin ở bản\n\n\(text)\n"])
            try withExtendedLifetime(folder) {
                let snippet = try #require(try index.search(SearchRequest("07-NQ/TU")).hits.first?.snippets.first)
                #expect(snippet.text.hasPrefix(start) && snippet.text.hasSuffix(end), "\(snippet.text)")
                #expect(marked(snippet) == ["Nghị quyết số 07-NQ/TU"])
            }
        }
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
        #expect(marked(snippet) == ["Trồng", "rừng", "là", "giữ", "nước"])
    }

    @Test func aCaptionIsFlagged() throws {
        var request = SearchRequest("rừng")
        request.snippets = 10
        let snippets = try hit(request).snippets
        let captions = snippets.filter { $0.kind == .caption }
        #expect(captions.map(\.text) == ["Ảnh: Trồng rừng ở Nậm Cần."])
        #expect(snippets.contains { $0.kind == .body || $0.kind == .lead })
    }

    @Test func aMatchAtTheVeryEndIsWhole() throws {
        let (folder, index) = try Self.index(["Tin ở bản\n\nBà con trong bản họp bàn việc trồng chè"])
        try withExtendedLifetime(folder) {
            let report = try #require(try index.search(SearchRequest("chè")).hits.first?.report)
            let count = report.text.unicodeScalars.count
            #expect(try index.matches(of: SearchRequest("chè"), in: report) == [count - 3..<count])
        }
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
}
