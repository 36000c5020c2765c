import Foundation
import Reports
import TestSupport
import Testing

/// Files of which the next run finds what they held, and something behind it: they are read from there on, and the index
/// is that of reading them whole.
@Suite struct GrownFilesTests {
    private let folder: TemporaryFolder

    init() throws { folder = try TemporaryFolder() }

    /// - Parameter round: where it is given, files are read whole, since it is another pattern each time that leaves out
    ///   nothing.
    private func run(
        _ index: String = "index", readingAllIn round: Int? = nil, isRebuilding: Bool = false, isDryRun: Bool = false
    ) throws -> ReportIndexer.Summary {
        var options = ReportIndexer.Options()
        options.isRebuilding = isRebuilding
        options.isDryRun = isDryRun
        if let round { options.excluded = ["không-có-\(round)"] }
        return try ReportIndexer(path: folder.path(index), options: options).run([folder.path("a")])
    }

    private func wait() { usleep(25_000) }

    private static func line(_ number: Int, id: String? = nil, date: String? = nil) -> String {
        let fields = [id.map { ("id", $0) }, date.map { ("date", $0) }, ("title", "Bản tin \(number)")].compactMap {
            $0
        }
        let members = fields.map { "\"\($0.0)\":\"\($0.1)\"," }.joined()
        return "{\(members)\"text\":\"Xã số \(number) theo Nghị quyết số \(number)-NQ/TU.\"}"
    }

    // MARK: What is read

    @Test func onlyLinesBehindAreRead() throws {
        var text = (1...100).map { Self.line($0) + "\n" }.joined()
        try folder.write("a/r.jsonl", text)
        wait()
        _ = try run()
        // The last one without its newline, which comes with those behind.
        let steps = [(101, 110), (111, 111), (112, 120)].map {
            ($0.0...$0.1).map { Self.line($0) }.joined(separator: "\n")
        }
        for (step, added) in [steps[0], "\n" + steps[1] + "\n", steps[2] + "\n\n"].enumerated() {
            text += added
            try folder.write("a/r.jsonl", text)
            wait()
            let dry = try run(isDryRun: true)
            let summary = try run()
            #expect(counts(summary) == counts(dry))
            #expect(counts(summary) == [[10, 0, 0, 0, 100], [1, 0, 0, 0, 110], [9, 0, 0, 0, 111]][step])
            #expect(summary.bytesRead == Int64(added.utf8.count))
            #expect(
                try ReportIndex(path: folder.path("index")).search(SearchRequest("\"Xã số 109\"")).hits.map(
                    \.report.location.path) == ["r.jsonl#109"])
        }
        // What stands before is no longer what it was, or its last line goes on.
        for changed in [" " + text, text.replacing("Xã số 7 ", with: "Xã số 8 "), text.dropLast(2) + " \n"] {
            try folder.write("a/r.jsonl", String(changed) + Self.line(200))
            wait()
            #expect(try run().bytesRead > Int64(text.utf8.count))
            try? folder.remove("anew")
            _ = try run("anew", isRebuilding: true)
            #expect(try folder.contents("index").difference(from: folder.contents("anew")).isEmpty)
        }
    }

    @Test func onlyEntriesBehindAreRead() throws {
        var entries = (1...40).map {
            (name: "\($0).txt", text: "Xã số \($0) có điện.\n" + String(repeating: "x", count: $0 * 70))
        }
        try folder.write("a/kho.tar", tar(entries))
        wait()
        #expect(try counts(run()) == [40, 0, 0, 0, 0])
        for number in 41...60 {
            entries.append(("\(number).txt", "Xã số \(number) có điện.\n"))
            let tar = tar(entries)
            try folder.write("a/kho.tar", tar)
            wait()
            let summary = try run()
            #expect(counts(summary) == [1, 0, 0, 0, number - 1])
            #expect(summary.bytesRead < 20_480)
        }
        // An entry that is written over is none that comes behind.
        entries[59].text = "Xã số 60 có đường.\n"
        try folder.write("a/kho.tar", tar(entries + [("61.txt", "Xã số 61 có điện.\n")]))
        wait()
        #expect(try counts(run()) == [1, 1, 0, 0, 59])
        // One that takes the place of another: what comes later counts, and once.
        entries = [("1.txt", "Xã số 1 có điện.\n"), ("2.txt", "Xã số 2.\n")]
        try folder.write("a/kho.tar", tar(entries))
        wait()
        _ = try run()
        try folder.write("a/kho.tar", tar(entries + [("1.txt", "Xã số 1 có đường.\n")]))
        wait()
        let replaced = try run()
        #expect(counts(replaced) == [0, 1, 0, 0, 1] && replaced.rejections.map(\.code) == ["repeated-entry"])
        #expect(replaced.bytesRead < Int64(tar(entries).count))
        try? folder.remove("anew")
        _ = try run("anew", isRebuilding: true)
        #expect(try folder.contents("index").difference(from: folder.contents("anew")).isEmpty)
    }

    /// An archive that has an entry twice, and is read again each time for another reason, stays what it was.
    @Test func aRepeatedEntryIsNotChangedForEver() throws {
        func write(_ entries: [(String, String)]) throws {
            try folder.write("a/kho.zip", Data(storedZip(entries + [("rỗng.txt", "")])))
            wait()
        }
        try write([("x.txt", "Xã một.\n"), ("y.txt", "Xã ba.\n"), ("x.txt", "Xã hai.\n")])
        #expect(try counts(run()) == [2, 0, 0, 0, 0])
        let first = try run()
        #expect(counts(first) == [0, 0, 0, 0, 2])
        #expect(Set(first.rejections.map(\.code)) == ["repeated-entry", "empty"])
        #expect(try run().revision == first.revision)
        let steps: [(texts: [String], counts: [Int])] = [
            (["Xã một.", "Xã hai.", "Xã một."], [0, 1, 0, 0, 1]),
            (["Xã một.", "Xã hai.", "Xã một."], [0, 0, 0, 0, 2]),
            (["Xã bốn.", "Xã một."], [0, 0, 0, 0, 2]),
            (["Xã bốn.", "Xã năm."], [0, 1, 0, 0, 1]),
            (["Xã năm.", "Xã bốn.", "Xã năm.", "Xã sáu."], [0, 1, 0, 0, 1]),
            (["Xã sáu."], [0, 0, 0, 0, 2]),
        ]
        for (texts, expected) in steps {
            try write([("y.txt", "Xã ba.\n")] + texts.map { ("x.txt", $0 + "\n") })
            #expect(try counts(run(isDryRun: true)) == expected, "\(texts)")
            #expect(try counts(run()) == expected, "\(texts)")
            try? folder.remove("anew")
            _ = try run("anew", isRebuilding: true)
            #expect(try folder.contents("index").difference(from: folder.contents("anew")).isEmpty, "\(texts)")
        }
    }

    // MARK: Compared with reading files whole

    private static func newLine(_ random: inout some RandomNumberGenerator) -> String {
        let number = Int.random(in: 0..<60, using: &random)
        switch Int.random(in: 0..<8, using: &random) {
        case 0: return ""
        case 1 where Int.random(in: 0..<4, using: &random) == 0: return "{\"id\""
        case 1, 2: return Self.line(number, date: "hôm nào")
        case 3...5: return Self.line(number, id: "r\(Int.random(in: 0..<25, using: &random))")
        default: return Self.line(number)
        }
    }

    private func changeLines(_ name: String, _ lines: inout [String], _ random: inout some RandomNumberGenerator) throws
    {
        let step = Int.random(in: 0..<10, using: &random)
        let place = Int.random(in: 0...max(0, lines.count - 1), using: &random)
        switch step {
        case 0 where !lines.isEmpty: lines[place] = Self.newLine(&random)
        case 1 where lines.count > 2: lines.remove(at: place)
        case 2 where !lines.isEmpty: lines[lines.count - 1] += " "
        case 3: break
        default:
            for _ in 0..<Int.random(in: 1...3, using: &random) { lines.append(Self.newLine(&random)) }
        }
        let end = Bool.random(using: &random) ? "\n" : ""
        try folder.write("a/" + name, Self.line(1_000, id: name) + "\n" + lines.joined(separator: "\n") + end)
    }

    private func changeEntries(
        _ name: String, _ entries: inout [(name: String, text: String)], _ random: inout some RandomNumberGenerator
    ) throws {
        func text() -> String {
            let number = Int.random(in: 0..<60, using: &random)
            return "Xã số \(number).\n" + String(repeating: " x", count: number % 7 == 0 ? number * 90 : 0)
        }
        let place = Int.random(in: 0...max(0, entries.count - 1), using: &random)
        switch Int.random(in: 0..<8, using: &random) {
        case 0 where !entries.isEmpty: entries[place].text = text()
        case 1 where entries.count > 2: entries.remove(at: place)
        case 2: break
        case 3: entries.append(("\(entries.count).jsonl", Self.newLine(&random) + "\n" + Self.line(7) + "\n"))
        default:
            for _ in 0..<Int.random(in: 1...3, using: &random) {
                entries.append(("\(Int.random(in: 0..<12, using: &random)).txt", text()))
            }
        }
        try folder.write("a/" + name, tar([("đầu.txt", "Xã đầu.\n")] + entries))
    }

    /// A run that reads only what has come behind does, counts and says what one does that reads the files whole; and the
    /// index is one made anew.
    @Test(arguments: 1...6) func whatIsPassedOverIsWhatReadingWouldGive(seed: Int) throws {
        let isLong = ProcessInfo.processInfo.environment["LONG_TESTS"] != nil
        var random = SplitMix(state: UInt64(seed) &* 99 &+ 7)
        var lines: [String: [String]] = ["b.jsonl": [], "d.jsonl": []]
        var entries: [(name: String, text: String)] = []
        var compared = 0
        for round in 0..<(isLong ? 120 : 14) {
            for name in ["b.jsonl", "d.jsonl"] where round == 0 || Bool.random(using: &random) {
                try changeLines(name, &lines[name, default: []], &random)
            }
            if round == 0 || Bool.random(using: &random) { try changeEntries("c.tar", &entries, &random) }
            wait()
            let summary = try run()
            let whole = try run("whole", readingAllIn: round)
            #expect(counts(summary) == counts(whole), "seed \(seed), round \(round)")
            #expect((summary.kept, summary.documents) == (whole.kept, whole.documents))
            #expect(
                summary.rejections.map(\.message).sorted() == whole.rejections.map(\.message).sorted(),
                "seed \(seed), round \(round)")
            let updated = try folder.contents("index")
            #expect(try updated.difference(from: folder.contents("whole")).isEmpty, "seed \(seed), round \(round)")
            // What is gone from a file of which something cannot be read is kept, unless it is made anew.
            guard summary.kept == 0 else { continue }
            compared += 1
            try? folder.remove("anew")
            _ = try run("anew", isRebuilding: true)
            #expect(try updated.difference(from: folder.contents("anew")).isEmpty, "seed \(seed), round \(round)")
        }
        #expect(compared > 0)
        #expect(try IndexMaintenance(path: folder.path("index")).verify(isDeep: true).isEmpty)
    }
}

/// Reports of one ID from several sources.
@Suite struct OneIDInTwoSourcesTests {
    private let folder: TemporaryFolder

    init() throws {
        folder = try TemporaryFolder()
        try folder.write("A/r/x.jsonl", #"{"id":"z","text":"Xã từ A."}"# + "\n")
        try folder.write("B/r/x.jsonl", #"{"id":"z","text":"Xã từ B."}"# + "\n")
    }

    private func run(_ sources: [String], to index: String = "index") throws -> ReportIndexer.Summary {
        try ReportIndexer(path: folder.path(index)).run(sources.map { folder.path($0) })
    }

    private func text(_ index: String = "index") throws -> String? {
        try ReportIndex(path: folder.path(index)).report(id: "z")?.text
    }

    /// Nothing is replaced without a word, in whatever runs.
    @Test func oneThatIsReplacedInARunOfItsOwnIsTold() throws {
        #expect(try run(["A/r"]).rejections.isEmpty)
        for (source, other) in [("B", "A"), ("A", "B")] {
            let summary = try run([source + "/r"])
            #expect((summary.updated, summary.failures) == (1, 0))
            #expect(summary.rejections.map(\.code) == ["replaced-report"])
            #expect(summary.rejections.allSatisfy { $0.isRemark && $0.message.contains(folder.path(other + "/r")) })
            #expect(try text() == "Xã từ \(source).")
            #expect(try run([source + "/r"]).rejections.isEmpty)
        }
        // One that says the same is replaced by nothing.
        try folder.write("B/r/x.jsonl", #"{"id":"z","text":"Xã từ A."}"# + "\n")
        #expect(try run(["B/r"]).rejections.isEmpty)
    }

    @Test func theOrderOfSourcesDoesNotMatter() throws {
        for (index, sources) in [("o1", ["A/r", "B/r"]), ("o2", ["B/r", "A/r"])] {
            #expect(try run(sources, to: index).rejections.map(\.code) == ["repeated-id"])
            #expect(try text(index) == "Xã từ A.")
        }
        let digests = try ["o1", "o2"].map { try ReportIndex(path: folder.path($0)).statistics().digest }
        #expect(digests[0] == digests[1])
    }

    /// One that a file of the same run had is told when that is read: in this run, if it is not what it was.
    @Test func oneThatAnEarlierFileBringsIsTold() throws {
        try folder.write("A/r/w.jsonl", #"{"id":"y","text":"Xã khác."}"# + "\n")
        #expect(try run(["A/r"]).rejections.isEmpty)
        try folder.write("A/r/w.jsonl", #"{"id":"z","text":"Xã từ trước."}"# + "\n")
        let summary = try run(["A/r"])
        #expect(summary.rejections.map(\.code) == ["repeated-id"])
        #expect(summary.rejections.first?.place == folder.path("A/r/x.jsonl#1"))
    }
}
