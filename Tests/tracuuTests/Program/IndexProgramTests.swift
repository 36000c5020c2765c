import Analysis
import Foundation
import Reports
import SearchEngine
import Testing
import tracuu

/// `index` from outside: what it says, and how it ends.
@Suite struct IndexProgramTests {
    private func done(_ run: ProgramRun) throws -> [String: Any] {
        let object = try JSONSerialization.jsonObject(with: Data(run.output.utf8)) as? [String: Any]
        return try #require(object)
    }

    @Test func addsThenSkipsThenReplacesAndRemoves() throws {
        let archive = try SampleArchive(isIndexed: false)
        let first = try ProgramRun("index", "--json", "-i", archive.index, archive.reports)
        #expect(first.status == 0)
        #expect(first.errors.isEmpty)
        #expect(try done(first)["schema"] as? String == "tracuu.index/1")
        #expect(try done(first)["added"] as? Int == 3)
        #expect(try done(ProgramRun("index", "--json", "-i", archive.index, archive.reports))["unchanged"] as? Int == 3)
        try archive.write("Chuyện khác hẳn ở bản vùng cao\n\nNăm nay bà con nuôi cá trong ao nhà.\n", "che.txt")
        try FileManager.default.removeItem(atPath: archive.reports + "/lai-chau.txt")
        let third = try done(ProgramRun("index", "--json", "-i", archive.index, archive.reports))
        #expect(third["updated"] as? Int == 1)
        #expect(third["removed"] as? Int == 1)
        #expect(third["documents"] as? Int == 2)
        #expect(try ProgramRun("count", "-i", archive.index, "nuôi cá").output == "1\n")
    }

    @Test func anIndexOfAnotherAnalysisIsNotOpenedButMadeAnew() throws {
        let archive = try SampleArchive()
        let file = URL(fileURLWithPath: archive.index).appendingPathComponent("manifest")
        var manifest = try Manifest(decoding: ByteView(Array(Data(contentsOf: file))))
        let version = try #require(manifest.contentVersions["analyzer"])
        #expect(version == String(VietnameseAnalyzer.version))
        manifest.contentVersions["analyzer"] = "0"
        try Data(manifest.encoded()).write(to: file)
        for command in [["search", "chè"], ["count", "chè"], ["stats"], ["index", archive.reports]] {
            let run = try ProgramRun(command.prefix(1) + ["-i", archive.index] + command.dropFirst())
            #expect(run.status == 3)
            #expect(run.output.isEmpty)
            #expect(run.errors.contains("analyzer 0 ≠ \(version)"))
            let remedy = "tracuu index --rebuild -i \(ShellWord.of(archive.index)) "
            #expect(run.errors.contains(remedy + ShellWord.of(archive.reports)))
        }
        #expect(try ProgramRun("index", "--rebuild", "-i", archive.index, archive.reports).status == 0)
        #expect(try ProgramRun("count", "-i", archive.index, "chè").output == "1\n")
    }

    /// The command that makes an index of another version anew reads each source as it was read, and can be pasted.
    @Test func theRemedyReadsSourcesAsTheyWereRead() throws {
        let archive = try SampleArchive(isIndexed: false)
        let folder = URL(fileURLWithPath: archive.reports).deletingLastPathComponent().path
        let (table, draft) = (folder + "/bảng kê.csv", folder + "/nháp")
        try Data("id,head,body\n1,Một,Xã nhà có điện.\n".utf8).write(to: URL(fileURLWithPath: table))
        try FileManager.default.createDirectory(atPath: draft, withIntermediateDirectories: true)
        try Data("Xã bên có điện.\n".utf8).write(to: URL(fileURLWithPath: draft + "/a b.txt"))
        try Data("Xã kia có điện.\n".utf8).write(to: URL(fileURLWithPath: draft + "/c.txt"))
        let index = ["-q", "-i", archive.index]
        for arguments in [
            ["--map", "title=head,text=body", "--max-entry-size", "2M", table],
            ["--encoding", "utf-8", "--exclude", "a *", "--exclude=-x", "--depth", "2", draft], [archive.reports],
        ] { #expect(try ProgramRun(["index"] + index + arguments).status == 0) }
        func digest() throws -> String {
            let stats = try ProgramRun("stats", "-i", archive.index).output.split(separator: "\n")
            return try String(#require(stats.first { $0.contains("digest") }))
        }
        let before = try digest()
        let file = URL(fileURLWithPath: archive.index + "/manifest")
        var manifest = try Manifest(decoding: ByteView(Array(Data(contentsOf: file))))
        manifest.contentVersions["analyzer"] = "0"
        try Data(manifest.encoded()).write(to: file)
        let refused = try ProgramRun("stats", "-i", archive.index)
        #expect(refused.status == 3)
        let command = try #require(refused.errors.components(separatedBy: "make it anew with: ").last)
        #expect(
            command.contains("'--map=title=head,text=body' '--max-entry-size=2097152' '\(table)'; tracuu index -i "))
        #expect(command.contains("'--encoding=utf-8' '--exclude=a *' '--exclude=-x' '--depth=2' '\(draft)'; "))
        let run = try ProgramRun(shell: "tracuu() { \"$0\" \"$@\"; }\n" + command, [])
        #expect(run.status == 0, "\(command) \(run)")
        #expect(try digest() == before)
    }

    @Test func whatIsRejectedIsListedAndTheRestIndexed() throws {
        let archive = try SampleArchive(isIndexed: false)
        try archive.write("", "trống.txt")
        let run = try ProgramRun("index", "-i", archive.index, archive.reports, "/nowhere")
        #expect(run.status == 5)
        #expect(run.errors.contains("trống.txt"))
        #expect(run.errors.contains("/nowhere"))
        #expect(run.output.hasPrefix("3 added"))
        let json = try done(ProgramRun("index", "--json", "-i", archive.index, archive.reports, "/nowhere"))
        // In the order of the full paths of the sources.
        let codes = (json["rejected"] as? [[String: Any]])?.compactMap { $0["code"] as? String }
        #expect(codes?.sorted() == ["empty", "missing"])
    }

    /// What is not listed, since there is so much of it, is counted, and the report of the run has it.
    @Test func whatIsNotListedIsCounted() throws {
        let archive = try SampleArchive(isIndexed: false)
        try archive.write((0..<10_020).map { "{bad\($0)\n" }.joined(), "a.jsonl")
        let arguments = ["-i", archive.index, archive.reports]
        let run = try ProgramRun(["index", "--json"] + arguments)
        let json = try done(run)
        #expect(run.status == 5 && run.errors.contains("and 10,000 more not listed here; index --report FILE"))
        #expect((json["rejected"] as? [Any])?.count == 10_000 && json["rejected_more"] as? Int == 20)
        #expect((json["skipped"] as? [String: Int]) == ["bad-json": 10_020])
        let report = archive.folder.path + "/report.jsonl"
        let verbose = try ProgramRun(["index", "-v", "--report", report] + arguments)
        let lines = verbose.errors.split(separator: "\n")
        #expect(lines.count { $0.contains("a.jsonl: line ") } == 10_000)
        #expect(lines.last == "and 20 more not listed here; index --report FILE lists them all")
        #expect(verbose.output.contains("bad-json 10,020"))
        #expect(try String(contentsOfFile: report, encoding: .utf8).split(separator: "\n").count == 10_021)
    }

    /// A wrong date and a wrong province are put right by a file beside the archive.
    @Test func correctionsBesideAnArchive() throws {
        let archive = try SampleArchive()
        let id = try ProgramRun("search", "--format", "ids", "-i", archive.index, "trồng chè").output
            .split(separator: "\n").first.map(String.init)
        try archive.write(
            #"{"id":"\#(try #require(id))","date":"2011-05","province":"Thái Nguyên","author":null}"#
                + "\n{\"id\":\"x\"}\n",
            "corrections.jsonl")
        let run = try ProgramRun("index", "-i", archive.index, archive.reports)
        #expect(run.status == 5)
        #expect(run.errors.contains("corrections.jsonl: line 2: nothing is corrected; give one of title"))
        #expect(run.output.hasPrefix("0 added, 1 changed, 0 moved, 0 removed, 2 unchanged"))
        let sheet = try ProgramRun("show", "--meta", "-i", archive.index, try #require(id)).output
        #expect(sheet.contains("2011-05 · given · correction"))
        #expect(sheet.contains("Thái Nguyên · correction"))
        #expect(sheet.contains("author, date, province"))
        #expect(try ProgramRun("count", "-i", archive.index, "date:2011 tỉnh:\"Thái Nguyên\"").output == "1\n")
        #expect(try ProgramRun("inspect", archive.reports + "/").output.contains("given · correction"))
    }

    @Test func whatCameWithARecordAndMeansNothingIsNamed() throws {
        let archive = try SampleArchive(isIndexed: false)
        try archive.write(#"{"id":"q","text":"Một câu.","date":"hôm nọ","province":"Lai Cháo"}"#, "a.jsonl")
        let run = try ProgramRun("index", "-i", archive.index, archive.reports)
        #expect(run.status == 0)
        #expect(run.errors.contains("a.jsonl#1: its date \"hôm nọ\" cannot be read"))
        #expect(run.errors.contains("did you mean \"Lai Châu\"?"))
        let json = try done(ProgramRun("index", "--json", "-i", archive.index, archive.reports))
        let rejected = try #require(json["rejected"] as? [[String: Any]])
        #expect(rejected.map { $0["code"] as? String } == ["unread-date", "unknown-province"])
        #expect(rejected.allSatisfy { $0["failure"] as? Bool == false && $0["remark"] as? Bool == true })
    }

    /// A source that holds no file any more is named, with what to say if it is meant; a rebuild is refused for it.
    @Test func anEmptiedSourceIsNamedAndARebuildRefused() throws {
        let archive = try SampleArchive()
        let (folder, kept) = (archive.folder.path + "/kho", archive.folder.path + "/cất")
        try FileManager.default.createDirectory(atPath: folder, withIntermediateDirectories: true)
        try FileManager.default.copyItem(atPath: archive.reports + "/che.txt", toPath: folder + "/chè.txt")
        let both = ["index", "-i", archive.index, archive.reports, folder]
        #expect(try ProgramRun(both).status == 0)
        try FileManager.default.moveItem(atPath: folder, toPath: kept)
        try FileManager.default.createDirectory(atPath: folder + "/sâu", withIntermediateDirectories: true)
        let run = try ProgramRun(both)
        #expect(run.status == 5)
        #expect(run.errors.contains("/kho: is not there or an empty folder now, so its reports (1) stay in the index"))
        let remedy = "tracuu delete --path \(ShellWord.of(folder)) -i \(ShellWord.of(archive.index))\n"
        #expect(run.errors.contains(": " + remedy))
        #expect(try ProgramRun(both + ["--lang", "vi"]).errors.contains("muốn bỏ thì dùng: " + remedy))
        #expect(try ProgramRun(both + ["--rebuild"]).status == 6)
        #expect(try ProgramRun("delete", "--yes", "-i", archive.index, "--path", folder).status == 0)
        #expect(try ProgramRun(both + ["--rebuild"]).status == 0)
    }

    /// A rebuild that is refused for files which cannot be read says why they cannot.
    @Test func aRefusedRebuildTellsWhatCouldNotBeRead() throws {
        let archive = try SampleArchive()
        try archive.write("", "che.txt")
        let kept = try ProgramRun("index", "-i", archive.index, archive.reports)
        let why = try #require(kept.errors.split(separator: "\n").first { $0.hasPrefix("skipped") })
        #expect(why.contains("/che.txt: "))
        let refused = try ProgramRun("index", "--rebuild", "-i", archive.index, archive.reports)
        #expect(refused.status == 6 && refused.errors.hasPrefix(why + "\n"))
        #expect(refused.errors.contains("/che.txt: reports that would be lost: 1"))
    }

    @Test func nothingToIndexIsAFailure() throws {
        let archive = try SampleArchive(isIndexed: false)
        #expect(try ProgramRun("index", "-i", archive.index, "/nowhere").status == 6)
        #expect(try ProgramRun("index", "-i", archive.index).status == 2)
        #expect(try ProgramRun("index", "-i", archive.index, "--encoding", "ebcdic", "x").status == 2)
        #expect(try ProgramRun("index", "-i", "/proc/none", archive.reports).status == 6)
    }

    @Test func sourcesComeFromAFile() throws {
        let archive = try SampleArchive(isIndexed: false)
        let run = try ProgramRun(
            ["index", "--json", "-i", archive.index, "--files-from", "-"], input: archive.reports + "/che.txt\n")
        #expect(run.status == 0)
        #expect(try done(run)["added"] as? Int == 1)
    }

    @Test func aDryRunWritesNothing() throws {
        let archive = try SampleArchive(isIndexed: false)
        let run = try ProgramRun("index", "--dry-run", "--json", "-i", archive.index, archive.reports)
        #expect(try done(run)["added"] as? Int == 3)
        #expect(!FileManager.default.fileExists(atPath: archive.index))
        #expect(try ProgramRun("count", "-i", archive.index, "bản").status == 3)
    }

    @Test func aFileIsNoFolderForAnIndex() throws {
        let archive = try SampleArchive(isIndexed: false)
        let run = try ProgramRun("index", "-i", archive.reports + "/che.txt", archive.reports)
        #expect(run.status == 6)
        #expect(run.errors.contains("che.txt"))
    }

    /// Nobody has named a file of an index, so it helps nobody to name another.
    @Test func aFolderInThePlaceOfAFileOfAnIndexIsToBeMoved() throws {
        let archive = try SampleArchive()
        try FileManager.default.createDirectory(
            atPath: archive.index + "/manifest.new/lạ", withIntermediateDirectories: true)
        try archive.write("Xã nhà có điện.\n", "mới.txt")
        let run = try ProgramRun("index", "-i", archive.index, archive.reports)
        #expect(run.status == 6)
        #expect(run.errors.contains("place of a file of the index: move it elsewhere, and try again"))
    }

    @Test func verboseNamesWhatIsLeftAlone() throws {
        let archive = try SampleArchive(isIndexed: false)
        try archive.write("", "ảnh.jpg")
        try archive.write("GIF89a", "hình vẽ.gif")
        let arguments = ["-i", archive.index, archive.reports]
        #expect(!(try ProgramRun(["index"] + arguments).errors.contains("hình vẽ.gif")))
        #expect(try ProgramRun(["index", "-v"] + arguments).errors.contains("hình vẽ.gif"))
    }

    @Test func tablesAreReadByAMap() throws {
        let archive = try SampleArchive(isIndexed: false)
        let map = ["--map", "title=đầu đề,text=toàn văn"]
        try archive.write("đầu đề;toàn văn\nMưa to;Nước lên nhanh ở bản dưới.\n", "bảng.csv")
        let table = archive.reports + "/bảng.csv"
        let run = try ProgramRun(["index", "--json", "-i", archive.index, table] + map)
        #expect(try done(run)["added"] as? Int == 1)
        #expect(try ProgramRun("search", "-i", archive.index, "bản dưới").output.contains("Mưa to"))
        #expect(try ProgramRun(["inspect", table] + map).output.contains("Mưa to"))
        #expect(try ProgramRun("index", "-i", archive.index, table, "--map", "tên=x").status == 2)
    }

    @Test func recordsAreReadByAMap() throws {
        let archive = try SampleArchive(isIndexed: false)
        let map = ["--map", "id=mã,title=tên,text=nội dung,date=ngày đăng"]
        try archive.write(
            #"[{"mã":"m1","tên":"Mưa to","nội dung":"Nước lên ở bản dưới.","ngày đăng":"2/9/2021"}]"#, "a.json")
        try archive.write(#"{"mã":"m2","tên":"Nắng hạn","nội dung":"Ruộng nứt ở bản trên."}"# + "\n", "b.jsonl")
        let files = ["a.json", "b.jsonl"].map { archive.reports + "/" + $0 }
        #expect(try ProgramRun(["index", "-q", "-i", archive.index] + files + map).status == 0)
        let table = try ProgramRun("search", "-i", archive.index, "bản", "--sort", "-date", "--format", "tsv").output
        let rows = table.split(separator: "\n").dropFirst().map { $0.split(separator: "\t").dropFirst(2).prefix(3) }
        #expect(rows.map { Array($0.prefix(2)) } == [["m1", "Mưa to"], ["m2", "Nắng hạn"]])
        #expect(rows.first?.last == "2021-09-02")
        let unmapped = try ProgramRun(["index", "--json", "-i", archive.index + " 2"] + files)
        #expect(unmapped.status == 6)
    }

    /// `index` where it is started, unless a variable or an option says otherwise.
    @Test func whereTheIndexIs() throws {
        let archive = try SampleArchive(isIndexed: false)
        func run(_ arguments: String..., variables: [String: String] = [:]) throws -> ProgramRun {
            try ProgramRun(arguments, environment: variables, folder: archive.folder)
        }
        #expect(try run("index", "-q", "báo cáo").status == 0)
        #expect(FileManager.default.fileExists(atPath: archive.folder.path + "/index/manifest"))
        #expect(try run("count", "chè").output == "1\n")
        #expect(try run("count", "chè", variables: ["TRACUU_INDEX": "none"]).status == 3)
        #expect(try run("count", "chè", "-i", "index", variables: ["TRACUU_INDEX": "none"]).output == "1\n")
    }

    @Test func statsAndVerify() throws {
        let archive = try SampleArchive()
        let stats = try done(ProgramRun("stats", "--json", "-i", archive.index))
        #expect(stats["documents"] as? Int == 3)
        #expect((stats["bytes"] as? [String: Int])?.isEmpty == false)
        #expect(try ProgramRun("stats", "-i", archive.index).output.hasPrefix("reports"))
        #expect(try ProgramRun("verify", "-i", archive.index).status == 0)
    }

    @Test func damageIsFoundAndNamed() throws {
        let archive = try SampleArchive()
        let files = try FileManager.default.contentsOfDirectory(atPath: archive.index)
        let sizes = try files.map { name in
            let path = archive.index + "/" + name
            return (path, try FileManager.default.attributesOfItem(atPath: path)[.size] as? Int ?? 0)
        }
        let largest = try #require(sizes.max { $0.1 < $1.1 }?.0)
        var bytes = try Data(contentsOf: URL(fileURLWithPath: largest))
        bytes[bytes.count / 3] ^= 0x40
        try bytes.write(to: URL(fileURLWithPath: largest))
        let run = try ProgramRun("verify", "-i", archive.index)
        #expect(run.status == 4)
        #expect(run.errors.contains("damaged"))
    }

    /// What is no report is counted, and no fault; where there is nothing at all, that is said.
    @Test func unsupportedFilesAloneAreNoError() throws {
        let archive = try SampleArchive(isIndexed: false)
        let folder = archive.folder.path + "/khác"
        try FileManager.default.createDirectory(atPath: folder, withIntermediateDirectories: true)
        let empty = try ProgramRun("index", "-i", archive.index, folder)
        #expect(empty.status == 1 && empty.output == "there is nothing to index\n")
        try Data("MZ\u{0}\u{1}\u{2}".utf8).write(to: URL(filePath: folder + "/a.exe"))
        let unsupported = try ProgramRun("index", "-i", archive.index, folder)
        #expect(unsupported.status == 0 && unsupported.output.hasSuffix("1 skipped: unsupported-type 1\n"))
        try Data("{".utf8).write(to: URL(filePath: folder + "/a.jsonl"))
        let failed = try ProgramRun("index", "-i", archive.index, folder)
        #expect(failed.status == 6 && failed.output.hasPrefix("nothing could be indexed\n2 skipped: "))
    }

    @Test(arguments: ["UTF-8", "utf8", "cp1258", "CP-1258", "Windows-1258", "TCVN3", "ABC", "auto"])
    func encodingsHaveTheirUsualNames(name: String) throws {
        let archive = try SampleArchive(isIndexed: false)
        #expect(try ProgramRun("index", "-i", archive.index, "--encoding", name, archive.reports).status == 0)
        let refused = try ProgramRun("index", "-i", archive.index, "--encoding", name + "x", archive.reports)
        #expect(refused.status == 2 && refused.errors.contains("windows-1258"))
    }
}
