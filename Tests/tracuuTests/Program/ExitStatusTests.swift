import Foundation
import Testing

/// Every row of the table of exit codes, by running the program.
@Suite struct ExitStatusTests {
    private func status(_ arguments: String...) throws -> Int32 { try ProgramRun(arguments).status }

    @Test func foundNothingAndWrongUsage() throws {
        let archive = try SampleArchive()
        #expect(try status("-i", archive.index, "search", "chè") == 0)
        #expect(try status("-i", archive.index, "search", "xyzzy") == 1)
        #expect(try status("-i", archive.index, "search", "--strict", "(chè") == 2)
        #expect(try status("-i", archive.index, "search", "chè", "--nope") == 2)
    }

    /// A script's variable that is empty must not make the query the option's value.
    @Test(arguments: ["--province", "--province34", "--limit"]) func anEmptyValueIsWrongUsage(option: String) throws {
        let archive = try SampleArchive()
        let run = try ProgramRun("-i", archive.index, "--lang", "en", "search", option + "=", "chè")
        #expect(run.status == 2 && run.errors.contains("\(option) is given no value"), "\(run.errors)")
        #expect(try status("-i", archive.index, "search", "--", option + "=", "chè") != 2)
        #expect(try status("-i", archive.index, "search", "--json=", "chè") == 0)
        let unknown = try ProgramRun("-i", archive.index, "--lang", "en", "search", "--provinze=", "chè")
        #expect(unknown.status == 2 && unknown.errors.contains("--province?"), "\(unknown.errors)")
    }

    @Test func noIndexAndADamagedOne() throws {
        let archive = try SampleArchive()
        #expect(try status("-i", archive.folder.path + "/none", "search", "chè") == 3)
        let files = try FileManager.default.contentsOfDirectory(atPath: archive.index)
        let sizes = try files.map { name in
            (name, try Data(contentsOf: URL(filePath: archive.index + "/" + name)))
        }
        var (name, bytes) = try #require(sizes.max { $0.1.count < $1.1.count })
        bytes[bytes.count / 2] ^= 0x55
        try bytes.write(to: URL(filePath: archive.index + "/" + name))
        #expect(try status("-i", archive.index, "verify") == 4)
    }

    @Test func doneInPartAndNotAtAll() throws {
        let archive = try SampleArchive(isIndexed: false)
        try archive.write("{", "a.jsonl")
        #expect(try status("-i", archive.index, "index", archive.reports) == 5)
        #expect(try status("-i", archive.index, "index", archive.folder.path + "/none") == 6)
    }

    /// What no reader reads is counted, alone and beside others; only what should have been a report is a failure.
    @Test func anUnsupportedFileIsNoError() throws {
        let archive = try SampleArchive(isIndexed: false)
        try archive.write("GIF89a", "hình.gif")
        let beside = try ProgramRun("-i", archive.index, "index", "--json", archive.reports)
        #expect(beside.status == 0 && beside.errors.isEmpty)
        #expect(beside.output.contains(#""added":3,"#) && beside.output.contains(#""skipped":{"unsupported-type":1}"#))
        #expect(try status("-i", archive.index + " 2", "index", archive.reports + "/hình.gif") == 0)
        try archive.write("", "trống.txt")
        #expect(try status("-i", archive.index, "index", archive.reports) == 5)
    }

    @Test func anotherWriterIsAtWork() throws {
        let archive = try SampleArchive()
        let lock = try FileHandle(forUpdating: URL(filePath: archive.index + "/write.lock"))
        #expect(flock(lock.fileDescriptor, LOCK_EX | LOCK_NB) == 0)
        #expect(try status("-i", archive.index, "index", archive.reports) == 75)
        #expect(flock(lock.fileDescriptor, LOCK_UN) == 0)
        #expect(try status("-i", archive.index, "index", archive.reports) == 0)
    }

    @Test(arguments: [(SIGINT, Int32(130)), (SIGTERM, Int32(143))])
    func interrupted(signal: Int32, expected: Int32) throws {
        let archive = try SampleArchive()
        let process = Process()
        process.executableURL = ProgramRun.program
        process.arguments = ["-i", archive.index, "repl"]
        let (input, output) = (Pipe(), Pipe())
        process.standardInput = input
        process.standardOutput = output
        process.standardError = FileHandle.nullDevice
        // The threads that tests run on block signals, and a child inherits that.
        var signals = sigset_t()
        unsafe sigemptyset(&signals)
        unsafe sigaddset(&signals, signal)
        unsafe pthread_sigmask(SIG_UNBLOCK, &signals, nil)
        try process.run()
        // It answers, so that it is at work, and waits for more.
        input.fileHandleForWriting.write(Data("chè\n".utf8))
        _ = output.fileHandleForReading.availableData
        kill(process.processIdentifier, signal)
        _ = output.fileHandleForReading.readDataToEndOfFile()
        process.waitUntilExit()
        #expect(process.terminationReason == .exit)
        #expect(process.terminationStatus == expected)
    }
}
