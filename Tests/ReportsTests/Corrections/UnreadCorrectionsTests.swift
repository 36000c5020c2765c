import Foundation
import Reports
import Testing

/// Corrections that cannot be read change nothing.
@Suite struct UnreadCorrectionsTests {
    private let folder: TemporaryFolder

    init() throws {
        folder = try TemporaryFolder()
        try write(1..<5)
        try correct(Self.lines)
        _ = try run()
    }

    private static let lines = [
        #"{"id":"r1","title":"Tên đúng một"}"#, #"{"id":"r2","title":"Tên đúng hai"}"#,
        #"{"id":"r2","author":"Lý Mai"}"#,
    ]

    private func write(_ numbers: Range<Int>, note: String = "") throws {
        let lines = numbers.map {
            #"{"id":"r\#($0)","title":"Bản \#($0)","text":"Xã số \#($0) có điện. \#(note)"}"# + "\n"
        }
        try folder.write("a/r.jsonl", lines.joined())
    }

    private func correct(_ lines: [String]) throws {
        try folder.write("a/corrections.jsonl", lines.joined(separator: "\n") + "\n")
    }

    @discardableResult
    private func run() throws -> ReportIndexer.Summary {
        try ReportIndexer(path: folder.path("index")).run([folder.path("a")])
    }

    private func titles() throws -> [String] {
        let index = try ReportIndex(path: folder.path("index"))
        return try ["r1", "r2", "r3"].map { try index.report(id: $0)?.title ?? "" }
    }

    private func report(_ id: String) throws -> Report {
        try #require(try ReportIndex(path: folder.path("index")).report(id: id))
    }

    private let corrected = ["Tên đúng một", "Tên đúng hai", "Bản 3"]

    /// Makes the corrections unreadable: too large to be read, or cut in the middle of a line.
    enum Fault: CaseIterable {
        case file, line, folder
    }

    private func spoil(_ fault: Fault) throws {
        switch fault {
        case .file:
            let file = try FileHandle(forWritingTo: folder.url.appending(path: "a/corrections.jsonl"))
            try file.truncate(atOffset: 65 << 20)
            try file.close()
        case .line: try folder.write("a/corrections.jsonl", String(Self.lines[0].dropLast(20)))
        case .folder:
            try folder.remove("a/corrections.jsonl")
            try folder.write("a/b/corrections.jsonl", Self.lines.joined(separator: "\n") + "\n")
            try folder.write("a/b/.tracuuignore", Data(repeating: 0x61, count: 4 << 20))
        }
    }

    @Test(arguments: Fault.allCases) func whatWasPutRightStays(fault: Fault) throws {
        #expect(try titles() == corrected)
        try spoil(fault)
        for _ in 0..<2 {
            let without = try run()
            #expect(counts(without) == [0, 0, 0, 0, 4] && without.failures == 1)
            #expect(try titles() == corrected)
            #expect(try report("r2").author == "Lý Mai")
        }
        // Though its text changes, or its place: other reports do as ever.
        try write(0..<5, note: "Nay đã khác.")
        let changed = try run()
        #expect(counts(changed) == [1, 2, 2, 0, 0])
        #expect(try titles() == corrected)
        #expect(try report("r1").text.contains("khác") == false && report("r3").text.contains("khác"))
        #expect(try report("r1").location.path == "r.jsonl#2")
        // What can be read again counts.
        try? folder.remove("a/b")
        try correct(Self.lines)
        #expect(try run().updated == 2)
        #expect(try report("r1").text.contains("khác"))
        #expect(try titles() == corrected)
        _ = try ReportIndexer(path: folder.path("anew")).run([folder.path("a")])
        #expect(try folder.contents("index") == folder.contents("anew"))
        try folder.remove("a/corrections.jsonl")
        #expect(try run().updated == 2)
        #expect(try titles() == ["Bản 1", "Bản 2", "Bản 3"])
    }

    /// What stayed while its place changed is not taken for a report without corrections afterwards.
    @Test func whatIsTakenBackMeanwhileIsTakenBack() throws {
        try spoil(.line)
        try write(0..<5)
        #expect(try counts(run()) == [1, 0, 4, 0, 0])
        #expect(try titles() == corrected)
        try folder.remove("a/corrections.jsonl")
        #expect(try run().updated == 2)
        #expect(try titles() == ["Bản 1", "Bản 2", "Bản 3"])
    }

    /// A line that says of which report it is keeps that alone; the others are put right, or no longer.
    @Test func aLineOfAKnownReportKeepsThatAlone() throws {
        try correct([#"{"id":"r2","author":"Lý Mai"}"#, #"{"id":"r2","tittle":"Tên đúng hai"}"#])
        #expect(try run().failures == 1)
        #expect(try titles() == ["Bản 1", "Tên đúng hai", "Bản 3"])
        // Where all that was put right is put right anew, nothing is lost by that.
        try correct([#"{"id":"r2","title":"Hai","author":"Lý Mai"}"#, #"{"id":"r3","title":"Ba"}"#, "{"])
        #expect(try run().updated == 2)
        #expect(try titles() == ["Bản 1", "Hai", "Ba"])
    }

    /// Entries of one name: the later one does not take the place of a report that stays.
    @Test func norDoesALaterEntryOfItsName() throws {
        let first = (name: "1.txt", text: "Bài một\n\nXã số một có đường mới bên suối.\n")
        try folder.write("a/t.tar", tar([first]))
        _ = try run()
        var request = SearchRequest("suối")
        request.limit = 10
        let id = try #require(try ReportIndex(path: folder.path("index")).search(request).hits.first?.report.id)
        try correct(Self.lines + [#"{"id":"\#(id)","title":"Tên đúng"}"#])
        #expect(try run().updated == 1)
        try folder.write("a/t.tar", tar([first, ("1.txt", "Bài hai\n\nXã số hai có đường mới bên suối.\n")]))
        try spoil(.line)
        _ = try run()
        #expect(try report(id).title == "Tên đúng")
    }
}
