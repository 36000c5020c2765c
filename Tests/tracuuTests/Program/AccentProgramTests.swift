import Testing

/// How marks count: those of the query, those of the texts, and what the options make of both.
@Suite struct AccentProgramTests {
    private let archive: RecordArchive

    init() throws {
        archive = try RecordArchive(
            """
            {"id":"old","title":"Tin","text":"Ngôi nhà hòa thuận ở bản."}
            {"id":"new","title":"Tin","text":"Ngôi nhà hoà thuận ở bản."}
            {"id":"none","title":"Tin","text":"Ngoi nha hoa thuan o ban."}
            {"id":"other","title":"Tin","text":"Ngôi nhà hoá thuận ở bản."}
            {"id":"three","title":"Tin","text":"Nhà ấy có ba con trâu ở chuồng sau."}
            {"id":"aunt","title":"Tin","text":"Nhà ấy có bà con trâu ở chuồng sau."}
            """)
    }

    private func scores(_ hits: [RecordArchive.Hit]) -> [String: Double] {
        Dictionary(uniqueKeysWithValues: hits.map { ($0.id, $0.score) })
    }

    @Test func whereTheToneStandsIsNoDifference() throws {
        let found = try archive.hits(["hòa", "hoà", "ho\u{300}a"])
        #expect(found[0] == found[1] && found[0] == found[2])
        let scores = scores(found[0])
        #expect(Set(scores.keys) == ["old", "new", "none"])
        #expect(scores["old"] == scores["new"])
    }

    @Test func whatIsWrittenWithoutMarksRanksLower() throws {
        let found = try archive.hits(["hòa", "hoa"])
        #expect(found[0].last?.id == "none" && found[0][2].score < found[0][1].score)
        #expect(Set(found[1].map(\.id)) == ["old", "new", "none", "other"])
        #expect(Set(found[1].map(\.score)).count == 1)
    }

    @Test func aWordWithoutMarksPrefersItsOwnSpellingBesideMarkedOnes() throws {
        let found = try archive.hits(["ba con trâu", "bà con trâu"])
        #expect(found.map { $0.map(\.id) } == [["three", "aunt"], ["aunt", "three"]])
        #expect(found.allSatisfy { $0[0].score > $0[1].score })
    }

    @Test func underFoldNoMarkCounts() throws {
        let found = try archive.hits(["hòa", "hoa", "ba con trâu", "bà con trâu"], "--accents", "fold")
        #expect(found[0] == found[1] && found[0].count == 4 && Set(found[0].map(\.score)).count == 1)
        #expect(found[2] == found[3] && found[2].count == 2 && Set(found[2].map(\.score)).count == 1)
    }

    @Test func underExactEveryMarkCounts() throws {
        let queries = ["hòa", "hoà", "hoa", "ba con trâu", "bà con trâu"]
        let found = try archive.hits(queries, "--accents", "exact", "--match", "all").map { Set($0.map(\.id)) }
        #expect(found == [["old", "new"], ["old", "new"], ["none"], ["three"], ["aunt"]])
        let words = try archive.hits(["=hòa", "=hoa", "=ba =con =trâu"]).map { Set($0.map(\.id)) }
        #expect(words == [["old", "new"], ["none"], ["three"]])
    }
}
