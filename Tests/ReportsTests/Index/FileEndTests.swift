import Foundation
import Reports
import TestSupport
import Testing

/// Files that grow beyond what is read at once, and while they are read.
@Suite struct FileEndTests {
    private let folder: TemporaryFolder

    init() throws { folder = try TemporaryFolder() }

    private func wait() { usleep(25_000) }

    /// Of some eight kilobytes.
    private static func line(_ number: Int) -> String {
        "{\"id\":\"r\(number)\",\"text\":\"Xã số \(number).\(String(repeating: ".", count: 8_000))\"}"
    }

    /// Whatever stands at the end of a buffer of 256 KiB, and however much comes behind.
    @Test(arguments: [-1, 0, 1, 256 << 10], [true, false]) func filesOfManyBuffersGrow(by over: Int, isEnded: Bool)
        throws
    {
        let size = 256 << 10 + over
        var text = ""
        var number = 0
        while text.utf8.count < size - 20_000 {
            number += 1
            text += Self.line(number) + "\n"
        }
        let last = Self.line(number + 1)
        text +=
            last.dropLast(2)
            + String(repeating: ".", count: size - text.utf8.count - last.utf8.count - (isEnded ? 1 : 0))
        text += last.suffix(2) + (isEnded ? "\n" : "")
        #expect(text.utf8.count == size)
        let added = (1...40).map { Self.line(number + 1 + $0) + "\n" }.joined()
        #expect(added.utf8.count > 256 << 10)
        try folder.write("a/r.jsonl", text)
        wait()
        _ = try folder.indexed()
        text += (isEnded ? "" : "\n") + added
        try folder.write("a/r.jsonl", text)
        wait()
        let summary = try folder.indexed()
        #expect(counts(summary) == [40, 0, 0, 0, number + 1])
        #expect(summary.bytesRead == Int64(added.utf8.count + (isEnded ? 0 : 1)))
        // A last line that goes on is another line.
        try folder.write("a/r.jsonl", text + Self.line(7_000))
        wait()
        _ = try folder.indexed()
        try folder.write("a/r.jsonl", text + Self.line(7_000) + " \n" + Self.line(8_000) + "\n")
        wait()
        #expect(try folder.indexed().bytesRead > Int64(text.utf8.count))
        _ = try folder.indexed("anew", isRebuilding: true)
        #expect(try folder.contents("index").difference(from: folder.contents("anew")).isEmpty)
    }

    /// What somebody writes while it is read is read again, be it then what it was when it was listed.
    @Test func aFileThatGrowsWhileItIsReadIsReadAgain() throws {
        let text = (1...40).map { Self.line($0) + "\n" }.joined()
        try folder.write("a/r.jsonl", text)
        wait()
        var isWritten = false
        let summary = try ReportIndexer(path: folder.path("index")).run([folder.path("a")]) { _ in
            guard !isWritten else { return }
            isWritten = true
            let file = FileHandle(forWritingAtPath: folder.path("a/r.jsonl"))
            _ = try? file?.seekToEnd()
            file?.write(Data((Self.line(41) + "\n").utf8))
        }
        #expect(isWritten && summary.added == 41)
        try folder.write("a/r.jsonl", text)
        wait()
        let next = try folder.indexed()
        #expect(counts(next) == [0, 0, 0, 1, 40])
        _ = try folder.indexed("anew", isRebuilding: true)
        #expect(try folder.contents("index").difference(from: folder.contents("anew")).isEmpty)
    }
}
