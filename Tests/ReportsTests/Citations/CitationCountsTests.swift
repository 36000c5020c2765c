import Foundation
import Reports
import TestSupport
import Testing

/// Lists, co-citation, the graph and counts by value equal those of reading every report.
@Suite struct CitationCountsTests {
    /// What a naive reader counts.
    private struct Naive {
        var reports: [Report]

        /// Reports by family, plenums with their term.
        var families: [String: Set<String>] {
            var found: [String: Set<String>] = [:]
            for report in reports {
                for reference in report.references { found[reference.family, default: []].insert(report.id) }
            }
            return found
        }

        func mentions(_ family: String) -> Int { reports.flatMap(\.references).count { $0.family == family } }

        func counts(_ value: (Report) -> String?) -> [String: Int] {
            Dictionary(reports.map { (value($0) ?? Facet.unknown, 1) }, uniquingKeysWith: +)
        }
    }

    private static let numbers = [
        "Nghị quyết số 07-NQ/TU của Tỉnh ủy Lai Châu khóa XIII",
        "Nghị quyết số 07-NQ/TU ngày 06/01/2006 của Tỉnh ủy Lạng Sơn",
        "Nghị quyết 21-NQ/TW", "Nghị quyết số 21-NQ/TW ngày 16/6/2022", "Nghị quyết Trung ương 4 khóa XI",
        "Nghị quyết Trung ương 4 khóa XII", "Chỉ thị 05-CT/TW", "Nghị định 30/2020/NĐ-CP", "Đề án 04",
        "Kế hoạch số 19-KH/HU",
        "Quyết định số 749/QĐ-TTg ngày 03/6/2020", "Quyết định số 217, 218-QĐ/TW",
    ]

    private static func report(_ number: Int, _ random: inout SplitMix) -> CitingArchive.Report {
        let cited = (0..<Int(random.next() % 4)).map { _ in numbers[Int(random.next() % UInt64(numbers.count))] }
        let dates = ["2012-05-01", "2013-06", "2022-07-08", "2023", nil]
        let provinces = ["Lai Châu", "Lạng Sơn", "Đồng Tháp", nil]
        return .init(
            "r\(number)", "Bản tin số \(number). " + cited.map { "Cán bộ học \($0) trong tuần. " }.joined(),
            date: dates[Int(random.next() % 5)], province: provinces[Int(random.next() % 4)],
            source: ["Báo Lai Châu", "Bản tin Xã", nil][Int(random.next() % 3)])
    }

    /// Three segments with deletions, and what is in them.
    private static func archive(_ seed: UInt64) throws -> (archive: CitingArchive, naive: Naive) {
        var random = SplitMix(state: seed)
        let first = (0..<60).map { report($0, &random) }
        let second = first.dropFirst(10) + (60..<90).map { report($0, &random) }
        let third = second.map { $0.id.hasSuffix("7") ? report(Int($0.id.dropFirst()) ?? 0, &random) : $0 }
        let archive = try CitingArchive(batches: [first, Array(second), third])
        let reports = try third.map { try #require(try archive.index.report(id: $0.id)) }
        return (archive, Naive(reports: reports))
    }

    @Test(arguments: 1...3) func familiesAreThoseOfTheReports(seed: UInt64) throws {
        let (archive, naive) = try Self.archive(seed)
        var request = DocumentListRequest()
        request.isByFamily = true
        var found: [String: Int] = [:]
        var order: [String] = []
        try archive.index.forEachDocument(request) { document in
            found[document.family] = document.reports
            order.append(document.family)
            #expect(document.mentions == naive.mentions(document.family))
            #expect(document.byProvince.reduce(0) { $0 + $1.reports } == document.reports)
            #expect(document.byYear.reduce(0) { $0 + $1.reports } == document.reports)
            let citing = naive.reports.filter { naive.families[document.family]?.contains($0.id) ?? false }
            #expect(document.byYear.first { $0.value == nil }?.reports ?? 0 == citing.count { $0.date == nil })
            #expect(document.first?.iso == citing.compactMap { $0.date?.value.iso }.min())
            return true
        }
        #expect(found == naive.families.mapValues(\.count))
        var again: [String] = []
        try archive.index.forEachDocument(request) { document in
            again.append(document.family)
            return true
        }
        #expect(order == again && Set(order).count == order.count)
    }

    /// The documents of a family hold all its mentions, each once.
    @Test(arguments: 1...3) func documentsPartTheMentions(seed: UInt64) throws {
        let (archive, naive) = try Self.archive(seed)
        var mentions: [String: Int] = [:]
        var keys: Set<String> = []
        try archive.index.forEachDocument(DocumentListRequest()) { document in
            mentions[document.family, default: 0] += document.mentions
            #expect(keys.insert(document.key).inserted)
            return true
        }
        let expected = Dictionary(naive.families.keys.map { ($0, naive.mentions($0)) }, uniquingKeysWith: +)
        #expect(mentions == expected)
        let lookup = try archive.index.documents(DocumentQuestion("07-NQ/TU")).documents
        #expect(lookup.reduce(0) { $0 + $1.citing.count } == naive.mentions("nq-7/tu"))
    }

    @Test func filtersSayWhichReportsCount() throws {
        let (archive, naive) = try Self.archive(4)
        var request = DocumentListRequest()
        request.isByFamily = true
        request.reports.filters.provinces = ["Lai Châu"]
        request.types = ["nq"]
        request.minimumReports = 2
        var found: [String: Int] = [:]
        try archive.index.forEachDocument(request) { document in
            found[document.family] = document.reports
            return true
        }
        let inside = Naive(reports: naive.reports.filter { $0.province?.name == "Lai Châu" })
        let expected = inside.families.mapValues(\.count).filter { $0.key.hasPrefix("nq-") && $0.value >= 2 }
        #expect(found == expected && !found.isEmpty)
    }

    @Test func coCitation() throws {
        let (archive, naive) = try Self.archive(5)
        var request = DocumentListRequest()
        request.isByFamily = true
        request.with = "05-CT/TW"
        var found: [String: Int] = [:]
        try archive.index.forEachDocument(request) { document in
            found[document.family] = document.reports
            return true
        }
        let citing = naive.reports.filter { $0.references.contains { $0.family == "ct-5/tw" } }
        var expected = Naive(reports: citing).families.mapValues(\.count)
        expected["ct-5/tw"] = nil
        #expect(found == expected && !found.isEmpty)
        request.with = "abc"
        #expect(try archive.index.forEachDocument(request) { _ in true } == [.noNumber("abc")])
    }

    @Test(arguments: 6...8) func facetsAreThoseOfTheReports(seed: UInt64) throws {
        let (archive, all) = try Self.archive(seed)
        for province in [nil, "Lai Châu"] {
            var request = SearchRequest()
            request.filters.provinces = province.map { [$0] } ?? []
            let naive = Naive(reports: all.reports.filter { province == nil || $0.province?.name == province })
            let found = try archive.index.facets(request, by: FacetField.allCases.map { ($0, nil) })
            #expect(found.results.total == naive.reports.count)
            func counted(_ field: FacetField) -> [String: Int] {
                let values = found.facets.first { $0.field == field }?.values ?? []
                return Dictionary(values.map { ($0.value, $0.reports) }, uniquingKeysWith: +)
            }
            #expect(counted(.province) == naive.counts { $0.province?.name })
            #expect(counted(.province34) == naive.counts { $0.province?.name34 })
            #expect(counted(.source) == naive.counts { $0.source?.name })
            #expect(counted(.year) == naive.counts { $0.date?.value.year.map(String.init) })
            #expect(
                counted(.month)
                    == naive.counts { $0.date.flatMap { $0.value.month == nil ? nil : String($0.value.iso.prefix(7)) } }
            )
            var families = naive.families.mapValues(\.count)
            let uncited = naive.reports.count { $0.references.isEmpty }
            if uncited > 0 { families[Facet.unknown] = uncited }
            #expect(counted(.reference) == families)
        }
    }

    @Test func facetsAreInOrder() throws {
        let (archive, _) = try Self.archive(9)
        let found = try archive.index.facets(SearchRequest(), by: [(.year, nil), (.reference, 3), (.reference, nil)])
            .facets
        #expect(found[0].values.map(\.value) == ["2012", "2013", "2022", "2023", "unknown"])
        #expect(found[1].values == Array(found[2].values.prefix(3)))
        #expect(found[1].distinct == found[2].values.count)
        #expect(found[2].values.map(\.reports) == found[2].values.map(\.reports).sorted(by: >))
    }

    @Test func fieldsHaveNamesInBothLanguages() {
        #expect(FacetField(named: "tỉnh") == .province && FacetField(named: "TINH") == .province)
        #expect(FacetField(named: "tỉnhmới") == .province34 && FacetField(named: "tinh moi") == .province34)
        #expect(FacetField(named: "tháng") == .month && FacetField(named: "nguon") == .source)
        #expect(FacetField(named: "loại") == .referenceType && FacetField(named: "ref") == .reference)
        #expect(FacetField(named: "") == nil && FacetField(named: "tác giả") == nil)
    }
}
