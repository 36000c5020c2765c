import Foundation
import Reports
import Testing

@Suite struct ArchiveReaderTests {
    @Test func readsFoldersInByteOrder() throws {
        let folder = try SampleFolder()
        try folder.write("b.txt", "Bản tin hai.\n")
        try folder.write("B.txt", "Bản tin một.\n")
        try folder.write("a/z.md", "# Sổ tay\n")
        try folder.write("a.txt", "Bản tin đầu.\n")
        try folder.write(".hidden.txt", "ẩn")
        try folder.write("ghi chú", "Không có đuôi.\n")
        let items = folder.items()
        #expect(items.paths == ["B.txt", "a/z.md", "a.txt", "b.txt", "ghi chú"])
        #expect(
            items.texts == ["Bản tin một.\n", "Sổ tay\n", "Bản tin đầu.\n", "Bản tin hai.\n", "Không có đuôi.\n"])
        #expect(items.skipped.isEmpty)
        #expect(items.reports.allSatisfy { $0.location.source == folder.path && $0.encoding.name == "utf-8" })
    }

    @Test func aFileGivenHasNoInnerPath() throws {
        let folder = try SampleFolder()
        let path = try folder.write("a.txt", "một\r\nhai\rba")
        let items = Items([path])
        #expect(items.reports.map(\.location) == [RawReport.Location(source: path, path: "")])
        #expect(items.texts == ["một\r\nhai\rba"])
    }

    @Test func saysWhyAnInputIsSkipped() throws {
        let folder = try SampleFolder()
        try folder.write("a.txt", "")
        try folder.write("b.txt", " \n\t\n")
        try folder.write("c.txt", [0, 1, 2, 3, 0xFF, 0xFE, 0, 0, 0, 7, 9])
        try folder.write("d.pdf", "%PDF-1.4 …")
        try folder.write("e.txt", "%PDF-1.4 under another name")
        try folder.write("f.py", "print(1)")
        try folder.write("g.docx", storedZip([("[Content_Types].xml", "<Types/>")]))
        try folder.write("h.txt", [0x80, 0x81, 0xFE, 0xFF, 0x41, 0x90, 0xA5])
        try folder.write("i", [0x7F, 0x45, 0x4C, 0x46, 0, 0])
        var options = ArchiveOptions()
        options.programFolders = ""
        let items = folder.items(options)
        #expect(items.reports.isEmpty)
        #expect(
            items.reasons == [
                "a.txt empty", "b.txt empty", "c.txt binary", "d.pdf missing-program", "e.txt missing-program",
                "f.py unsupported-type", "g.docx unsupported-type", "h.txt undecodable", "i unsupported-type",
            ])
        #expect(
            items.skipped.filter { !$0.isRejection }.map(\.location.path) == ["d.pdf", "e.txt", "f.py", "g.docx", "i"])
        #expect(
            items.skipped[6].message
                == "\(folder.path)/g.docx: an Office document is not read; if it holds a report, save that as text or HTML"
        )
    }

    /// What a file is called does not make it one for programs.
    @Test func proseUnderAnySuffix() throws {
        let folder = try SampleFolder()
        let prose = "Đảng bộ xã họp bàn việc làm đường và cấy vụ xuân, bà con đều thuận.\n"
        for name in ["Báo cáo của Đ.C", "Danh bạ P.TS", "thư.log"] { try folder.write(name, prose) }
        try folder.write(
            "a.js", "// Mở hộp thoại\nfunction open(name) { return document.getElementById(name) || null }\n")
        try folder.write("vi.ts", "export const words = { open: 'Mở', close: 'Đóng', save: 'Lưu lại', name: 'Tên' }\n")
        try folder.write("thư gửi.log", "From: a@b.example\nDate: 5 Apr 2022\nSubject: Tin\n\nMột tin.\n")
        let items = folder.items()
        #expect(items.texts.sorted() == [prose, prose, prose, "Một tin.\n"].sorted())
        #expect(items.reasons == ["a.js unsupported-type", "vi.ts unsupported-type"])
    }

    @Test func aPathThatIsNotThereIsMissing() {
        let items = Items(["/no/such/folder"])
        #expect(items.skipped.map(\.reason) == [.missing])
        #expect(items.skipped.first?.isRejection == true)
    }

    @Test func linksAndPipesAreNeitherFollowedNorWaitedFor() throws {
        let folder = try SampleFolder()
        let manager = FileManager.default
        try folder.write("real/a.txt", "Một bản tin.\n")
        try manager.createSymbolicLink(atPath: folder.path + "/real/loop", withDestinationPath: folder.path)
        try manager.createSymbolicLink(atPath: folder.path + "/link.txt", withDestinationPath: "real/a.txt")
        #expect(unsafe mkfifo(folder.path + "/pipe.txt", 0o600) == 0)
        let items = folder.items()
        #expect(items.paths == ["real/a.txt"])
        #expect(items.reasons == ["link.txt link-or-device", "pipe.txt link-or-device", "real/loop link-or-device"])
        #expect(
            Items([folder.path + "/pipe.txt", "/dev/null"]).skipped.map(\.reason.code) == [
                "link-or-device", "link-or-device",
            ])
        #expect(Items([folder.path + "/link.txt"]).texts == ["Một bản tin.\n"])
        try manager.createSymbolicLink(atPath: folder.path + "/self", withDestinationPath: "self")
        #expect(Items([folder.path + "/self"]).skipped.map(\.reason.code) == ["unreadable"])
    }

    @Test func namesWithControlCharactersDoNotReachTheTerminal() throws {
        let folder = try SampleFolder()
        try folder.write("a\u{1B}[2J\u{202E}.txt", "")
        let items = folder.items()
        #expect(items.reasons == ["a\u{1B}[2J\u{202E}.txt empty"])
        #expect(items.skipped.first?.message == "\(folder.path)/a\u{FFFD}[2J\u{FFFD}.txt: holds no text")
    }

    @Test func namesNeedNotBeUTF8() throws {
        let folder = try SampleFolder()
        let name = Array(folder.path.utf8CString.dropLast()) + [0x2F, -1, 0x2E, 0x74, 0x78, 0x74, 0]
        let descriptor = unsafe open(name, O_CREAT | O_WRONLY, 0o600)
        #expect(unsafe write(descriptor, "Lạ.\n", 6) == 6)
        close(descriptor)
        let items = folder.items()
        #expect(items.paths == ["\u{FFFD}FF.txt"])
        #expect(items.texts == ["Lạ.\n"])
    }

    @Test func countsBytesAndShowsTheFile() throws {
        let folder = try SampleFolder()
        try folder.write("a.txt", "12345")
        try folder.write("b.zip", storedZip([("x.txt", "một"), ("y.txt", "hai")]))
        let size = Int64(try folder.bytes("b.zip").count)
        var reader = ArchiveReader(paths: [folder.path])
        #expect(reader.bytesTotal == 5 + size)
        #expect(reader.bytesRead == 0)
        #expect(reader.currentFile == nil)
        _ = reader.next()
        #expect(reader.bytesRead == 5)
        #expect(reader.currentFile?.location.path == "a.txt")
        while reader.next() != nil {}
        #expect(reader.bytesRead == reader.bytesTotal)
    }

    @Test func aFileIsKnownBySizeTimeAndHash() throws {
        let folder = try SampleFolder()
        try folder.write("a.txt", "abc")
        try folder.write("b.txt", "a")
        try folder.write("c.txt", "Nobody inspects the spammish repetition")
        try folder.write("d.txt", String(repeating: "x", count: 600_000))
        var listing = ArchiveListing(paths: [folder.path])
        var files: [SourceFile] = []
        while case .file(let file) = listing.next() { files.append(file) }
        #expect(files.map(\.size) == [3, 1, 39, 600_000])
        #expect(files.allSatisfy { $0.modified > 1_000_000_000_000_000_000 })
        // The first three values are those of the xxHash documentation.
        #expect(try files[0].contentHash() == 0x44BC_2CF5_AD77_0999)
        #expect(try files[1].contentHash() == 0xD24E_C4F1_A98C_6E5B)
        #expect(try files[2].contentHash() == 0xFBCE_A83C_8A37_8BF1)
        let before = try files[3].contentHash()
        try folder.write("d.txt", String(repeating: "x", count: 599_999) + "y")
        #expect(try files[3].contentHash() != before)
    }

    @Test func entriesOverTheLimitAreSkipped() throws {
        let folder = try SampleFolder()
        try folder.write("a.txt", String(repeating: "x", count: 101))
        try folder.write("b.txt", String(repeating: "x", count: 100))
        try folder.write("c.html", "<p>" + String(repeating: "x", count: 100))
        var options = ArchiveOptions()
        options.limits.entryBytes = 100
        options.limits.pageBytes = 100
        let items = folder.items(options)
        #expect(items.paths == ["b.txt"])
        #expect(items.skipped.map(\.reason) == [.tooLarge(.entryBytes), .tooLarge(.pageBytes)])
    }
}
