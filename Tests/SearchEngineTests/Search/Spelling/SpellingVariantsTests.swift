import SearchEngine
import Testing

@Suite struct SpellingVariantsTests {
    @Test(arguments: [
        ("ngi", ["nghi", "ngy"]), ("nghi", ["ngi", "nghy"]), ("ga", ["gha"]), ("ke", ["ce", "qe"]),
        ("dai", ["day", "giai", "rai", "zai"]), ("giai", ["dai", "gyai", "giay", "rai", "zai"]), ("xa", ["sa"]),
        ("cho", ["tro"]), ("tron", ["chon", "trong"]), ("lang", ["lan", "nang"]), ("ky", ["cy", "ki", "qy"]),
        ("nghin", ["ngin", "nghing", "nghyn"]), ("fat", ["phat"]), ("ba", []), ("n", ["l"]), ("", []),
    ])
    func variants(key: String, expected: [String]) {
        let found = SpellingVariants.variants(of: Array(key.utf8)).map { String(decoding: $0, as: UTF8.self) }
        #expect(found == expected.sorted())
    }

    /// What is taken for another is so the other way round too.
    @Test(arguments: ["nghi", "ga", "ke", "dai", "xa", "cho", "tron", "lang", "ky"])
    func confusionsGoBothWays(key: String) {
        for variant in SpellingVariants.variants(of: Array(key.utf8)) {
            #expect(SpellingVariants.variants(of: variant).contains(Array(key.utf8)))
        }
    }
}
