import Foundation
import Reports
import Testing

/// Folders that are there and hold no file any more: as long as nobody says that it is gone, what they had is kept.
@Suite struct EmptiedFoldersTests {
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

    /// So is one that was mounted on a folder below the source.
    @Test func anEmptiedFolderKeepsItsReports() throws {
        _ = try run()
        try move("a/2005", to: "disk")
        try make("a/2005/lost+found")
        for _ in 0..<2 {
            let without = try run()
            #expect(counts(without) == [0, 0, 0, 0, 2])
            #expect((without.kept, without.documents, without.failures) == (3, 5, 1))
            #expect(without.rejections.map(\.code) == ["emptied"])
            #expect(without.rejections.map(\.place) == [folder.path("a/2005")])
            #expect(without.rejections.allSatisfy { $0.message.contains("its reports (3) stay") })
        }
        try folder.remove("a/2005")
        try move("disk", to: "a/2005")
        let again = try run()
        #expect(counts(again) == [0, 0, 0, 0, 5] && again.rejections.isEmpty)
    }

    /// What is gone with its folder, or from a folder that has others, is gone; so is what is left out.
    @Test func whatIsGoneFromAFolderIsGone() throws {
        _ = try run()
        try folder.remove("a/2005/sâu/2.txt")
        #expect(try counts(run()) == [0, 0, 0, 1, 4])
        try folder.remove("a/2005/sâu")
        try folder.write("a/2005/3.txt", Self.text(9))
        #expect(try counts(run()) == [1, 0, 0, 2, 2])
        try folder.remove("a/2005")
        let gone = try run()
        #expect(counts(gone) == [0, 0, 0, 1, 2] && gone.rejections.isEmpty)
        #expect(try run { $0.excluded = ["2004/"] }.removed == 2)
    }

    /// Reports that are elsewhere now have moved, and are not kept as well.
    @Test func whatHasMovedIsNotKept() throws {
        let lines = (0..<3).map { #"{"id":"r\#($0)","title":"Bản \#($0)","text":"Xã số \#($0) có điện."}"# + "\n" }
        try folder.write("a/kho/1.jsonl", lines[0] + lines[1])
        try folder.write("a/2004/2.jsonl", lines[2])
        _ = try run()
        try move("a/2005/sâu/2.txt", to: "a/2004/2.txt")
        try move("a/2005/sâu/3.txt", to: "a/2004/3.txt")
        try folder.remove("a/2005/sâu/4.txt")
        // What brings its ID goes with it, into whatever file.
        try folder.remove("a/kho/1.jsonl")
        try folder.write("a/2004/2.jsonl", lines.joined())
        let moved = try run()
        #expect(counts(moved) == [0, 0, 5, 0, 2])
        #expect((moved.kept, moved.documents) == (1, 8))
        #expect(moved.rejections.map(\.place) == [folder.path("a/2005")])
        #expect(moved.rejections.allSatisfy { $0.message.contains("its reports (1) stay") })
        try move("a/2004/2.txt", to: "a/kho/2.txt")
        try folder.write("a/2005/sâu/4.txt", Self.text(4))
        #expect(try counts(run()) == [0, 0, 1, 0, 7])
        // Nothing of what has moved is left behind.
        try folder.remove("a/2005/sâu/4.txt")
        #expect(try run().kept == 1)
    }

    /// Who has emptied a folder says so.
    @Test func anEmptiedFolderIsForgottenWhenThatIsSaid() throws {
        _ = try run()
        try folder.remove("a/2005/sâu")
        try make("a/2005")
        #expect(try run().kept == 3)
        let maintenance = IndexMaintenance(path: folder.path("index"))
        #expect(try maintenance.delete([], below: [folder.path("a/2005")]).deleted.count == 3)
        let after = try run()
        #expect(counts(after) == [0, 0, 0, 0, 2])
        #expect((after.kept, after.failures) == (0, 0) && after.rejections.isEmpty)
    }

    // MARK: Compared with a simple way

    private struct Random {
        var state: UInt64

        mutating func next(_ bound: Int) -> Int {
            state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
            return Int(state >> 33) % bound
        }
    }

    /// The outermost folder on the way that is there and below which no file is.
    private func simple(_ name: String, files: [String], folders: Set<String>) -> String? {
        let parts = name.split(separator: "/").map(String.init)
        return (0..<parts.count).lazy.map { parts[..<$0].joined(separator: "/") }.first { outer in
            (outer.isEmpty || folders.contains(outer))
                && !files.contains { outer.isEmpty || $0.hasPrefix(outer + "/") }
        }
    }

    @Test(arguments: 0..<20) func theFolderFoundIsTheOutermost(seed: Int) throws {
        var random = Random(state: UInt64(seed) &* 91 &+ 3)
        func name() -> String {
            (0...random.next(4)).map { _ in ["a", "a-", "b", "đ"][random.next(4)] }.joined(separator: "/")
        }
        try make("t")
        var files: Set<String> = []
        for _ in 0..<random.next(8) {
            let name = name() + "/f\(random.next(2))"
            if (try? folder.write("t/" + name, "x")) != nil { files.insert(name) }
        }
        for _ in 0..<random.next(12) { try? make("t/" + name()) }
        let folders = Set(try FileManager.default.subpathsOfDirectory(atPath: folder.path("t"))).subtracting(files)
        func key(_ name: String) -> [UInt8] { name.utf8.map { $0 == UInt8(ascii: "/") ? 0 : $0 } }
        let inOrder = files.sorted { key($0).lexicographicallyPrecedes(key($1)) }
        let gone = Set((0..<40).map { _ in name() + "/g" }).sorted { key($0).lexicographicallyPrecedes(key($1)) }
        var (asked, told) = (EmptiedFolders(folder.path("t")), EmptiedFolders(folder.path("t")))
        for name in gone {
            let before = inOrder.last { key($0).lexicographicallyPrecedes(key(name)) }
            let next = inOrder.first { key(name).lexicographicallyPrecedes(key($0)) }
            let expected = simple(name, files: inOrder, folders: folders)
            #expect(asked.folder(of: Array(name.utf8)).map { String(decoding: $0, as: UTF8.self) } == expected)
            let neighbours = [before, next].compactMap { $0.map { Array($0.utf8) } }
            #expect(
                told.folder(of: Array(name.utf8), neighbours: neighbours).map { String(decoding: $0, as: UTF8.self) }
                    == expected)
        }
    }
}
