import Foundation
import Reports
import Testing

/// Files of which a part could not be read: what may have been there is kept.
@Suite struct DoubtfulPlacesTests {
    private let folder: TemporaryFolder

    init() throws { folder = try TemporaryFolder() }

    private func run(
        _ sources: [String] = ["a"], index: String = "index", isRebuilding: Bool = false,
        limits: (inout ReportIndexer.Options) -> Void = { _ in }
    ) throws -> ReportIndexer.Summary {
        var options = ReportIndexer.Options()
        options.isRebuilding = isRebuilding
        limits(&options)
        return try ReportIndexer(path: folder.path(index), options: options).run(sources.map(folder.path))
    }

    private func isAsMadeAnew() throws -> Bool {
        _ = try run(index: "anew", isRebuilding: true)
        let digests = try ["index", "anew"].map { try ReportIndex(path: folder.path($0)).statistics().digest }
        return digests[0] == digests[1]
    }

    private static func text(_ number: Int) -> String { "Xã số \(number) làm \(number * number) mét đường." }

    /// - Parameter numbers: of the records; less than none for a line that is no record.
    private func write(_ numbers: some Sequence<Int>, areNamed: Bool) throws {
        let lines = numbers.map { number in
            let id = areNamed ? "\"id\":\"r\(number)\"," : ""
            return number < 0 ? "{\"text\": \"hỏng\n" : "{\(id)\"text\":\"\(Self.text(number))\"}\n"
        }
        try folder.write("a/r.jsonl", lines.joined())
    }

    /// A line that never was a record keeps nothing that is gone, nor what has moved.
    @Test(arguments: [true, false], [0, 3]) func aBrokenLineKeepsNoOther(areNamed: Bool, place: Int) throws {
        var numbers = Array(0..<7)
        numbers.insert(-1, at: place)
        try write(numbers, areNamed: areNamed)
        #expect(try run().documents == 7)
        for number in [1, 5] {
            numbers.removeAll { $0 == number }
            try write(numbers, areNamed: areNamed)
            let summary = try run()
            #expect((summary.removed, summary.kept, summary.failures) == (1, 0, 1))
        }
        // Nor is it in the way of a rebuild.
        if areNamed {
            try write(numbers.dropLast(), areNamed: areNamed)
            #expect(try run(isRebuilding: true).documents == 4)
        }
        #expect(try isAsMadeAnew())
    }

    /// What stood where a broken line is now is kept until that can be read, and goes with the line.
    @Test(arguments: [true, false]) func whatABrokenLineHeldIsKept(areNamed: Bool) throws {
        try write(Array(0..<6), areNamed: areNamed)
        _ = try run()
        try write([0, 1, -1, 3, 4, 5], areNamed: areNamed)
        for _ in 0..<2 {
            let summary = try run()
            #expect((summary.kept, summary.removed, summary.documents) == (1, 0, 6))
        }
        #expect(throws: ReportIndexError.self) { try run(isRebuilding: true) }
        try write([0, 1, -1, 3, 4], areNamed: areNamed)
        let shorter = try run()
        #expect((shorter.kept, shorter.removed, shorter.documents) == (2, 0, 6))
        try write([0, 1, 3, 4], areNamed: areNamed)
        #expect(try run().documents == 4)
        #expect(try isAsMadeAnew())
    }

    /// Wherever it is by then: lines that have come or gone above it change nothing.
    @Test(arguments: [[9, 0, 1, -1, 3, 4, 5], [1, -1, 3, 4, 5]]) func whatABrokenLineHeldIsKeptElsewhere(
        numbers: [Int]
    ) throws {
        try write(Array(0..<6), areNamed: true)
        _ = try run()
        try write(numbers, areNamed: true)
        for _ in 0..<2 {
            let summary = try run()
            #expect(summary.removed == 0 && summary.kept == (numbers.contains(0) ? 1 : 2))
        }
        #expect(throws: ReportIndexError.self) { try run(isRebuilding: true) }
        try write(numbers.map { $0 < 0 ? 2 : $0 }, areNamed: true)
        _ = try run()
        #expect(try isAsMadeAnew())
    }

    /// A program writes the same line for each record that it cannot export: one of them says nothing of another.
    @Test(arguments: ["r.jsonl", "r.json"]) func aBrokenLineIsNotTakenForAnother(name: String) throws {
        func write(_ numbers: [Int?]) throws {
            let records = numbers.map { number in
                number.map { "{\"id\":\"r\($0)\",\"text\":\"\(Self.text($0))\"}" } ?? "{\"error\":\"timeout\"}"
            }
            try folder.write("a/" + name, records.joined(separator: "\n") + "\n")
        }
        try write([0, nil, 2, 3])
        #expect(try run().documents == 3)
        try write([0, 1, nil, 3])
        for added in [1, 0] {
            let summary = try run()
            #expect((summary.added, summary.kept, summary.removed) == (added, 1, 0))
        }
        try write([0, 1, 3])
        #expect(try run().removed == 1)
        #expect(try isAsMadeAnew())
    }

    @Test func aBrokenLineOfAnEntryIsNotTakenForOneOfAnother() throws {
        func write(_ entries: [String: [Int?]]) throws {
            let texts = entries.sorted { $0.key < $1.key }.map { name, numbers in
                let lines = numbers.map { number in
                    number.map { "{\"id\":\"r\($0)\",\"text\":\"\(Self.text($0))\"}\n" } ?? "{\"error\":1}\n"
                }
                return (name, lines.joined())
            }
            try folder.write("a/k.zip", Data(storedZip(texts)))
        }
        try write(["1.jsonl": [nil, 1], "2.jsonl": [2, 3]])
        #expect(try run().documents == 3)
        try write(["1.jsonl": [0, 1], "2.jsonl": [nil, 3]])
        let summary = try run()
        #expect((summary.added, summary.kept, summary.removed) == (1, 1, 0))
    }

    /// Nor a row of a table without a text; one that never had any keeps nothing, wherever it has come to lie.
    @Test func aRowWithoutATextIsNotTakenForAnother() throws {
        func write(_ rows: [(Int, hasText: Bool)]) throws {
            let lines = rows.map { "r\($0.0),Bài,\($0.hasText ? Self.text($0.0) : "")\n" }
            try folder.write("a/r.csv", "id,title,text\n" + lines.joined())
        }
        try write([(0, true), (1, true), (2, false), (3, true), (4, true)])
        #expect(try run().documents == 4)
        try write([(9, true), (0, true), (1, true), (2, false), (3, true)])
        let moved = try run()
        #expect((moved.added, moved.kept, moved.removed) == (1, 0, 1))
        try write([(9, true), (0, true), (1, true), (3, false)])
        for _ in 0..<2 {
            let summary = try run()
            #expect((summary.kept, summary.removed) == (1, 0))
        }
        #expect(throws: ReportIndexError.self) { try run(isRebuilding: true) }
    }

    /// What was always too large, or too long, is in the way of nothing else.
    @Test func whatIsTooLargeKeepsNoOther() throws {
        let long = String(repeating: "Xã có đường dài. ", count: 100)
        func limit(_ options: inout ReportIndexer.Options) {
            options.limits.entryBytes = 1_000
        }
        func write(_ numbers: [Int]) throws {
            let entries = numbers.map { ("\($0).txt", Self.text($0)) } + [("dài.txt", long)]
            try folder.write("a/k.zip", Data(storedZip(entries)))
            let lines =
                ["{\"text\":\"\(long)\"}\n"] + numbers.map { "{\"id\":\"r\($0)\",\"text\":\"\($0 * 7) mét.\"}\n" }
            try folder.write("a/r.jsonl", lines.joined())
        }
        try write([0, 1, 2])
        #expect(try run(limits: limit).documents == 6)
        try write([0, 2])
        let summary = try run(limits: limit)
        #expect((summary.removed, summary.kept, summary.failures) == (2, 0, 2))
        try write([2])
        #expect(try run(isRebuilding: true, limits: limit).documents == 2)
    }

    /// What is kept has its new ID where its source comes to be known otherwise, and is kept still.
    @Test func whatIsKeptStaysWhereItsSourceIsKnownOtherwise() throws {
        func write(_ second: String) throws {
            let entries = (0..<4).map { ("\($0).txt", $0 == 2 ? second : Self.text($0)) }
            try folder.write("b/s/k.zip", Data(storedZip(entries)))
        }
        try write(Self.text(2))
        #expect(try run(["b/s"]).documents == 4)
        try write("")
        #expect(try run(["b/s"]).kept == 1)
        try folder.write("a/s/x.txt", Self.text(9))
        let renamed = try run(["b/s", "a/s"])
        #expect((renamed.added, renamed.moved, renamed.removed) == (1, 4, 0))
        for _ in 0..<2 {
            let summary = try run(["b/s", "a/s"])
            #expect((summary.kept, summary.removed, summary.documents) == (1, 0, 5))
        }
        try write(Self.text(2))
        #expect(try run(["b/s", "a/s"]).documents == 5)
    }

    /// An array that does not end was cut, or is being written.
    @Test func allThatStoodBehindTheCutOfAnArrayIsKept() throws {
        let objects = (0..<4).map { "{\"id\":\"r\($0)\",\"text\":\"\(Self.text($0))\"}" }
        func write(_ objects: some Collection<String>, end: String) throws {
            try folder.write("a/r.json", "[" + objects.joined(separator: ",\n") + end)
        }
        try write(objects, end: "]")
        #expect(try run().documents == 4)
        try write(objects[..<2], end: ",\n")
        for _ in 0..<2 {
            let summary = try run()
            #expect((summary.kept, summary.removed, summary.documents, summary.failures) == (2, 0, 4, 1))
        }
        try write(objects[..<2] + [String(objects[2].dropFirst())], end: "]")
        #expect(try run().kept == 2)
        try write(objects[..<2], end: "]")
        #expect(try run().documents == 2)
    }

    /// Behind a broken last line the file may have been cut.
    @Test func allThatStoodBehindACutIsKept() throws {
        try write(Array(0..<6), areNamed: true)
        _ = try run()
        try write([0, 1, -1], areNamed: true)
        let summary = try run()
        #expect((summary.kept, summary.removed, summary.documents) == (4, 0, 6))
    }

    /// Nor is it known what stands behind a quote that nothing closes.
    @Test func allThatStoodBehindAnOpenQuoteIsKept() throws {
        let rows = (0..<6).map { "r\($0),Bài \($0),\(Self.text($0))\n" }
        try folder.write("a/r.csv", "id,title,text\n" + rows.joined())
        #expect(try run().documents == 6)
        try folder.write("a/r.csv", "id,title,text\n" + rows[..<2].joined() + "r2,Bài 2,\"Xã có đường\nvà cầu\n")
        let summary = try run()
        #expect((summary.kept, summary.removed, summary.documents) == (4, 0, 6))
    }

    /// An entry that never held anything keeps nothing; one that did, what may have been in it.
    @Test func anEmptyEntryKeepsNoOther() throws {
        func entries(_ names: [(String, Int?)]) throws {
            try folder.write("a/k.zip", Data(storedZip(names.map { ($0, $1.map(Self.text) ?? "") })))
        }
        try entries([("1.txt", 1), ("2.txt", 2), ("3.txt", 3), ("trống.txt", nil)])
        #expect(try run().documents == 3)
        try entries([("2.txt", 2), ("3.txt", 3), ("trống.txt", nil)])
        let shorter = try run()
        #expect((shorter.removed, shorter.kept, shorter.documents) == (1, 0, 2))
        try entries([("2.txt", nil), ("3.txt", 3), ("trống.txt", nil)])
        for _ in 0..<2 {
            let summary = try run()
            #expect((summary.removed, summary.kept, summary.documents) == (0, 1, 2))
        }
        try entries([("3.txt", 3), ("trống.txt", nil)])
        #expect(try run().documents == 1)
        #expect(try isAsMadeAnew())
    }
}
