import Foundation
import Synchronization

/// An archive that changes, an index that follows it, and what every revision of that must answer.
final class Soak: Sendable {
    /// Reports by ID: the word of their group and the word of their version.
    typealias Model = [String: (group: String, version: String)]

    /// An answer of a reader, to be compared once it is known what its revision holds.
    private struct Answer: Sendable {
        var revision: UInt64
        var query: String
        var ids: Set<String>
    }

    private struct State {
        var models: [UInt64: Model] = [:]
        var answers: [Answer] = []
        var tally = SoakTally()
        var isStopped = false
    }

    private static let groups = ["xoài", "mít", "cam", "bưởi", "nhãn", "vải", "chuối"]
    private static let files = 12
    private static let modelsKept: UInt64 = 1000
    private let folder: URL
    private let state = Mutex(State())

    var tally: SoakTally { state.withLock { $0.tally } }
    /// The manifest, the lock, and for each of some levels of segments and their live documents.
    let filesExpected = 60
    private var index: String { folder.appendingPathComponent("index").path }
    private var reports: String { folder.appendingPathComponent("reports").path }

    init() throws {
        folder = FileManager.default.temporaryDirectory.appendingPathComponent("tracuu-soak-\(UUID().uuidString)")
        try FileManager.default.createDirectory(
            at: folder.appendingPathComponent("reports"), withIntermediateDirectories: true)
    }

    deinit { try? FileManager.default.removeItem(at: folder) }

    func stop() { state.withLock { $0.isStopped = true } }

    func files() throws -> Int { try FileManager.default.contentsOfDirectory(atPath: index).count }

    // MARK: Writing

    func write(until end: Date) throws {
        var random = SystemRandomNumberGenerator()
        var model: Model = [:]
        var edition = 0
        while Date() < end, !state.withLock({ $0.isStopped }) {
            var next = model
            edition += 1
            Self.change(&next, edition: edition, &random)
            try writeFiles(next)
            let before = try revision()
            let isRebuilding = Int.random(in: 0..<40, using: &random) == 0
            let process = try ProgramProcess(
                ["index", "-q", "-i", index] + (isRebuilding ? ["--rebuild"] : []) + [reports])
            let isKilled = Int.random(in: 0..<4, using: &random) == 0
            if isKilled {
                usleep(UInt32.random(in: 0...80_000, using: &random))
                process.signal(SIGKILL)
            }
            let status = process.end()
            guard status == 0 || isKilled else { throw Failure(what: "index ended with \(status)") }
            let after = try revision()
            let isCommitted = after != before
            guard isCommitted || isKilled else { throw Failure(what: "a commit without a new revision") }
            if isCommitted { model = next }
            state.withLock { state in
                if isCommitted, let after {
                    state.models[after] = model
                    // No reader lives so long that it would ask for one of these.
                    if after > Self.modelsKept { state.models[after - Self.modelsKept] = nil }
                }
                if status == 0 { state.tally.commits += 1 } else { state.tally.killedWriters += 1 }
                if status != 0, isCommitted { state.tally.killedAfterCommit += 1 }
            }
        }
        stop()
    }

    struct Failure: Error { var what: String }

    private static func change(_ model: inout Model, edition: Int, _ random: inout SystemRandomNumberGenerator) {
        let version =
            "pb" + String(String(edition).map { Character(UnicodeScalar(97 + UInt8($0.wholeNumberValue ?? 0))) })
        for _ in 0..<Int.random(in: 1...12, using: &random) {
            let id = "r\(Int.random(in: 0..<300, using: &random))"
            if Int.random(in: 0..<3, using: &random) == 0 {
                model[id] = nil
            } else {
                model[id] = (groups.randomElement(using: &random) ?? groups[0], version)
            }
        }
        // Always something new, so that each commit has a revision.
        model["r\(300 + edition % 50)"] = (groups[edition % groups.count], version)
    }

    private func writeFiles(_ model: Model) throws {
        var lines = Array(repeating: "", count: Self.files)
        for (id, report) in model.sorted(by: { $0.key < $1.key }) {
            let place = (Int(id.dropFirst()) ?? 0) % Self.files
            lines[place] += #"{"id":"\#(id)","title":"Tin \#(id)","text":"Vườn \#(report.group) của bà con, "#
            lines[place] += "tin \(id), bản \(report.version).\"}\n"
        }
        for (number, text) in lines.enumerated() {
            let url = URL(fileURLWithPath: reports).appendingPathComponent("kho-\(number).jsonl")
            if text.isEmpty {
                try? FileManager.default.removeItem(at: url)
            } else if (try? Data(contentsOf: url)) != Data(text.utf8) {
                try Data(text.utf8).write(to: url)
            }
        }
    }

    /// That of the index; nil where there is none.
    private func revision() throws -> UInt64? {
        let run = try ProgramRun("stats", "--json", "-i", index)
        if run.status == 3 { return nil }
        guard run.status == 0 else { throw Failure(what: "stats ended with \(run.status): \(run.errors)") }
        let object = try JSONSerialization.jsonObject(with: Data(run.output.utf8)) as? [String: Any]
        return (object?["revision"] as? NSNumber)?.uint64Value
    }

    // MARK: Reading

    /// Prompts, each at one snapshot, that ask until they are ended or killed.
    func read(until end: Date, seed: UInt64) throws {
        var random = SystemRandomNumberGenerator()
        while Date() < end, !state.withLock({ $0.isStopped }) {
            guard try revision() != nil else { continue }
            let process = try ProgramProcess(["repl", "-i", index, "--lang", "en"])
            process.write(".mode jsonl\n.limit 1000\n.dupes show\n")
            let isKilled = Int.random(in: 0..<3, using: &random) == 0
            for _ in 0..<Int.random(in: 1...30, using: &random) {
                let query = self.query(&random)
                process.write(query + "\n")
                if isKilled, Int.random(in: 0..<8, using: &random) == 0 { process.signal(SIGKILL) }
                guard let answer = try Self.answer(of: process, to: query) else { break }
                state.withLock { $0.answers.append(answer) }
            }
            if isKilled { process.signal(SIGKILL) } else { process.write(".quit\n") }
            let status = process.end()
            guard status == 0 || isKilled else { throw Failure(what: "a reader ended with \(status)") }
            state.withLock { state in
                state.tally.readers += 1
                if isKilled { state.tally.killedReaders += 1 }
            }
            checkAnswers()
        }
    }

    private func query(_ random: inout SystemRandomNumberGenerator) -> String {
        let group = Self.groups.randomElement(using: &random) ?? ""
        let version = state.withLock { $0.models.values.randomElement(using: &random)?.values.first?.version }
        switch Int.random(in: 0..<3, using: &random) {
        case 0: return version ?? group
        case 1: return group + " OR " + (Self.groups.randomElement(using: &random) ?? "")
        default: return group
        }
    }

    /// Reads hits up to the summary; nil where the process has ended.
    private static func answer(of process: ProgramProcess, to query: String) throws -> Answer? {
        var ids: Set<String> = []
        while let line = process.line() {
            guard let object = try? JSONSerialization.jsonObject(with: Data(line.utf8)) as? [String: Any] else {
                continue
            }
            if let id = object["id"] as? String { ids.insert(id) }
            guard object["type"] as? String == "summary" else { continue }
            guard let revision = (object["revision"] as? NSNumber)?.uint64Value else { break }
            return Answer(revision: revision, query: query, ids: ids)
        }
        return nil
    }

    /// Compares the answers whose revision is known with its model.
    func checkAnswers() {
        state.withLock { state in
            let known = state.answers.filter { state.models[$0.revision] != nil }
            for answer in known {
                let words = Set(answer.query.components(separatedBy: " OR "))
                let expected = (state.models[answer.revision] ?? [:])
                    .filter { words.contains($0.value.group) || words.contains($0.value.version) }
                state.tally.answers += 1
                state.tally.revisionsAsked.insert(answer.revision)
                guard Set(expected.keys) != answer.ids else { continue }
                state.tally.wrong += 1
                print(
                    "soak: revision \(answer.revision), \(answer.query): \(answer.ids.sorted()) ≠ \(expected.keys.sorted())"
                )
            }
            state.answers.removeAll { state.models[$0.revision] != nil }
        }
    }
}
