import Testing

/// Which area is meant by a name that has meant several.
@Suite struct ProvinceNoteTests {
    private let archive: RecordArchive

    init() throws {
        let provinces = ["Hà Nội", "Vĩnh Phúc", "Phú Thọ", "Hòa Bình", "An Giang", "Kiên Giang", "Lai Châu"]
        archive = try RecordArchive(
            provinces.map { #"{"id":"\#($0.replacing(" ", with: "-"))","text":"Một câu.","province":"\#($0)"}"# + "\n" }
                .joined())
    }

    private static let merged = (
        "merged-province",
        "An Giang is taken as before 1 July 2025; since then it consists of Kiên Giang, An Giang (province34:)"
    )

    /// The field, its value, what is found, and the note's code and words.
    private static let lines: [(query: String, ids: Set<String>, note: (String, String)?)] = [
        ("tỉnh:\"An Giang\"", ["An-Giang"], merged), ("province:an-giang", ["An-Giang"], merged),
        ("tỉnhmới:\"An Giang\"", ["An-Giang", "Kiên-Giang"], nil),
        ("tỉnh:\"Kiên Giang\"", ["Kiên-Giang"], nil), ("tỉnh:\"Lai Châu\"", ["Lai-Châu"], nil),
        ("tỉnhmới:\"Phú Thọ\"", ["Phú-Thọ", "Vĩnh-Phúc", "Hòa-Bình"], nil),
        (
            "tỉnhmới:\"Vĩnh Phúc\"", ["Phú-Thọ", "Vĩnh-Phúc", "Hòa-Bình"],
            ("historic-unit", "Vĩnh Phúc no longer exists; searched in Phú Thọ")
        ),
        ("tỉnh:\"Hà Tây\"", ["Hà-Nội"], ("historic-unit", "Hà Tây no longer exists; searched in Hà Nội")),
        (
            "tỉnh:\"Vĩnh Phú\"", ["Phú-Thọ", "Vĩnh-Phúc"],
            ("historic-unit", "Vĩnh Phú no longer exists; searched in Phú Thọ, Vĩnh Phúc")
        ),
    ]

    @Test func oneNoteSaysWhichAreaWasTaken() throws {
        let queries = Self.lines.map(\.query)
        let summaries = try archive.summaries(queries)
        for ((line, hits), summary) in zip(zip(Self.lines, try archive.hits(queries)), summaries) {
            #expect(Set(hits.map(\.id)) == line.ids, "\(line.query)")
            let notes = summary["notes"] as? [[String: Any]] ?? []
            #expect(notes.map { $0["code"] as? String } == (line.note.map { [$0.0] } ?? []), "\(line.query)")
            #expect(notes.first?["message"] as? String == line.note?.1)
        }
    }

    @Test func peopleReadItToo() throws {
        let english = try archive.run("search", "--province", "Hà Tây")
        #expect(english.errors.hasPrefix("note: Hà Tây no longer exists; searched in Hà Nội\n1 report found"))
        let vietnamese = try archive.run("search", "--province", "An Giang", "--lang", "vi")
        #expect(vietnamese.errors.contains("An Giang") && vietnamese.errors.contains("1/7/2025"))
        #expect(!vietnamese.errors.contains("taken"))
    }
}
