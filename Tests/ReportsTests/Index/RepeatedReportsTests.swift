import Foundation
import Reports
import SearchEngine
import TestSupport
import Testing

/// Reports of one ID: what a run tells of them is the same in the run that first sees them and in later ones, whichever
/// of their files it reads, and from where.
@Suite struct RepeatedReportsTests {
    private let folder: TemporaryFolder

    init() throws { folder = try TemporaryFolder() }

    private func run(
        _ index: String = "index", sources: [String] = ["a"], _ change: (inout ReportIndexer.Options) -> Void = { _ in }
    ) throws -> ReportIndexer.Summary {
        var options = ReportIndexer.Options()
        change(&options)
        return try ReportIndexer(path: folder.path(index), options: options).run(sources.map { folder.path($0) })
    }

    private func wait() { usleep(25_000) }

    private func codes(_ summary: ReportIndexer.Summary) -> [String] { summary.rejections.map(\.code) }

    /// What the second of two records of one ID says, and whether it says something else than the first.
    private static let seconds: [(fields: String, isOther: Bool)] = [
        (#""title":"Một","text":"Xã một có điện.""#, false),
        (#""title":"Hai","text":"Xã một có điện.""#, true),
        (#""title":"Một","text":"Xã một có điện.","date":"2004-05-06""#, true),
        (#""title":"Một","text":"Xã hai có điện.""#, true),
    ]
    private static let first = #"{"id":"z","title":"Một","text":"Xã một có điện."}"# + "\n"
    private static let other = #"{"id":"y","title":"Khác","text":"Xã khác có điện."}"# + "\n"

    /// - Parameter second: whether it is the second file's report that is there first.
    @Test(arguments: 0..<4, [false, true]) func whatIsToldOfTwoFilesIsAlwaysTheSame(pair: Int, second: Bool) throws {
        let (fields, isOther) = Self.seconds[pair]
        let records = ["a/1.jsonl": Self.first, "a/2.jsonl": Self.other + "{\"id\":\"z\"," + fields + "}\n"]
        // In a correction nothing is said.
        try folder.write("a/corrections.jsonl", #"{"id":"z","province":"Lai Châu"}"# + "\n")
        let expected = isOther ? ["repeated-id"] : []
        func check(_ name: String, _ summary: ReportIndexer.Summary) {
            #expect(codes(summary) == expected, "\(name), pair \(pair)")
        }
        let order = second ? ["a/2.jsonl", "a/1.jsonl"] : ["a/1.jsonl", "a/2.jsonl"]
        try folder.write(order[0], records[order[0]] ?? "")
        wait()
        #expect(try codes(run()).filter { $0 != "unmatched-correction" }.isEmpty)
        try folder.write(order[1], records[order[1]] ?? "")
        wait()
        let seen = try run()
        check("first seen", seen)
        // What says the same and comes from another file now has moved.
        #expect(counts(seen) == (second ? [0, isOther ? 1 : 0, isOther ? 0 : 1, 0, 1] : [1, 0, 0, 0, 1]))
        check("later", try run())
        check("all read", try run { $0.excluded = ["không-có"] })
        check("all read", try run())
        for (round, name) in ["a/1.jsonl", "a/2.jsonl", "a/1.jsonl"].enumerated() {
            let text = try String(contentsOfFile: folder.path(name), encoding: .utf8)
            try folder.write(name, text + #"{"id":"\#(round)","text":"Xã thêm \#(round) có điện."}"# + "\n")
            wait()
            check("\(name) has grown", try run())
        }
        _ = try run("anew") { $0.isRebuilding = true }
        #expect(try folder.contents("index").difference(from: folder.contents("anew")).isEmpty)
    }

    @Test(arguments: 0..<4) func whatIsToldOfOneFileIsAlwaysTheSame(pair: Int) throws {
        let (fields, isOther) = Self.seconds[pair]
        let expected = isOther ? ["repeated-id"] : []
        var text = Self.first
        try folder.write("a/1.jsonl", text)
        wait()
        #expect(try codes(run()).isEmpty)
        text += Self.other + "{\"id\":\"z\"," + fields + "}\n"
        try folder.write("a/1.jsonl", text)
        wait()
        let grown = try run()
        #expect(codes(grown) == expected && counts(grown) == [1, 0, 0, 0, 1])
        // Nothing of it has to be read for that to be told again.
        let again = try run()
        #expect(codes(again) == expected && counts(again) == [0, 0, 0, 0, 2] && again.bytesRead == 0)
        #expect(again.failures == expected.count && again.rejections == grown.rejections)
        #expect(try codes(run { $0.excluded = ["không-có"] }) == expected)
        _ = try run("anew") { $0.isRebuilding = true }
        #expect(try folder.contents("index").difference(from: folder.contents("anew")).isEmpty)
        // The first of them gone, the other is taken.
        try folder.write("a/1.jsonl", text.replacing(Self.first, with: ""))
        wait()
        #expect(try codes(run()).isEmpty)
        _ = try run("anew") { $0.isRebuilding = true }
        #expect(try folder.contents("index").difference(from: folder.contents("anew")).isEmpty)
    }

    /// A file that gives up a report which another brings gets it back as soon as that has it no longer.
    @Test func aRepeatedReportOfOneFileComesFromAnother() throws {
        try folder.write("a/2.jsonl", Self.first + #"{"id":"z","text":"Xã hai."}"# + "\n")
        wait()
        #expect(try codes(run()) == ["repeated-id"])
        try folder.write("a/1.jsonl", #"{"id":"z","text":"Xã ba."}"# + "\n")
        wait()
        for _ in 0..<2 { #expect(try codes(run()) == ["repeated-id", "repeated-id"]) }
        try folder.remove("a/1.jsonl")
        for _ in 0..<2 { #expect(try codes(run()) == ["repeated-id"]) }
        #expect(try ReportIndex(path: folder.path("index")).report(id: "z")?.text == "Xã một có điện.")
    }

    @Test(arguments: ["x.txt", "y.txt"]) func whatIsToldOfEntriesIsAlwaysTheSame(name: String) throws {
        for (text, expected) in [("Xã một.\n", []), ("Xã hai.\n", ["repeated-entry"])] {
            let expected = name == "x.txt" ? expected : []
            try folder.write("a/kho.tar", tar([("x.txt", "Xã một.\n")]))
            wait()
            _ = try run()
            let entries = [("x.txt", "Xã một.\n"), (name, text)]
            try folder.write("a/kho.tar", tar(entries))
            wait()
            for round in 0..<2 { #expect(try codes(run()) == expected, "\(round)") }
            #expect(try codes(run { $0.excluded = ["không-có"] }) == expected)
            try folder.write("a/kho.tar", tar(entries + [("z.txt", "Xã ba.\n")]))
            wait()
            #expect(try codes(run { $0.excluded = ["không-có"] }) == expected)
            _ = try run("anew") { $0.isRebuilding = true }
            #expect(try folder.contents("index").difference(from: folder.contents("anew")).isEmpty)
        }
    }

    // MARK: Reports that would stay

    /// What is kept, since nothing is pruned or its file cannot be read, is replaced by nothing without a word.
    @Test(arguments: ["a/1.jsonl", "a/3.jsonl"], [true, false])
    func oneThatIsKeptAndReplacedIsTold(by name: String, isGone: Bool) throws {
        try folder.write("a/2.jsonl", Self.first + Self.other)
        wait()
        _ = try run()
        if isGone { try folder.remove("a/2.jsonl") } else { try folder.write("a/2.jsonl", Self.other) }
        try folder.write(name, #"{"id":"z","text":"Xã khác."}"# + "\n")
        wait()
        for isDryRun in [true, false] {
            let summary = try run {
                $0.prunes = false
                $0.isDryRun = isDryRun
            }
            #expect(codes(summary) == ["replaced-report"] && summary.failures == 0 && summary.updated == 1)
            #expect(summary.rejections[0].message.contains(folder.path("a/2.jsonl#1")))
        }
        #expect(try codes(run { $0.prunes = false }).isEmpty)
    }

    /// Where nothing tells where such a report lay, its source is named.
    @Test func oneOfWhichNothingTellsWhereItLayIsTold() throws {
        try folder.write("b/2.jsonl", Self.first)
        wait()
        _ = try run(sources: ["b"])
        let segment = URL(filePath: folder.path("index/segment-1"))
        var bytes = Array(try Data(contentsOf: segment))
        for section in try SectionReader(ByteView(bytes), file: "segment-1").sections where section.tag == .store {
            for place in section.offset..<section.offset + section.length { bytes[place] ^= 0xFF }
        }
        try Data(bytes).write(to: segment)
        try folder.write("a/1.jsonl", #"{"id":"z","text":"Xã khác."}"# + "\n")
        let summary = try run()
        #expect(codes(summary) == ["replaced-report"])
        #expect(summary.rejections[0].message.contains(" from \(folder.path("b")), which says"))
    }

    /// One that still is in its file, or says the same, or would go anyway, is replaced by nothing.
    @Test func whatIsNotLostIsNotTold() throws {
        let same = Self.other + Self.first
        for (step, prunes, former, name, by, expected) in [
            (1, false, Self.first, "1.jsonl", #"{"id":"z","text":"Xã khác."}"#, ["repeated-id"]),
            (2, false, nil, "3.jsonl", same, []), (3, true, nil, "3.jsonl", #"{"id":"z","text":"Xã."}"#, []),
        ] as [(Int, Bool, String?, String, String, [String])] {
            let former = former.map { $0 + Self.other }
            try folder.write("\(step)/2.jsonl", Self.first)
            wait()
            _ = try run("index", sources: ["\(step)"])
            if let former { try folder.write("\(step)/2.jsonl", former) } else { try folder.remove("\(step)/2.jsonl") }
            try folder.write("\(step)/\(name)", by + "\n")
            wait()
            let summary = try run("index", sources: ["\(step)"]) { $0.prunes = prunes }
            #expect(codes(summary) == expected, "\(step)")
            _ = try IndexMaintenance(path: folder.path("index")).delete(["z", "y"])
        }
    }

    // MARK: Files of which something is left out

    /// A file with a line that is no record, or with an ID twice, is read from where it has grown all the same.
    @Test(arguments: ["{\"id\"", #"{"id":"r3","text":"Xã khác."}"#]) func suchAFileIsReadFromWhereItHasGrown(
        line: String
    ) throws {
        func lines(_ numbers: ClosedRange<Int>) -> String {
            numbers.map { #"{"id":"r\#($0)","text":"Xã số \#($0) có điện."}"# + "\n" }.joined()
        }
        var text = lines(1...100) + line + "\n" + lines(101...200)
        try folder.write("a/r.jsonl", text)
        wait()
        let whole = try run()
        #expect(counts(whole) == [200, 0, 0, 0, 0] && whole.failures == 1)
        let unchanged = try run()
        #expect(unchanged.bytesRead == 0 && unchanged.rejections == whole.rejections)
        for first in [201, 211] {
            let added = lines(first...first + 9)
            text += added
            try folder.write("a/r.jsonl", text)
            wait()
            let summary = try run()
            #expect(counts(summary) == [10, 0, 0, 0, first - 1] && summary.bytesRead == Int64(added.utf8.count))
            #expect(summary.rejections == whole.rejections)
            _ = try run("anew") { $0.isRebuilding = true }
            #expect(try folder.contents("index").difference(from: folder.contents("anew")).isEmpty)
        }
        // The line keeps nothing that stood elsewhere.
        try folder.write("a/r.jsonl", text.replacing(lines(7...7), with: ""))
        wait()
        for removed in [1, 0] {
            let summary = try run()
            #expect((summary.removed, summary.kept, summary.documents) == (removed, 0, 219))
        }
        try folder.write("a/r.jsonl", lines(1...6))
        wait()
        #expect(try run().documents == 6)
    }
    /// Nothing is made of what a file that is not read has already, however much memory that would take.
    @Test func aCopyMayTakeMoreMemory() throws {
        let words = (0..<20_000).map { "k" + String($0, radix: 36) }.joined(separator: " ")
        let large = #"{"id":"lớn","text":"\#(words)"}"# + "\n"
        try folder.write("a/1.jsonl", large)
        try folder.write("a/2.jsonl", #"{"id":"nhỏ","text":"Hai"}"# + "\n" + large)
        wait()
        #expect(try run().documents == 2)
        try folder.write("a/2.jsonl", #"{"id":"nhỏ","text":"Ba"}"# + "\n" + large)
        wait()
        let second = try run { $0.memory = 8 << 20 }
        #expect(second.updated == 1 && codes(second).isEmpty)
    }
}
