import Foundation
import TestSupport
import Testing

/// Files in the encodings of old, told by themselves or named by an option.
@Suite struct EncodingProgramTests {
    private static let names = ["utf-8", "utf-16le", "utf-16be", "tcvn3", "vni", "viscii", "windows-1258"]
    private let archive: SampleArchive

    private static func text(_ name: String) -> String {
        """
        Huyện ủy bàn chuyện thủy lợi nhỏ (\(name))

        Ban Thường vụ Huyện ủy Mường Khương họp về mương phai ở các xã vùng cao, bàn cách nạo vét trước vụ cấy.

        """
    }

    private static func bytes(_ text: String, _ name: String) -> Data {
        switch name {
        case "utf-8": Data(text.utf8)
        case "utf-16le": Data(text.utf16.flatMap { [UInt8($0 & 0xFF), UInt8($0 >> 8)] })
        case "utf-16be": Data(text.utf16.flatMap { [UInt8($0 >> 8), UInt8($0 & 0xFF)] })
        default: Data(LegacyEncoder.encode(text, name).bytes)
        }
    }

    init() throws {
        archive = try SampleArchive(isIndexed: false)
        for name in ["song-lo", "lai-chau", "che"] {
            try FileManager.default.removeItem(atPath: archive.reports + "/\(name).txt")
        }
        for name in Self.names { try Self.bytes(Self.text(name), name).write(to: URL(fileURLWithPath: path(name))) }
    }

    private func path(_ name: String) -> String { archive.reports + "/\(name).txt" }

    private func objects(_ text: String) throws -> [[String: Any]] {
        try text.split(separator: "\n").compactMap {
            try JSONSerialization.jsonObject(with: Data($0.utf8)) as? [String: Any]
        }
    }

    private func told(_ object: [String: Any]) -> [String?] {
        [object["title"] as? String, (object["encoding"] as? [String: Any])?["name"] as? String]
    }

    private func expected(_ name: String) -> [String?] { ["Huyện ủy bàn chuyện thủy lợi nhỏ (\(name))", name] }

    @Test func inspectNamesEachAndTakesWhatItIsTold() throws {
        let alone = try objects(ProgramRun(["inspect", "--json"] + Self.names.map(path)).output)
        #expect(alone.map(told) == Self.names.map(expected))
        for name in Self.names {
            let named = try objects(ProgramRun("inspect", "--json", "--encoding", name, path(name)).output)
            #expect(named.map(told) == [expected(name)])
        }
        let wrong = try objects(ProgramRun("inspect", "--json", "--encoding", "viscii", path("vni")).output)
        #expect(told(try #require(wrong.first))[1] == "viscii" && told(wrong[0])[0] != expected("vni")[0])
    }

    @Test func indexTakesWhatItIsTold() throws {
        for name in Self.names {
            let run = try ProgramRun("index", "-q", "-i", archive.index, "--encoding", name, path(name))
            #expect(run.status == 0, "\(run.errors)")
        }
        #expect(try found("\"nạo vét\"") == Set(Self.names))
        let wrong = try ProgramRun("index", "-q", "-i", archive.index, "--encoding", "utf-8", path("tcvn3"))
        #expect(wrong.status == 0)
        #expect(try found("\"nạo vét\"") == Set(Self.names).subtracting(["tcvn3"]))
        for command in ["index", "inspect"] {
            let refused = try ProgramRun(command, "--encoding", "latin-1", path("utf-8"))
            #expect(refused.status == 2)
            for name in Self.names { #expect(refused.errors.contains(name)) }
        }
    }

    /// The names of the files that have it.
    private func found(_ query: String) throws -> Set<String> {
        let hits = try objects(
            ProgramRun("search", "-i", archive.index, query, "--format", "jsonl", "--dupes", "show", "-n", "50").output)
        return Set(hits.compactMap { ($0["title"] as? String)?.split { "()".contains($0) }.last.map(String.init) })
    }

    /// Story 44: old files are converted, the encoding is recorded, the bytes stay as they are, and what is doubtful is listed.
    @Test func aFolderOfOldFiles() throws {
        let lost = "Thc hin mt s ni dung, huyn ã t chc hp dân bàn vic ca bn, ghi biên bn và công b cho c xã bit, d\n"
        try archive.write(lost, "lost.txt")
        let report = archive.folder.path + "/tường trình.jsonl"
        let run = try ProgramRun("index", "--json", "-i", archive.index, "--report", report, archive.reports)
        #expect(run.status == 0)
        #expect(try objects(run.output).first?["added"] as? Int == 8)
        for query in ["mương phai", "\"thuỷ lợi\"", "muong phai"] { #expect(try found(query) == Set(Self.names)) }

        let lines = try objects(String(contentsOfFile: report, encoding: .utf8))
        let doubtful = lines.filter { $0["type"] as? String == "remark" }
        #expect(doubtful.map { $0["code"] as? String } == ["doubtful-text"])
        #expect((doubtful.first?["place"] as? String)?.hasSuffix("/lost.txt") == true)
        let repaired = lines.filter { $0["type"] as? String == "repaired" }.map { told($0)[1] }
        #expect(Set(repaired) == Set(Self.names).subtracting(["utf-8"]))

        let id = try ProgramRun("search", "-i", archive.index, "mương phai vni", "--match", "all", "--format", "ids")
        let shown = try objects(ProgramRun("show", "--json", "-i", archive.index, String(id.output.dropLast())).output)
        #expect(told(try #require(shown.first)) == expected("vni"))
        #expect(try Data(contentsOf: URL(fileURLWithPath: path("vni"))) == Self.bytes(Self.text("vni"), "vni"))
    }
}
