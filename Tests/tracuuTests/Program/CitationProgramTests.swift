import Foundation
import Testing

/// `ref`, `refs` and `facets` of the built program.
@Suite struct CitationProgramTests {
    private let archive: SampleArchive

    init() throws { archive = try SampleArchive() }

    private func run(_ arguments: String..., input: String = "") throws -> ProgramRun {
        try ProgramRun(arguments + ["-i", archive.index], input: input)
    }

    private func object(_ line: Substring) throws -> [String: Any] {
        try #require(JSONSerialization.jsonObject(with: Data(line.utf8)) as? [String: Any])
    }

    private func object(_ run: ProgramRun) throws -> [String: Any] { try object(run.output[...]) }

    // MARK: ref

    @Test func aCardOfEachDocument() throws {
        let run = try run("ref", "07-NQ/TU")
        #expect(run.status == 0)
        #expect(run.output.contains("07-NQ/TU · Lai Châu\n"))
        #expect(run.output.contains("07-NQ/TU · Vĩnh Phúc\n"))
        #expect(run.errors == "note: 07-NQ/TU: same number, other province: 2 different documents, of 2 provinces\n")
        let vietnamese = try ProgramRun("ref", "07-NQ/TU", "-i", archive.index, "--lang", "vi")
        #expect(vietnamese.errors.contains("cùng số, khác tỉnh"))
        #expect(vietnamese.output.contains("theo tỉnh"))
    }

    @Test func theCardInJSON() throws {
        let run = try run("ref", "nghi quyet so 07", "--province", "lai chau", "--json")
        let answer = try object(run)
        #expect(answer["schema"] as? String == "tracuu.ref/1")
        #expect(answer["query"] as? String == "nghi quyet so 07")
        let documents = try #require(answer["documents"] as? [[String: Any]])
        #expect(documents.count == 1)
        let document = try #require(documents.first)
        #expect(document["family"] as? String == "nq-7/tu")
        #expect(document["instance"] as? String == "nq-7/tu@lai-chau")
        #expect(document["display"] as? String == "07-NQ/TU")
        #expect(document["province"] as? String == "Lai Châu")
        #expect(document["term"] is NSNull && document["title"] is NSNull)
        #expect(document["reports"] as? Int == 1)
        #expect(document["first"] as? String == "2022-06-10" && document["last"] as? String == "2022-06-10")
        #expect(document["by_province"] as? [String: Int] == ["Lai Châu": 1])
        #expect(document["by_year"] as? [String: Int] == ["2022": 1])
        let mention = try #require((document["citing"] as? [[String: Any]])?.first)
        #expect(mention["surface"] as? String == "Nghị quyết số 07-NQ/TU")
        let sentence = try #require(mention["sentence"] as? String)
        #expect(sentence.hasPrefix("Tỉnh ủy Lai Châu họp") && sentence.hasSuffix("đảng bộ."))
        #expect(run.output.split(separator: "\n").count == 1)
    }

    /// Of one number, the documents of a year; those whose year is not known are told of.
    @Test func theCardOfAYear() throws {
        func instances(_ years: String...) throws -> [String?] {
            let run = try SampleCorpus.run(["ref", "07-NQ/TU", "--json"] + years.flatMap { ["--year", $0] })
            #expect(run.status == (years == ["1999"] ? 1 : 0))
            return (try object(run)["documents"] as? [[String: Any]] ?? []).map { $0["instance"] as? String }
        }
        #expect(try instances() == ["nq-7/tu@cao-bang#k19", "nq-7/tu@lang-son#2006"])
        #expect(try instances("2006") == ["nq-7/tu@lang-son#2006"])
        #expect(try instances("1999", "2006") == ["nq-7/tu@lang-son#2006"])
        #expect(try instances("1999").isEmpty)
    }

    @Test func severalNumbersAndAFileOfThem() throws {
        let two = try run("ref", "07-NQ/TU", "99-NQ/TU", "--json").output.split(separator: "\n")
        #expect(try two.map { try object($0)["query"] as? String } == ["07-NQ/TU", "99-NQ/TU"])
        let batch = try run("ref", "--batch", "-", "--json", input: "q1\t07-NQ/TU\nq2\tabc\nq3\tnq 7-nq/tu\n")
        #expect(batch.status == 0)
        let lines = try batch.output.split(separator: "\n").map(object)
        #expect(lines.map { $0["qid"] as? String } == ["q1", "q2", "q3"])
        #expect(lines.map { ($0["documents"] as? [Any])?.count } == [2, 0, 2])
    }

    @Test func nothingFoundAndOddInput() throws {
        let nothing = try run("ref", "99-NQ/TU", "--json")
        #expect(nothing.status == 1)
        #expect(
            nothing.output == "{\"schema\":\"tracuu.ref/1\",\"query\":\"99-NQ/TU\",\"documents\":[],\"notes\":[]}\n")
        for arguments in [
            ["ref", ""], ["ref", "abc"], ["ref"], ["refs", "--by", "nonsense"], ["refs", "--with", "abc"],
            ["facets", "nonsense"], ["ref", "07-NQ/TU", "--format", "trec"],
            ["refs", "--by", "province", "--graph", "dot"],
            ["ref", "07-NQ/TU", "--year", "abc"], ["search", "x", "--facet", "nonsense"],
        ] {
            let run = try ProgramRun(arguments + ["-i", archive.index])
            #expect(run.status == 2, "\(arguments)")
            #expect(run.output.isEmpty && !run.errors.isEmpty, "\(arguments)")
        }
        #expect(try run("ref", "abc").errors.contains("07-NQ/TU"))
        #expect(try run("refs", "--by", "nonsense").errors.contains("province,year"))
        #expect(try ProgramRun("ref", "07-NQ/TU", "-i", archive.index + " none").status == 3)
    }

    @Test func mentionsAsRows() throws {
        let rows = try run("ref", "07-NQ/TU", "--format", "tsv").output.split(separator: "\n").map {
            $0.split(separator: "\t", omittingEmptySubsequences: false)
        }
        #expect(rows.count == 3)
        #expect(Set(rows.map(\.count)) == [14])
        let ids = try run("ref", "07-NQ/TU", "--format", "ids").output.split(separator: "\n")
        #expect(Set(ids).count == 2)
    }

    // MARK: refs

    @Test func theListInEveryFormat() throws {
        let json = try object(run("refs", "--json"))
        #expect(json["schema"] as? String == "tracuu.refs/1")
        let references = try #require(json["references"] as? [[String: Any]])
        #expect(references.map { $0["instance"] as? String } == ["nq-7/tu@lai-chau", "nq-7/tu@vinh-phuc"])
        let lines = try run("refs", "--format", "jsonl").output.split(separator: "\n").map(object)
        #expect(lines.map { $0["type"] as? String } == ["reference", "reference", "summary"])
        let csv = try run("refs", "--format", "csv").output.split(separator: "\n")
        #expect(csv.first?.hasPrefix("family,instance,display,") == true && csv.count == 3)
        #expect(try run("refs").output.split(separator: "\n").count == 2)
        #expect(try run("refs", "--families").output.split(separator: "\n").count == 1)
        #expect(try run("refs", "--min-count", "2").status == 1)
        #expect(try run("refs", "--min-count", "2", "--families").status == 0)
        #expect(
            try run("refs", "--json", "--year", "1990").output
                == "{\"schema\":\"tracuu.refs/1\",\"references\":[],\"summary\":{\"documents\":0}}\n")
    }

    @Test func whatIsCitedTogetherAndWhoseReportsCount() throws {
        let records = try RecordArchive(
            #"""
            {"id":"a","text":"Huyện học Quyết định số 49-QĐ/TW và Chỉ thị số 05-CT/TW.","date":"2023-05-02","province":"Lai Châu","source":"Báo Lai Châu"}
            {"id":"b","text":"Xã làm theo Quyết định số 49-QĐ/TW.","date":"2021-01-03","province":"Vĩnh Phúc"}
            {"id":"c","text":"Xã học Nghị quyết số 12-NQ/TW và Chỉ thị số 05-CT/TW.","date":"2021-07-09"}
            """#)
        func numbers(_ options: String...) throws -> [String] {
            let rows = try records.run(["refs", "--format", "tsv"] + options).output.split(separator: "\n").dropFirst()
            return rows.map {
                let fields = $0.split(separator: "\t", omittingEmptySubsequences: false)
                return "\(fields[2]) \(fields[11])"
            }
        }
        #expect(try numbers() == ["05-CT/TW 2", "12-NQ/TW 1", "49-QĐ/TW 2"])
        #expect(try numbers("--with", "5-ct/tw") == ["12-NQ/TW 1", "49-QĐ/TW 1"])
        #expect(try numbers("--with", "49-QĐ/TW") == ["05-CT/TW 1"])
        #expect(try numbers("--with", "49-QĐ/TW", "--year", "2021").isEmpty)
        #expect(try numbers("--year", "2021") == ["05-CT/TW 1", "12-NQ/TW 1", "49-QĐ/TW 1"])
        #expect(try numbers("--province", "Lai Châu") == ["05-CT/TW 1", "49-QĐ/TW 1"])
        #expect(try numbers("--province34", "Phú Thọ") == ["49-QĐ/TW 1"])
        #expect(try numbers("--reftype", "NQ") == ["12-NQ/TW 1"])
        #expect(try numbers("làm theo") == ["49-QĐ/TW 1"])
        #expect(try numbers("--from", "2023") == ["05-CT/TW 1", "49-QĐ/TW 1"])
    }

    @Test func theTable() throws {
        #expect(
            try run("refs", "--by", "province,year", "--format", "csv").output == """
                family,instance,display,province,year,reports
                nq-7/tu,nq-7/tu@lai-chau,07-NQ/TU,Lai Châu,2022,1
                nq-7/tu,nq-7/tu@vinh-phuc,07-NQ/TU,Vĩnh Phúc,2023,1

                """)
        #expect(
            try run("refs", "--by", "năm", "--families", "--format", "csv").output == """
                family,instance,display,year,reports
                nq-7/tu,,07-NQ/TU,2022,1
                nq-7/tu,,07-NQ/TU,2023,1

                """)
    }

    @Test func theGraphIsWellFormed() throws {
        try archive.write(
            "Bản tin <b> & \"số\"\n\nTỉnh ủy họp bàn về Nghị quyết số 09-NQ/TU, \u{1}thế thôi, và không nói gì thêm.\n",
            "<&\">.txt")
        _ = try ProgramRun("index", "-i", archive.index, archive.reports)
        let graphml = try run("refs", "--graph", "graphml")
        #expect(graphml.status == 0)
        let document = try XMLText(graphml.output)
        #expect(document.nodes.count == Set(document.nodes).count && document.nodes.count == 6)
        #expect(document.edges.count >= 3)
        for (source, target) in document.edges {
            #expect(document.nodes.contains(source) && document.nodes.contains(target))
        }
        let dot = try run("refs", "--graph", "dot").output
        #expect(dot.hasPrefix("digraph citations {\n") && dot.hasSuffix("}\n"))
        for line in dot.split(separator: "\n").dropFirst().dropLast() {
            let unescaped = line.replacingOccurrences(of: "\\\\", with: "").replacingOccurrences(of: "\\\"", with: "")
            #expect(unescaped.count { $0 == "\"" } % 2 == 0 && line.hasSuffix("];"), "\(line)")
        }
    }

    // MARK: facets

    @Test func countsByValue() throws {
        #expect(
            try run("facets", "province", "--format", "csv").output
                == "value,label,count\nLai Châu,Lai Châu,1\nunknown,unknown,1\nVĩnh Phúc,Vĩnh Phúc,1\n")
        let years = try run("facets", "năm")
        #expect(years.output.hasPrefix("2022     1  █"))
        #expect(years.output.contains("unknown  1  █"))
        let json = try object(run("facets", "reference", "--json"))
        #expect(json["schema"] as? String == "tracuu.facets/1")
        #expect(json["total"] as? Int == 3)
        let values = try #require(json["values"] as? [[String: Any]])
        #expect(values.map { $0["value"] as? String } == ["nq-7/tu", "unknown"])
        #expect(values.map { $0["label"] as? String } == ["07-NQ/TU", "unknown"])
        #expect(values.map { $0["count"] as? Int } == [2, 1])
        let filtered = try object(run("facets", "province", "đảng", "--year", "2023", "--json"))
        #expect(filtered["total"] as? Int == 1)
        #expect(try run("facets", "province", "--year", "1990", "--json").status == 1)
    }

    @Test func everyFieldHasItsValues() throws {
        let records = try RecordArchive(
            #"""
            {"id":"a","text":"Huyện Sông Lô học Quyết định số 49-QĐ/TW và Chỉ thị số 05-CT/TW.","source":"Báo Vĩnh Phúc"}
            {"id":"b","text":"Huyện Sông Lô, tỉnh Vĩnh Phúc làm theo Quyết định số 49-QĐ/TW.","source":"Báo Vĩnh Phúc"}
            {"id":"c","text":"Huyện Nậm Nhùn, tỉnh Lai Châu họp.","source":"Báo Lai Châu"}
            {"id":"d","text":"Chuyện mùa màng."}
            """#)
        func values(_ arguments: String...) throws -> [String] {
            try records.run(["facets", "--format", "tsv"] + arguments).output.split(separator: "\n").dropFirst().map {
                $0.split(separator: "\t").dropFirst().joined(separator: " ")
            }
        }
        #expect(try values("district") == ["Sông Lô, Vĩnh Phúc 2", "Nậm Nhùn, Lai Châu 1", "unknown 1"])
        #expect(try values("reftype") == ["QĐ 2", "unknown 2", "CT 1"])
        #expect(try values("source") == ["Báo Vĩnh Phúc 2", "Báo Lai Châu 1", "unknown 1"])
        #expect(try values("nguồn", "huyện:\"Sông Lô\"") == ["Báo Vĩnh Phúc 2"])
        #expect(try values("loại", "--province", "Lai Châu") == ["unknown 1"])
        #expect(try values("huyện", "--ref", "05-CT/TW") == ["Sông Lô, Vĩnh Phúc 1"])
    }

    @Test func facetsOfASearch() throws {
        let json = try object(run("search", "đảng", "-n", "1", "--facet", "province:1", "--facet", "year", "--json"))
        let facets = try #require(json["facets"] as? [String: [[String: Any]]])
        #expect(facets["province"]?.count == 1)
        #expect(facets["year"]?.map { $0["value"] as? String } == ["2022", "2023"])
        let lines = try run("search", "đảng", "--facet", "tỉnh", "--format", "jsonl").output.split(separator: "\n")
        #expect(try object(#require(lines.last))["facets"] != nil)
        let human = try run("search", "đảng", "--facet", "province").output
        #expect(human.contains("\nprovince\n  Lai Châu   1\n  Vĩnh Phúc  1\n"))
        #expect(try object(run("search", "đảng", "--json"))["facets"] as? [String: [String]] == [:])
    }

    /// A reader that leaves after the first line is no error.
    @Test(arguments: ["ref 07-NQ/TU --json", "refs --json", "refs --graph dot", "facets year"])
    func aReaderThatLeaves(command: String) throws {
        let shell = Process()
        shell.executableURL = URL(fileURLWithPath: "/bin/bash")
        shell.arguments = [
            "-c", "\"$0\" \(command) -i \"$1\" | true; echo ${PIPESTATUS[0]}", ProgramRun.program.path, archive.index,
        ]
        let output = Pipe()
        shell.standardOutput = output
        shell.standardError = Pipe()
        try shell.run()
        #expect(String(decoding: output.fileHandleForReading.readDataToEndOfFile(), as: UTF8.self) == "0\n")
    }

    @Test func whatIsNoNumberOrTypeIsSaid() throws {
        let archive = try SampleArchive()
        let json = try ProgramRun("ref", "zzz", "--json", "-i", archive.index)
        #expect(json.status == 1)
        #expect(json.output.hasPrefix(#"{"schema":"tracuu.ref/1","query":"zzz","documents":[]"#))
        #expect(json.output.contains("no-number"))
        #expect(try ProgramRun("ref", "zzz", "-i", archive.index).status == 2)
        let types = try ProgramRun("refs", "--reftype", "ZZZ", "-i", archive.index)
        #expect(types.status == 1 && types.errors.contains("'ZZZ' is no value for reftype:"))
    }
}
