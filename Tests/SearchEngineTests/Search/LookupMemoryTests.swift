import Foundation
import SearchEngine
import Synchronization
import Testing

/// What was looked up is not looked up again, whoever asks; and does not fill memory.
@Suite struct LookupMemoryTests {
    @Test func whatIsFullBeginsAnew() throws {
        let memory = LookupMemory<Int, Int>()
        var found: [Int] = []
        func ask(_ key: Int) throws {
            let value = try memory.value(key) { () throws(SearchEngineError) in
                found.append(key)
                return -key
            }
            #expect(value == -key)
        }
        for _ in 0..<2 { for key in 0..<4096 { try ask(key) } }
        #expect(found == Array(0..<4096))
        // One more than it holds.
        for key in [4096, 4096, 0, 4096, 0] { try ask(key) }
        #expect(found.dropFirst(4096) == [4096, 0])
    }

    @Test func whatCannotBeFoundIsAskedForAgain() throws {
        let memory = LookupMemory<String, Int>()
        let damaged = SearchEngineError.damaged(file: "f", reason: "r")
        for _ in 0..<2 {
            #expect(throws: damaged) { try memory.value("a") { () throws(SearchEngineError) in throw damaged } }
        }
        let values = [memory.value("a") { 1 }, memory.value("a") { 2 }]
        #expect(values == [1, 1])
    }

    /// Threads that share a snapshot, and ask for more words than are kept, get the answers of one thread alone.
    @Test func threadsThatShareASnapshotAgree() throws {
        var random = SeededRandom(31)
        let index = TestIndex()
        try index.commit(TestCorpus.random(300, &random))
        try index.commit(TestCorpus.random(40, from: 280, &random), deleting: ["r3", "r50"])
        let unknown = (0..<3000).map { Query.word(TestCorpus.queryWord("kh\($0)"), field: Schema.text) }
        let queries = Answers.queries + (0..<40).map { _ in TestCorpus.randomQuery(&random) }
        let expected = try Answers(index.reader(), queries)
        let shared = try index.reader()
        let wrong = Mutex(0)
        DispatchQueue.concurrentPerform(iterations: 6) { thread in
            let part = unknown[(500 * thread)..<(500 * thread + 500)]
            for field in [Schema.text, TestCorpus.title, Schema.text] {
                let others = part.map { query in
                    if case .word(let word, _) = query { Query.word(word, field: field) } else { query }
                }
                let isSame =
                    (try? Answers(shared, queries)) == expected
                    && (try? Answers(shared, others))?.answers.allSatisfy { $0.total == 0 } ?? false
                if !isSame { wrong.withLock { $0 += 1 } }
            }
        }
        #expect(wrong.withLock { $0 } == 0)
    }
}
