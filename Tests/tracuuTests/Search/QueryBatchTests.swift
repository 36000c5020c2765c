import Testing
import tracuu

@Suite struct QueryBatchTests {
    @Test func linesAreIdTabQuery() throws {
        let batch = try QueryBatch(Array("q1\tnghị quyết\r\n\nq 2\ta\tb\nq3\t".utf8), name: "q", language: .english)
        #expect(batch.items.map(\.id) == ["q1", "q 2", "q3"])
        #expect(batch.items.map(\.query) == ["nghị quyết", "a\tb", ""])
    }

    @Test(arguments: ["q1\ta\nb", "\ta", "q1 a"])
    func aLineWithoutIdOrTabIsNamed(text: String) {
        #expect(throws: CommandFailure.self) {
            try QueryBatch(Array(text.utf8), name: "queries", language: .english)
        }
    }

    @Test func aLineMayBeItsOwnId() throws {
        let batch = try QueryBatch(
            Array("07-NQ/TU\r\nq2\t05-CT/TW\n".utf8), name: "numbers", needsIds: false, language: .english)
        #expect(batch.items.map(\.id) == ["07-NQ/TU", "q2"])
        #expect(batch.items.map(\.query) == ["07-NQ/TU", "05-CT/TW"])
        #expect(throws: CommandFailure.self) {
            try QueryBatch(Array("\ta".utf8), name: "numbers", needsIds: false, language: .english)
        }
    }

    @Test func timingIsShortestAndMedian() {
        #expect(QueryTiming([3, 1, 2]).map { [$0.min, $0.median] } == [1, 2])
        #expect(QueryTiming([4, 1, 2, 3]).map { [$0.min, $0.median] } == [1, 2.5])
        #expect(QueryTiming([]) == nil)
    }
}
