import Foundation
import Reports
import TestSupport
import Testing

@Suite struct PackedArchiveTests {
    @Test func readsAZipInItsOwnOrder() throws {
        let folder = try SampleFolder()
        let path = try folder.write(
            "kho.zip",
            storedZip([
                ("b/Bản tin.txt", "Tin thứ nhất.\n"), ("a.jsonl", "{\"id\":\"1\",\"text\":\"Tin hai\"}\n"),
                ("c.exe", "MZ"),
            ]))
        let items = Items([path])
        #expect(items.reports.map(\.location.source) == [path, path])
        #expect(items.paths == ["b/Bản tin.txt", "a.jsonl#1"])
        #expect(items.texts == ["Tin thứ nhất.\n", "Tin hai"])
        #expect(items.reasons == ["c.exe unsupported-type"])
        #expect(items.skipped.first?.place == path + "!/c.exe")
        #expect(folder.items().paths == ["kho.zip!/b/Bản tin.txt", "kho.zip!/a.jsonl#1"])
    }

    @Test(.needs("tar", "gzip"), arguments: ["tar -cf a.tar", "tar -czf a.tgz"]) func readsWhatTarPacks(command: String)
        throws
    {
        try expectPacked(command)
    }

    @Test(
        .needs("tar", "bzip2", "xz", "zstd"),
        arguments: ["tar -cjf a.tar.bz2", "tar -cJf a.tar.xz", "tar --zstd -cf a.tar.zst"])
    func readsWhatTarPacksWithOthers(command: String) throws { try expectPacked(command) }

    @Test(.needs("zip")) func readsWhatZipPacks() throws { try expectPacked("zip -r a.zip") }

    @Test(.needs("7z")) func readsWhat7zPacks() throws { try expectPacked("7z a a.7z") }

    /// - Parameter command: ends with the archive's name.
    private func expectPacked(_ command: String) throws {
        let folder = try SampleFolder()
        try folder.write("tin/Nghị quyết.txt", "Đại hội lần thứ nhất.\n")
        let words = command.split(separator: " ").map(String.init)
        try #require(folder.run(words + ["tin"]))
        let items = Items([folder.path + "/" + words[words.count - 1]])
        #expect(items.paths == ["tin/Nghị quyết.txt"])
        #expect(items.texts == ["Đại hội lần thứ nhất.\n"])
        #expect(items.skipped.isEmpty)
    }

    @Test(.needs("gzip", "zstd", "xz", "bzip2"), arguments: ["gzip", "zstd", "xz", "bzip2"])
    func aCompressedFileIsItsContent(_ program: String) throws {
        let folder = try SampleFolder()
        try folder.write("tin.jsonl", "{\"text\":\"Một\"}\n{\"text\":\"Hai\"}\n")
        try #require(folder.run(program, "tin.jsonl"))
        try? FileManager.default.removeItem(atPath: folder.path + "/tin.jsonl")
        let items = folder.items()
        #expect(items.texts == ["Một", "Hai"])
        #expect(items.paths.allSatisfy { $0.hasPrefix("tin.jsonl.") && !$0.contains("!") })
    }

    @Test func archivesInArchivesToTheDepthAllowed() throws {
        let folder = try SampleFolder()
        var inner = storedZip([("a.txt", "Sâu nhất.\n")])
        for level in 1...3 {
            inner = storedZip([
                (Array("\(level).zip".utf8), inner), (Array("\(level).txt".utf8), Array("tầng \(level)\n".utf8)),
            ])
        }
        let path = try folder.write("x.zip", inner)
        let items = Items([path])
        #expect(items.paths == ["3.zip!/2.zip!/1.txt", "3.zip!/2.txt", "3.txt"])
        #expect(items.skipped.map(\.reason) == [.tooLarge(.depth)])
        #expect(items.skipped.first?.place == path + "!/3.zip!/2.zip!/1.zip")
        var options = ArchiveOptions()
        options.limits.depth = 4
        #expect(Items([path], options).paths.first == "3.zip!/2.zip!/1.zip!/a.txt")
    }

    @Test func namesAreOnlyNames() throws {
        let folder = try SampleFolder()
        let path = try folder.write(
            "x.zip",
            storedZip([
                ("../../etc/a.txt", "một"), ("/var/b.txt", "hai"), (".DS_Store", "x"), ("__MACOSX/._a.txt", "x"),
            ]))
        #expect(Items([path]).paths == ["__/__/etc/a.txt", "var/b.txt"])
        let raw = try folder.write("y.zip", storedZip([([0x41, 0xFF, 0x2E, 0x74, 0x78, 0x74], Array("ba".utf8))]))
        #expect(Items([raw]).paths == ["A\u{FFFD}.txt"])
    }

    @Test(.needs("tar")) func linksInATarAreSkipped() throws {
        let folder = try SampleFolder()
        try folder.write("t/a.txt", "Tệp thật.\n")
        try FileManager.default.createSymbolicLink(atPath: folder.path + "/t/b.txt", withDestinationPath: "a.txt")
        try #require(folder.run("tar", "-cf", "x.tar", "t"))
        let items = Items([folder.path + "/x.tar"])
        #expect(items.paths == ["t/a.txt"])
        #expect(items.reasons == ["t/b.txt link-or-device"])
    }

    @Test(.needs("tar", "gzip")) func aDamagedArchiveGivesWhatCameBefore() throws {
        let folder = try SampleFolder()
        let text = (0..<4000).map { "dòng \($0 &* 2_654_435_761 % 99991)" }.joined(separator: "\n")
        try folder.write("t/a.txt", text)
        try folder.write("t/b.txt", text + "\nhết")
        try #require(folder.run("tar", "-czf", "x.tgz", "t/a.txt", "t/b.txt"))
        let whole = try folder.bytes("x.tgz")
        let path = try folder.write("y.tgz", Array(whole[..<(whole.count * 3 / 4)]))
        let items = Items([path])
        #expect(items.texts == [text])
        #expect(items.skipped.map(\.reason.code) == ["bad-archive"])
        let line = try folder.write("z.txt.gz", Array(whole[..<20]))
        #expect(Items([line]).skipped.map(\.reason.code) == ["bad-archive"])
    }

    /// All but the last block that was unpacked.
    @Test(.needs("gzip")) func aCutFileOfRecordsGivesThoseBefore() throws {
        let folder = try SampleFolder()
        let lines = (0..<20_000).map { "{\"text\":\"Bản tin số \($0 &* 2_654_435_761 % 99991)\"}" }
        try folder.write("x.jsonl", lines.joined(separator: "\n"))
        #expect(folder.run("gzip", "x.jsonl"))
        let whole = try folder.bytes("x.jsonl.gz")
        let items = Items([try folder.write("y.jsonl.gz", Array(whole.dropLast(100)))])
        #expect(items.reports.count > 17_000)
        #expect(items.skipped.map(\.reason.code) == ["bad-archive"])
    }

    @Test func oneBadEntryDoesNotEndAZip() throws {
        let folder = try SampleFolder()
        var zip = storedZip([("a.txt", "Bản tin thứ nhất"), ("b.txt", "Bản tin thứ hai")])
        let place = try #require(zip.firstIndex(of: UInt8(ascii: "B")))
        zip[place] = UInt8(ascii: "C")
        let path = try folder.write("x.zip", zip)
        let items = Items([path])
        #expect(items.reasons == ["a.txt bad-archive"])
        #expect(items.texts == ["Bản tin thứ hai"])
    }

    @Test func aNestedArchiveThatIsNoneDoesNotEndTheOuterOne() throws {
        let folder = try SampleFolder()
        let path = try folder.write("x.zip", storedZip([("a.zip", "PK\u{3}\u{4}rác"), ("b.txt", "Còn đây.\n")]))
        let items = Items([path])
        #expect(items.texts == ["Còn đây.\n"])
        #expect(items.reasons == ["a.zip bad-archive"])
    }

    @Test(.needs("zip", "tar", "gzip")) func anArchiveThatUnpacksToTooMuchIsLeft() throws {
        let folder = try SampleFolder()
        try folder.write("a.txt", [UInt8](repeating: 0x61, count: 8 << 20))
        try folder.write("b.bin", [UInt8](repeating: 0, count: 8 << 20))
        for command in ["zip x.zip a.txt", "tar -czf y.tgz b.bin a.txt", "gzip -k a.txt"] {
            try #require(folder.run(command.split(separator: " ").map(String.init)))
        }
        var options = ArchiveOptions()
        options.limits.entryBytes = 1 << 20
        for name in ["x.zip", "y.tgz", "a.txt.gz"] {
            options.limits.expansion = 200
            let items = Items([folder.path + "/" + name], options)
            #expect(items.reports.isEmpty)
            #expect(
                items.skipped.map(\.reason).last.map { $0 == .tooLarge(.expansion) || $0 == .tooLarge(.entryBytes) }
                    == true)
        }
        options.limits.entryBytes = 16 << 20
        options.limits.expansion = 1
        #expect(Items([folder.path + "/x.zip"], options).reports.count == 1)
        options.limits.entryBytes = 6 << 20
        #expect(Items([folder.path + "/y.tgz"], options).skipped.last?.reason == .tooLarge(.expansion))
    }

    /// One entry that is too large is named alone; an archive of nothing else is one made to do harm.
    @Test(.needs("zip", "tar")) func anEntryThatIsTooLargeGivesUpNoOthers() throws {
        let folder = try SampleFolder()
        let names = ["0.txt", "lớn.txt", "1.txt", "2.txt"]
        for name in names { try folder.write(name, "Tin \(name).\n") }
        try folder.write("lớn.txt", [UInt8](repeating: 0x61, count: 8 << 20))
        try #require(folder.run(["zip", "x.zip"] + names))
        try #require(folder.run(["tar", "-czf", "y.tgz"] + names))
        var options = ArchiveOptions()
        options.limits.entryBytes = 1 << 20
        for name in ["x.zip", "y.tgz"] {
            let items = Items([folder.path + "/" + name], options)
            #expect(items.texts == ["Tin 0.txt.\n", "Tin 1.txt.\n", "Tin 2.txt.\n"])
            #expect(items.skipped.map(\.reason) == [.tooLarge(.entryBytes)])
        }
        options.limits.passedBytes = 20 << 20
        let many = (0..<4).map { "lớn\($0).txt" }
        for name in many { try folder.write(name, [UInt8](repeating: 0x61, count: 8 << 20)) }
        try #require(folder.run(["zip", "bom.zip"] + many + ["0.txt"]))
        let bomb = Items([folder.path + "/bom.zip"], options)
        #expect(bomb.reports.isEmpty)
        #expect(bomb.skipped.map(\.reason).last == .tooLarge(.expansion))
    }

    @Test func tooManyEntriesEndTheArchive() throws {
        let folder = try SampleFolder()
        let path = try folder.write("x.zip", storedZip((0..<10).map { ("\($0).txt", "tin \($0)") }))
        var options = ArchiveOptions()
        options.limits.entries = 4
        let items = Items([path], options)
        #expect(items.reports.count == 4)
        #expect(items.skipped.map(\.reason) == [.tooLarge(.entries)])
        // The rest of the archive is lost, and not that entry alone.
        #expect(items.skipped.map(\.place) == [path])
    }

    @Test func anInputThatHoldsNothingSaysSo() throws {
        let folder = try SampleFolder()
        try folder.write("a.zip", storedZip([]))
        try folder.write("b.csv", "title,text\n")
        try folder.write("c.json", "[ ]")
        try folder.write("d.warc", "WARC/1.0\r\nWARC-Type: warcinfo\r\nContent-Length: 0\r\n\r\n\r\n\r\n")
        let items = folder.items()
        #expect(items.reasons == ["a.zip empty", "b.csv empty", "c.json empty", "d.warc empty"])
        #expect(items.reports.isEmpty)
    }

    @Test(.needs("zip")) func aPasswordIsAskedForAndNotGuessed() throws {
        let folder = try SampleFolder()
        try folder.write("a.txt", "Bí mật.\n")
        try #require(folder.run("zip", "-P", "x", "x.zip", "a.txt"))
        #expect(Items([folder.path + "/x.zip"]).skipped.map(\.reason) == [.encrypted])
    }

    @Test func noCutOrFlippedByteTraps() throws {
        let folder = try SampleFolder()
        let zip = storedZip([("a.txt", "Bản tin"), ("b.jsonl", "{\"text\":\"x\"}"), ("c.html", "<p>y</p>")])
        for index in zip.indices {
            var flipped = zip
            flipped[index] ^= 0xFF
            _ = Items([try folder.write("f.zip", flipped)])
            _ = Items([try folder.write("f.zip", Array(zip[..<index]))])
        }
    }
}
