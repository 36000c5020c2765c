import Foundation
import TestSupport
import Testing

/// Where `index` takes its inputs from, what it leaves out, and what it writes of them.
@Suite struct IndexInputProgramTests {
    private func object(_ line: some StringProtocol) throws -> [String: Any] {
        try #require(try JSONSerialization.jsonObject(with: Data(line.utf8)) as? [String: Any])
    }

    private func added(_ run: ProgramRun) throws -> Int? { try object(run.output)["added"] as? Int }

    /// Runs a pipeline in the folder of the archive; `tracuu` in it is the program.
    private func pipeline(_ command: String, _ archive: SampleArchive) throws -> Int32 {
        let process = Process()
        process.executableURL = URL(fileURLWithPath: "/bin/sh")
        process.arguments = ["-c", "tracuu() { '\(ProgramRun.program.path)' \"$@\"; }; " + command]
        process.currentDirectoryURL = archive.folder
        process.environment = ["PATH": "/usr/bin:/bin", "LC_ALL": "C", "TRACUU_INDEX": archive.index]
        process.standardOutput = FileHandle.nullDevice
        process.standardError = FileHandle.nullDevice
        try process.run()
        process.waitUntilExit()
        return process.terminationStatus
    }

    private func count(_ query: String, _ archive: SampleArchive) throws -> String {
        try ProgramRun("count", "-i", archive.index, query).output
    }

    // MARK: Standard input

    @Test func recordsFromStandardInput() throws {
        let archive = try SampleArchive(isIndexed: false)
        let first = #"{"id":"a","text":"Bản tin thứ nhất"}"# + "\n" + #"{"text":"Bản tin không mã"}"# + "\n"
        #expect(try added(ProgramRun(["index", "--json", "-i", archive.index, "-"], input: first)) == 2)
        let again = try object(ProgramRun(["index", "--json", "-i", archive.index, "-"], input: first).output)
        #expect(again["unchanged"] as? Int == 2)
        // Another stream takes nothing away, and a record without an id takes the place of none.
        let second = #"{"id":"b","text":"Một chuyện khác"}"# + "\n" + #"{"text":"Một tin khác"}"# + "\n"
        let run = try object(ProgramRun(["index", "--json", "-i", archive.index, "-"], input: second).output)
        #expect(run["added"] as? Int == 2)
        #expect(run["documents"] as? Int == 4)
        #expect(run["removed"] as? Int == 0)
    }

    @Test func aTextFromStandardInput() throws {
        let archive = try SampleArchive(isIndexed: false)
        let text = "Chuyện ở xã Tân Lập\n\nBà con làm đường mới.\n"
        #expect(try added(ProgramRun(["index", "--json", "-i", archive.index, "-"], input: text)) == 1)
        #expect(try added(ProgramRun(["index", "--json", "-i", archive.index, "-"], input: text + "Hết.\n")) == 1)
        #expect(try ProgramRun(["inspect", "-"], input: text).output.contains("Chuyện ở xã Tân Lập"))
        #expect(try ProgramRun(["index", "-i", archive.index, "-"], input: "").status == 6)
        #expect(try ProgramRun("index", "-i", archive.index, "-", "-").status == 2)
        #expect(try ProgramRun("index", "-i", archive.index, "--files-from", "-", "-").status == 2)
    }

    @Test(.needs("tar", "gzip", "xz"), arguments: ["tar -cf -", "tar -czf -", "tar -cJf -"])
    func whatTarPacksThroughAPipe(program: String) throws { try expectReadThroughAPipe(program) }

    @Test(.needs("zip")) func whatZipPacksThroughAPipe() throws { try expectReadThroughAPipe("zip -qr -") }

    @Test(.needs("7z")) func what7zPacksThroughAPipe() throws { try expectReadThroughAPipe("7z a -so -tzip x") }

    private func expectReadThroughAPipe(_ program: String) throws {
        let archive = try SampleArchive(isIndexed: false)
        #expect(try pipeline("\(program) 'báo cáo' > x; test -s x", archive) == 0)
        #expect(try pipeline("cat x | tracuu index -", archive) == 0)
        #expect(try count("đảng viên", archive) == "1\n")
        let found = try ProgramRun("search", "--format", "jsonl", "-i", archive.index, "trồng chè").output
        #expect(found.contains(#""location":{"source":"-","path":"báo cáo/che.txt"}"#))
    }

    @Test(.needs("7z")) func a7zThroughAPipeAndFromAFile() throws {
        let archive = try SampleArchive(isIndexed: false)
        #expect(try pipeline("7z a x.7z 'báo cáo'", archive) == 0)
        #expect(try pipeline("cat x.7z | tracuu index -", archive) == 0)
        #expect(try count("đảng viên", archive) == "1\n")
        #expect(try pipeline("tracuu index --rebuild - < x.7z", archive) == 0)
        #expect(try count("đảng viên", archive) == "1\n")
        #expect(try pipeline("cat x.7z | tracuu index --rebuild --max-entry-size 100 -", archive) == 6)
    }

    // MARK: Lists

    @Test func sourcesEndedByNULs() throws {
        let archive = try SampleArchive(isIndexed: false)
        try archive.write("Tên lạ.\n", "tên\nlạ.txt")
        let names = ["che.txt", "tên\nlạ.txt"].map { archive.reports + "/" + $0 + "\0" }.joined()
        let run = try ProgramRun(["index", "--json", "-i", archive.index, "--files-from", "-"], input: names)
        #expect(try added(run) == 2)
    }

    // MARK: What is left out

    @Test func whatIsExcludedGoes() throws {
        let archive = try SampleArchive()
        let arguments = ["index", "--json", "-i", archive.index, "--exclude", "che*", "--exclude", "lai-chau.txt"]
        let kept = try object(ProgramRun(arguments + ["--no-prune", archive.reports]).output)
        #expect(kept["removed"] as? Int == 0)
        let run = try ProgramRun(arguments + [archive.reports])
        #expect(run.status == 0)
        #expect(run.errors.isEmpty)
        #expect(try object(run.output)["removed"] as? Int == 2)
        let rejected = try #require(try object(run.output)["rejected"] as? [[String: Any]])
        #expect(rejected.map { $0["code"] as? String } == ["excluded", "excluded"])
        #expect(rejected.allSatisfy { $0["failure"] as? Bool == false })
        #expect(try ProgramRun(arguments + ["--exclude", "!che.txt", archive.reports]).output.contains(#""added":1,"#))
    }

    @Test func aListBesideTheReports() throws {
        let archive = try SampleArchive(isIndexed: false)
        try archive.write("/che.txt\n", ".tracuuignore")
        #expect(try added(ProgramRun("index", "--json", "-i", archive.index, archive.reports)) == 2)
        #expect(!(try ProgramRun("inspect", archive.reports).output.contains("trồng chè")))
        #expect(try ProgramRun("inspect", "-v", archive.reports).errors.contains("left out by a pattern"))
    }

    @Test(.needs("tar", "gzip")) func limitsAreSettings() throws {
        let archive = try SampleArchive(isIndexed: false)
        #expect(try pipeline("tar -cf - 'báo cáo' | gzip > x.tgz && tar -cf y.tar x.tgz", archive) == 0)
        let path = archive.folder.path + "/y.tar"
        func run(_ options: String...) throws -> ProgramRun { try ProgramRun(["inspect", path] + options) }
        #expect(try run().status == 0)
        #expect(try run("--depth", "1").errors.contains("packed too deep"))
        #expect(try run("--max-entries", "3").errors.contains("more entries"))
        #expect(try run("--max-entry-size", "100").errors.contains("larger than a report may be"))
        #expect(try run("--max-total-size", "400").errors.contains("more than is allowed in all"))
        for wrong in [
            ["--depth", "0"], ["--max-ratio", "-1"], ["--max-total-size", "0"], ["--max-entry-size", "9E"],
        ] {
            #expect(try ProgramRun(["inspect", path] + wrong).status == 2)
        }
    }

    // MARK: The report of a run

    @Test func everyInputSkippedOrRepairedIsReported() throws {
        let archive = try SampleArchive(isIndexed: false)
        try archive.write("", "trống.txt")
        try archive.write("x", "ảnh.jpg")
        try archive.write("nháp", "nháp.txt")
        try archive.write(#"{"id":"q","text":"Một câu.","date":"hôm nọ"}"#, "a.jsonl")
        try Data([0xFF, 0xFE] + Array("Bản tin".utf16).flatMap { [UInt8($0 & 0xFF), UInt8($0 >> 8)] })
            .write(to: URL(fileURLWithPath: archive.reports + "/mười sáu.txt"))
        let file = archive.folder.appendingPathComponent("tường trình.jsonl")
        let run = try ProgramRun(
            "index", "-i", archive.index, "--report", file.path, "--exclude", "nháp*", archive.reports)
        #expect(run.status == 5)
        let lines = try String(contentsOf: file, encoding: .utf8).split(separator: "\n").map(object)
        let told = Dictionary(
            lines.map { (($0["place"] as? String ?? "").split(separator: "/").last.map(String.init) ?? "", $0) },
            uniquingKeysWith: { $1 })
        #expect(lines.dropLast().allSatisfy { $0["schema"] as? String == "tracuu.input/1" })
        #expect(told["trống.txt"]?["type"] as? String == "skipped")
        #expect(told["trống.txt"]?["failure"] as? Bool == true)
        #expect(told["ảnh.jpg"]?["code"] as? String == "unsupported-type")
        #expect(told["nháp.txt"]?["code"] as? String == "excluded")
        #expect(told["a.jsonl#1"]?["type"] as? String == "remark")
        #expect(told["mười sáu.txt"]?["type"] as? String == "repaired")
        let encoding = told["mười sáu.txt"]?["encoding"] as? [String: Any]
        #expect(encoding?["name"] as? String == "utf-16le")
        #expect(lines.count == 6)
        #expect(lines.last?["type"] as? String == "summary")
        #expect(lines.last?["schema"] as? String == "tracuu.index/1")
        #expect(lines.last?["added"] as? Int == 5)
        #expect(try ProgramRun("index", "-i", archive.index, "--report", "/no/where", archive.reports).status == 6)
    }

    /// A file named by mistake is not written over, and the report lies in a source without being one.
    @Test func theReportTakesThePlaceOfNothingElse() throws {
        let archive = try SampleArchive(isIndexed: false)
        let victim = archive.reports + "/che.txt"
        let before = try Data(contentsOf: URL(fileURLWithPath: victim))
        let refused = try ProgramRun("index", "-i", archive.index, "--dry-run", "--report", victim, archive.reports)
        #expect(refused.status == 2)
        #expect(refused.errors.contains("no report of a run"))
        #expect(try Data(contentsOf: URL(fileURLWithPath: victim)) == before)
        let inside = archive.reports + "/tường trình.jsonl"
        for _ in 0..<2 {
            let run = try ProgramRun("index", "--json", "-i", archive.index, "--report", inside, archive.reports)
            #expect(run.status == 0)
            #expect(run.errors.isEmpty)
        }
        #expect(try String(contentsOfFile: inside, encoding: .utf8).contains(#""type":"summary""#))
    }

    @Test func aTextBeyondTheMemoryIsNamed() throws {
        let archive = try SampleArchive(isIndexed: false)
        try archive.write(String(repeating: "Một câu.\n", count: 110_000), "dài.txt")
        let small = try ProgramRun("index", "--json", "--memory", "32M", "-i", archive.index, archive.reports)
        #expect(small.status == 5)
        #expect(small.errors.contains("longer text than the memory"))
        #expect(try added(small) == 3)
        #expect(try ProgramRun("index", "--memory", "128M", "-i", archive.index, archive.reports).status == 0)
    }

    @Test func severalLists() throws {
        let archive = try SampleArchive(isIndexed: false)
        let lists = try ["che.txt", "lai-chau.txt"].map { name in
            let list = archive.folder.path + "/" + name + ".list"
            try (archive.reports + "/" + name + "\n").write(toFile: list, atomically: true, encoding: .utf8)
            return ["--files-from", list]
        }
        #expect(try added(ProgramRun(["index", "--json", "-i", archive.index] + lists.flatMap(\.self))) == 2)
    }

    /// A path that is on a list no more keeps its reports until it is said that they shall go.
    @Test func whatLeavesTheListStays() throws {
        let archive = try SampleArchive(isIndexed: false)
        let paths = ["che.txt", "lai-chau.txt"].map { archive.reports + "/" + $0 }
        func run(_ paths: [String]) throws -> [String: Any] {
            let list = paths.map { $0 + "\n" }.joined()
            return try object(
                ProgramRun(["index", "--json", "-i", archive.index, "--files-from", "-"], input: list).output)
        }
        #expect(try run(paths)["added"] as? Int == 2)
        let second = try run([paths[1]])
        #expect(second["removed"] as? Int == 0 && second["documents"] as? Int == 2)
        #expect(try ProgramRun("index", "--help").output.contains("tracuu delete --path"))
        #expect(try ProgramRun("delete", "--yes", "-i", archive.index, "--path", paths[0]).status == 0)
        #expect(try run([paths[1]])["documents"] as? Int == 1)
    }

    /// `tar -r` adds what has changed behind what it was.
    @Test(.needs("tar")) func theLaterEntryOfOneNameIsTaken() throws {
        let archive = try SampleArchive(isIndexed: false)
        let update = "echo 'Bản cũ.' > a.txt && tar -cf d.tar a.txt && echo 'Bản mới.' > a.txt && tar -rf d.tar a.txt"
        #expect(try pipeline(update + " && tracuu index --report r.jsonl d.tar", archive) == 0)
        #expect(try count("\"bản mới\"", archive) == "1\n")
        #expect(try count("\"bản cũ\"", archive) == "0\n")
        let report = try String(contentsOf: archive.folder.appending(path: "r.jsonl"), encoding: .utf8)
        #expect(report.contains("repeated-entry") && report.contains(#""added":1"#))
        #expect(try pipeline("tracuu index d.tar | grep -q '1 unchanged'", archive) == 0)
    }

    @Test func aPipeThatIsNamedIsAnError() throws {
        let archive = try SampleArchive(isIndexed: false)
        #expect(
            try pipeline("mkfifo ống && tracuu index 'báo cáo' ống 2> e; test $? = 5 && grep -q ống e", archive) == 0)
    }

    /// What is found does not depend on how much memory it was found in.
    @Test func memoryIsASetting() throws {
        let archive = try SampleArchive()
        func digest() throws -> String {
            try ProgramRun("stats", "-i", archive.index, "--format", "tsv").output.split(separator: "\n")
                .first { $0.hasPrefix("digest") }.map(String.init) ?? ""
        }
        let usual = try digest()
        #expect(usual.count > 10)
        let small = try ProgramRun("index", "--rebuild", "--memory", "16M", "-i", archive.index, archive.reports)
        #expect(small.status == 0)
        #expect(try digest() == usual)
        #expect(try ProgramRun("index", "--memory", "much", "-i", archive.index, archive.reports).status == 2)
    }

    /// What is said of inputs is of one language, down to the details; what programs read stays as it is.
    @Test func whatIsSkippedIsSaidInOneLanguage() throws {
        let archive = try SampleArchive(isIndexed: false)
        let records = [
            "{}", #"{"text":1}"#, #"{"text":["a"]}"#, #"{"text":""}"#, "nonsense", "[1", #"{"text":"a"} x"#,
            #"{"text":"a}"#, #"{"text":"\x"}"#, #"{"text":"Một câu.","date":"hôm nào","province":"Lai Chau 9"}"#,
        ]
        try archive.write(records.joined(separator: "\n"), "a.jsonl")
        let corrections = [
            "{}", #"{"id":1}"#, #"{"id":"x"}"#, #"{"id":"x","titel":"a"}"#, #"{"id":"x","date":"hôm nào"}"#,
            #"{"id":"x","province":"Nơi nào"}"#, #"{"id":"x","title":"Tin"}"#, #"{"id":"x","references":"a"}"#,
        ]
        try archive.write(corrections.joined(separator: "\n"), "corrections.jsonl")
        try archive.write("", "rỗng.txt")
        try archive.write("a,b\n1,2\n", "bảng.csv")
        try archive.write("\u{89}", "ảnh.png")
        try Data([0x89, 0x50, 0x4E, 0x47, 0]).write(to: URL(filePath: archive.reports + "/khác"))
        try Data("PK\u{3}\u{4}hỏng".utf8).write(to: URL(filePath: archive.reports + "/kho.zip"))
        try FileManager.default.createSymbolicLink(
            atPath: archive.reports + "/liên kết.txt", withDestinationPath: "/dev/null")
        let arguments = ["index", "--dry-run", "-i", archive.index, archive.reports, archive.folder.path + "/none"]
        let english = try ProgramRun(arguments + ["-v"])
        let vietnamese = try ProgramRun(arguments + ["-v", "--lang", "vi"])
        let lines = vietnamese.errors.split(separator: "\n")
        #expect(lines.count == english.errors.split(separator: "\n").count && lines.count > 20)
        let words: Set = ["is", "the", "it", "that", "of", "and", "not", "where", "missing", "give", "write", "cannot"]
        for line in lines {
            // A library's own words stand in quotes.
            let said = line.replacing(/“[^”]*”/, with: "").split { !$0.isLetter }
            #expect(!said.contains { words.contains(String($0)) }, "\(line)")
        }
        #expect(!vietnamese.errors.contains("“a") && !vietnamese.errors.contains(": “"))
        let inspected = try ProgramRun("inspect", archive.reports, "--lang", "vi")
        #expect(inspected.errors.contains("rỗng.txt: không có chữ nào\n"))
        #expect(
            try ProgramRun(arguments + ["--json", "--lang", "vi"]).output.contains(
                #"rỗng.txt: holds no text","failure":true"#))
    }
}
