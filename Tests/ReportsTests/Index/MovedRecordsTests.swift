import Foundation
import Reports
import TestSupport
import Testing

/// Records whose place in their file is another now, and that say what they said.
@Suite struct MovedRecordsTests {
    private let folder: TemporaryFolder

    init() throws { folder = try TemporaryFolder() }

    private func run(
        _ index: String = "index", _ change: (inout ReportIndexer.Options) -> Void = { _ in }
    ) throws -> ReportIndexer.Summary {
        var options = ReportIndexer.Options()
        change(&options)
        return try ReportIndexer(path: folder.path(index), options: options).run([folder.path("a")])
    }

    private func expectAsMadeAnew(_ place: Comment) throws {
        try? folder.remove("anew")
        _ = try run("anew") { $0.isRebuilding = true }
        #expect(try folder.contents("index").difference(from: folder.contents("anew")).isEmpty, place)
        #expect(try IndexMaintenance(path: folder.path("index")).verify(isDeep: true).isEmpty, place)
    }

    private static func line(_ number: Int, id: Bool = false) -> String {
        let name = id ? #""id":"r\#(number)","# : ""
        let text = "Xã số \(number) theo Nghị quyết số \(number)-NQ/TU."
        return "{\(name)\"title\":\"Bản tin \(number)\",\"text\":\"\(text)\"}\n"
    }

    private func write(_ name: String, _ numbers: [Int], id: Bool = false) throws {
        try folder.write("a/" + name, numbers.map { Self.line($0, id: id) }.joined())
    }

    /// A line taken out, put in, edited, or two that change places: only what says something else is changed.
    @Test func whatStandsBehindALineOnlyMoves() throws {
        try write("r.jsonl", Array(1...50))
        #expect(try counts(run()) == [50, 0, 0, 0, 0])
        let steps: [(lines: [Int], counts: [Int])] = [
            ([1, 2] + Array(4...50), [0, 0, 47, 1, 2]),
            ([1, 2, 3] + Array(4...50), [1, 0, 47, 0, 2]),
            ([99, 1, 2, 3] + Array(4...50), [1, 0, 50, 0, 0]),
            ([99, 1, 98, 3] + Array(4...50), [0, 1, 0, 0, 50]),
            ([1, 99, 98, 3] + Array(4...50), [0, 0, 2, 0, 49]),
            ([1, 99, 98, 3] + Array(4...50) + [51, 52], [2, 0, 0, 0, 51]),
            ([1] + Array(52...60), [0, 8, 1, 43, 1]),
        ]
        for (lines, expected) in steps {
            try write("r.jsonl", lines)
            #expect(try counts(run { $0.isDryRun = true }) == expected)
            #expect(try counts(run()) == expected)
            try expectAsMadeAnew("\(lines)")
        }
    }

    /// Records of one text that all have another title now: none is found, and soon.
    @Test func manyRecordsOfOneTextTakeNoLonger() throws {
        let isLinear = try ProcessorTime.growsLinearly(to: 800) { count in
            let index = "index-\(count)-\(UInt32.random(in: 0...UInt32.max))"
            for title in ["Bản tin", "Thông báo"] {
                let lines = (0..<count).map { "{\"title\":\"\(title) \($0)\",\"text\":\"Xem tệp đính kèm của xã.\"}\n" }
                try folder.write("a/r.jsonl", lines.joined())
                let summary = try run(index)
                #expect(counts(summary) == (title == "Bản tin" ? [count, 0, 0, 0, 0] : [0, count, 0, 0, 0]))
            }
        }
        #expect(isLinear)
    }

    /// Where nothing is pruned, a record that is gone stays if it brought an ID; if not, as long as its line is no other's.
    @Test(arguments: [false, true]) func withoutPruningALineIsOneRecord(hasIDs: Bool) throws {
        try write("r.jsonl", [1, 2, 3], id: hasIDs)
        _ = try run()
        try write("r.jsonl", [2, 3], id: hasIDs)
        #expect(try run { ($0.prunes, $0.isDryRun) = (false, true) }.removed == (hasIDs ? 0 : 1))
        let summary = try run { $0.prunes = false }
        #expect(summary.removed == (hasIDs ? 0 : 1))
        #expect(summary.moved == 2)
        #expect(try folder.contents("index").count { $0.contains("Xã số 1 ") } == (hasIDs ? 1 : 0))
        for number in 2...3 { #expect(try folder.contents("index").contains { $0.contains("Xã số \(number) ") }) }
        _ = try run()
        try expectAsMadeAnew("pruned")
    }

    /// A record that brings its ID is the same report wherever it stands.
    @Test func recordsWithIDsOnlyMove() throws {
        try write("r.jsonl", Array(1...30), id: true)
        _ = try run()
        try write("r.jsonl", [31] + Array(2...30), id: true)
        #expect(try counts(run()) == [1, 0, 0, 1, 29])
        try write("r.jsonl", Array(3...30) + [2], id: true)
        #expect(try counts(run()) == [0, 0, 29, 1, 0])
        try expectAsMadeAnew("IDs")
        #expect(try ReportIndex(path: folder.path("index")).report(id: "r2")?.location.path == "r.jsonl#29")
    }

    @Test func rowsOfATableAndRecordsOfAnArchiveMoveToo() throws {
        let row = { (number: Int) in "Bản tin \(number),Xã số \(number) mở đường.\n" }
        try folder.write("a/t.csv", "title,text\n" + (1...20).map(row).joined())
        func zip(_ first: Int) -> Data {
            let records = (first...20).map { Self.line($0) }.joined()
            return Data(storedZip([("một.txt", "Xã một.\n"), ("r.jsonl", records), ("hai.txt", "Xã hai.\n")]))
        }
        try folder.write("a/k.zip", zip(1))
        #expect(try run().added == 42)
        try folder.write("a/t.csv", "title,text\n" + (2...20).map(row).joined())
        try folder.write("a/k.zip", zip(2))
        #expect(try counts(run()) == [0, 0, 38, 2, 2])
        try expectAsMadeAnew("tables")
    }

    /// An entry that is taken out of an archive changes nothing for the others, which are known by their names.
    @Test func anEntryTakenOutMovesNothing() throws {
        func zip(_ numbers: [Int]) -> Data {
            Data(storedZip(numbers.map { ("\($0).txt", "Bản tin \($0)\n\nXã số \($0) mở đường.\n") }))
        }
        try folder.write("a/k.zip", zip(Array(1...20)))
        _ = try run()
        try folder.write("a/k.zip", zip([1] + Array(3...21)))
        #expect(try counts(run()) == [1, 0, 0, 1, 19])
        try expectAsMadeAnew("entries")
    }

    /// What decides how a record is read has changed with its place: it is read anew.
    @Test func aMovedRecordThatIsCorrectedIsUpdated() throws {
        try write("r.jsonl", Array(1...5), id: true)
        _ = try run()
        try write("r.jsonl", Array(2...5), id: true)
        try folder.write("a/corrections.jsonl", #"{"id":"r3","province":"Lai Châu"}"# + "\n")
        #expect(try counts(run()) == [0, 1, 3, 1, 0])
        #expect(try ReportIndex(path: folder.path("index")).report(id: "r3")?.province?.name == "Lai Châu")
        try expectAsMadeAnew("corrections")
    }

    /// Whatever is done to the lines of two files, some of which say the same: as an index made anew.
    @Test(arguments: 0..<6) func linesChangedAtRandom(seed: Int) throws {
        let isLong = ProcessInfo.processInfo.environment["LONG_TESTS"] != nil
        var random = SeededGenerator(seed: UInt64(seed))
        var lines = ["r.jsonl": Array(1...12), "s.jsonl": Array(8...16)]
        for round in 0..<(isLong ? 60 : 5) {
            for name in lines.keys.sorted() {
                for _ in 0..<random.below(4) {
                    var numbers = lines[name] ?? []
                    switch random.below(4) {
                    case 0 where !numbers.isEmpty: numbers.remove(at: random.below(numbers.count))
                    case 1 where !numbers.isEmpty: numbers.swapAt(0, random.below(numbers.count))
                    default: numbers.insert(1 + random.below(20), at: random.below(numbers.count + 1))
                    }
                    lines[name] = numbers
                }
                try write(name, lines[name] ?? [], id: seed % 3 == 2)
            }
            let before = round > 0 ? try ReportIndex(path: folder.path("index")).reportCount : 0
            let summary = try run()
            #expect(summary.documents == before + summary.added - summary.removed)
            try expectAsMadeAnew("seed \(seed), round \(round)")
        }
    }
}
