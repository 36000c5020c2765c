import Analysis
import Reports
import Testing

/// What one input may take of a run's memory.
@Suite struct InputMemoryTests {
    @Test func theLargestEntryFollowsFromTheMemoryUnlessGiven() {
        var given = ReportIndexer.Limits()
        let small = ArchiveOptions.Limits(given, memory: 64 << 20)
        #expect(small.entryBytes == (32 << 20) / 5 && small.markupBytes == (32 << 20) / 12)
        #expect(small.entryBytes == small.lineBytes && small.pageBytes == small.entryBytes)
        #expect(small.programOutput == small.markupBytes)
        let usual = ArchiveOptions.Limits(given)
        #expect(usual.entryBytes == 64 << 20 && usual.markupBytes == (344 << 20) / 12)
        let large = ArchiveOptions.Limits(given, memory: 8 << 30)
        #expect(large.entryBytes == 64 << 20 && large.pageBytes == 16 << 20)
        given.entryBytes = 50 << 20
        let own = ArchiveOptions.Limits(given, memory: 64 << 20)
        #expect(own.entryBytes == 50 << 20 && own.markupBytes == 50 << 20)
    }

    /// What all threads take fits what is given: there are no more than that.
    @Test func threadsAreAsManyAsTheMemoryIsEnoughFor() {
        func threads(_ jobs: Int, _ megabytes: Int) -> Int {
            var options = ReportIndexer.Options()
            (options.jobs, options.memory) = (jobs, megabytes << 20)
            return options.threads
        }
        #expect([1, 2, 8].map { threads($0, 64) } == [1, 2, 2])
        #expect([8, 32, 48, 96].map { threads(8, $0) } == [1, 1, 2, 4])
        #expect(threads(16, 512) == 16 && threads(256, 512) == 21)
        for (jobs, megabytes) in [(1, 128), (4, 128), (256, 512), (256, 8192)] {
            var options = ReportIndexer.Options()
            (options.jobs, options.memory) = (jobs, megabytes << 20)
            let onTheWay = ReportIndexer.Options.memoryOnTheWay(of: options.memory)
            let sum = options.memoryForDocuments + onTheWay + options.threads * (8 << 20) + (40 << 20)
            #expect(sum == options.memory)
        }
    }

    /// Pictures take no memory but their own: of a package what is read counts.
    @Test func aPackageIsMeasuredByWhatIsReadOfIt() throws {
        let options = ArchiveOptions(limits: ArchiveOptions.Limits(ReportIndexer.Limits(), memory: 32 << 20))
        let two = String(repeating: "a", count: 2 << 20)
        func package(_ text: String, picture: String) -> [UInt8] {
            storedZip([
                ("[Content_Types].xml", "<Types/>"),
                ("word/document.xml", "<w:p><w:r><w:t>Tin \(text)</w:t></w:r></w:p>"), ("word/media/a.png", picture),
            ])
        }
        #expect(try FormatSamples.read(package("", picture: two), as: "a.docx", options).reports.count == 1)
        for (name, bytes) in [("a.docx", package(two, picture: "")), ("a.rtf", Array("{\\rtf1 \(two)}".utf8))] {
            #expect(try FormatSamples.read(bytes, as: name, options).skipped.map(\.reason) == [.tooLarge(.memory)])
        }
    }

    /// Whose limit it was is said, so that people know what to change.
    @Test func theRemedyIsThatOfTheLimit() throws {
        var given = ReportIndexer.Limits()
        let text = [UInt8](repeating: 0x61, count: 4 << 20)
        for (name, bytes) in [
            ("a.txt", text), ("a.html", Array("<html>".utf8) + text), ("a.jsonl", Array("{".utf8) + text),
        ] {
            let options = ArchiveOptions(limits: ArchiveOptions.Limits(given, memory: 32 << 20))
            #expect(try FormatSamples.read(bytes, as: name, options).skipped.map(\.reason) == [.tooLarge(.memory)])
        }
        given.entryBytes = 1 << 20
        let options = ArchiveOptions(limits: ArchiveOptions.Limits(given, memory: 32 << 20))
        #expect(try FormatSamples.read(text, as: "a.txt", options).skipped.map(\.reason) == [.tooLarge(.entryBytes)])
    }

    /// A page is as large as what the parser makes of it.
    @Test(arguments: ["<p>a</p>", "<b a b c d>x</b>", "a<br>"]) func aPageOfVeryManyNodesIsRefused(part: String) throws
    {
        let page = Array(("<html><body><p>Tin.</p>" + String(repeating: part, count: 2_000)).utf8)
        var options = ArchiveOptions()
        #expect(try FormatSamples.read(page, as: "a.html", options).reports.count == 1)
        options.limits.memory = 220 * 1_000 + 6 * page.count
        #expect(try FormatSamples.read(page, as: "a.html", options).skipped.map(\.reason) == [.tooLarge(.memory)])
        let mail = Array("Subject: Tin\nMIME-Version: 1.0\nContent-Type: text/html\n\n".utf8) + page
        #expect(try FormatSamples.read(mail, as: "a.eml", options).skipped.first?.reason == .tooLarge(.memory))
    }

    @Test func whatATextTakesIsToldFromItsWords() {
        func perByte(_ text: String) -> Int { TextMemory.peak(of: text) / text.utf8.count }
        let count = 40_000
        #expect(perByte(String(repeating: "Hôm qua, tỉnh Lạng Sơn họp. ", count: count)) < 15)
        #expect((18...24).contains(perByte(String(repeating: "x ", count: count))))
        #expect((40...50).contains(perByte(String(repeating: "x\n", count: count))))
        let words = (0..<count).map { "k" + String($0 + 1_000_000, radix: 36) }
        #expect(perByte(words.joined(separator: " ")) > 90)
        #expect(perByte(String(repeating: "07-NQ/TU ", count: count)) > 40)
    }

    @Test func theFirstMentionsOfVeryManyAreKept() {
        func read(_ count: Int) -> [DocumentReference] {
            let text = FoldedText((1...count).map { "Nghị quyết số \($0 % 90 + 1)-NQ/TU." }.joined(separator: " "))
            return ReferenceRecognizer.references(
                in: text, passages: [0..<text.count], context: ReferenceContext(province: "lai-chau", year: 2010))
        }
        let most = ReferenceRecognizer.mostMentions
        #expect(read(most - 1).count == most - 1)
        let many = read(most + 500)
        #expect(many.count == most)
        #expect(many[..<(most - 1)] == read(most - 1)[...])
    }
}
