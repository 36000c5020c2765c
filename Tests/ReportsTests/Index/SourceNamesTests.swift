import Foundation
import Reports
import SearchEngine
import Testing

/// Sources of one name: which of them is known by it follows from which there are, and not from when each of them came.
@Suite struct SourceNamesTests {
    private let folder: TemporaryFolder
    private static let sources = ["m/kho", "k/kho", "z/kho", "a/khác"]

    init() throws {
        folder = try TemporaryFolder()
        for (place, source) in Self.sources.enumerated() {
            // Some reports lie at one path in all of them, some in one alone; some bring an ID.
            try folder.write("\(source)/1.txt", Self.text(place))
            try folder.write("\(source)/năm/chỉ \(place).txt", Self.text(10 + place))
            let line = #"{"id":"r\#(place)","title":"Bản \#(place)","text":"Xã số \#(place) có điện."}"#
            try folder.write("\(source)/r.jsonl", line + "\n" + #"{"text":"Xã nhà \#(place) có đường mới."}"# + "\n")
            // One is corrected by the ID that its place in the source gives it, of its name or of its path.
            let name = Report.identifier(of: .init(source: "", path: "kho/1.txt"))
            let path = Report.identifier(of: .init(source: "", path: folder.path("k/kho") + "/năm/chỉ 1.txt"))
            try folder.write(
                "\(source)/corrections.jsonl",
                [name, path].map { #"{"id":"\#($0)","province":"Lai Châu"}"# + "\n" }.joined())
        }
    }

    private static func text(_ number: Int) -> String {
        "Bài số \(number)\n\nXã số \(number) có đường mới, bà con trồng thêm \(number) cây bên suối.\n"
    }

    private func run(
        _ sources: [String], index: String, isRebuilding: Bool = false, prunes: Bool = true
    ) throws -> ReportIndexer.Summary {
        var options = ReportIndexer.Options()
        (options.isRebuilding, options.prunes) = (isRebuilding, prunes)
        return try ReportIndexer(path: folder.path(index), options: options).run(sources.map { folder.path($0) })
    }

    /// What an index says of its reports.
    private func contents(_ index: String) throws -> [String] {
        var request = SearchRequest("xã")
        request.limit = 1_000
        request.duplicates = .show
        let opened = try ReportIndex(path: folder.path(index))
        let reports = try opened.search(request).hits.map(\.report)
        #expect(reports.count == opened.reportCount)
        #expect(try IndexMaintenance(path: folder.path(index)).verify(isDeep: true).isEmpty)
        return [opened.statistics().digest]
            + reports.map { "\($0.id) \($0.location.shown) \($0.province?.name ?? "")" }.sorted()
    }

    private func anew(_ sources: [String]) throws -> [String] {
        _ = try run(sources, index: "anew", isRebuilding: true)
        return try contents("anew")
    }

    /// What a file says counts, and not what the index had of it under another ID.
    @Test func aReportThatChangesAlongWithTheNameOfItsSourceIsAsItIsNow() throws {
        _ = try run(["m/kho"], index: "index")
        try folder.write("m/kho/1.txt", Self.text(77))
        try folder.write("m/kho/r.jsonl", #"{"id":"r0","text":"Xã số 0 có điện."}"# + "\nhỏng\n")
        let summary = try run(["m/kho", "k/kho"], index: "index", prunes: false)
        #expect(summary.documents == 8)
        #expect(summary.added + summary.updated + summary.moved + summary.unchanged + summary.kept == 8)
        try folder.write("m/kho/r.jsonl", #"{"id":"r0","text":"Xã số 0 có điện."}"# + "\n")
        _ = try run(["m/kho", "k/kho"], index: "index")
        #expect(try contents("index") == anew(["m/kho", "k/kho"]))
    }

    /// A report that brought its ID keeps it, and its place before others of that ID.
    @Test func aNameThatIsTakenLeavesBroughtIDsAlone() throws {
        try folder.write("rec.jsonl", #"{"id":"r0","text":"Xã khác nói khác."}"# + "\n")
        #expect(try run(["m/kho", "rec.jsonl"], index: "index").rejections.map(\.code).contains("repeated-id"))
        let summary = try run(["k/kho", "m/kho", "rec.jsonl"], index: "index")
        #expect(summary.rejections.map(\.code).contains("repeated-id") && summary.documents == 8)
        #expect(try contents("index") == anew(["k/kho", "m/kho", "rec.jsonl"]))
        // Where it lies in another file now, it has moved.
        try FileManager.default.moveItem(atPath: folder.path("m/kho/r.jsonl"), toPath: folder.path("m/kho/s.jsonl"))
        _ = try run(["m/kho"], index: "other")
        try FileManager.default.moveItem(atPath: folder.path("m/kho/s.jsonl"), toPath: folder.path("m/kho/t.jsonl"))
        let moved = try run(["k/kho", "m/kho"], index: "other")
        #expect((moved.added, moved.removed) == (4, 0))
    }

    /// Reports stored by a program that did not write the path of their source in full: they are told as all others are.
    @Test func aSourceStoredOtherwiseIsToldAsItIsGiven() throws {
        _ = try run(["k/kho"], index: "index")
        let path = Array(folder.path("k/kho").utf8)
        try folder.forgeLedger("index") { bytes in
            for (spelling, letter) in [("in full", UInt8(ascii: "x")), ("as given", UInt8(ascii: "y"))] {
                let found = try #require(bytes.indices.first { bytes[$0...].starts(with: path) }, "\(spelling)")
                bytes[found + path.count - 1] = letter
            }
        }
        let told = try contents("index").dropFirst()
        #expect(told.count == 4 && told.allSatisfy { $0.contains(folder.path("k/khy")) })
    }

    /// Every order in which they may come, one by one and two at once.
    @Test func theOrderOfArrivalDoesNotMatter() throws {
        let whole = try anew(Self.sources)
        #expect(whole.count == 17)
        #expect(try anew(Self.sources.reversed()) == whole)
        let orders = [
            [[0], [1], [2], [3]], [[2], [1], [0], [3]], [[1], [0], [2, 3]], [[0, 2], [3], [1]], [[3, 2, 1], [0]],
            [[2], [0], [1], [0, 1, 2, 3]],
        ]
        for (number, order) in orders.enumerated() {
            for step in order { _ = try run(step.map { Self.sources[$0] }, index: "i\(number)") }
            #expect(try contents("i\(number)") == whole, "\(order)")
            // Nothing is left to be done.
            let again = try run(Self.sources, index: "i\(number)")
            #expect(again.moved + again.added + again.removed + again.updated == 0 && again.unchanged == 16, "\(order)")
        }
    }

    /// A source that others are known by its absence of, as it comes and goes; what is not there can still be renamed.
    @Test func removedAndAddedAgain() throws {
        _ = try run(["m/kho", "a/khác"], index: "index")
        let before = try contents("index")
        try FileManager.default.moveItem(atPath: folder.path("m"), toPath: folder.path("cất"))
        let second = try run(["k/kho"], index: "index")
        // All of the absent source but what brought its own ID.
        #expect(second.added == 4 && second.moved == 3 && second.documents == 12)
        try FileManager.default.moveItem(atPath: folder.path("cất"), toPath: folder.path("m"))
        #expect(try contents("index") == anew(["k/kho", "m/kho", "a/khác"]))
        try folder.remove("k")
        let gone = try IndexMaintenance(path: folder.path("index")).delete([], below: [folder.path("k")])
        #expect(gone.deleted.count == 4 && gone.documents == 8 && gone.forgotten == [folder.path("k/kho")])
        #expect(try contents("index") == before)
        #expect(try run(["m/kho", "a/khác"], index: "index").unchanged == 8)
    }

    /// A source that is gone for good goes when that is said, and what lies below a folder of a source.
    @Test func whatIsGoneForGoodIsForgotten() throws {
        _ = try run(Self.sources, index: "index")
        let maintenance = IndexMaintenance(path: folder.path("index"))
        try folder.remove("z")
        #expect(try run(Self.sources, index: "index").documents == 16)
        let plan = try maintenance.delete([], below: [folder.path("z/../z/kho/")], isDryRun: true)
        #expect(plan.deleted.count == 4 && plan.documents == 12 && plan.forgotten == [folder.path("z/kho")])
        #expect(try contents("index").count == 17)
        #expect(try maintenance.delete(["r2"], below: [folder.path("z/kho")]).deleted.count == 4)
        #expect(try contents("index") == anew(["m/kho", "k/kho", "a/khác"]))
        // What is still there comes back with the next run.
        let part = try maintenance.delete([], below: [folder.path("a/khác/năm")])
        #expect(part.deleted.count == 1 && part.forgotten.isEmpty)
        #expect(try run(["a/khác"], index: "index").added == 1)
        #expect(try maintenance.delete([], below: [folder.path("z")]).deleted.isEmpty)
    }

    /// A rebuild without one of its sources would lose what that has.
    @Test func aRebuildWantsAllItsSources() throws {
        _ = try run(["m/kho", "k/kho"], index: "index")
        let before = try contents("index")
        try FileManager.default.moveItem(atPath: folder.path("m"), toPath: folder.path("cất"))
        #expect(throws: ReportIndexError.absentSource(path: folder.path("m/kho"))) {
            try run(["k/kho", "m/kho"], index: "index", isRebuilding: true)
        }
        #expect(throws: ReportIndexError.leftOutSource(path: folder.path("m/kho"), reports: 4)) {
            try run(["k/kho"], index: "index", isRebuilding: true)
        }
        #expect(try contents("index") == before)
        _ = try IndexMaintenance(path: folder.path("index")).delete([], below: [folder.path("m/kho")])
        #expect(try run(["k/kho"], index: "index", isRebuilding: true).documents == 4)
    }

    /// What could not be looked at is counted.
    @Test func whatIsKeptIsCounted() throws {
        _ = try run(["m/kho", "k/kho"], index: "index")
        try FileManager.default.moveItem(atPath: folder.path("m"), toPath: folder.path("cất"))
        let summary = try run(["m/kho", "k/kho"], index: "index")
        #expect(summary.kept == 4 && summary.unchanged == 4 && summary.removed == 0)
    }
}
