import Analysis
import Foundation
import Reports
import Testing

/// Paths and IDs that Swift's `String` takes for equal, and that differ by their bytes: they are two, to a file system
/// and to an index.
@Suite struct CanonicalTwinsTests {
    /// The same word in NFC and in NFD.
    private static let twins = ["h\u{F2}a", "ho\u{300}a"]

    private let folder: TemporaryFolder
    private let composed: String
    private let decomposed: String
    private var index: IndexMaintenance { IndexMaintenance(path: path("index")) }

    init() throws {
        folder = try TemporaryFolder()
        (composed, decomposed) = (Self.twins[0], Self.twins[1])
    }

    // MARK: Steps

    private func path(_ name: String) -> String { folder.url.path + "/" + name }

    private func write(_ name: String, _ text: String) throws {
        let file = path(name)
        let slash = try #require(file.utf8.lastIndex(of: UInt8(ascii: "/")))
        try FileManager.default.createDirectory(atPath: String(file[..<slash]), withIntermediateDirectories: true)
        try #require(FileManager.default.createFile(atPath: file, contents: Data(text.utf8)))
    }

    /// As many texts as folders times numbers, each of its own.
    private func write(in folders: [String], _ numbers: ClosedRange<Int> = 1...3) throws {
        for (place, folder) in folders.enumerated() {
            for number in numbers {
                try write("\(folder)/\(number).txt", "Bài \(place) \(number)\n\nXã \(place) làm \(number) cây cầu.\n")
            }
        }
    }

    private func record(_ id: String, _ number: Int) -> String {
        #"{"id":"\#(id)","title":"Bản \#(number)","text":"Xã nhà có \#(number) cây cầu mới qua suối."}"# + "\n"
    }

    private func run(_ sources: [String], isRebuilding: Bool = false) throws -> ReportIndexer.Summary {
        var options = ReportIndexer.Options()
        options.isRebuilding = isRebuilding
        return try ReportIndexer(path: path("index"), options: options).run(sources.map(path))
    }

    /// The reports of the index, each with where it lies and its title.
    private func reports() throws -> [(id: ByteString, place: ByteString, title: String)] {
        var request = SearchRequest("xã")
        request.limit = 1_000
        request.duplicates = .show
        let opened = try ReportIndex(path: path("index"))
        let hits = try opened.search(request).hits
        #expect(hits.count == opened.reportCount)
        #expect(try index.verify(isDeep: true).isEmpty)
        return hits.map { (ByteString($0.report.id), ByteString($0.report.location.shown), $0.report.title) }
    }

    private func ids() throws -> [ByteString] { try reports().map(\.id).sorted() }
    private func places() throws -> [ByteString] { try reports().map(\.place).sorted() }
    private func bytes(_ texts: String...) -> [ByteString] { texts.map { ByteString($0) }.sorted() }

    // MARK: Sources

    @Test func sourcesAreTwo() throws {
        try write(in: Self.twins)
        #expect(counts(try run(Self.twins)) == [6, 0, 0, 0, 0])
        let before = try reports().map { [$0.id, $0.place] }
        #expect(Set(before.flatMap { $0 }).count == 12)
        #expect(counts(try run(Self.twins.reversed())) == [0, 0, 0, 0, 6])
        for twin in Self.twins { #expect(counts(try run([twin])) == [0, 0, 0, 0, 3]) }
        #expect(try reports().map { [$0.id, $0.place] } == before)
        #expect(counts(try run(Self.twins, isRebuilding: true)) == [6, 0, 0, 0, 0])
        #expect(Set(try reports().map { [$0.id, $0.place] }) == Set(before))
    }

    @Test func aTwinThatIsNotNamedIsLeftOutOfARebuild() throws {
        try write(in: Self.twins)
        _ = try run(Self.twins)
        let summary = try run([decomposed], isRebuilding: true)
        #expect(summary.documents == 3 && summary.rejections.map(\.code) == ["left-out"])
    }

    @Test func filesAsSourcesAreTwo() throws {
        for (number, twin) in Self.twins.enumerated() { try write(twin + ".txt", "Xã \(number) có cầu.") }
        #expect(counts(try run(Self.twins.map { $0 + ".txt" })) == [2, 0, 0, 0, 0])
        #expect(try places() == bytes(path(composed + ".txt"), path(decomposed + ".txt")))
    }

    /// Paths as given are keys too, where they lead to different places.
    @Test func linksOfTwinNamesAreTwoSources() throws {
        try write(in: ["x", "y"])
        for (link, target) in zip(Self.twins, ["x", "y"]) {
            try FileManager.default.createSymbolicLink(atPath: path(link), withDestinationPath: path(target))
        }
        #expect(counts(try run(Self.twins)) == [6, 0, 0, 0, 0])
        #expect(Set(try places()).count == 6)
        #expect(counts(try run(Self.twins)) == [0, 0, 0, 0, 6])
    }

    /// Sources of names that are twins are known by their names: these are two.
    @Test func namesOfSourcesAreTwo() throws {
        try write(in: ["m/" + composed, "k/" + decomposed])
        _ = try run(["m/" + composed])
        let before = try ids()
        #expect(counts(try run(["k/" + decomposed])) == [3, 0, 0, 0, 0])
        #expect(Set(try ids()).isSuperset(of: before))
        let paths = try Set(reports().map(\.place))
        #expect(paths.count == 6)
    }

    @Test func aTwinIsFoundAgainAtAnotherPath() throws {
        try write(in: Self.twins)
        _ = try run(Self.twins)
        try FileManager.default.moveItem(atPath: path(decomposed), toPath: path("khác"))
        #expect(counts(try run(["khác", composed])) == [0, 0, 3, 0, 3])
        #expect(try places().filter { $0.text.utf8.starts(with: path("khác").utf8) }.count == 3)
    }

    // MARK: Files and paths

    @Test func filesInAFolderAreTwo() throws {
        for (number, twin) in Self.twins.enumerated() { try write("a/\(twin).txt", "Xã \(number) có cầu.") }
        #expect(counts(try run(["a"])) == [2, 0, 0, 0, 0])
        #expect(counts(try run(["a"])) == [0, 0, 0, 0, 2])
        #expect(try index.delete([], below: [path("a/\(decomposed).txt")]).deleted.count == 1)
        #expect(try places() == bytes(path("a/\(composed).txt")))
    }

    @Test func aFolderIsTakenOutWithoutItsTwin() throws {
        try write(in: Self.twins.map { "a/" + $0 })
        _ = try run(["a"])
        #expect(try index.delete([], below: [path("a/" + decomposed)]).deleted.count == 3)
        #expect(try places().allSatisfy { $0.text.utf8.starts(with: path("a/\(composed)/").utf8) })
    }

    @Test func aSourceIsForgottenWithoutItsTwin() throws {
        try write(in: Self.twins)
        _ = try run(Self.twins)
        let summary = try index.delete([], below: [path(composed)])
        #expect(summary.deleted.count == 3 && summary.forgotten.map { ByteString($0) } == bytes(path(composed)))
        #expect(counts(try run([decomposed])) == [0, 0, 0, 0, 3])
    }

    /// libarchive gives most names composed: what cannot be told apart stands twice, and is said to.
    @Test func entriesAreOne() throws {
        try folder.write("t.tar", tar(Self.twins.map { ($0 + ".txt", "Xã \($0.utf8.count) có cầu.") }))
        let summary = try run(["t.tar"])
        #expect(summary.documents == 1 && summary.rejections.map(\.code) == ["repeated-entry"])
        #expect(try places() == bytes(path("t.tar!/\(composed).txt")))
    }

    /// A slash and a mark on it are one `Character`.
    @Test func aMarkMayBeginAName() throws {
        let names = ["s/\u{301}x.txt", "s/d/\u{301}y.txt", "s/a.txt", "s/d/b.txt"]
        for (number, name) in names.enumerated() { try write(name, "Xã \(number) có cầu.") }
        #expect(counts(try run(["s"])) == [4, 0, 0, 0, 0])
        #expect(try index.delete([], below: [path("s/d")], isDryRun: true).deleted.count == 2)
        #expect(try index.delete([], below: [path("s/d/\u{301}y.txt")], isDryRun: true).deleted.count == 1)
        let summary = try index.delete([], below: [path("s")])
        #expect(summary.deleted.count == 4 && summary.forgotten == [path("s")])
        #expect(summary.documents == 0)
    }

    @Test func aMarkMayBeginTheNameOfASource() throws {
        try write(in: ["m/\u{301}x", "k/\u{301}x"])
        #expect(counts(try run(["m/\u{301}x", "k/\u{301}x"])) == [6, 0, 0, 0, 0])
        #expect(try Set(ids()).count == 6)
        #expect(counts(try run(["m/\u{301}x", "k/\u{301}x"])) == [0, 0, 0, 0, 6])
    }

    @Test func aBackupBesideAnIndexOfTwinNameIsNoneInIt() throws {
        try write(in: ["a"])
        _ = try ReportIndexer(path: path(composed)).run([path("a")])
        #expect(try IndexMaintenance(path: path(composed)).backup(to: path(decomposed + "/bản")).documents == 3)
        for inside in [composed + "/bản", composed + "/\u{301}bản"] {
            #expect(throws: ReportIndexError.self) {
                try IndexMaintenance(path: path(composed)).backup(to: path(inside))
            }
        }
    }

    // MARK: IDs

    private func writeRecords(_ ids: [String]) throws {
        try write("r.jsonl", ids.enumerated().map { record($1, $0) }.joined())
    }

    @Test func idsAreTwo() throws {
        try writeRecords(Self.twins + ["k"])
        #expect(counts(try run(["r.jsonl"])) == [3, 0, 0, 0, 0])
        #expect(counts(try run(["r.jsonl"])) == [0, 0, 0, 0, 3])
        for twin in Self.twins {
            let opened = try ReportIndex(path: path("index"))
            let found = try #require(try opened.report(id: twin)).id
            #expect(ByteString(found) == ByteString(twin))
        }
        #expect(try index.delete(Self.twins + Self.twins).deleted.count == 2)
        #expect(try ids() == bytes("k"))
    }

    @Test func recordsThatAreGoneGoBoth() throws {
        try writeRecords(["k"] + Self.twins)
        _ = try run(["r.jsonl"])
        try writeRecords(["k"])
        #expect(counts(try run(["r.jsonl"])) == [0, 0, 0, 2, 1])
        #expect(try ids() == bytes("k"))
    }

    @Test func aReportThatComesAgainDoesNotTakeItsTwinAlong() throws {
        try writeRecords(["k"] + Self.twins)
        _ = try run(["r.jsonl"])
        // One is changed and one goes in the same commit.
        try write("r.jsonl", record("k", 0) + record(composed, 9))
        #expect(counts(try run(["r.jsonl"])) == [0, 1, 0, 1, 1])
        #expect(try ids() == bytes("k", composed))
    }

    @Test func aCorrectionIsOfOneOfThem() throws {
        try write("a/r.jsonl", Self.twins.enumerated().map { record($1, $0) }.joined())
        try write("a/corrections.jsonl", #"{"id":"\#(decomposed)","title":"Tên khác"}"# + "\n")
        _ = try run(["a"])
        for (id, _, title) in try reports() {
            let expected = id == ByteString(decomposed) ? "Tên khác" : "Bản 0"
            #expect(title == expected)
        }
    }

    /// Corrections beside sources that are twins are each of its own.
    @Test func correctionsAreOfOneSource() throws {
        for (number, twin) in Self.twins.enumerated() {
            try write("\(twin)/r.jsonl", record("r\(number)", number))
            try write("\(twin)/corrections.jsonl", #"{"id":"r\#(number)","title":"Tên \#(number)"}"# + "\n")
        }
        _ = try run(Self.twins)
        #expect(try reports().map(\.title).sorted() == ["Tên 0", "Tên 1"])
    }

    // MARK: Repair

    private func indexFiles(_ beginning: String, _ middle: String = "") throws -> [String] {
        try FileManager.default.contentsOfDirectory(atPath: path("index"))
            .filter { $0.hasPrefix(beginning) && $0.contains(middle) }
    }

    @Test func bothLiveWhereNobodyKnowsWhichDo() throws {
        try writeRecords(Self.twins + ["k"])
        _ = try run(["r.jsonl"])
        _ = try index.delete(["k"])
        let live = try indexFiles("segment-", "live") + indexFiles("live-")
        try #require(!live.isEmpty)
        for name in live { try folder.remove("index/" + name) }
        let summary = try index.repair()
        #expect(summary.documents == 3 && summary.lost.isEmpty && summary.unnamed == 0)
        #expect(try ids() == bytes(composed, decomposed, "k"))
    }

    /// Whatever part of a segment is damaged, both are saved, or read again.
    @Test(arguments: [0.01, 0.1, 0.3, 0.5, 0.7, 0.9]) func bothOutliveDamage(place: Double) throws {
        try writeRecords(Self.twins + ["k"])
        _ = try run(["r.jsonl"])
        let segment = path("index/segment-1")
        var bytes = try Data(contentsOf: URL(filePath: segment))
        bytes[Int(place * Double(bytes.count))] ^= 0x20
        try bytes.write(to: URL(filePath: segment))
        let expected = try index.repair(isDryRun: true)
        let summary = try index.repair()
        #expect(summary.documents == 3 && summary.lost.isEmpty && summary.unnamed == 0)
        #expect(expected.saved == summary.saved && expected.restored == summary.restored)
        #expect(try ids() == self.bytes(composed, decomposed, "k"))
    }
}
