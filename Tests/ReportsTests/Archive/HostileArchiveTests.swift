import Foundation
import Reports
import TestSupport
import Testing

/// Folders and archives that no one packed in good faith: the rest is read.
@Suite struct HostileArchiveTests {
    /// A tar's entry without content, of any kind.
    private func header(_ name: String, kind: Character, linkedTo target: String = "", size: Int = 0) -> [UInt8] {
        var header = [UInt8](repeating: 0, count: 512)
        func put(_ text: String, at place: Int) {
            header.replaceSubrange(place..<place + text.utf8.count, with: text.utf8)
        }
        put(name, at: 0)
        put("0000644", at: 100)
        put("0000000", at: 108)
        put("0000000", at: 116)
        let octal = String(size, radix: 8)
        put(String(repeating: "0", count: 11 - octal.count) + octal, at: 124)
        put("00000000000", at: 136)
        put("        ", at: 148)
        put(String(kind), at: 156)
        put(target, at: 157)
        put("ustar\u{0}00", at: 257)
        put("0000001", at: 329)
        put("0000005", at: 337)
        let sum = String(header.reduce(0) { $0 + Int($1) }, radix: 8)
        put(String(repeating: "0", count: 6 - sum.count) + sum + "\u{0} ", at: 148)
        return header
    }

    private func file(_ name: String, _ text: String) -> [UInt8] {
        let bytes = Array(text.utf8)
        let padding = (512 - bytes.count % 512) % 512
        return header(name, kind: "0", size: bytes.count) + bytes + [UInt8](repeating: 0, count: padding)
    }

    @Test func linksAndDevicesInATarAreNotFollowed() throws {
        let folder = try SampleFolder()
        let secret = try folder.write("ngoài/bí mật.txt", "Không được đọc.\n")
        let tar =
            file("a.txt", "Bản tin một.\n") + header("hard.txt", kind: "1", linkedTo: secret)
            + header("soft.txt", kind: "2", linkedTo: secret) + header("char.txt", kind: "3")
            + header("block.txt", kind: "4") + header("pipe.txt", kind: "6") + file("b.txt", "Bản tin hai.\n")
        let items = Items([try folder.write("x.tar", tar + [UInt8](repeating: 0, count: 1024))])
        #expect(items.texts == ["Bản tin một.\n", "Bản tin hai.\n"])
        #expect(Set(items.reasons.map { $0.split(separator: " ").last }) == ["link-or-device"])
        #expect(items.skipped.count == 5)
    }

    /// Folders in folders, beyond what a path can name.
    @Test func foldersOfAnyDepth() throws {
        let folder = try SampleFolder()
        let name = String(repeating: "sâu", count: 40)
        let manager = FileManager.default
        let start = manager.currentDirectoryPath
        try folder.write("z.txt", "Bản tin ngoài cùng.\n")
        // Made step by step: no call takes the whole path.
        guard folder.run("sh", "-c", "for i in $(seq 60); do mkdir \(name) && cd \(name) && echo tầng $i > a.txt; done")
        else { return }
        #expect(manager.currentDirectoryPath == start)
        let items = folder.items()
        #expect(items.texts.contains("Bản tin ngoài cùng.\n"))
        #expect(items.texts.contains("tầng 20\n"))
        #expect(items.reports.count + items.skipped.count >= 21)
        #expect(folder.run("rm", "-rf", name))
    }

    /// What came with a message in an archive that goes beyond its bounds is none of the next archive's.
    @Test(.needs("zip")) func filesOfAMessageStayInTheirArchive() throws {
        let folder = try SampleFolder()
        try folder.write("in/.keep", "")
        for name in ["x", "y"] { try folder.write("\(name).txt", String(repeating: "Bản tin. ", count: 8_000)) }
        try #require(folder.run("zip", "-q", "bom.zip", "x.txt", "y.txt"))
        let bomb = Data(try folder.bytes("bom.zip")).base64EncodedString(options: .lineLength76Characters)
        let part = "Content-Type: application/octet-stream; name"
        try folder.write(
            "thư.eml",
            "From: a@b.example\nSubject: Tin\nContent-Type: multipart/mixed; boundary=\"x\"\n\n--x\n\nLời dẫn.\n"
                + "--x\n\(part)=\"1.zip\"\nContent-Transfer-Encoding: base64\n\n\(bomb)\n"
                + "--x\n\(part)=\"2.txt\"\n\nTệp hai.\n--x--\n")
        try folder.write("sau.txt", "Bản tin sau.\n")
        try #require(folder.run("zip", "-q", "in/a.zip", "thư.eml", "sau.txt"))
        try #require(folder.run("zip", "-q", "in/b.zip", "sau.txt"))
        var options = ArchiveOptions()
        options.limits.expansion = 2
        options.limits.entryBytes = 100_000
        let items = Items([folder.path + "/in"], options)
        #expect(items.paths == ["a.zip!/thư.eml", "a.zip!/thư.eml!/1.zip!/x.txt", "b.zip!/sau.txt"])
        #expect(items.skipped.map(\.reason) == [.tooLarge(.expansion)])
    }

    @Test func manyTinyFiles() throws {
        let folder = try SampleFolder()
        let tar = (0..<4_000).flatMap { file("\($0).txt", "Bản tin số \($0).\n") }
        let path = try folder.write("x.tar", tar + [UInt8](repeating: 0, count: 1024))
        let items = Items([path])
        #expect(items.texts == (0..<4_000).map { "Bản tin số \($0).\n" })
        #expect(items.skipped.isEmpty)
        var options = ArchiveOptions()
        options.limits.entries = 1_000
        let limited = Items([path], options)
        #expect(limited.reports.count == 1_000)
        #expect(limited.skipped.map(\.reason) == [.tooLarge(.entries)])
    }

    /// A line without an end, in every format that has lines.
    @Test(arguments: ["a.txt", "a.jsonl", "a.csv", "a.html", "a.eml", "a.rtf", "a.warc", "a.md"])
    func aLineWithoutAnEnd(name: String) throws {
        let folder = try SampleFolder()
        let head = [
            "a.jsonl": "{\"text\":\"", "a.csv": "text\n\"", "a.html": "<p", "a.rtf": "{\\rtf1 ", "a.eml": "From: ",
        ]
        var options = ArchiveOptions()
        options.limits.entryBytes = 1 << 20
        options.limits.pageBytes = 1 << 20
        options.limits.lineBytes = 1 << 20
        try folder.write(name, (head[name] ?? "") + String(repeating: "x", count: 4 << 20))
        try folder.write("b.txt", "Còn đây.\n")
        let items = folder.items(options)
        #expect(items.texts == ["Còn đây.\n"])
        #expect(items.skipped.map(\.reason.code) == ["too-large"])
    }
}
