import Foundation
import Reports
import Testing

/// Files of which a part could not be read: what may have been there is kept.
@Suite struct DoubtfulPlacesTests {
    private let folder: TemporaryFolder

    init() throws { folder = try TemporaryFolder() }

    private func run(index: String = "index", isRebuilding: Bool = false) throws -> ReportIndexer.Summary {
        var options = ReportIndexer.Options()
        options.isRebuilding = isRebuilding
        return try ReportIndexer(path: folder.path(index), options: options).run([folder.path("a")])
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
            _ = try run()
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
