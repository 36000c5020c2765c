import Foundation
import SearchEngine
import Testing

/// The commands of the life of an index, as scripts and people run them.
@Suite struct MaintenanceProgramTests {
    private func run(_ archive: SampleArchive, _ arguments: String..., input: String = "") throws -> ProgramRun {
        try ProgramRun(["-i", archive.index] + arguments, input: input)
    }

    private func object(_ run: ProgramRun) throws -> [String: Any] {
        let parsed = try JSONSerialization.jsonObject(with: Data(run.output.utf8))
        return try #require(parsed as? [String: Any])
    }

    /// Changes bytes of the only segment, at some shares of its length.
    private func damage(_ archive: SampleArchive, _ shares: Double...) throws {
        let file = URL(filePath: archive.index + "/segment-1")
        var bytes = try Data(contentsOf: file)
        for share in shares { bytes[Int(share * Double(bytes.count - 1))] ^= 0x10 }
        try bytes.write(to: file)
    }

    @Test func deleteWantsToBeToldAndSaysWhatItDid() throws {
        let archive = try SampleArchive()
        let id = try run(archive, "search", "chè", "--format", "ids").output.split(separator: "\n").map(String.init)
        #expect(id.count == 1)
        let refused = try run(archive, "delete", id[0])
        #expect(refused.status == 2)
        #expect(refused.errors.contains("--yes"))
        let planned = try run(archive, "delete", "--dry-run", id[0])
        #expect(planned.status == 0)
        #expect(try run(archive, "count", "chè").output == "1\n")
        let done = try run(archive, "delete", "--yes", "--json", "-", "nope", input: id[0] + "\r\n")
        #expect(done.status == 5)
        #expect(try object(done)["unknown"] as? [String] == ["nope"])
        #expect(try object(done)["documents"] as? Int == 2)
        #expect(try run(archive, "count", "chè").status == 1)
        let none = try run(archive, "delete", "--yes", id[0])
        #expect(none.status == 1)
        #expect(none.errors.contains(id[0]))
    }

    /// A source that is gone for good, and a rebuild that would lose it, in both languages.
    @Test func whatIsGoneIsToldFromWhatIsAbsent() throws {
        let archive = try SampleArchive()
        try FileManager.default.removeItem(atPath: archive.reports)
        let rebuilt = try run(archive, "index", "--rebuild", archive.reports)
        #expect(rebuilt.status == 6 && rebuilt.errors.contains(archive.reports))
        #expect(try run(archive, "--lang", "vi", "index", "--rebuild", archive.reports).errors.contains("vẫn như cũ"))
        let kept = try object(run(archive, "index", "--json", archive.reports))
        #expect(kept["kept"] as? Int == 3 && kept["documents"] as? Int == 3)
        #expect(try run(archive, "delete", "--yes").status == 2)
        let planned = try object(run(archive, "delete", "--dry-run", "--json", "--path", archive.reports))
        #expect(planned["forgotten"] as? [String] == [archive.reports])
        #expect(try run(archive, "count", "chè").output == "1\n")
        #expect(try run(archive, "delete", "--yes", "--path", archive.reports).status == 0)
        #expect(try run(archive, "count", "chè").status == 1)
        let again = try run(archive, "delete", "--yes", "--path", archive.reports)
        #expect(again.status == 1 && again.errors.contains("no file of the index came from there"))
    }

    /// Of an index that cannot be opened nothing can be taken out: it is put in order, or moved away.
    @Test func whatIsGoneIsLeftOutOfADamagedIndex() throws {
        let archive = try SampleArchive()
        try FileManager.default.removeItem(atPath: archive.reports)
        let segments = try FileManager.default.contentsOfDirectory(atPath: archive.index).filter {
            $0.hasPrefix("segment-")
        }
        for name in segments {
            let url = URL(filePath: archive.index + "/" + name)
            try Data(contentsOf: url).dropLast(9).write(to: url)
        }
        let damaged = try run(archive, "index", "--rebuild", archive.reports)
        #expect(damaged.status == 6 && damaged.errors.contains("tracuu repair -i '\(archive.index)'"))
        for name in segments { try Data().write(to: URL(filePath: archive.index + "/" + name)) }
        let rebuilt = try run(archive, "index", "--rebuild", archive.reports)
        #expect(rebuilt.status == 6 && rebuilt.errors.contains("mv '\(archive.index)' '\(archive.index)'.old"))
        #expect(!rebuilt.errors.contains("delete --path"))
    }

    /// What came through standard input is told by that name, and is taken out as a source is.
    @Test func standardInputIsASource() throws {
        let archive = try SampleArchive()
        let record = #"{"id":"ống","text":"Một câu qua đường ống."}"# + "\n"
        #expect(try run(archive, "index", "-", input: record).status == 0)
        let rebuilt = try run(archive, "index", "--rebuild", archive.reports)
        #expect(rebuilt.status == 6 && rebuilt.errors.contains("reports from standard input (1)"))
        #expect(rebuilt.errors.contains("tracuu delete --path - "))
        let vietnamese = try run(archive, "--lang", "vi", "index", "--rebuild", archive.reports)
        #expect(vietnamese.errors.contains("báo cáo từ đầu vào chuẩn (1)"))
        let planned = try object(run(archive, "delete", "--dry-run", "--json", "--path", "-"))
        #expect(planned["forgotten"] as? [String] == ["-"])
        #expect(try run(archive, "count", "id:ống").output == "1\n")
        #expect(try run(archive, "delete", "--yes", "--path", "-").status == 0)
        #expect(try run(archive, "count", "id:ống").status == 1)
        #expect(try run(archive, "delete", "--yes", "--path", "-").status == 1)
        #expect(try run(archive, "index", "--rebuild", archive.reports).status == 0)
    }

    /// English alone tells which bytes are wrong in which way; no language is mixed with another.
    @Test func damageIsToldInOneLanguage() throws {
        let archive = try SampleArchive()
        try Data("x".utf8).write(to: URL(filePath: archive.index + "/segment-1"))
        for arguments in [["verify"], ["count", "chè"]] {
            let english = try ProgramRun(["-i", archive.index, "--lang", "en"] + arguments)
            let vietnamese = try ProgramRun(["-i", archive.index, "--lang", "vi"] + arguments)
            #expect(english.status == 4 && vietnamese.status == 4)
            let told = (vietnamese.output + vietnamese.errors).replacing(archive.index, with: "")
            #expect(told.contains("segment-1") && told.contains("tracuu repair"))
            for word in ["footer", "short", "damaged", "file", "is "] { #expect(!told.contains(word), "\(told)") }
        }
    }

    @Test func mergeAndBackup() throws {
        let archive = try SampleArchive()
        try archive.write("Bài mới\n\nMột xã nhỏ làm đường mới, bà con góp công và góp đất.\n", "mới.txt")
        #expect(try run(archive, "index", archive.reports).status == 0)
        #expect(try object(run(archive, "merge", "--dry-run", "--json"))["segments_after"] as? Int == 1)
        let merged = try object(run(archive, "merge", "--json"))
        #expect(merged["segments_before"] as? Int == 2)
        let copy = archive.folder.path + "/bản sao"
        #expect(try object(run(archive, "backup", copy, "--json"))["documents"] as? Int == 4)
        #expect(try ProgramRun("-i", copy, "count", "xã").status == 0)
        for again in [try run(archive, "backup", copy), try run(archive, "backup", "--dry-run", copy)] {
            #expect(again.status == 6)
            #expect(again.errors.contains("bản sao"))
        }
    }

    @Test func anotherWriterIsWaitedForOrNamed() throws {
        let archive = try SampleArchive()
        let lock = try FileHandle(forUpdating: URL(filePath: archive.index + "/write.lock"))
        #expect(flock(lock.fileDescriptor, LOCK_EX | LOCK_NB) == 0)
        #expect(try run(archive, "merge").status == 75)
        #expect(try run(archive, "merge", "--wait", "1").status == 75)
        #expect(try run(archive, "repair", "--yes").status == 75)
        #expect(try run(archive, "backup", archive.folder.path + "/copy").status == 0)
        #expect(flock(lock.fileDescriptor, LOCK_UN) == 0)
    }

    @Test func damageIsNamedAndRepaired() throws {
        let archive = try SampleArchive()
        #expect(try object(run(archive, "verify", "--json"))["sound"] as? Bool == true)
        #expect(try object(run(archive, "verify", "--deep", "--json"))["deep"] as? Bool == true)
        #expect(try run(archive, "repair", "--yes", "--deep").status == 0)
        #expect(try object(run(archive, "repair", "--yes", "--json"))["done"] as? Bool == false)
        try damage(archive, 0.5, 0.7)
        let verified = try run(archive, "verify", "--json")
        #expect(verified.status == 4)
        #expect(verified.errors.contains("tracuu repair"))
        let found = try object(verified)["damage"] as? [[String: Any]]
        #expect(found?.isEmpty == false)
        #expect(try run(archive, "repair").status == 2)
        #expect(try run(archive, "repair", "--dry-run").status == 0)
        #expect(try run(archive, "verify").status == 4)
        let repaired = try object(run(archive, "repair", "--yes", "--json"))
        #expect(repaired["saved"] as? Int == 3)
        #expect(repaired["done"] as? Bool == true)
        #expect(try run(archive, "verify").status == 0)
        #expect(try run(archive, "count", "chè").output == "1\n")
    }

    /// What a deep look alone finds is put in order by the command that it names, whatever kind of damage it is.
    @Test func whatADeepLookAloneFindsIsRepairedAsItSays() throws {
        let archive = try SampleArchive()
        let directory = try FileDirectory(path: archive.index)
        let reader = try SectionReader(directory.open("segment-1"), file: "segment-1")
        let writer = try SectionWriter(try directory.create("forged"))
        for section in reader.sections {
            var bytes = try reader.section(section.tag).array
            if section.tag == .terms(Schema.text) { bytes[0] = 0xFF }
            try writer.section(section.tag, bytes)
        }
        try writer.finish()
        try directory.rename("forged", to: "segment-1")
        var manifest = try Manifest.read(from: directory)
        manifest.seals = [:]
        try manifest.commit(to: directory)
        #expect(try run(archive, "verify").status == 0)
        let shallow = try run(archive, "repair", "--yes")
        #expect(shallow.status == 0 && shallow.output.contains("--deep") && !shallow.output.contains("is sound"))
        let verified = try run(archive, "verify", "--deep", "--json")
        #expect(verified.status == 4 && verified.errors.contains("tracuu repair --deep -i"))
        #expect(verified.output.contains(#""code":"structure""#))
        #expect(try object(run(archive, "repair", "--deep", "--yes", "--json"))["saved"] as? Int == 3)
        #expect(try run(archive, "verify", "--deep").status == 0)
        #expect(try run(archive, "repair", "--deep", "--yes").output.contains("is sound"))
    }

    @Test func whatCannotBeSavedIsSaid() throws {
        let archive = try SampleArchive()
        try damage(archive, 0.01)
        let hidden = archive.reports + "-"
        try FileManager.default.moveItem(atPath: archive.reports, toPath: hidden)
        let repaired = try run(archive, "repair", "--yes")
        #expect(repaired.status == 4)
        #expect(repaired.errors.contains("--rebuild"))
        #expect(try run(archive, "verify").status == 4)
        try FileManager.default.moveItem(atPath: hidden, toPath: archive.reports)
        #expect(try run(archive, "index", "--rebuild", archive.reports).status == 0)
        #expect(try run(archive, "verify").status == 0)
    }

    /// Where nothing tells what there was, "lost 0" would be a promise that nobody can give.
    @Test func thatNobodyKnowsWhatIsLostIsSaid() throws {
        let archive = try SampleArchive()
        for name in ["manifest", "attachment-1"] { try Data().write(to: URL(filePath: archive.index + "/" + name)) }
        let told = try run(archive, "--lang", "vi", "repair", "--dry-run")
        #expect(told.status == 5 && told.output.contains("không ai biết còn mất gì nữa"))
        let planned = try object(run(archive, "repair", "--dry-run", "--json"))
        #expect(planned["may_have_lost_more"] as? Bool == true)
        let repaired = try run(archive, "repair", "--yes")
        #expect(repaired.status == 5 && repaired.output.contains("attachment-1"))
        #expect(repaired.output.contains("3 reports, lost at least 0") && repaired.output.contains("sources again"))
        #expect(try run(archive, "verify").status == 0)
        #expect(try run(archive, "repair", "--yes").status == 0)
    }

    @Test(.needsTerminal) func atATerminalItIsAsked() throws {
        let archive = try SampleArchive()
        let id = try run(archive, "search", "chè", "--format", "ids").output.split(separator: "\n").map(String.init)
        let arguments = ["delete", id[0], "-i", archive.index]
        let refused = try TerminalRun(arguments, steps: [("[y/N]", "n\n")], environment: [:])
        #expect(refused.screen.contains("Chuyện trồng chè"))
        #expect(try run(archive, "count", "chè").output == "1\n")
        let agreed = try TerminalRun(arguments, steps: [("[c/K]", "có\n")], environment: ["TRACUU_LANG": "vi"])
        #expect(agreed.status == 0)
        #expect(try run(archive, "count", "chè").status == 1)
    }

    @Test func soundnessAndVersionsAreResults() throws {
        let archive = try SampleArchive()
        let verified = try run(archive, "verify")
        #expect(verified.status == 0 && verified.output.hasSuffix("is sound\n") && verified.errors.isEmpty)
        let versions = try #require(try object(run(archive, "stats", "--json"))["versions"] as? [String: String])
        #expect(Set(versions.keys) == ["format", "analyzer", "extractor", "gazetteer", "icu"])
        // Of the index, which is written with those of the program.
        let own = try object(ProgramRun("version", "--json"))
        for (part, version) in versions { #expect(own[part].map { "\($0)" } == version, "\(part)") }
    }
}
