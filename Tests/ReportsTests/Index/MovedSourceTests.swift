import Foundation
import Reports
import Testing

/// A source that is elsewhere now, and what is not one.
@Suite struct MovedSourceTests {
    private let folder: TemporaryFolder

    init() throws { folder = try TemporaryFolder() }

    private func run(
        _ sources: [String], _ change: (inout ReportIndexer.Options) -> Void = { _ in }
    ) throws -> ReportIndexer.Summary {
        var options = ReportIndexer.Options()
        change(&options)
        return try ReportIndexer(path: folder.path("index"), options: options).run(sources.map { folder.path($0) })
    }

    private func move(_ from: String, to target: String) throws {
        try FileManager.default.createDirectory(
            at: folder.url.appending(path: target).deletingLastPathComponent(), withIntermediateDirectories: true)
        try FileManager.default.moveItem(atPath: folder.path(from), toPath: folder.path(target))
    }

    private static func text(_ title: String, _ number: Int = 0) -> String {
        "\(title)\n\nXã số \(number) có đường mới, bà con góp công dựng nhà văn hoá và trồng thêm cây bên suối.\n"
    }

    private var everything: SearchRequest {
        var request = SearchRequest("xã")
        request.limit = 10_000
        request.duplicates = .show
        return request
    }

    /// A source that stands elsewhere now keeps its reports and their IDs.
    @Test func aMovedSourceIsTheSameSource() throws {
        for number in 0..<5 { try folder.write("x/kho/\(number).txt", Self.text("Bài \(number)", number)) }
        _ = try run(["x/kho"])
        let ids = try ReportIndex(path: folder.path("index")).search(everything).hits.map(\.report.id).sorted()
        try move("x/kho", to: "y/kho")
        let second = try run(["y/kho"])
        #expect(counts(second) == [0, 0, 5, 0, 0])
        let hits = try ReportIndex(path: folder.path("index")).search(everything).hits
        #expect(hits.map(\.report.id).sorted() == ids)
        #expect(hits.allSatisfy { $0.report.location.source == folder.path("y/kho") })
        try folder.remove("y/kho/3.txt")
        #expect(try counts(run(["y/kho"])) == [0, 0, 0, 1, 4])
        // By another name it has other IDs, and is the same all the same.
        try move("y/kho", to: "y/kho mới")
        let renamed = try run(["y/kho mới"])
        #expect(counts(renamed) == [0, 0, 4, 0, 0] && renamed.documents == 4)
        // A rebuild knows it too.
        try move("y/kho mới", to: "z/kho")
        let rebuilt = try run(["z/kho"]) { $0.isRebuilding = true }
        #expect(rebuilt.rejections.isEmpty && rebuilt.documents == 4)
    }

    /// The folder that a disk was mounted on stays, empty, where the disk is mounted elsewhere.
    @Test(arguments: [false, true]) func aSourceThatLeftAnEmptyFolderIsTheSameSource(isRebuilding: Bool) throws {
        for number in 0..<5 { try folder.write("usb1/b/\(number).txt", Self.text("Bài \(number)", number)) }
        _ = try run(["usb1"])
        try move("usb1", to: "usb2")
        try FileManager.default.createDirectory(atPath: folder.path("usb1/b"), withIntermediateDirectories: true)
        let moved = try run(["usb2"]) { $0.isRebuilding = isRebuilding }
        #expect(moved.documents == 5 && moved.rejections.isEmpty)
        #expect(isRebuilding || counts(moved) == [0, 0, 5, 0, 0])
        // What comes to the empty folder is another source.
        try folder.write("usb1/c.txt", Self.text("Bài khác", 7))
        #expect(try counts(run(["usb1", "usb2"])) == [1, 0, 0, 0, 5])
    }

    /// A part of it is none, as of one that is gone.
    @Test func aPartOfASourceThatLeftAnEmptyFolder() throws {
        for number in 0..<5 { try folder.write("usb1/\(number).txt", Self.text("Bài \(number)", number)) }
        _ = try run(["usb1"])
        try move("usb1/0.txt", to: "usb2/0.txt")
        try move("usb1", to: "cất")
        try FileManager.default.createDirectory(atPath: folder.path("usb1"), withIntermediateDirectories: true)
        let part = try run(["usb2"])
        #expect(counts(part) == [1, 0, 0, 0, 0] && part.documents == 6)
        #expect(part.rejections.map(\.code) == ["copied"])
    }

    /// Many sources that are a file each, some as long as others.
    @Test func filesThatMovedTogetherAreTheSameSources() throws {
        let names = (0..<24).map { "\($0).txt" }
        for (number, name) in names.enumerated() {
            try folder.write("x/\(name)", Self.text("Bài \(String(repeating: "x", count: number % 3))", number))
        }
        _ = try run(names.map { "x/" + $0 })
        try move("x", to: "y")
        let moved = try run(names.reversed().map { "y/" + $0 })
        #expect(counts(moved) == [0, 0, 24, 0, 0] && moved.documents == 24)
        try move("y", to: "z")
        #expect(try run(names.map { "z/" + $0 }) { $0.isRebuilding = true }.rejections.isEmpty)
    }

    /// So does one that is elsewhere behind a link, at its path or on the way there.
    @Test(arguments: ["x/kho", "x"]) func aSourceMovedBehindALinkIsTheSameSource(link: String) throws {
        for number in 0..<5 { try folder.write("x/kho/\(number).txt", Self.text("Bài \(number)", number)) }
        _ = try run(["x/kho"])
        try move(link, to: "đĩa/" + link)
        try FileManager.default.createSymbolicLink(
            atPath: folder.path(link), withDestinationPath: folder.path("đĩa/" + link))
        let moved = try run(["x/kho"])
        #expect(counts(moved) == [0, 0, 5, 0, 0] && moved.documents == 5)
        #expect(try counts(run(["x/kho"])) == [0, 0, 0, 0, 5])
        #expect(try run(["x/kho"]) { $0.isRebuilding = true }.documents == 5)
    }

    /// A disk that is not there today takes nothing with it, whatever stands in its place.
    @Test func anAbsentSourceIsNotTakenForAnother() throws {
        for number in 0..<5 {
            try folder.write("x/kho/\(number).txt", Self.text("Bài \(number)", number))
            try folder.write("y/kho/\(number).txt", Self.text("Khác \(number)", number))
        }
        _ = try run(["x/kho"])
        try move("x/kho", to: "cất")
        let second = try run(["y/kho"])
        #expect(counts(second) == [5, 0, 0, 0, 0] && second.documents == 10)
        try move("cất", to: "x/kho")
        #expect(try counts(run(["x/kho", "y/kho"])) == [0, 0, 0, 0, 10])
    }

    /// A copy of a part is another source, however much of it is the same: the rest is not gone with it.
    @Test(arguments: [1, 9, 19]) func aPartOfASourceIsNotTheSource(part: Int) throws {
        for number in 0..<20 { try folder.write("x/kho/\(10 + number).txt", Self.text("Bài \(number)", 10 + number)) }
        _ = try run(["x/kho"])
        for number in 0..<part {
            try folder.write("y/kho/\(10 + number).txt", Self.text("Bài \(number)", 10 + number))
        }
        try move("x/kho", to: "cất")
        #expect(throws: ReportIndexError.leftOutSource(path: folder.path("x/kho"), reports: 20)) {
            try run(["y/kho"]) { $0.isRebuilding = true }
        }
        let second = try run(["y/kho"])
        #expect(counts(second) == [part, 0, 0, 0, 0] && second.documents == 20 + part)
        // That they are in the index twice is told, once.
        #expect(second.rejections.map(\.code) == ["copied"] && second.failures == 0)
        #expect(second.rejections[0].place == folder.path("y/kho"))
        let remedy = "(\(part)) that the index keeps as those of \(folder.path("x/kho")) too"
        #expect(second.rejections[0].message.contains(remedy))
        #expect(try run(["y/kho"]).rejections.isEmpty)
        try move("cất", to: "x/kho")
        #expect(try counts(run(["x/kho", "y/kho"])) == [0, 0, 0, 0, 20 + part])
    }

    /// Of one content a source may have several files, and another, or two, fewer of them: a copy counts once.
    @Test func aCopyCountsOnce() throws {
        for name in ["a", "b", "c"] { try folder.write("x/kho/\(name).txt", Self.text("Bài")) }
        try folder.write("x/kho/d.txt", Self.text("Tin"))
        _ = try run(["x/kho"])
        try move("x/kho", to: "cất")
        func told(_ sources: [String], _ counts: [Int]) throws {
            let rejections = try run(sources).rejections
            #expect(rejections.map(\.code) == counts.map { _ in "copied" })
            for (rejection, (source, count)) in zip(rejections, zip(sources, counts)) {
                #expect(rejection.place == folder.path(source) && rejection.message.contains("(\(count)) that"))
            }
        }
        try folder.write("y/kho/a.txt", Self.text("Bài"))
        try told(["y/kho"], [1])
        try folder.write("y/hòm/a.txt", Self.text("Bài"))
        for name in ["a", "b"] { try folder.write("y/tủ/\(name).txt", Self.text("Bài")) }
        try told(["y/hòm", "y/tủ"], [1, 2])
        // Nor does one that is there oftener count for more than is kept.
        for number in 0..<5 { try folder.write("y/rương/\(number).txt", Self.text("Bài")) }
        try told(["y/rương"], [3])
    }

    /// Nor is one whose files are called alike and are as long.
    @Test func aSourceOfTheSameNamesAndSizesIsNotTheSource() throws {
        for number in 0..<3 {
            try folder.write("x/kho/\(number).txt", Self.text("Bài A\(number)", number))
            try folder.write("y/kho/\(number).txt", Self.text("Bài \(number == 2 ? "B" : "A")\(number)", number))
        }
        _ = try run(["x/kho"])
        try move("x/kho", to: "cất")
        let second = try run(["y/kho"])
        #expect(counts(second) == [3, 0, 0, 0, 0] && second.documents == 6)
    }
}
