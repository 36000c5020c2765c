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
}
