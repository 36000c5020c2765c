import Foundation
import Reports
import SearchEngine
import Testing

/// What holds of every query: seeded.
@Suite struct SearchPropertyTests {
    private static let effort = ProcessInfo.processInfo.environment["LONG_TESTS"] == nil ? 1 : 20

    private let archive: SearchedArchive
    private let index: ReportIndex

    init() throws {
        archive = try SearchedArchive()
        index = archive.index
    }

    /// Pages of any size, one after the other, are the whole list: nothing is skipped or repeated, under every order.
    @Test func pagesAreTheList() throws {
        var random = SeededGenerator(seed: 11)
        for _ in 0..<25 * Self.effort {
            var request = SearchRequest(random.query())
            request.sort = random.pick(SearchRequest.Sort.allCases)
            request.match = random.pick(SearchRequest.Match.allCases)
            request.ranking = random.pick(SearchRequest.Ranking.allCases)
            request.duplicates = random.pick(SearchRequest.Duplicates.allCases)
            request.snippets = 0
            request.limit = 1_000
            let whole = try index.search(request)
            var paged: [String] = []
            request.limit = 1 + random.below(7)
            while true {
                request.offset = paged.count
                let page = try index.search(request)
                #expect(page.total == whole.total)
                #expect(page.hits.map(\.rank) == page.hits.indices.map { paged.count + $0 + 1 })
                if page.hits.isEmpty { break }
                paged += page.hits.map(\.report.id)
            }
            #expect(paged == whole.hits.map(\.report.id), "\(request.query) \(request.sort)")
            #expect(Set(paged).count == paged.count)
        }
    }

    /// What a line of a facet stands for finds as many reports as the line counts, and excludes just these.
    @Test func aFacetsLinesFindWhatTheyCount() throws {
        for query in ["", "đảng", "chè OR họp", "date:2022..2023"] {
            let request = SearchRequest(query)
            let all = try index.facets(request, by: FacetField.allCases.map { ($0, nil) })
            for facet in all.facets {
                for value in facet.values {
                    guard let condition = facet.field.condition(value) else { continue }
                    var narrowed = request
                    narrowed.conditions = [condition]
                    let found = try index.count(narrowed).total
                    #expect(found == value.reports, "\(query) \(condition)")
                    guard !query.isEmpty else { continue }
                    narrowed.conditions = [try #require(facet.field.condition(value, excluded: true))]
                    #expect(try index.count(narrowed).total == all.results.total - found, "\(query) -\(condition)")
                }
            }
        }
    }

    /// A condition takes away what it does not match, under any match, and what is left keeps its order by date.
    @Test func conditionsNarrow() throws {
        var random = SeededGenerator(seed: 12)
        for _ in 0..<60 * Self.effort {
            var request = SearchRequest(random.query())
            request.match = random.pick([.all, .any])
            request.sort = .newestFirst
            (request.limit, request.duplicates) = (1_000, .show)
            let before = try index.search(request).hits.map(\.report.id)
            let condition = random.pick(["đảng", "năm:2023", "-chè", "07-NQ/TU OR họp", "\"tổ chức\""])
            var alone = SearchRequest(condition)
            (alone.limit, alone.duplicates, alone.match) = (1_000, .show, .all)
            let matching = Set(try index.search(alone).hits.map(\.report.id))
            request.conditions = [condition]
            let after = try index.search(request).hits.map(\.report.id)
            #expect(after == before.filter(matching.contains), "\(request.query) | \(condition)")
        }
    }

    /// For a report that does not match, the changes that are named give a query that it does match.
    @Test func theNearestChangeMatches() throws {
        var random = SeededGenerator(seed: 13)
        var named = 0
        for _ in 0..<60 * Self.effort {
            var request = SearchRequest(random.query())
            request.match = .all
            let id = random.pick(archive.ids)
            let explanation = try #require(try index.explain(request, id: id))
            guard !explanation.matches, !explanation.changes.isEmpty else { continue }
            named += 1
            let syntax = QueryParser.parse(request.query, grammar: ReportQueryGrammar.grammar).syntax
            var parts = [syntax]
            if case .all(let sides) = syntax { parts = sides }
            let changed = parts.compactMap { part -> String? in
                let text = part.description
                guard let change = explanation.changes.first(where: { $0.from == text }) else { return "(\(text))" }
                return change.to.map { "(\($0))" }
            }
            request.query = changed.joined(separator: " ")
            #expect(try index.explain(request, id: id)?.matches == true, "\(explanation.changes) of \(request.query)")
        }
        #expect(named > 20)
    }

    /// No input crashes or hangs any of the ways a query goes.
    @Test func anyInputIsAnswered() throws {
        var random = SeededGenerator(seed: 14)
        for _ in 0..<120 * Self.effort {
            var request = SearchRequest(random.noise())
            request.conditions = random.below(3) == 0 ? [random.noise()] : []
            request.context = random.below(4) == 0 ? random.below(3) : nil
            let found = try index.search(request)
            #expect(found.hits.count <= request.limit)
            _ = try index.explain(request, id: "r1")
            _ = try index.completion(of: request.query)
            let tree = QueryParser.parse(request.query, grammar: ReportQueryGrammar.grammar).syntax
            let again = QueryParser.parse(tree.description, grammar: ReportQueryGrammar.grammar).syntax
            #expect(again == tree, "\(request.query) -> \(tree)")
        }
    }

    /// A word that a backslash keeps from a reference before or behind it stays a word when it is written again.
    @Test(arguments: [
        #"\Nghị quyết số 07"#, #"Nghị quyết \số 07"#, #"07-NQ/TU \khóa XI"#, #"\NQ TW4"#, #"NQ\/TW 4"#,
    ])
    func aWordKeptFromAReferenceStaysOne(query: String) {
        let tree = QueryParser.parse(query, grammar: ReportQueryGrammar.grammar).syntax
        #expect(tree.description == query || tree.description == "\\" + query.filter { $0 != "\\" })
        #expect(QueryParser.parse(tree.description, grammar: ReportQueryGrammar.grammar).syntax == tree)
    }

    @Test func aSearchThatIsNotWantedAnyMoreEnds() throws {
        let stopped = try ReportIndex(path: archive.folder.path("index")) { true }
        #expect(throws: ReportIndexError.cancelled) { try stopped.search(SearchRequest("đảng")) }
        #expect(throws: ReportIndexError.cancelled) { try stopped.count(SearchRequest("đảng")) }
        #expect(throws: ReportIndexError.cancelled) {
            try stopped.facets(SearchRequest("đảng"), by: [(.province, nil)])
        }
        #expect(try stopped.report(id: "r1") != nil)
    }
}
