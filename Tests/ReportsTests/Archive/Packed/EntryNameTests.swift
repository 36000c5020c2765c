import Reports
import Testing

/// Names as archives of all times hold them: every report is found, and its name can be read.
@Suite struct EntryNameTests {
    private func items(_ names: [[UInt8]]) throws -> Items {
        let folder = try SampleFolder()
        let entries = names.enumerated().map { (name: $1, content: Array("Bản tin số \($0).\n".utf8)) }
        return Items([try folder.write("x.zip", storedZip(entries))])
    }

    @Test func windows1258() throws {
        // Vietnamese of Windows: each tone is a sign of its own.
        let name: [UInt8] = Array("B".utf8) + [0xE1] + Array("o c".utf8) + [0xE1] + Array("o n".utf8) + [0xE3, 0x6D]
        let items = try items([name + Array(".txt".utf8)])
        #expect(items.paths == ["Báo cáo năm.txt"])
        #expect(items.reports.first?.nameRepair?.encoding == "windows-1258")
    }

    @Test func tcvn3() throws {
        let name =
            Array("B".utf8) + [0xB8] + Array("o c".utf8) + [0xB8] + Array("o x".utf8) + [0xB7, 0x2E, 0x74, 0x78, 0x74]
        let items = try items([name])
        #expect(items.paths == ["Báo cáo xã.txt"])
        #expect(items.reports.first?.nameRepair?.encoding == "tcvn3")
    }

    @Test func codePage437AndNamesOfNoEncoding() throws {
        let items = try items([
            [0x43, 0x61, 0x66, 0x82, 0x2E, 0x74, 0x78, 0x74], [0x41, 0xFF, 0xB0, 0x2E, 0x74, 0x78, 0x74],
        ])
        #expect(items.paths == ["Café.txt", "A\u{FFFD}\u{FFFD}.txt"])
        #expect(items.reports.map { $0.nameRepair?.encoding } == ["cp437", "utf-8"])
        #expect(items.skipped.isEmpty)
    }

    @Test func namesThatLeadOutOfTheArchiveOrSteerATerminal() throws {
        let names = ["../../etc/a.txt", "/var/b.txt", "./c//d.txt", "e\u{1B}[2J\u{202E}.txt", "..", "thư mục\\f.txt"]
        let items = try items(names.map { Array($0.utf8) })
        #expect(
            items.paths == [
                "__/__/etc/a.txt", "var/b.txt", "c/d.txt", "e\u{FFFD}[2J\u{FFFD}.txt", "__", "thư mục/f.txt",
            ])
        #expect(items.reports.map { $0.nameRepair?.isCleaned ?? false } == [true, true, false, true, true, false])
        #expect(items.skipped.isEmpty)
    }

    @Test func decomposedNamesAreComposed() throws {
        #expect(try items([Array("Ba\u{301}o ca\u{301}o.txt".utf8)]).paths == ["B\u{E1}o c\u{E1}o.txt"])
    }

    @Test func whatIsHiddenStaysSo() throws {
        let items = try items([".git/a.txt", "x/.y/b.txt", "__MACOSX/c.txt", ".d.txt", "e.txt"].map { Array($0.utf8) })
        #expect(items.paths == ["e.txt"])
        #expect(items.skipped.isEmpty)
    }

    /// A zip's second name of an entry, in UTF-8, counts where it is of that entry.
    @Test func theUnicodePathOfAZip() throws {
        let folder = try SampleFolder()
        let stored = Array("Bao cao.txt".utf8)
        let extra = unicodePath(Array("Báo cáo.txt".utf8), of: stored)
        let zip = storedZip([(name: stored, content: Array("Một bản tin.\n".utf8))], extra: extra)
        #expect(Items([try folder.write("x.zip", zip)]).paths == ["Báo cáo.txt"])
    }
}
