import Foundation
import Reports
import TestSupport
import Testing

/// Formats that are not made by programs every machine has: samples made elsewhere, and some made by hand.
@Suite struct ArchiveFormatTests {
    private static let text = "Xã Tân Lập họp bàn việc làm đường.\n"

    @Test(arguments: ["joliet.iso.xz", "new.cpio", "old.cpio"]) func samples(_ name: String) {
        let items = Items([ProjectFolder.sample("Archives/" + name)])
        let expected = ["báo cáo/Xã Tân Lập.txt": Self.text, "b.txt": "Bản tin thứ hai.\n"]
        #expect(Dictionary(zip(items.paths, items.texts), uniquingKeysWith: { first, _ in first }) == expected)
        #expect(items.skipped.isEmpty)
        #expect(items.reports.allSatisfy { $0.nameRepair == nil })
    }

    @Test(arguments: [storedRar4, storedRar5]) func rar(_ pack: @Sendable (String, [UInt8]) -> [UInt8]) throws {
        let folder = try SampleFolder()
        let path = try folder.write("x.rar", pack("bao cao/a.txt", Array(Self.text.utf8)))
        let items = Items([path])
        #expect(items.paths == ["bao cao/a.txt"])
        #expect(items.texts == [Self.text])
        #expect(items.skipped.isEmpty)
    }

    /// An archive in an archive that is too large to be held in memory is read as it comes.
    @Test(.needs("tar", "gzip", "zip"), arguments: ["tar -czf b.tar.gz t", "tar -cf b.tar t", "zip -r b.zip t"])
    func aLargeArchiveInAnother(_ command: String) throws {
        let folder = try SampleFolder()
        let texts = (0..<4).map { number in
            (0..<3000).map { "dòng \(($0 &+ number) &* 2_654_435_761 % 99991)" }.joined(separator: "\n")
        }
        for (number, text) in texts.enumerated() { try folder.write("t/\(number).txt", text) }
        let words = command.split(separator: " ").map(String.init)
        try #require(folder.run(words) && folder.run("zip", "-0", "a.zip", words[2]))
        var options = ArchiveOptions()
        options.limits.entryBytes = 64 << 10
        let items = Items([folder.path + "/a.zip"], options)
        #expect(Set(items.texts) == Set(texts))
        #expect(items.paths.allSatisfy { $0.hasPrefix(words[2] + "!/t/") })
        #expect(items.skipped.isEmpty)
    }

    /// However an archive that is read from another is damaged, what lies beside it is found.
    @Test(.needs("tar", "gzip")) func damageInALargeArchiveInAnother() throws {
        let folder = try SampleFolder()
        let text = (0..<20_000).map { "\($0 &* 2_654_435_761 % 999_983)" }.joined(separator: " ")
        for number in 0..<3 { try folder.write("t/\(number).txt", "\(number) " + text) }
        try #require(folder.run("tar", "-czf", "b.tgz", "t"))
        let inner = try folder.bytes("b.tgz")
        var options = ArchiveOptions()
        options.limits.entryBytes = 256 << 10
        var state: UInt64 = 1
        for _ in 0..<30 {
            state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
            var damaged = inner
            let place = Int(state >> 33) % inner.count
            damaged[place] ^= 1 << UInt8(state >> 30 & 7)
            if state & 1 << 20 != 0 { damaged.removeLast(inner.count - place) }
            let beside = (name: Array("z.txt".utf8), content: Array("Còn đây.\n".utf8))
            let path = try folder.write("x.zip", storedZip([(Array("b.tgz".utf8), damaged), beside]))
            #expect(Items([path], options).texts.last == "Còn đây.\n", "byte \(place)")
        }
    }

    /// With the remedy of the limit that it goes beyond.
    @Test(.needs("7z", "tar"), arguments: [false, true]) func aLarge7zInAnotherArchiveIsNamed(isOfMemory: Bool) throws {
        let folder = try SampleFolder()
        let count = isOfMemory ? 400_000 : 9_000
        try folder.write("a.txt", (0..<count).map { "\($0 &* 2_654_435_761 % 99991)" }.joined(separator: "\n"))
        try folder.write("b.txt", "Bản tin thứ hai.\n")
        try #require(folder.run("7z", "a", "-mx=0", "x.7z", "a.txt"))
        try #require(folder.run("tar", "-cf", "y.tar", "x.7z", "b.txt"))
        var options = ArchiveOptions()
        if isOfMemory {
            options.limits = ArchiveOptions.Limits(ReportIndexer.Limits(), memory: 16 << 20)
        } else {
            options.limits.entryBytes = 16 << 10
        }
        let items = Items([folder.path + "/y.tar"], options)
        #expect(items.texts == ["Bản tin thứ hai.\n"])
        #expect(items.skipped.map(\.reason) == [.tooLarge(isOfMemory ? .memory : .archiveBytes)])
    }

    @Test(.needs("7z"), arguments: [["-px"], ["-px", "-mhe=on"]]) func aPasswordFor7z(_ switches: [String]) throws {
        let folder = try SampleFolder()
        try folder.write("a.txt", "Bí mật.\n")
        try #require(folder.run(["7z", "a"] + switches + ["x.7z", "a.txt"]))
        let items = Items([folder.path + "/x.7z"])
        #expect(items.reports.isEmpty)
        #expect(items.skipped.map(\.reason) == [.encrypted])
    }

    @Test func aFileMayUnpackToSoMuchInAll() throws {
        let folder = try SampleFolder()
        let text = String(repeating: "một hai ba\n", count: 1000)
        let path = try folder.write("x.zip", storedZip((0..<10).map { ("\($0).txt", text) }))
        var options = ArchiveOptions()
        options.limits.totalBytes = Int64(text.utf8.count * 4)
        let items = Items([path], options)
        #expect(items.reports.count == 4)
        #expect(items.skipped.map(\.reason) == [.tooLarge(.total)])
    }

    /// What an archive inside another reads of it counts, though it gives little itself.
    @Test(.needs("gzip")) func aNestedArchiveThatEatsMuchAndGivesNothing() throws {
        let folder = try SampleFolder()
        try folder.write("b.txt", [UInt8](repeating: 0, count: 32 << 20))
        try #require(folder.run("gzip", "b.txt") && folder.run("gzip", "-9", "-S", ".gz2", "b.txt.gz"))
        var options = ArchiveOptions()
        options.limits.entryBytes = 4 << 10
        options.limits.expansion = 2
        let items = Items([folder.path + "/b.txt.gz.gz2"], options)
        #expect(items.reports.isEmpty)
        #expect(items.skipped.count == 1)
    }
}

/// Version 5, one file, not compressed.
@Sendable private func storedRar5(_ name: String, _ content: [UInt8]) -> [UInt8] {
    func block(_ fields: [UInt8]) -> [UInt8] {
        let sized = variable(fields.count) + fields
        return little(crc32(sized), 4) + sized
    }
    let crc = little(crc32(content), 4)
    let size = variable(content.count)
    let file: [UInt8] = [2, 2] + size + [4] + size + variable(0o100644) + crc + [0, 1] + variable(name.utf8.count)
    return Array("Rar!\u{1A}\u{7}\u{1}\0".utf8) + block([1, 0, 0]) + block(file + Array(name.utf8)) + content
        + block([5, 0, 0])
}

/// Seven bits a byte, the lowest first, the highest bit set where more follow.
private func variable(_ number: Int) -> [UInt8] {
    number < 0x80 ? [UInt8(number)] : [UInt8(number & 0x7F | 0x80)] + variable(number >> 7)
}

/// Version 4, one file, not compressed.
@Sendable private func storedRar4(_ name: String, _ content: [UInt8]) -> [UInt8] {
    func block(_ fields: [UInt8]) -> [UInt8] { little(crc32(fields) & 0xFFFF, 2) + fields }
    let size = little(content.count, 4)
    var file: [UInt8] = [0x74] + little(0x8000, 2) + little(32 + name.utf8.count, 2) + size + size + [3]
    file += little(crc32(content), 4) + little(0x21, 4) + [20, 0x30] + little(name.utf8.count, 2)
    file += little(0o100644, 4) + Array(name.utf8)
    return Array("Rar!\u{1A}\u{7}\0".utf8) + block([0x73, 0, 0, 13, 0, 0, 0, 0, 0, 0, 0]) + block(file) + content
        + block([0x7B, 0, 0x40, 7, 0])
}
