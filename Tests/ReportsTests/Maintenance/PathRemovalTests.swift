import Foundation
import Reports
import Testing

/// What `delete --path` takes out, where links lie on the way.
@Suite struct PathRemovalTests {
    private let folder: TemporaryFolder
    private var index: IndexMaintenance { IndexMaintenance(path: folder.path("index")) }

    init() throws { folder = try TemporaryFolder() }

    private func write(_ source: String, _ count: Int = 3) throws {
        for number in 1...count {
            try folder.write("\(source)/\(number).txt", "Xã \(source) \(number) làm thêm cây cầu qua suối.")
        }
    }

    private func link(_ name: String, to target: String) throws {
        try? folder.remove(name)
        try FileManager.default.createSymbolicLink(
            atPath: folder.path(name), withDestinationPath: folder.path(target))
    }

    private func move(_ name: String, to other: String) throws {
        try FileManager.default.moveItem(atPath: folder.path(name), toPath: folder.path(other))
    }

    @discardableResult
    private func run(_ sources: String...) throws -> ReportIndexer.Summary {
        try ReportIndexer(path: folder.path("index")).run(sources.map { folder.path($0) })
    }

    private func deleted(_ path: String, isDryRun: Bool = true) throws -> Int {
        try index.delete([], below: [folder.path(path)], isDryRun: isDryRun).deleted.count
    }

    /// The folders that reports are shown in.
    private func shown() throws -> Set<String> {
        var request = SearchRequest("xã")
        request.limit = 100
        request.duplicates = .show
        return try Set(
            ReportIndex(path: folder.path("index")).search(request).hits.map {
                String($0.report.location.source.dropFirst(folder.url.path.count + 1))
            })
    }

    @Test func anEmptyPathIsThatOfNothing() throws {
        try write("a")
        try run("a")
        let summary = try index.delete([], below: ["", folder.path("b")])
        #expect(summary.deleted.isEmpty && summary.forgotten.isEmpty && summary.documents == 3)
        let report = try ReportIndexer(path: folder.path("index")).run([""])
        #expect(report.documents == 3 && report.rejections.map(\.code) == ["missing"])
    }

    @Test func manyPathsAreTakenTogether() throws {
        try write("a", 30)
        try write("a/b", 3)
        try write("c")
        try run("a", "c")
        let names = ["a/1.txt", "a/1", "a/30.txt", "a/b", "a/b/1.txt", "a/3", "c/"]
        let summary = try index.delete([], below: names.map { folder.path($0) })
        #expect(summary.deleted.count == 8 && summary.documents == 28)
        #expect(summary.forgotten == [folder.path("c")])
    }

    /// The link that a source was given by leads nowhere: it goes by that name all the same.
    @Test func aSourceBehindALinkThatLeadsNowhere() throws {
        try write("real/2019")
        try link("usb", to: "real")
        try run("usb/2019")
        try move("real", to: "gone")
        #expect(try deleted("usb/2019") == 3)
        #expect(try deleted("usb") == 3)
        #expect(try deleted("usb/2019/1.txt") == 1)
        #expect(try deleted("real/2019") == 3)
        #expect(try deleted("gone/2019") == 0)
        let summary = try index.delete([], below: [folder.path("usb/2019")])
        #expect(summary.forgotten == [folder.path("real/2019")] && summary.documents == 0)
    }

    /// A path means what goes by it in words, and not what a link at it leads to.
    @Test func wordsCountBeforeWhatALinkLeadsTo() throws {
        try write("old")
        try write("new", 4)
        try run("old", "new")
        try folder.remove("old")
        try link("old", to: "new")
        #expect(try deleted("old") == 3)
        #expect(try deleted("old", isDryRun: false) == 3)
        // Nothing goes by it now.
        #expect(try deleted("old") == 4)
    }

    /// The same where a source was given by what is another's path by now.
    @Test func theSourceAtAPathCountsBeforeOneThatWasGivenByIt() throws {
        try write("o2")
        try write("n2", 4)
        try run("o2", "n2")
        try folder.remove("o2")
        try link("o2", to: "n2")
        try run("o2")
        #expect(try deleted("n2") == 4)
        #expect(try deleted("o2") == 3)
        #expect(try deleted("o2", isDryRun: false) == 3)
        #expect(try deleted("o2") == 4)
    }

    @Test func aLinkOfNoSourceIsWhatItLeadsTo() throws {
        try write("a")
        try run("a")
        try link("b", to: "a")
        #expect(try deleted("b/1.txt") == 1)
        #expect(try deleted("b") == 3)
    }

    @Test func aSourceOfALinkThatLeadsElsewhereGoesByItsOwnPath() throws {
        try write("y2023")
        try write("y2024", 4)
        try link("cur", to: "y2023")
        try run("cur")
        #expect(try shown() == ["cur"])
        try link("cur", to: "y2024")
        #expect(try deleted("cur") == 0)
        #expect(try deleted("y2023") == 3)
        #expect(try run("cur").documents == 7)
        #expect(try shown() == ["cur", "y2023"])
        #expect(try deleted("cur") == 4)
        #expect(try deleted("y2023") == 3)
        #expect(counts(try run("cur")) == [0, 0, 0, 0, 4])
        #expect(try shown() == ["cur", "y2023"])
    }

    @Test func aBackupBehindALinkToTheIndexLiesInIt() throws {
        try write("a")
        try run("a")
        try link("lx", to: "index")
        try link("nowhere", to: "lx/sub")
        for inside in ["lx/sub", "lx/sub/deep", "index/sub", "lx", "nowhere", "nowhere/deep"] {
            #expect(throws: ReportIndexError.self, "\(inside)") { try index.backup(to: folder.path(inside)) }
        }
        #expect(!FileManager.default.fileExists(atPath: folder.path("index/sub")))
        #expect(try index.backup(to: folder.path("new/deep")).documents == 3)
    }
}
