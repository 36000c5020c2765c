import Foundation
import Reports
import Testing

/// Sources that are folders and hold no file any more: as long as nobody says that it is gone, what they had is kept.
@Suite struct EmptiedSourcesTests {
    private let folder: TemporaryFolder

    init() throws {
        folder = try TemporaryFolder()
        for number in 0..<2 { try folder.write("a/2004/\(number).txt", Self.text(number)) }
        for number in 2..<5 { try folder.write("a/2005/sâu/\(number).txt", Self.text(number)) }
    }

    private static func text(_ number: Int) -> String {
        "Bài \(number)\n\nXã số \(number) có đường mới, bà con góp công dựng nhà văn hoá bên suối.\n"
    }

    private func run(
        _ sources: [String] = ["a"], _ change: (inout ReportIndexer.Options) -> Void = { _ in }
    ) throws -> ReportIndexer.Summary {
        var options = ReportIndexer.Options()
        change(&options)
        return try ReportIndexer(path: folder.path("index"), options: options).run(sources.map { folder.path($0) })
    }

    private func make(_ name: String) throws {
        try FileManager.default.createDirectory(atPath: folder.path(name), withIntermediateDirectories: true)
    }

    private func move(_ from: String, to target: String) throws {
        try FileManager.default.moveItem(atPath: folder.path(from), toPath: folder.path(target))
    }

    /// The folder that a disk was mounted on is there without the disk, and empty.
    @Test func anEmptiedSourceKeepsItsReports() throws {
        _ = try run()
        try move("a", to: "disk")
        try make("a")
        let without = try run()
        #expect(counts(without) == [0, 0, 0, 0, 0])
        #expect((without.documents, without.failures) == (5, 1))
        #expect(without.rejections.map(\.code) == ["emptied"])
        #expect(throws: ReportIndexError.absentSource(path: folder.path("a"))) { try run { $0.isRebuilding = true } }
        // Nor is it any other for folders in it that hold nothing.
        try make("a/lost+found/b")
        let withFolders = try run()
        #expect((withFolders.documents, withFolders.kept, withFolders.removed) == (5, 5, 0))
        #expect(withFolders.rejections.map(\.place) == [folder.path("a")])
        #expect(throws: ReportIndexError.leftOutSource(path: folder.path("a"), reports: 5)) {
            try folder.write("b/1.txt", Self.text(7))
            return try run(["b"]) { $0.isRebuilding = true }
        }
        try folder.remove("a")
        try move("disk", to: "a")
        try folder.remove("a/2004/1.txt")
        #expect(try counts(run()) == [0, 0, 0, 1, 4])
    }

    /// An index in its source is no file of that: it is not read with it.
    @Test func anIndexInAnEmptiedSourceIsNoFile() throws {
        try folder.write("b/1.txt", Self.text(1))
        let indexer = ReportIndexer(path: folder.path("b/index"))
        #expect(try indexer.run([folder.path("b")]).added == 1)
        try folder.remove("b/1.txt")
        try make("b/sâu")
        let kept = try indexer.run([folder.path("b")])
        #expect((kept.documents, kept.kept, kept.removed) == (1, 1, 0))
        #expect(kept.rejections.map(\.code) == ["emptied"])
        // What merely lies beside files of such names is one.
        try folder.write("b/sâu/manifest", Data([0]))
        try folder.write("b/sâu/tệp.bin", Data([0]))
        #expect(try indexer.run([folder.path("b")]).removed == 1)
    }

    /// A rebuild loses nothing with a folder that the index has nothing of, or nothing any more.
    @Test func aRebuildTakesAnEmptyFolderThatHadNothing() throws {
        try make("b/sâu")
        _ = try run()
        #expect(try run(["a", "b"]) { $0.isRebuilding = true }.documents == 5)
        try folder.write("b/sâu/1.txt", Self.text(7))
        #expect(try run(["a", "b"]).documents == 6)
        try folder.remove("b/sâu/1.txt")
        #expect(throws: ReportIndexError.absentSource(path: folder.path("b"))) {
            try run(["a", "b"]) { $0.isRebuilding = true }
        }
        _ = try IndexMaintenance(path: folder.path("index")).delete([], below: [folder.path("b")])
        #expect(try run(["a", "b"]) { $0.isRebuilding = true }.documents == 5)
        // One that is not there may be named by mistake, and is none that is empty.
        #expect(throws: ReportIndexError.absentSource(path: folder.path("c"))) {
            try run(["a", "c"]) { $0.isRebuilding = true }
        }
    }

    /// Of a source that has any file left, what is gone is gone, be its folder there or not; so is what is left out.
    @Test func whatIsGoneFromASourceIsGone() throws {
        _ = try run()
        try folder.remove("a/2005/sâu/2.txt")
        #expect(try counts(run()) == [0, 0, 0, 1, 4])
        for number in 3..<5 { try folder.remove("a/2005/sâu/\(number).txt") }
        let gone = try run()
        #expect(counts(gone) == [0, 0, 0, 2, 2] && gone.rejections.isEmpty)
        #expect(try run { $0.excluded = ["2004/"] }.removed == 2)
    }

    /// Reports that are elsewhere now have moved, and are not kept as well.
    @Test func whatHasMovedIsNotKept() throws {
        let lines = (0..<3).map { #"{"id":"r\#($0)","title":"Bản \#($0)","text":"Xã số \#($0) có điện."}"# + "\n" }
        try folder.write("b/1.jsonl", lines[0] + lines[1])
        try folder.write("b/2.txt", Self.text(7))
        try folder.write("a/2.jsonl", lines[2])
        #expect(try run(["a", "b"]).documents == 9)
        // What brings its ID goes with it, into whatever file; what lay there first lies behind it.
        try folder.remove("b/1.jsonl")
        try folder.write("a/2.jsonl", lines.joined())
        try folder.remove("b/2.txt")
        let moved = try run(["a", "b"])
        #expect((moved.moved, moved.kept, moved.documents) == (3, 1, 9))
        #expect(moved.rejections.map(\.place) == [folder.path("b")])
        #expect(moved.rejections.allSatisfy { $0.message.contains("its reports (1) stay") })
    }

    /// Who has emptied a source says so.
    @Test func anEmptiedSourceIsForgottenWhenThatIsSaid() throws {
        _ = try run()
        for name in ["a/2004", "a/2005"] { try folder.remove(name) }
        #expect(try run().kept == 5)
        let maintenance = IndexMaintenance(path: folder.path("index"))
        #expect(try maintenance.delete([], below: [folder.path("a")]).deleted.count == 5)
        let after = try run()
        #expect((after.kept, after.failures) == (0, 0) && after.rejections.isEmpty)
    }

    /// A disk that is mounted in a folder of another source is one of its own: what both had there is away with it.
    @Test(arguments: [true, false]) func whatLaysInAnAbsentSourceIsKept(hasFolder: Bool) throws {
        try folder.write("a/2005/r.jsonl", "{\"id\":\"r\",\"text\":\"Xã có điện.\"}\n")
        let sources = ["a", "a/2005"]
        let all = try run(sources).documents
        try move("a/2005", to: "disk")
        if hasFolder { try make("a/2005") }
        for given in [["a"], sources] {
            let without = try run(given)
            #expect((without.documents, without.removed) == (all, 0))
        }
        #expect(throws: ReportIndexError.self) { try run { $0.isRebuilding = true } }
        if hasFolder { try folder.remove("a/2005") }
        // Where it has moved to, its files are met.
        try move("disk", to: "a/2006")
        #expect(try run(["a"]).removed == 0)
        try folder.remove("a/2004/1.txt")
        #expect(try run(["a"]).removed == 1)
        let maintenance = IndexMaintenance(path: folder.path("index"))
        _ = try maintenance.delete([], below: [folder.path("a/2005")])
        #expect(try run(["a"]).documents == 5)
    }
}
