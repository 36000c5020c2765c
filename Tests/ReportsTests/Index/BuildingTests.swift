import Foundation
import Reports
import Testing

/// What is indexed does not depend on how: on how many threads there are, and how much memory.
@Suite struct BuildingTests {
    private let folder: TemporaryFolder

    init() throws { folder = try TemporaryFolder() }

    private static let topics = ["trồng chè", "nuôi cá lồng", "làm đường", "dạy chữ", "khám bệnh", "giữ rừng"]

    /// Reports of several lengths, some with references, dates and places, in a seeded order.
    private func writeArchive() throws {
        var state: UInt64 = 42
        func next(_ bound: Int) -> Int {
            state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
            return Int(state >> 33) % bound
        }
        var lines = ""
        for number in 0..<300 {
            var text = "Thực hiện Nghị quyết số \(number % 9 + 1)-NQ/TU, huyện Văn Quan, tỉnh Lạng Sơn. "
            for _ in 0..<next(60) + 1 {
                text += "Bà con xã số \(next(40)) \(Self.topics[next(Self.topics.count)]) được \(next(900)) ngày công. "
            }
            lines +=
                #"{"id":"r\#(number)","title":"Bài số \#(number)","text":"\#(text)","date":"2019-0\#(next(9) + 1)-11"}"#
                + "\n"
        }
        try folder.write("reports.jsonl", lines)
    }

    private struct Outcome: Equatable {
        var digest: String
        var answers: [[String]]
        var scores: [[Double]]
        var summary: [Int]
    }

    private func outcome(jobs: Int, memory: Int) throws -> Outcome {
        var options = ReportIndexer.Options()
        options.isRebuilding = true
        options.jobs = jobs
        options.memory = memory
        let summary = try ReportIndexer(path: folder.path("index"), options: options).run([folder.path("reports.jsonl")]
        )
        let index = try ReportIndex(path: folder.path("index"))
        #expect(try IndexMaintenance(path: folder.path("index")).verify().isEmpty)
        let queries = [
            "làm đường", "xa so 7 nuoi ca", "\"giữ rừng được\"", "ref:3-NQ/TU chè", "bài số 12", "kham benh",
        ]
        let results = try queries.map { try index.search(SearchRequest($0)) }
        return Outcome(
            digest: index.statistics().digest, answers: results.map { $0.hits.map(\.report.id) },
            scores: results.map { $0.hits.map(\.score) }, summary: [summary.added, summary.documents])
    }

    @Test func jobsAndMemoryChangeNothing() throws {
        try writeArchive()
        let expected = try outcome(jobs: 1, memory: 512 << 20)
        #expect(expected.summary == [300, 300])
        #expect(expected.answers.allSatisfy { !$0.isEmpty })
        for (jobs, memory) in [(2, 512 << 20), (4, 512 << 20), (1, 1), (2, 1), (3, 64 << 20)] {
            #expect(try outcome(jobs: jobs, memory: memory) == expected, "\(jobs) jobs, \(memory) bytes")
        }
    }

    /// The segment itself is the same, byte for byte.
    @Test func theFilesAreTheSameWhateverTheJobs() throws {
        try writeArchive()
        var files: [[String: Data]] = []
        for jobs in [1, 2, 4] {
            _ = try outcome(jobs: jobs, memory: 512 << 20)
            let names = try FileManager.default.contentsOfDirectory(atPath: folder.path("index"))
            let segments = names.filter { $0.hasPrefix("segment-") }
            #expect(segments.count == 1)
            files.append([
                "segment": try Data(
                    contentsOf: URL(fileURLWithPath: folder.path("index") + "/" + (segments.first ?? "")))
            ])
        }
        #expect(files[1] == files[0] && files[2] == files[0])
    }

    private func segments() throws -> [String: Data] {
        let names = try FileManager.default.contentsOfDirectory(atPath: folder.path("index"))
        var segments: [String: Data] = [:]
        for name in names where name.hasPrefix("segment-") {
            segments[name] = try Data(contentsOf: URL(filePath: folder.path("index") + "/" + name))
        }
        return segments
    }

    /// Few new reports are a segment of their own beside the others, which stand as they were: nothing is merged.
    @Test func fewNewReportsLeaveTheSegmentsThereAre() throws {
        try writeArchive()
        _ = try outcome(jobs: 1, memory: 512 << 20)
        var before = try segments()
        for number in 0..<5 {
            try folder.write("new/\(number).txt", "Bản tin mới số \(number)\n\nBà con làm đường.\n")
            #expect(try ReportIndexer(path: folder.path("index")).run([folder.path("new")]).added == 1)
            let after = try segments()
            #expect(after.count == before.count + 1)
            #expect(before.allSatisfy { after[$0.key] == $0.value })
            before = after
        }
    }
}
