import Foundation
import Reports
import SearchEngine
import Testing

/// A second run over the same sources: it reads what has changed, and leaves what a first run over them would leave.
@Suite struct IncrementalIndexingTests {
    private let folder: TemporaryFolder

    init() throws { folder = try TemporaryFolder() }

    private func run(
        _ sources: [String] = ["a"], index: String = "index", _ change: (inout ReportIndexer.Options) -> Void = { _ in }
    ) throws -> ReportIndexer.Summary {
        var options = ReportIndexer.Options()
        change(&options)
        return try ReportIndexer(path: folder.path(index), options: options).run(sources.map { folder.path($0) })
    }

    /// Long enough that the next change of a file gives it another time; not that its time is trusted.
    private func wait() { usleep(25_000) }

    private func move(_ from: String, to target: String) throws {
        try FileManager.default.createDirectory(
            at: folder.url.appending(path: target).deletingLastPathComponent(), withIntermediateDirectories: true)
        try FileManager.default.moveItem(atPath: folder.path(from), toPath: folder.path(target))
    }

    private static func text(_ title: String, _ number: Int = 0) -> String {
        "\(title)\n\nXã số \(number) có đường mới, bà con góp công dựng nhà văn hoá và trồng thêm cây bên suối.\n"
    }

    /// Story 36: a thousand files, of which some are changed, deleted, moved, new, empty or in no encoding.
    @Test func aThousandFilesOfWhichSomeChanged() throws {
        for number in 0..<1_000 {
            try folder.write("a/\(number / 100)/\(number).txt", Self.text("Bài \(number)", number))
        }
        wait()
        #expect(try counts(run()) == [1_000, 0, 0, 0, 0])
        for number in 0..<10 { try folder.write("a/0/\(number).txt", Self.text("Bài sửa \(number)", number)) }
        for number in 100..<120 { try folder.remove("a/1/\(number).txt") }
        for number in 200..<205 { try move("a/2/\(number).txt", to: "a/đã chuyển/\(number).txt") }
        for number in 0..<30 { try folder.write("a/mới/\(number).txt", Self.text("Bài mới \(number)", number)) }
        try folder.write("a/rỗng.txt", "")
        try folder.write("a/lạ.txt", Data([0, 1, 2, 3, 0xFF, 0xFE, 0, 0, 7, 7]))
        try folder.write("a/ảnh.png", Data([0x89, 0x50, 0x4E, 0x47, 0x0D, 0x0A, 0x1A, 0x0A]))
        wait()
        let second = try run()
        #expect(counts(second) == [30, 10, 5, 20, 965])
        #expect(second.documents == 1_010)
        #expect(Set(second.rejections.map(\.code)) == ["empty", "binary", "unsupported-type"])
        #expect(second.failures == 2)
        // What cannot be read is said again each time; all else is not even opened.
        wait()
        let third = try run()
        #expect(counts(third) == [0, 0, 0, 0, 1_010])
        #expect(third.revision == second.revision && third.bytesRead < 100)
        #expect(Set(third.rejections.map(\.code)) == ["empty", "binary", "unsupported-type"])
    }

    /// Of a text that was indexed with more memory nothing has to be made as long as it holds still.
    @Test func whatHoldsStillMayTakeMoreMemoryThanTheRunHas() throws {
        func write(_ first: String, _ second: String) throws {
            let words = (0..<20_000).map { "k" + String($0, radix: 36) }.joined(separator: " ")
            let lines = [#"{"id":"lớn","text":"\#(first) \#(words)"}"#, #"{"id":"nhỏ","text":"\#(second)"}"#]
            try folder.write("a/1.jsonl", lines.joined(separator: "\n") + "\n")
            wait()
        }
        try write("Một", "Hai")
        #expect(try counts(run()) == [2, 0, 0, 0, 0])
        try write("Một", "Ba")
        let second = try run { $0.memory = 8 << 20 }
        #expect(counts(second) == [0, 1, 0, 0, 1] && second.rejections.isEmpty)
        try write("Bốn", "Ba")
        let third = try run { $0.memory = 8 << 20 }
        #expect(third.rejections.map(\.code) == ["too-large"] && third.documents == 2)
    }

    /// Nobody knows what a row says whose quote is not closed, so nothing of its table goes.
    @Test func aQuoteLeftOpenTakesNoReportsAway() throws {
        let rows = (0..<50).map { "r\($0),Tiêu đề \($0),Nội dung báo cáo thứ \($0) của tỉnh" }
        func write(_ rows: [String]) throws {
            try folder.write("a/1.csv", (["id,title,text"] + rows).joined(separator: "\n") + "\n")
            wait()
        }
        try write(rows)
        #expect(try counts(run()) == [50, 0, 0, 0, 0])
        var broken = rows
        broken[4] = "r4,Tiêu đề 4,\"Báo Lao động\" đưa tin báo cáo thứ 4"
        broken[8] = "r8,Tiêu đề 8,\"Nội dung báo cáo thứ 8"
        broken[30] = "r30,Tiêu đề 30,Nội dung mới"
        try write(broken)
        let second = try run()
        #expect(counts(second) == [0, 2, 0, 0, 47] && second.documents == 50 && second.failures == 1)
        #expect(second.rejections.map(\.code) == ["unclosed-quote"])
        #expect(second.rejections.allSatisfy { $0.place.hasSuffix("/1.csv#10") })
        try write(rows)
        #expect(try run().documents == 50)
    }

    /// Nor does it matter whether its file keeps what it held: because it fails elsewhere, or because that is asked.
    @Test(arguments: [true, false])
    func whatHoldsStillInAFileThatKeepsAllMayTakeMoreMemory(prunes: Bool) throws {
        let words = (0..<20_000).map { "k" + String($0, radix: 36) }.joined(separator: " ")
        func write(_ second: String) throws {
            // Before the text: the file has failed when that is met.
            let bad = prunes ? #"{"id":"hỏng","text":"# : #"{"id":"đầu","text":"Đầu"}"#
            let lines = [bad, #"{"id":"lớn","text":"\#(words)"}"#, #"{"id":"nhỏ","text":"\#(second)"}"#]
            try folder.write("a/1.jsonl", lines.joined(separator: "\n") + "\n")
            wait()
        }
        try write("Hai")
        let first = try run { $0.prunes = prunes }
        #expect(first.documents == (prunes ? 2 : 3))
        try write("Ba")
        let second = try run { ($0.prunes, $0.memory) = (prunes, 8 << 20) }
        #expect(second.updated == 1 && second.documents == first.documents)
        #expect(second.rejections.map(\.code) == first.rejections.map(\.code))
        #expect(second.rejections.count == (prunes ? 1 : 0))
    }

    @Test func unchangedFilesAreNotRead() throws {
        try folder.write("a/1.txt", Self.text("Một"))
        try folder.write("a/2.jsonl", #"{"id":"hai","title":"Hai","text":"Xã nhà có điện."}"# + "\n")
        wait()
        let first = try run()
        #expect(first.bytesRead > 0)
        wait()
        #expect(try run().bytesRead == 0)
        // A file that is touched is compared by its content, and not read as reports.
        try FileManager.default.setAttributes(
            [.modificationDate: Date(timeIntervalSince1970: 7)], ofItemAtPath: folder.path("a/1.txt"))
        wait()
        let touched = try run()
        #expect(touched.bytesRead == 0 && counts(touched) == [0, 0, 0, 0, 2])
        // One of the same size and time but other content is not taken for the same.
        let modified = try FileManager.default.attributesOfItem(atPath: folder.path("a/1.txt"))[.modificationDate]
        try folder.write("a/1.txt", Self.text("Mốt"))
        try FileManager.default.setAttributes(
            [.modificationDate: try #require(modified)], ofItemAtPath: folder.path("a/1.txt"))
        #expect(try counts(run()) == [0, 1, 0, 0, 1])
    }

    /// What decides how a file is read is part of what it was read as.
    @Test func otherOptionsReadAgain() throws {
        try folder.write("a/t.csv", "id,head,text\n1,Một,Xã nhà có điện.\n")
        try folder.write("a/k.jsonl", #"{"id":"hai","title":"Hai","text":"Xã nhà có điện."}"# + "\n")
        wait()
        #expect(try counts(run()) == [2, 0, 0, 0, 0])
        wait()
        #expect(try run { $0.fieldMap = "title=head" }.updated == 2)
        wait()
        try folder.write("a/corrections.jsonl", #"{"id":"hai","province":"Lai Châu"}"# + "\n")
        #expect(try run { $0.fieldMap = "title=head" }.updated == 1)
        #expect(try ReportIndex(path: folder.path("index")).report(id: "hai")?.province?.name == "Lai Châu")
    }

    /// A source is called as it was given the last time, by all its reports; a repair does not rename it.
    @Test func aSourceIsCalledAsItWasGivenLast() throws {
        for number in 0..<5 { try folder.write("a/\(number).txt", Self.text("Bài \(number)", number)) }
        func sources() throws -> Set<String> {
            try Set(ReportIndex(path: folder.path("index")).search(everything).hits.map(\.report.location.source))
        }
        func index(_ source: String, to index: String = "index") throws -> ReportIndexer.Summary {
            try ReportIndexer(path: folder.path(index)).run([source])
        }
        let (plain, roundabout) = (folder.path("a"), folder.url.path + "/./b/../a")
        try FileManager.default.createDirectory(atPath: folder.path("b"), withIntermediateDirectories: true)
        _ = try index(plain)
        #expect(try sources() == [plain])
        try folder.write("a/5.txt", Self.text("Bài mới", 5))
        let second = try index(roundabout)
        #expect(counts(second) == [1, 0, 0, 0, 5])
        #expect(try sources() == [roundabout])
        _ = try index(roundabout, to: "anew")
        #expect(try contents("index") == contents("anew"))
        try Data(repeating: 7, count: 500).write(to: folder.url.appending(path: "index/segment-1"))
        #expect(try IndexMaintenance(path: folder.path("index")).repair().documents == 6)
        #expect(try sources() == [roundabout])
        let last = try index(plain)
        #expect(counts(last) == [0, 0, 0, 0, 6])
        #expect(try sources() == [plain])
    }

    /// Nothing goes where it is asked that nothing should, not even what a file that is read has no longer.
    @Test func withoutPruningNothingGoes() throws {
        let lines = (0..<3).map { #"{"id":"r\#($0)","title":"Bản \#($0)","text":"Xã số \#($0) có điện."}"# + "\n" }
        try folder.write("a/r.jsonl", lines.joined())
        _ = try run()
        try folder.write("a/r.jsonl", lines[0] + lines[2])
        let kept = try run { $0.prunes = false }
        #expect(kept.removed == 0 && kept.documents == 3)
        #expect(try run().removed == 1)
    }

    /// An index that lies in its own source is no part of it, and one is not emptied for want of reports.
    @Test func anIndexIsNoReportAndIsNotEmptied() throws {
        try folder.write("a/1.txt", Self.text("Một"))
        #expect(try counts(run(index: "a/index")) == [1, 0, 0, 0, 0])
        let again = try run(index: "a/index")
        #expect(counts(again) == [0, 0, 0, 0, 1] && again.rejections.isEmpty)
        try folder.write("trống/1.txt", "")
        #expect(try run(["trống"], index: "a/index") { $0.isRebuilding = true }.added == 0)
        #expect(try ReportIndex(path: folder.path("a/index")).reportCount == 1)
    }

    private var everything: SearchRequest {
        var request = SearchRequest("xã")
        request.limit = 10_000
        request.duplicates = .show
        return request
    }

    /// A file that a crash has left empty takes no report with it, until it is removed or holds reports again.
    @Test func anEmptiedFileKeepsItsReports() throws {
        let line = #"{"id":"r1","title":"Bản 1","text":"Xã số 1 có điện."}"# + "\n"
        try folder.write("a/r.jsonl", line)
        try folder.write("a/1.txt", Self.text("Một"))
        _ = try run()
        for nothing in ["", "\n"] {
            try folder.write("a/r.jsonl", nothing)
            try folder.write("a/1.txt", nothing)
            let without = try run()
            #expect(counts(without) == [0, 0, 0, 0, 0])
            #expect((without.documents, without.kept, without.failures) == (2, 2, 2))
            #expect(without.rejections.map(\.code) == ["empty", "empty"])
        }
        // One that is elsewhere now is no longer here.
        try folder.write("b/r.jsonl", line)
        #expect(try run(["b"]).moved == 1)
        try folder.write("a/r.jsonl", line.replacing("r1", with: "r2"))
        try folder.remove("a/1.txt")
        #expect(try counts(run()) == [1, 0, 0, 1, 0])
        #expect(try ReportIndex(path: folder.path("index")).reportCount == 2)
    }

    /// Two files have a report of one ID: the one that is left out comes back when the other goes.
    @Test func aReportLeftOutForItsIDComesBack() throws {
        let line = { (title: String) in #"{"id":"x","title":"\#(title)","text":"Xã nhà."}"# + "\n" }
        try folder.write("a/2.jsonl", line("Hai"))
        wait()
        _ = try run()
        try folder.write("a/1.jsonl", line("Một"))
        wait()
        _ = try run()
        wait()
        try folder.remove("a/1.jsonl")
        _ = try run()
        #expect(try ReportIndex(path: folder.path("index")).report(id: "x")?.title == "Hai")
        // A copy that is word for word the same is left out without a word.
        try folder.write("a/1.jsonl", line("Hai") + line("Hai"))
        wait()
        #expect(try run().failures == 0)
        try folder.remove("a/1.jsonl")
        wait()
        _ = try run()
        #expect(try ReportIndex(path: folder.path("index")).report(id: "x")?.location.path == "2.jsonl#1")
        try folder.write("b/0.jsonl", line("Không"))
        wait()
        _ = try run(["b"])
        wait()
        try folder.remove("b/0.jsonl")
        _ = try run(["b"])
        _ = try run()
        #expect(try ReportIndex(path: folder.path("index")).report(id: "x")?.title == "Hai")
    }

    // MARK: Compared with a first run

    /// What an index holds, as anyone can see it.
    private func contents(_ index: String) throws -> [String] {
        let opened = try ReportIndex(path: folder.path(index))
        #expect(try IndexMaintenance(path: folder.path(index)).verify().isEmpty)
        let reports = try opened.search(everything).hits.map(\.report)
        #expect(opened.reportCount == reports.count)
        return [opened.statistics().digest]
            + reports.map { "\($0.id) \($0.title) \($0.location) \($0.text)" }.sorted()
    }

    private struct Random {
        var state: UInt64

        mutating func next(_ bound: Int) -> Int {
            state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
            return Int(state >> 33) % bound
        }
    }

    private static let names = ["b", "b-1", "b.txt.d", "c", "đ", "b/b", "c/đ e"]

    private func change(_ random: inout Random, _ number: Int) throws {
        let name = "a/\(Self.names[random.next(Self.names.count)])/\(random.next(6))"
        let exists = FileManager.default.fileExists(atPath: folder.path(name))
        switch random.next(8) {
        case 0, 1: try folder.write(name, Self.text("Bài \(random.next(9))", number))
        case 2 where exists: try folder.remove(name)
        case 3 where exists:
            try move(name, to: "a/chuyển \(random.next(3))/\(number)")
        case 4 where exists:
            try FileManager.default.setAttributes(
                [.modificationDate: Date(timeIntervalSince1970: Double(number))], ofItemAtPath: folder.path(name))
        case 5:
            let folderName = "a/\(Self.names[random.next(4)])"
            if FileManager.default.fileExists(atPath: folder.path(folderName)) {
                try move(folderName, to: "a/thư mục \(number)")
            }
        default:
            // Records with IDs of their own, which move between files and meet. A file that had some is not left empty:
            // that would keep them.
            let isNew = !FileManager.default.fileExists(atPath: folder.path(name + ".jsonl"))
            let lines = (0..<(isNew ? random.next(5) : 1 + random.next(4))).map { _ in
                let id = random.next(12)
                return #"{"id":"r\#(id)","title":"Bản \#(random.next(3))","text":"Xã số \#(id) có điện."}"#
            }
            try folder.write(name + ".jsonl", lines.joined(separator: "\n") + "\n")
        }
    }

    /// Has the source stand without its files for one run, as that of a disk which is not there does: nothing goes.
    private func unmount() throws {
        let reports = try ReportIndex(path: folder.path("index")).reportCount
        try move("a", to: "cất")
        try FileManager.default.createDirectory(
            atPath: folder.path("a/lost+found"), withIntermediateDirectories: true)
        let without = try run()
        #expect(without.documents == reports && without.removed == 0)
        try folder.remove("a")
        try move("cất", to: "a")
        _ = try run()
    }

    /// Whatever happens to the files, an index that is brought up to date is one that is made anew.
    @Test(arguments: 0..<8) func anUpdatedIndexIsOneMadeAnew(seed: Int) throws {
        let isLong = ProcessInfo.processInfo.environment["LONG_TESTS"] != nil
        var random = Random(state: UInt64(seed) &* 77 &+ 5)
        try folder.write("a/gốc.txt", Self.text("Gốc"))
        for round in 0..<(isLong ? 60 : 6) {
            for step in 0..<random.next(12) { try change(&random, round * 100 + step) }
            if random.next(3) == 0 { wait() }
            _ = try run()
            if random.next(2) == 0 { try unmount() }
            try? folder.remove("anew")
            _ = try run(index: "anew") { $0.isRebuilding = true }
            let difference = try contents("index").difference(from: contents("anew"))
            #expect(difference.isEmpty, "seed \(seed), round \(round)")
        }
    }

    /// A ledger whose bytes are not what they should be, under a checksum that agrees, is told or does no harm.
    @Test func aForgedLedgerDoesNotTrap() throws {
        for number in 0..<4 { try folder.write("a/\(number).txt", Self.text("Bài \(number)", number)) }
        _ = try run()
        var sound: [UInt8] = []
        try folder.forgeLedger("index") { sound = $0 }
        var random = Random(state: 3)
        for _ in 0..<60 {
            try folder.forgeLedger("index") { bytes in
                bytes = sound
                for _ in 0...random.next(3) {
                    bytes[8 + random.next(bytes.count - 8)] = [0, 1, 0x7F, 0x80, 0xFF][random.next(5)]
                }
            }
            do throws(ReportIndexError) {
                var options = ReportIndexer.Options()
                options.isDryRun = true
                _ = try ReportIndexer(path: folder.path("index"), options: options).run([folder.path("a")])
            } catch {
                switch error {
                case .damaged: #expect(try !IndexMaintenance(path: folder.path("index")).verify().isEmpty)
                case .otherVersion: break
                default: throw error
                }
            }
        }
    }
}
