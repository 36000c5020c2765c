import Reports
import Testing

/// A plenum's resolution and its number find one another, and it is said that they did.
@Suite struct SameDocumentTests {
    @Test(arguments: [
        ("12-NQ/TW khóa XI", ["plenum", "number"], "12-NQ/TW khóa XI", "NQ Trung ương 4 (khóa XI)"),
        ("NQ TW4 K11", ["plenum", "number"], "NQ TW4 K11", "12-NQ/TW"),
        ("ref:\"12-NQ/TW khóa XI\"", ["plenum", "number"], "12-NQ/TW khóa XI", "NQ Trung ương 4 (khóa XI)"),
        ("19-NQ/TW", ["other"], "", nil),
    ])
    func theOtherNameIsSaid(query: String, ids: [String], asked: String, found: String?) throws {
        let folder = try TemporaryFolder()
        try folder.write(
            "a.jsonl",
            """
            {"id":"plenum","text":"Chi bộ học Nghị quyết Trung ương 4 (khóa XI) ở bản."}
            {"id":"number","text":"Chi bộ học Nghị quyết số 12-NQ/TW khóa XI ở bản."}
            {"id":"other","text":"Chi bộ học Nghị quyết số 19-NQ/TW ở bản."}
            """)
        _ = try ReportIndexer(path: folder.path("index")).run([folder.path("a.jsonl")])
        let results = try ReportIndex(path: folder.path("index")).search(SearchRequest(query))
        #expect(Set(results.hits.map(\.report.id)) == Set(ids))
        #expect(results.notes == found.map { [.sameDocument(reference: asked, found: $0)] } ?? [])
    }
}
