import SearchEngine
import Testing

@Suite struct LengthClassesTests {
    private func samples(_ random: inout SeededRandom) -> [[UInt32]] {
        [
            [], [0], [7, 7, 7], Array(repeating: 0, count: 200) + [1],
            (0..<1000).map { _ in UInt32.random(in: 0...2000, using: &random) },
            (0..<3000).map { _ in UInt32(1) << UInt32.random(in: 0...31, using: &random) },
        ]
    }

    /// No document is shorter than its class says, and a longer one is of no lower class.
    @Test func theShortestOfAClassIsTheShortest() throws {
        var random = SeededRandom(12)
        for lengths in samples(&random) {
            let bytes = ByteView(LengthClasses.encode(lengths))
            let classes = try LengthClasses(bytes, documentCount: lengths.count, file: "test")
            #expect(classes.least.count == LengthClasses.count)
            #expect(classes.least == classes.least.sorted())
            #expect(classes.documents.count % 64 == 0)
            for (doc, length) in lengths.enumerated() {
                let place = Int(classes.documents[doc])
                #expect(place % 16 == 0)
                #expect(classes.least[place / 16] <= length)
                #expect(
                    place == 15 * 16 || classes.least[place / 16 + 1] > length
                        || classes.least[place / 16 + 1] == classes.least[place / 16])
            }
        }
    }

    /// Lengths as they come are told apart.
    @Test func classesAreUsedUp() throws {
        var random = SeededRandom(13)
        let lengths = (0..<5000).map { _ in UInt32.random(in: 50...900, using: &random) }
        let classes = try LengthClasses(ByteView(LengthClasses.encode(lengths)), documentCount: 5000, file: "test")
        var counts = [Int](repeating: 0, count: 16)
        for doc in 0..<5000 { counts[Int(classes.documents[doc]) / 16] += 1 }
        #expect(counts.allSatisfy { $0 > 100 && $0 < 1000 }, "\(counts)")
    }

    @Test func anotherSizeIsDamage() throws {
        let bytes = LengthClasses.encode([1, 2, 3])
        for count in [bytes.count - 1, bytes.count + 1, 0, 64] {
            let other = ByteView(Array((bytes + [0]).prefix(count)))
            #expect(throws: SearchEngineError.self) { try LengthClasses(other, documentCount: 3, file: "test") }
        }
        #expect(throws: SearchEngineError.self) {
            try LengthClasses(ByteView(bytes), documentCount: 65, file: "test")
        }
    }
}
