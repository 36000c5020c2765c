import SearchEngine
import Testing

@Suite struct OrderedWorkTests {
    /// A worker that takes a while, now and then.
    private static func squares(jobs: Int) -> OrderedWork<Int, Int> {
        OrderedWork(jobs: jobs) {
            var done = 0
            return { number in
                done += 1
                var value = number
                for _ in 0..<(number % 7 == 0 ? 20_000 : 10) { value = value &* 31 &+ done }
                return value == 0 ? -1 : number * number
            }
        }
    }

    @Test(arguments: [1, 2, 4, 9]) func resultsComeBackInOrder(jobs: Int) {
        let work = Self.squares(jobs: jobs)
        var results: [Int] = []
        for number in 0..<2_000 {
            work.give(number)
            while let result = work.count > 3 * jobs ? work.result() : work.resultIfReady() { results.append(result) }
        }
        while let result = work.result() { results.append(result) }
        #expect(results == (0..<2_000).map { $0 * $0 })
        #expect(work.count == 0)
        #expect(work.result() == nil)
    }

    /// Who gives up halfway waits for nobody but those at work.
    @Test(arguments: [1, 3]) func workCanBeLeft(jobs: Int) {
        let work = Self.squares(jobs: jobs)
        for number in 0..<100 { work.give(number) }
        #expect(work.result() == 0)
    }

    @Test func aWorkerThatCannotBeMadeIsAnError() {
        #expect(throws: SearchEngineError.tooLarge(what: "all")) {
            _ = try OrderedWork<Int, Int>(jobs: 2) { () throws(SearchEngineError) in throw .tooLarge(what: "all") }
        }
    }
}
