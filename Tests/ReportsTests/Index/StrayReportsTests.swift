import Foundation
import Reports
import SearchEngine
import TestSupport
import Testing

/// Reports of which the index does not know the file any more: where they lie is stored with them, and tells.
@Suite struct StrayReportsTests {
    private let folder: TemporaryFolder
    private var path: String { folder.path("index") }

    init() throws {
        folder = try TemporaryFolder()
        for number in 0..<6 {
            try folder.write("a/\(number).txt", Self.text(number))
            try folder.write("b/sâu/\(number).txt", Self.text(10 + number))
        }
        let lines = (0..<4).map { Self.record("r\($0)") }
        try folder.write("b/r!/kho#1.jsonl", lines.joined())
        _ = try run(["a", "b"])
    }

    private static func text(_ number: Int) -> String {
        "Bài số \(number)\n\nXã số \(number) có đường mới, bà con trồng thêm \(number) cây bên suối.\n"
    }

    private static func record(_ id: String) -> String {
        #"{"id":"\#(id)","title":"Bản \#(id)","text":"Xã nhà có điện, nhà \#(id)."}"# + "\n"
    }

    private func run(
        _ sources: [String], index: String = "index", isRebuilding: Bool = false
    ) throws -> ReportIndexer.Summary {
        var options = ReportIndexer.Options()
        options.isRebuilding = isRebuilding
        return try ReportIndexer(path: folder.path(index), options: options).run(sources.map { folder.path($0) })
    }

    private func isAsMadeAnew(_ sources: [String]) throws -> Bool {
        _ = try run(sources, index: "anew", isRebuilding: true)
        let digests = try ["index", "anew"].map { try ReportIndex(path: folder.path($0)).statistics().digest }
        return digests[0] == digests[1]
    }

    /// What makes strays of all reports: the ledger is damaged and dropped, or the column of files is.
    enum Loss: CaseIterable { case ledger, column, both }

    private func loseLedger() throws {
        for name in try FileManager.default.contentsOfDirectory(atPath: path) where name.hasPrefix("attachment-") {
            try Data("hỏng".utf8).write(to: URL(filePath: path + "/" + name))
        }
        _ = try IndexMaintenance(path: path).repair()
    }

    private func lose(_ loss: Loss) throws {
        for name in try FileManager.default.contentsOfDirectory(atPath: path) {
            let url = URL(filePath: path + "/" + name)
            var bytes = Array(try Data(contentsOf: url))
            if name.hasPrefix("attachment-"), loss != .column {
                bytes[bytes.count / 2] ^= 1
            } else if name.hasPrefix("segment-"), !name.contains("."), loss != .ledger {
                let sections = try SectionReader(ByteView(bytes), file: name).sections
                let columns = (0..<32).compactMap { number in sections.first { $0.tag == .column(number) } }
                bytes[try #require(columns.last).offset] ^= 1
            }
            try Data(bytes).write(to: url, options: .atomic)
        }
        let repaired = try IndexMaintenance(path: path).repair()
        #expect(!repaired.damage.isEmpty && repaired.lost.isEmpty && repaired.documents == 16)
    }

    /// What was saved is in the index, be it known of which files or not.
    @Test(arguments: Loss.allCases) func aStrayIsNotMissedByTheNextRepair(loss: Loss) throws {
        try lose(loss)
        for isDryRun in [true, false] {
            let again = try IndexMaintenance(path: path).repair(isDryRun: isDryRun)
            #expect(again.damage.isEmpty && again.lost.isEmpty && again.unnamed == 0 && again.restored == 0)
            #expect(again.documents == 16)
        }
    }

    @Test(arguments: Loss.allCases) func aStrayIsOfTheFileThatGivesItAgain(loss: Loss) throws {
        try lose(loss)
        #expect(try counts(run(["a", "b"])) == [0, 0, 0, 0, 16])
        #expect(try isAsMadeAnew(["a", "b"]))
        // From then on it is one like any other.
        let again = try run(["a", "b"])
        #expect(counts(again) == [0, 0, 0, 0, 16])
        try folder.remove("b/sâu/3.txt")
        #expect(try counts(run(["b"])) == [0, 0, 0, 1, 9])
    }

    @Test(arguments: Loss.allCases) func aStrayWhoseFileIsGoneGoes(loss: Loss) throws {
        try lose(loss)
        try folder.remove("a/1.txt")
        try folder.write("a/2.txt", Self.text(77))
        try folder.remove("b/sâu")
        try folder.write("b/r!/kho#1.jsonl", Self.record("r9") + Self.record("r1"))
        #expect(try counts(run(["a", "b"])) == [1, 1, 0, 10, 5])
        #expect(try isAsMadeAnew(["a", "b"]))
    }

    /// A source that is not there, or is not read, keeps what was its own.
    @Test(arguments: Loss.allCases) func aStrayOfAnAbsentSourceStays(loss: Loss) throws {
        try lose(loss)
        try FileManager.default.moveItem(atPath: folder.path("b"), toPath: folder.path("cất"))
        #expect(try counts(run(["a"])) == [0, 0, 0, 0, 6])
        #expect(try run(["a", "b"]).documents == 16)
        try FileManager.default.moveItem(atPath: folder.path("cất"), toPath: folder.path("b"))
        try folder.remove("b/sâu/0.txt")
        #expect(try counts(run(["b"])) == [0, 0, 0, 1, 9])
        #expect(try isAsMadeAnew(["a", "b"]))
    }

    /// What is below a folder that cannot be looked into is neither there nor gone.
    @Test func aStrayBelowADoubtfulFolderStays() throws {
        try lose(.ledger)
        try folder.remove("b/sâu")
        // A list of patterns that is too large to be read keeps the folder shut.
        try folder.write("b/sâu/.tracuuignore", Data(repeating: 0x61, count: 2 << 20))
        let summary = try run(["b"])
        #expect(summary.removed == 0 && summary.documents == 16 && summary.failures == 1)
    }

    /// Nor is what was in a source that holds no file any more.
    @Test(arguments: Loss.allCases) func aStrayOfAnEmptiedSourceStays(loss: Loss) throws {
        try lose(loss)
        try FileManager.default.moveItem(atPath: folder.path("b"), toPath: folder.path("cất"))
        try FileManager.default.createDirectory(
            atPath: folder.path("b/lost+found"), withIntermediateDirectories: true)
        let summary = try run(["b"])
        #expect(summary.removed == 0 && summary.documents == 16 && summary.kept == 10)
        #expect(summary.rejections.map(\.place) == [folder.path("b")])
        try folder.remove("b")
        try FileManager.default.moveItem(atPath: folder.path("cất"), toPath: folder.path("b"))
        #expect(try counts(run(["b"])) == [0, 0, 0, 0, 10])
        #expect(try isAsMadeAnew(["a", "b"]))
    }

    /// A rebuild that is not given their source says so, or is refused where they could not be read again.
    @Test(arguments: Loss.allCases) func aRebuildWithoutThemIsTold(loss: Loss) throws {
        try lose(loss)
        let told = try run(["a"], isRebuilding: true)
        #expect(told.documents == 6 && told.rejections.map(\.code) == ["left-out"])
        #expect(told.rejections.map(\.place) == [folder.path("b")])
    }

    @Test(arguments: Loss.allCases) func aRebuildThatWouldLoseThemIsRefused(loss: Loss) throws {
        try lose(loss)
        // A folder that the index has nothing of is in nobody's way.
        try FileManager.default.createDirectory(atPath: folder.path("c"), withIntermediateDirectories: true)
        #expect(try run(["a", "b", "c"], isRebuilding: true).documents == 16)
        try lose(loss)
        try folder.write("a/1.txt", "")
        try folder.write("b/sâu/.tracuuignore", Data(repeating: 0x61, count: 2 << 20))
        let refusal = #expect(throws: ReportIndexError.self) {
            try run(["a", "b", "c"], isRebuilding: true)
        }
        guard case .lossyRebuild(let lost) = refusal else { throw try #require(refusal) }
        let places = lost.places.map { "\($0.path.dropFirst(folder.url.path.count + 1)) \($0.reports)" }
        #expect(places.sorted() == ["a/1.txt 1", "b/sâu 6"])
        try FileManager.default.moveItem(atPath: folder.path("b"), toPath: folder.path("cất"))
        #expect(throws: ReportIndexError.leftOutSource(path: folder.path("b"), reports: 10)) {
            try run(["a"], isRebuilding: true)
        }
        // Unless that is said to be meant.
        _ = try IndexMaintenance(path: path).delete([], below: [folder.path("b"), folder.path("a/1.txt")])
        #expect(try run(["a"], isRebuilding: true).documents == 5)
    }

    /// Nor does it take memory by the square of its name to find the file of an entry.
    @Test func longNamesOfStraysTakeLinearTime() throws {
        var counted: Set<[Int]> = []
        let isLinear = try ProcessorTime.growsLinearly(to: 16_000) { length in
            let name = "x" + String(repeating: "#", count: length) + ".md"
            try folder.write("c/kho.zip", Data(storedZip([(name, "Xã nhà.\n"), ("y.md", "Xã.\n")])))
            _ = try run(["c"], isRebuilding: true)
            try loseLedger()
            counted.insert(try counts(run(["c"])))
        }
        #expect(isLinear && counted == [[0, 0, 0, 0, 2]])
    }

    /// Nothing goes where it is asked that nothing should.
    @Test func withoutPruningStraysStay() throws {
        try lose(.both)
        try folder.remove("a/1.txt")
        var options = ReportIndexer.Options()
        options.prunes = false
        #expect(try ReportIndexer(path: path, options: options).run([folder.path("a")]).documents == 16)
        #expect(try run(["a"]).removed == 1)
    }
}
