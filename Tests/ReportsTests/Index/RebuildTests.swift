import Foundation
import Reports
import SearchEngine
import Testing

/// What a rebuild says of the sources that it is not given, and when it is refused for them.
@Suite struct RebuildTests {
    private let folder: TemporaryFolder
    private var path: String { folder.path("index") }

    init() throws { folder = try TemporaryFolder() }

    @discardableResult
    private func run(
        _ sources: [String], _ change: (inout ReportIndexer.Options) -> Void = { _ in }
    ) throws -> ReportIndexer.Summary {
        var options = ReportIndexer.Options()
        change(&options)
        return try ReportIndexer(path: path, options: options).run(sources.map { folder.path($0) })
    }

    private func move(_ from: String, to target: String) throws {
        try FileManager.default.moveItem(atPath: folder.path(from), toPath: folder.path(target))
    }

    private static func text(_ title: String, _ number: Int) -> String {
        "\(title)\n\nXã số \(number) có đường mới, bà con góp công dựng nhà văn hoá và trồng thêm cây bên suối.\n"
    }

    /// A rebuild that forgets to name a source says what it costs.
    @Test func aRebuildTellsOfTheSourcesLeftOut() throws {
        try folder.write("a/1.txt", Self.text("Bài một", 1))
        for number in 0..<2 { try folder.write("b/\(number).txt", Self.text("Bản \(number)", 5 + number)) }
        _ = try run(["a", "b"])
        let all = try run(["b", "a"]) { $0.isRebuilding = true }
        #expect(all.rejections.isEmpty && all.documents == 3)
        let one = try run(["a"]) { $0.isRebuilding = true }
        #expect(one.documents == 1 && one.failures == 0)
        #expect(one.rejections.map(\.code) == ["left-out"])
        #expect(one.rejections.map(\.place) == [folder.path("b")])
        #expect(one.rejections.allSatisfy { $0.isRemark && $0.message.contains("reports (2)") })
        #expect(try run(["a"]) { $0.isRebuilding = true }.rejections.isEmpty)
    }

    /// What a rebuild leaves out and could not be read again, it would lose: it is refused until that is said to be meant.
    @Test func aRebuildLosesNoReportsOfAbsentSources() throws {
        try folder.write("a/1.txt", Self.text("Bài một", 1))
        for number in 0..<2 { try folder.write("b/\(number).txt", Self.text("Bản \(number)", 5 + number)) }
        _ = try run(["a", "b"])
        try move("b", to: "cất")
        for isDryRun in [true, false] {
            #expect(throws: ReportIndexError.leftOutSource(path: folder.path("b"), reports: 2)) {
                try run(["a"]) { ($0.isRebuilding, $0.isDryRun) = (true, isDryRun) }
            }
        }
        #expect(try ReportIndex(path: folder.path("index")).reportCount == 3)
        let maintenance = IndexMaintenance(path: folder.path("index"))
        #expect(try maintenance.delete([], below: [folder.path("b")]).deleted.count == 2)
        #expect(try run(["a"]) { $0.isRebuilding = true }.documents == 1)
    }

    /// A link at its path leads to another source: what the index has of it could not be read again.
    @Test func aRebuildLosesNoReportsOfASourceThatALinkStandsFor() throws {
        try folder.write("a/1.txt", Self.text("Bài một", 1))
        for number in 0..<2 { try folder.write("b/\(number).txt", Self.text("Bản \(number)", 5 + number)) }
        try run(["a", "b"])
        try move("b", to: "cất")
        try FileManager.default.createSymbolicLink(atPath: folder.path("b"), withDestinationPath: folder.path("a"))
        for sources in [["a"], ["a", "b"]] {
            #expect(throws: ReportIndexError.leftOutSource(path: folder.path("b"), reports: 2)) {
                try run(sources) { $0.isRebuilding = true }
            }
        }
    }

    enum Fault: CaseIterable {
        case otherVersion, segment, manifest, ledger
    }

    /// Makes an index of `a` and `b` unreadable, as whole or in a part.
    private func spoil(_ fault: Fault) throws {
        try folder.write("a/1.txt", Self.text("Bài một", 1))
        try run(["a"])
        for number in 0..<2 { try folder.write("b/\(number).txt", Self.text("Bản \(number)", 5 + number)) }
        try run(["a", "b"])
        let directory = try FileDirectory(path: path)
        var manifest = try Manifest.read(from: directory)
        switch fault {
        case .otherVersion:
            manifest.contentVersions["extractor"] = "0"
            try Data(manifest.encoded()).write(to: URL(filePath: path + "/manifest"))
        case .segment:
            let name = IndexFileName.segment(try #require(manifest.segments.first).number)
            let bytes = try Data(contentsOf: URL(filePath: path + "/" + name))
            try bytes.dropLast(9).write(to: URL(filePath: path + "/" + name))
        case .manifest: try folder.remove("index/manifest")
        case .ledger:
            try Data([7]).write(
                to: URL(filePath: path + "/" + IndexFileName.attachment(revision: manifest.attachmentRevision)))
        }
        #expect(throws: ReportIndexError.self) { try ReportIndex(path: path) }
    }

    /// The ledger of an index that cannot be opened still says what it has of an absent source.
    @Test(arguments: [Fault.otherVersion, .segment, .manifest])
    func aRebuildOfAnUnreadableIndexLosesNoReportsOfAbsentSources(fault: Fault) throws {
        try spoil(fault)
        try move("b", to: "cất")
        let manifest = try? Data(contentsOf: URL(filePath: path + "/manifest"))
        #expect(throws: ReportIndexError.leftOutSource(path: folder.path("b"), reports: 2)) {
            try run(["a"]) { $0.isRebuilding = true }
        }
        #expect((try? Data(contentsOf: URL(filePath: path + "/manifest"))) == manifest)
        try move("cất", to: "b")
        let one = try run(["a"]) { $0.isRebuilding = true }
        #expect(one.rejections.map(\.code) == ["left-out"] && one.documents == 1)
    }

    /// Where not even that can be read, a repair comes first, if it can save anything.
    @Test func aRebuildTakesNoPlaceOfWhatARepairCanSave() throws {
        try spoil(.ledger)
        let error = #expect(throws: ReportIndexError.self) { try run(["a", "b"]) { $0.isRebuilding = true } }
        guard case .damaged = error else { throw try #require(error) }
        _ = try IndexMaintenance(path: path).repair()
        try move("b", to: "cất")
        #expect(throws: ReportIndexError.leftOutSource(path: folder.path("b"), reports: 2)) {
            try run(["a"]) { $0.isRebuilding = true }
        }
    }

    /// Where it cannot, it is said that nothing is known.
    @Test func aRebuildTellsThatTheSourcesAreUnknown() throws {
        try spoil(.ledger)
        for name in try FileManager.default.contentsOfDirectory(atPath: path) where name.hasPrefix("segment-") {
            try Data().write(to: URL(filePath: path + "/" + name))
        }
        // They may be of an empty folder, too.
        try FileManager.default.createDirectory(atPath: folder.path("c"), withIntermediateDirectories: true)
        #expect(throws: ReportIndexError.absentSource(path: folder.path("c"))) {
            try run(["a", "b", "c"]) { $0.isRebuilding = true }
        }
        let all = try run(["a", "b"]) { $0.isRebuilding = true }
        #expect(all.documents == 3 && all.failures == 0)
        #expect(all.rejections.map(\.code) == ["unknown-sources"])
        #expect(all.rejections.map(\.place) == [path])
        #expect(try run(["a", "b"]) { $0.isRebuilding = true }.rejections.isEmpty)
    }
}
