import Foundation
import Testing

@Suite struct InspectProgramTests {
    private let folder = FileManager.default.temporaryDirectory.appendingPathComponent(
        "tracuu inspect \(UUID().uuidString)")

    private func write(_ text: String, _ name: String) throws -> String {
        try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
        let file = folder.appendingPathComponent(name)
        try Data(text.utf8).write(to: file)
        return file.path
    }

    private func objects(_ run: ProgramRun) throws -> [[String: Any]] {
        try run.output.split(separator: "\n").compactMap {
            try JSONSerialization.jsonObject(with: Data($0.utf8)) as? [String: Any]
        }
    }

    @Test func aFileIsOneLine() throws {
        defer { try? FileManager.default.removeItem(at: folder) }
        let path = try write(
            "Huyện Sông Lô kiểm tra đảng viên\n12/03/2021\n\nSáng nay, huyện đã họp.\n", "báo cáo 1.txt")
        let run = try ProgramRun("inspect", "--json", path)
        #expect(run.status == 0)
        #expect(run.errors.isEmpty)
        let found = try objects(run)
        #expect(found.count == 1)
        #expect(found.first?["schema"] as? String == "tracuu.inspect/1")
        #expect(found.first?["path"] as? String == path)
        #expect(found.first?["id"] == nil)
        let keys = [
            "title", "kicker", "author", "source", "date", "dates", "province", "references", "relations",
            "boilerplate",
            "encoding", "language",
        ]
        #expect(keys.allSatisfy { found.first?[$0] != nil })
    }

    /// What was typed decomposed is composed, and only then counted; marks in the wrong order are counted as they stand.
    @Test(arguments: ["txt", "jsonl"])
    func offsetsAreThoseOfTheFileInNFC(kind: String) throws {
        defer { try? FileManager.default.removeItem(at: folder) }
        let typed =
            "Huye\u{323}\u{302}n ho\u{323}p\u{A}Tie\u{301}\u{302}p tu\u{323}c hie\u{301}\u{302}u 07-NQ/TU nga\u{300}y 6/1/2006 nhe\u{301}\u{302}.\n"
        let record = typed.replacingOccurrences(of: "\n", with: "\\n")
        let path = try write(kind == "txt" ? typed : "{\"id\":\"a\",\"text\":\"\(record)\"}\n", "x." + kind)
        let found = try #require(try objects(ProgramRun("inspect", "--json", path)).first)
        let scalars = Array(typed.precomposedStringWithCanonicalMapping.unicodeScalars)
        for (key, surface) in [("references", "07-NQ/TU"), ("dates", "6/1/2006")] {
            let first = try #require((found[key] as? [[String: Any]])?.first)
            let start = try #require(first["start"] as? Int)
            let end = try #require(first["end"] as? Int)
            var cut = String.UnicodeScalarView()
            cut.append(contentsOf: scalars[start..<end])
            #expect(String(cut).hasSuffix(surface))
        }
        #expect((found["title"] as? String)?.unicodeScalars.contains("\u{302}") == false)
    }

    @Test func aRecordKeepsItsIdAndABadLineIsToldApart() throws {
        defer { try? FileManager.default.removeItem(at: folder) }
        let path = try write(
            #"{"id":"a","text":"Một\n\nHai."}"# + "\nnonsense\n" + #"{"id":"b","text":"Ba."}"# + "\n", "x.jsonl")
        let run = try ProgramRun("inspect", "--json", path)
        #expect(run.status == 5)
        #expect(try objects(run).map { $0["id"] as? String } == ["a", "b"])
        #expect(run.errors.split(separator: "\n").count == 1)
        #expect(run.errors.contains("line 2"))
    }

    @Test func whatCannotBeReadIsSaid() throws {
        defer { try? FileManager.default.removeItem(at: folder) }
        let missing = try ProgramRun("inspect", "/nowhere/at all")
        #expect(missing.status == 6)
        #expect(missing.output.isEmpty)
        #expect(missing.errors.contains("/nowhere/at all"))
        let empty = try write("", "empty.txt")
        #expect(try ProgramRun("inspect", empty).status == 6)
        #expect(try ProgramRun("inspect", empty, write("Chữ.\n", "a.txt")).status == 5)
    }

    @Test func aPersonReadsASheet() throws {
        defer { try? FileManager.default.removeItem(at: folder) }
        let path = try write("Hội nghị tổng kết công tác năm\n\nMột câu dài hơn thế này một chút.\n", "a.txt")
        let run = try ProgramRun(["inspect", path], environment: ["TRACUU_LANG": "vi"])
        #expect(run.output.contains("đầu đề"))
        #expect(run.output.contains("Hội nghị tổng kết công tác năm"))
        #expect(try ProgramRun("inspect", path).output.contains("title"))
    }

    /// The verdict on an old file, and what was mended; an encoding asked for is taken.
    @Test func theEncodingIsShown() throws {
        defer { try? FileManager.default.removeItem(at: folder) }
        let path = try write("", "cu.txt")
        let typed: [UInt8] = Array("Uû ban nh©n d©n x· häp bµn viÖc cña d©n.\n".unicodeScalars.map { UInt8($0.value) })
        try Data(typed).write(to: URL(fileURLWithPath: path))
        let found = try #require(try objects(ProgramRun("inspect", "--json", path)).first)
        let encoding = try #require(found["encoding"] as? [String: Any])
        #expect(found["title"] as? String == "Uỷ ban nhân dân xã họp bàn việc của dân.")
        #expect(encoding["name"] as? String == "tcvn3")
        #expect((encoding["confidence"] as? Double ?? 0) > 0.9)
        #expect((encoding["repairs"] as? [String: Int]) == [:])
        #expect((encoding["damage"] as? [String: Int]) == [:])
        #expect(try ProgramRun("inspect", path).output.contains("tcvn3 · 9"))
        let asked = try #require(try objects(ProgramRun("inspect", "--json", "--encoding", "vni", path)).first)
        #expect((asked["encoding"] as? [String: Any])?["name"] as? String == "vni")
        #expect(try ProgramRun("inspect", "--encoding", "ebcdic", path).status == 2)
    }
}
