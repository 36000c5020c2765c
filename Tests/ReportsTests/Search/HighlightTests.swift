import Analysis
import Foundation
import Reports
import TestSupport
import Testing

/// What is highlighted in snippets and in whole reports, beside what a naive reading of the text finds, in real articles:
/// seeded.
@Suite(.enabled(if: SharedCorpus.isPresent, "no development corpus beside the package")) struct HighlightTests {
    /// A word of a query, and what spelling of it is meant.
    private struct Asked {
        var exact: [UInt8]
        var unmarked: [UInt8]
        var isPrefix = false
        /// Just this spelling.
        var isExact = false

        /// A marked word is also found without its marks, a word without marks in every spelling.
        func hasForm(exact key: [UInt8], unmarked other: [UInt8]) -> Bool {
            if isPrefix { return exact == unmarked ? other.starts(with: unmarked) : key.starts(with: exact) }
            if isExact { return key == exact }
            guard let variant = VietnameseAnalyzer.variantKey(of: exact) else {
                return exact == unmarked ? other == unmarked : key == exact || key == unmarked
            }
            return exact == unmarked
                ? other == unmarked || other == variant.unmarked
                : [exact, unmarked, variant.exact, variant.unmarked].contains(key)
        }
    }

    private let texts: [String]
    private let index: ReportIndex
    private let analyzer: VietnameseAnalyzer

    init() throws {
        let articles = try Articles.shared.get()
        (texts, index) = (articles.texts, try ReportIndex(path: articles.folder.path("index")))
        analyzer = try VietnameseAnalyzer()
    }

    private struct Token {
        var range: Range<Int>
        var position: Int
        var exact: [UInt8]
        var unmarked: [UInt8]
    }

    private func keys(_ utf8: [UInt8], _ range: Range<Int>) -> [Token] {
        var buffer = TokenBuffer()
        analyzer.analyze(utf8, range: range, from: 0, into: &buffer)
        return (0..<buffer.count).map { place in
            let term = buffer.terms[place]
            let vocabulary = analyzer.vocabulary
            return Token(
                range: Int(buffer.starts[place])..<Int(buffer.ends[place]), position: Int(buffer.positions[place]),
                exact: vocabulary.exactKey(term), unmarked: vocabulary.unmarkedKey(vocabulary.unmarkedID(term)))
        }
    }

    /// The positions of the words of a phrase, of each place where all of them stand in a row.
    private func phrases(_ tokens: [Token], _ asked: [Asked]) -> Set<Int> {
        var found: Set<Int> = []
        guard let first = asked.first else { return [] }
        let starts = tokens.filter { first.hasForm(exact: $0.exact, unmarked: $0.unmarked) }.map(\.position)
        for start in starts {
            let isThere = asked.enumerated().allSatisfy { place, word in
                tokens.contains {
                    $0.position == start + place && word.hasForm(exact: $0.exact, unmarked: $0.unmarked)
                }
            }
            if isThere { found.formUnion(start..<start + asked.count) }
        }
        return found
    }

    /// The words of a stretch of text that are forms of what was asked for, of a phrase where it stands as one; of those
    /// that overlap the longest.
    private func naive(
        _ utf8: [UInt8], _ range: Range<Int>, _ asked: [Asked], isPhrase: Bool = false
    ) -> [Range<Int>] {
        var words: [(range: Range<Int>, isAsked: Bool)] = []
        let tokens = keys(utf8, range)
        let inPhrases = isPhrase ? phrases(tokens, asked) : []
        for token in tokens {
            let isAsked =
                (!isPhrase || inPhrases.contains(token.position))
                && asked.contains { $0.hasForm(exact: token.exact, unmarked: token.unmarked) }
            if let last = words.last, last.range.overlaps(token.range) {
                let longer = last.range.count < token.range.count ? token.range : last.range
                words[words.count - 1] = (longer, last.isAsked || isAsked)
            } else {
                words.append((token.range, isAsked))
            }
        }
        var found: [Range<Int>] = []
        for word in words where word.isAsked {
            if let last = found.last, last.upperBound == word.range.lowerBound {
                found[found.count - 1] = last.lowerBound..<word.range.upperBound
            } else {
                found.append(word.range)
            }
        }
        return found
    }

    /// Up to three words that stand side by side in an article, asked for in one of the ways there are.
    private func query(_ random: inout SeededGenerator) -> (text: String, asked: [Asked])? {
        let words = random.pick(texts).split(whereSeparator: { !$0.isLetter }).map(String.init)
        guard words.count > 10 else { return nil }
        let start = random.below(words.count - 3)
        var typed = Array(words[start..<start + 1 + random.below(3)])
        guard !typed.contains(where: { ["AND", "OR", "NOT"].contains($0) }) else { return nil }
        let way = random.below(6)
        if way == 1 || way == 2 {
            typed = typed.map { word in
                let utf8 = VietnameseAnalyzer.normalized(word)
                return keys(utf8, 0..<utf8.count).first.map { String(decoding: $0.unmarked, as: UTF8.self) } ?? word
            }
        }
        if way == 3 { typed = typed.map { String($0.prefix(max(2, $0.count - 1))) } }
        let asked = typed.flatMap { word in
            let utf8 = VietnameseAnalyzer.normalized(word)
            return keys(utf8, 0..<utf8.count).map {
                Asked(exact: $0.exact, unmarked: $0.unmarked, isPrefix: way == 3, isExact: way == 4)
            }
        }
        guard asked.count == typed.count else { return nil }
        switch way {
        case 3: return (typed.map { $0 + "*" }.joined(separator: " "), asked)
        case 4: return (typed.map { "=" + $0 }.joined(separator: " "), asked)
        case 5: return ("\"\(typed.joined(separator: " "))\"", asked)
        default: return (typed.joined(separator: " "), asked)
        }
    }

    @Test func highlightsAreJustTheWordsAskedFor() throws {
        var random = SeededGenerator(seed: 21)
        var counts = (snippets: 0, reports: 0)
        for _ in 0..<max(300, texts.count / 10) {
            guard let (text, asked) = query(&random) else { continue }
            let isPhrase = text.hasPrefix("\"")
            var request = SearchRequest(text)
            (request.abbreviations, request.snippets) = (.off, 1 + random.below(3))
            for hit in try index.search(request).hits {
                for snippet in hit.snippets {
                    let utf8 = Array(snippet.text.utf8)
                    let expected = naive(utf8, 0..<utf8.count, asked, isPhrase: isPhrase)
                    #expect(snippet.matches == expected, "\(text): \(snippet.text)")
                    counts.snippets += snippet.matches.count
                }
                let report = hit.report
                let offsets = ScalarPlaces(report.text)
                let expected = report.passages.flatMap {
                    naive(offsets.utf8, offsets.bytes($0.range), asked, isPhrase: isPhrase)
                }
                let found = try index.matches(of: request, in: report).map(offsets.bytes)
                #expect(found == expected, "\(text) in \(report.id)")
                counts.reports += found.count
            }
        }
        #expect(counts.snippets > 2_000 && counts.reports > 10_000, "\(counts)")
    }

    /// With whole lines around, too, what is highlighted is what was asked for.
    @Test func highlightsInWholeLinesAreWordsAskedFor() throws {
        var random = SeededGenerator(seed: 22)
        var count = 0
        for _ in 0..<max(100, texts.count / 30) {
            guard let (text, asked) = query(&random) else { continue }
            var request = SearchRequest(text)
            (request.abbreviations, request.context) = (.off, random.below(3))
            for snippet in try index.search(request).hits.flatMap(\.snippets) {
                let utf8 = Array(snippet.text.utf8)
                let expected = Set(naive(utf8, 0..<utf8.count, asked))
                #expect(snippet.matches.allSatisfy(expected.contains), "\(text): \(snippet.text)")
                count += snippet.matches.count
            }
        }
        #expect(count > 500)
    }

    /// A number of a document highlights its mentions, whole, in the sentence and in the report.
    @Test func highlightsOfAReferenceAreItsMentions() throws {
        var request = SearchRequest()
        request.filters.referenceTypes = ["NQ", "QĐ", "CT", "NĐ", "TT", "KL", "KH", "CV"]
        (request.limit, request.snippets, request.duplicates) = (texts.count, 0, .show)
        var asked: Set<String> = []
        for citing in try index.search(request).hits {
            guard let reference = citing.report.references.first, asked.count < 200,
                asked.insert(reference.surface).inserted
            else { continue }
            var question = SearchRequest("ref:\"\(reference.surface)\"")
            question.abbreviations = .off
            for hit in try index.search(question).hits {
                let offsets = ScalarPlaces(hit.report.text)
                let mentions = Set(hit.report.references.map { offsets.bytes($0.range) })
                let found = try index.matches(of: question, in: hit.report).map(offsets.bytes)
                #expect(!found.isEmpty && found.allSatisfy(mentions.contains), "\(question.query) in \(hit.report.id)")
                for snippet in hit.snippets {
                    let utf8 = Array(snippet.text.utf8)
                    let surfaces = Set(hit.report.references.map(\.surface))
                    for match in snippet.matches {
                        #expect(surfaces.contains(String(decoding: utf8[match], as: UTF8.self)), "\(snippet.text)")
                    }
                }
            }
        }
        #expect(asked.count > 5)
    }
}

/// The articles, in an index of their own, which is made once.
private struct Articles: Sendable {
    static let shared = Result { try Articles() }

    let folder: TemporaryFolder
    let texts: [String]

    private init() throws {
        folder = try TemporaryFolder()
        texts = try SharedCorpus.texts(SharedCorpus.sample)
        let lines = try texts.enumerated().map { number, text in
            String(
                decoding: try JSONSerialization.data(withJSONObject: ["id": "n\(number)", "text": text]),
                as: UTF8.self)
        }
        try folder.write("a.jsonl", lines.joined(separator: "\n"))
        _ = try ReportIndexer(path: folder.path("index")).run([folder.path("a.jsonl")])
    }
}

/// Where the scalars of a text stand in its bytes.
private struct ScalarPlaces {
    let utf8: [UInt8]
    private let starts: [Int]

    init(_ text: String) {
        let bytes = Array(text.utf8)
        utf8 = bytes
        starts = bytes.indices.filter { bytes[$0] & 0xC0 != 0x80 } + [bytes.count]
    }

    func bytes(_ range: Range<Int>) -> Range<Int> { starts[range.lowerBound]..<starts[range.upperBound] }
}
