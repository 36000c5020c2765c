import Foundation
import Testing

/// Several processes at one index: one writes, the others see whole commits or are told to come back.
@Suite struct ConcurrentProcessTests {
    private let archive: SampleArchive

    init() throws { archive = try SampleArchive() }

    /// A writer that holds the lock until its input ends.
    private func writer() throws -> ProgramProcess {
        let process = try ProgramProcess(["index", "-q", "-i", archive.index, "-"])
        let lock = archive.index + "/write.lock"
        for _ in 0..<500 {
            if try String(contentsOfFile: lock, encoding: .utf8).hasPrefix("pid \(process.identifier) ") { break }
            usleep(10_000)
        }
        return process
    }

    @Test func whoHoldsTheLockIsSaid() throws {
        let holder = try writer()
        let refused = try ProgramRun("index", "-i", archive.index, archive.reports)
        #expect(refused.status == 75)
        let year = Calendar.current.component(.year, from: Date())
        #expect(refused.errors.contains("another program (process \(holder.identifier)), running since \(year)-"))
        #expect(refused.errors.contains("--wait"))
        let vietnamese = try ProgramRun("index", "--lang", "vi", "-i", archive.index, archive.reports)
        #expect(vietnamese.errors.contains("chương trình khác (tiến trình \(holder.identifier)), chạy từ \(year)-"))
        // Searching goes on.
        #expect(try ProgramRun("count", "-i", archive.index, "chè").output == "1\n")
        holder.signal(SIGKILL)
        holder.end()
        // The file still names the dead one, and locks nothing.
        #expect(try ProgramRun("index", "-i", archive.index, archive.reports).status == 0)
    }

    /// The holder's own words where they are of a process long gone: its number may be another's by now.
    @Test func aNumberThatIsAnothersIsNotBlamed() throws {
        let lock = archive.index + "/write.lock"
        try Data("pid \(ProcessInfo.processInfo.processIdentifier) started 1\n".utf8)
            .write(to: URL(fileURLWithPath: lock))
        let handle = try FileHandle(forUpdating: URL(fileURLWithPath: lock))
        defer { try? handle.close() }
        #expect(flock(handle.fileDescriptor, LOCK_EX | LOCK_NB) == 0)
        let refused = try ProgramRun("index", "-i", archive.index, archive.reports)
        #expect(refused.status == 75)
        #expect(refused.errors.contains("another program is writing"))
    }

    @Test func waitingOutlastsTheHolder() throws {
        let holder = try writer()
        DispatchQueue.global().asyncAfter(deadline: .now() + 1) { holder.closeInput() }
        let run = try ProgramRun("index", "--wait", "60", "-i", archive.index, archive.reports)
        #expect(run.status == 0)
        holder.end()
        let another = try writer()
        #expect(try ProgramRun("index", "--wait", "1", "-i", archive.index, archive.reports).status == 75)
        another.closeInput()
        another.end()
    }

    /// A prompt keeps what it opened while other processes commit, merge and remove files under it.
    @Test func aReaderKeepsItsSnapshot() throws {
        let reader = try ProgramProcess(["repl", "-q", "-i", archive.index])
        func answer(_ line: String) -> String? {
            reader.write(line + "\n")
            return reader.line()
        }
        reader.write(".mode ids\n")
        let before = try #require(answer("chè"))
        for round in 0..<10 {
            try archive.write("Bản tin \(round)\n\nBà con trồng thêm chè, mùa thứ \(round).\n", "che.txt")
            try archive.write("Bản tin \(round)\n\nThêm một bản tin về cà phê.\n", "\(round).txt")
            #expect(try ProgramRun("index", "-q", "-i", archive.index, archive.reports).status == 0)
            #expect(answer("thu nhập khá") == before)
        }
        reader.write(".reload\n")
        #expect(answer("\"mùa thứ 9\"") == before)
        reader.write(".quit\n")
        #expect(reader.end() == 0)
    }

    /// Processes that open the index again and again while another commits: each sees one edition, whole.
    @Test func whoOpensWhileAnotherCommitsSeesOneCommit() throws {
        let file = archive.folder.path + "/kho.jsonl"
        func write(_ edition: Int) throws {
            let lines = (0..<20).map { #"{"id":"r\#($0)","text":"Mưa to ở bản \#($0), lần \#(edition)."}"# }
            try Data(lines.joined(separator: "\n").utf8).write(to: URL(fileURLWithPath: file))
        }
        try write(1)
        #expect(try ProgramRun("index", "-q", "-i", archive.index, file).status == 0)
        for edition in 2...12 {
            try write(edition)
            let process = try ProgramProcess(["index", "-q", "-i", archive.index, file])
            repeat {
                let run = try ProgramRun("search", "--json", "-n", "50", "--dupes", "show", "-i", archive.index, "mưa")
                #expect(run.status == 0, "\(run.errors)")
                let editions = Set(run.output.matches(of: /lần (\d+)/).map { $0.output.1 })
                #expect(editions.count == 1)
                #expect(run.output.contains("\"total\":20"))
            } while process.isRunning
            #expect(process.end() == 0)
        }
    }
}
