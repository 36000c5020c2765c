import Foundation
import Reports
import SearchEngine
import TestSupport
import Testing

/// Seeded mutations of all that comes from outside: each is read to its end, without a trap, in bounded time.
@Suite(.serialized) struct FuzzTests {
    private static let isLong = ProcessInfo.processInfo.environment["LONG_TESTS"] != nil
    /// Processor time one input may take, where whole inputs take milliseconds.
    private static let bound = Duration.seconds(5)

    /// Runs the body over mutations of the seeds.
    private func fuzz(
        _ name: String, _ seeds: [[UInt8]], rounds: Int, _ body: ([UInt8]) throws -> Void
    ) rethrows {
        let rounds = Self.isLong ? rounds * 50 : rounds
        var slowest = Duration.zero
        for round in 0..<rounds {
            var mutation = Mutation(seed: UInt64(round) &* 977 &+ UInt64(name.utf8.count))
            let input = mutation.of(seeds[round % seeds.count])
            let taken = try ProcessorTime.of { try body(input) }
            #expect(taken < Self.bound, "\(name), round \(round)")
            slowest = max(slowest, taken)
        }
        print("faults · fuzzed \(name): tried \(rounds), traps 0, slowest \(slowest)")
    }

    private static let page = """
        <!DOCTYPE html><html><head><title>Tin &amp; bài</title><meta charset="utf-8"></head><body><div><h1>Mùa chè</h1>
        <table><tr><td>Bà con xã Tân Lập hái chè.</td></tr></table><p>Theo <b>Nghị quyết số 07-NQ/TU</b>.<br>Hết.</p></body>
        """
    private static let mail = """
        From: =?utf-8?B?VMOibg==?= <a@b.vn>\r\nSubject: =?utf-8?Q?M=C3=B9a_ch=C3=A8?=\r\nDate: Thu, 6 May 2021 20:13:14 +0700\r
        MIME-Version: 1.0\r\nContent-Type: multipart/mixed; boundary="x"\r\n\r\n--x\r\nContent-Type: text/plain; charset=utf-8\r
        Content-Transfer-Encoding: quoted-printable\r\n\r\nB=C3=A0 con h=C3=A1i ch=C3=A8.\r\n--x\r
        Content-Type: application/zip; name="a.zip"\r\nContent-Transfer-Encoding: base64\r\n\r\nUEsDBA==\r\n--x--\r\n
        """
    private static let lines = """
        {"id":"1","title":"Mùa chè","text":"Bà con hái chè \\u0041\\n ở bản.","date":"2021-05-06","province":"Lai Châu"}
        {"id":"2","text":"Theo Nghị quyết số 07-NQ/TU","tags":["a",{"b":[1,2.5e3,null]}],"url":"https://x.vn/"}

        """

    /// Names of files and what they hold before they are changed.
    private static func archives(_ folder: SampleFolder) throws -> [(name: String, bytes: [UInt8])] {
        let zip = storedZip([("a.txt", "Bản tin"), ("b/c.jsonl", lines), ("d.html", page)])
        var archives: [(String, [UInt8])] = [
            ("a.zip", zip),
            ("b.zip", storedZip([(Array("x.zip".utf8), zip), (Array("y.eml".utf8), Array(mail.utf8))])),
            ("c.html", Array(page.utf8)), ("d.eml", Array(mail.utf8)), ("e.jsonl", Array(lines.utf8)),
            ("f.csv", Array("title,text,date\n\"Mùa, chè\",\"Bà con \"\"hái\"\"\nchè\",2021\nx;y;z\n".utf8)),
            ("g.warc", warcRecord("response", "https://x.vn/", "2021-05-06T20:13:14Z", answer(page))),
            (
                "h.txt",
                Array("Thứ năm, 06/05/2021\n\nMùa chè\n\n(LCO) - Tỉnh ủy Lai Châu: Nghị quyết số 07-NQ/TU.\n".utf8)
            ),
        ]
        for name in ["bao-cao.docx", "bao-cao.odt", "bao-cao.fodt", "bao-cao.rtf", "bao-cao.doc"] {
            archives.append((name, try FormatSamples.bytes(name)))
        }
        for name in ["new.cpio", "old.cpio", "joliet.iso.xz"] {
            archives.append((name, try FormatSamples.bytes("Archives/" + name)))
        }
        try folder.write("t/a.txt", "Bản tin thứ nhất.\n")
        try folder.write("t/b.html", page)
        for (name, options) in [("x.tar", "-cf"), ("x.tgz", "-czf"), ("x.tar.bz2", "-cjf")]
        where folder.run("tar", options, name, "t") {
            archives.append((name, try folder.bytes(name)))
        }
        return archives
    }

    @Test func archivesAndDocuments() throws {
        let folder = try SampleFolder()
        var options = ArchiveOptions()
        options.limits.entryBytes = 1 << 20
        // Programs for other formats are processes of their own, and not what is tried here.
        options.programFolders = ""
        for (name, bytes) in try Self.archives(folder) {
            try fuzz(name, [bytes], rounds: 60) { input in
                let path = try folder.write("fuzzed/" + name, input)
                for raw in Items([path], options).reports {
                    let report = ReportExtractor.report(from: raw)
                    let count = report.text.unicodeScalars.count
                    #expect(report.passages.allSatisfy { $0.range.upperBound <= count })
                }
            }
        }
    }

    @Test func queries() throws {
        let archive = try SearchedArchive(count: 40)
        var generator = SeededGenerator(seed: 31)
        let seeds = (0..<200).map { number in
            Array((number % 2 == 0 ? generator.query() : generator.noise()).utf8)
        }
        try fuzz("query", seeds, rounds: 400) { input in
            var request = SearchRequest(String(decoding: input, as: UTF8.self))
            #expect(try archive.index.search(request).total >= 0)
            #expect(try archive.index.completion(of: request.query).candidates.count >= 0)
            request.isStrict = true
            do {
                _ = try archive.index.count(request)
            } catch let error as ReportIndexError {
                switch error {
                case .query, .filter: break
                default: throw error
                }
            }
        }
    }

    /// Files of an index, under checksums that do not agree and, as someone of ill will would have them, that do.
    @Test func indexFiles() throws {
        let archive = try SearchedArchive(count: 30)
        let path = archive.folder.path("index")
        try archive.folder.removeSeals("index")
        for name in try FileManager.default.contentsOfDirectory(atPath: path).sorted() where name != "write.lock" {
            let url = URL(filePath: path + "/" + name)
            let bytes = Array(try Data(contentsOf: url))
            try fuzz(String(name.prefix { $0 != "-" }), [bytes], rounds: 60) { input in
                for isSealed in [false, true] {
                    try Data(isSealed ? Self.sealed(input) : input).write(to: url, options: .atomic)
                    do {
                        let index = try ReportIndex(path: path)
                        _ = try index.search(SearchRequest("chè to"))
                        _ = try index.search(SearchRequest("chef banr"))
                        _ = try index.facets(SearchRequest(), by: [(.province, nil), (.year, nil)])
                        _ = try index.report(id: "r3")
                        _ = try IndexMaintenance(path: path).verify()
                    } catch let error as ReportIndexError {
                        switch error {
                        case .damaged, .otherVersion, .noIndex: break
                        default: throw error
                        }
                    }
                }
            }
            try Data(bytes).write(to: url, options: .atomic)
        }
    }

    /// With a checksum at the end that agrees, as manifests, live documents, groups and attachments have.
    private static func sealed(_ bytes: [UInt8]) -> [UInt8] {
        var writer = ByteWriter()
        writer.append(Array(bytes.dropLast(4)))
        writer.fixed(Checksum(of: writer.bytes).value)
        return writer.bytes
    }
}
