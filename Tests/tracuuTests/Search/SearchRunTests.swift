import Foundation
import Reports
import Testing
import tracuu

@Suite struct SearchRunTests {
    private let index = SampleIndex(total: 25)

    /// What a run wrote to its two streams.
    private func run(
        _ format: OutputFormat, _ body: (SearchRun<SampleIndex>) throws -> tracuu.ExitStatus
    ) throws -> (status: tracuu.ExitStatus, output: String, errors: String) {
        let files = [UUID(), UUID()].map { FileManager.default.temporaryDirectory.appendingPathComponent("\($0)") }
        defer { for file in files { try? FileManager.default.removeItem(at: file) } }
        for file in files { try Data().write(to: file) }
        let handles = try files.map { try FileHandle(forWritingTo: $0) }
        // Held until then: a handle that nobody needs any more closes its file.
        defer { for handle in handles { try? handle.close() } }
        let console = Console(
            output: OutputFile(descriptor: handles[0].fileDescriptor),
            errors: OutputFile(descriptor: handles[1].fileDescriptor, capacity: 0))
        console.language = .english
        let run = SearchRun(
            index: index, path: "store", renderer: SampleHits.renderer(format, .english), console: console)
        let status = try body(run)
        console.output.flush()
        let texts = try files.map { String(decoding: try Data(contentsOf: $0), as: UTF8.self) }
        return (status, texts[0], texts[1])
    }

    private func request(_ query: String, limit: Int = 1) -> SearchRequest {
        var request = SearchRequest(query)
        request.limit = limit
        return request
    }

    @Test func resultsAndRemarksGoDifferentWays() throws {
        let human = try run(.human) { try $0.search(request("x")) }
        #expect(human.status == .found)
        #expect(human.output.hasPrefix("1  Báo cáo 1\n"))
        #expect(human.errors == "1 to 1 of 25 reports, 3.1 ms\n")
        let machine = try run(.ids) { try $0.search(request("x", limit: 2)) }
        #expect(machine.output == "r1\nr2\n")
        #expect(machine.errors.isEmpty)
    }

    @Test func nothingFoundIsAStatus() throws {
        let nothing = try run(.jsonl) { try $0.search(request("không")) }
        #expect(nothing.status == .nothingFound)
        #expect(nothing.output.hasPrefix(#"{"type":"summary","#))
        #expect(try run(.human) { try $0.count(request("không")) }.status == .nothingFound)
    }

    @Test func countsInEveryFormat() throws {
        #expect(try run(.human) { try $0.count(request("x")) }.output == "25\n")
        #expect(
            try run(.json) { try $0.count(request("x"), isTimed: true) }.output
                == #"{"type":"count","schema":"tracuu.count/1","count":25,"undated_excluded":0,"#
                + #""unknown_province_excluded":0,"notes":[],"timing_us":{"min":3100.0,"median":3100.0}}"# + "\n")
        #expect(try run(.tsv) { try $0.count(request("x")) }.output == "count\n25\n")
        #expect(try run(.csv) { try $0.count(request("x")) }.output == "count\n25\n")
        #expect(try run(.human) { try $0.count(request("x"), isTimed: true) }.errors == "3.1 ms\n")
    }

    /// People are told of each query what they are told of one.
    @Test func aBatchSaysHowManyAndHowLong() throws {
        let batch = try QueryBatch(Array("a\tx\nb\tkhông\n".utf8), name: "q", language: .english)
        let plain = try run(.human) { try $0.search(batch, like: request(""), BatchRepetition()) }
        #expect(plain.errors == "1 to 1 of 25 reports\nnothing found\n")
        let timed = try run(.human) {
            try $0.search(batch, like: request(""), BatchRepetition(count: 2, isTimed: true))
        }
        #expect(timed.errors == "1 to 1 of 25 reports, 3.1 ms\nnothing found, 3.1 ms\n")
    }

    @Test func aPageBehindTheLastIsSaidToBeOne() throws {
        var beyond = request("x")
        beyond.offset = 30
        #expect(try run(.human) { try $0.search(beyond) }.errors == "none here; there are only 25 reports, 3.1 ms\n")
    }

    @Test func aBatchIsRunSoOftenAndPrintedOnce() throws {
        let batch = try QueryBatch(Array("a\tx\nb\tkhông\n".utf8), name: "q", language: .english)
        let options = BatchRepetition(count: 3, isTimed: true)
        let lines = try run(.jsonl) { try $0.search(batch, like: request(""), options) }
        #expect(index.log.ranked == ["x", "không", "x", "không"])
        #expect(index.log.searches.map(\.query) == ["x", "không"])
        #expect(lines.status == .found)
        let objects = try lines.output.split(separator: "\n").map {
            try JSONSerialization.jsonObject(with: Data($0.utf8)) as? [String: Any]
        }
        #expect(objects.map { $0?["qid"] as? String } == ["a", "a", "b"])
        #expect(objects.map { $0?["type"] as? String } == ["hit", "summary", "summary"])
        #expect((objects[1]?["timing_us"] as? [String: Double]) == ["min": 3100, "median": 3100])
    }

    @Test func aBatchAsTableRunAndCounts() throws {
        let batch = try QueryBatch(Array("a\tx\nb\tkhông\nc\ty\n".utf8), name: "q", language: .english)
        let options = BatchRepetition()
        let table = try run(.tsv) { try $0.search(batch, like: request(""), options) }
        let rows = table.output.split(separator: "\n")
        #expect(rows.map { $0.split(separator: "\t").first } == ["qid", "a", "c"])
        #expect(
            try run(.trec) { try $0.search(batch, like: request(""), options) }.output
                == "a Q0 r1 1 2.5 tracuu\nc Q0 r1 1 2.5 tracuu\n")
        #expect(try run(.human) { try $0.count(batch, like: request(""), options) }.output == "a\t25\nb\t0\nc\t25\n")
        let counts = try run(.csv) { try $0.count(batch, like: request(""), options) }
        #expect(counts.output == "qid,count\na,25\nb,0\nc,25\n")
    }

    @Test func aFailureIsPassedOn() {
        #expect(throws: CommandFailure.self) { try run(.human) { try $0.search(request("hỏng")) } }
    }
}
