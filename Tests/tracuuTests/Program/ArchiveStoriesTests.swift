import Foundation
import TestSupport
import Testing

/// An office's folder of anything becomes reports: what was packed by many hands over many years is found, what cannot be
/// read is named, and the rest is none the worse for it.
@Suite(.needs("iconv", "zip", "tar", "xz", "gzip")) struct ArchiveStoriesTests {
    /// Copies of one article in a folder and in archives, old encodings, old names, drafts, and damage.
    private static let packing = """
        set -e
        mkdir -p kho/2004 'kho/Nháp' web
        cp 'báo cáo/che.txt' kho/2004/
        cp 'báo cáo/song-lo.txt' 'kho/Nháp/'
        printf 'Nháp/\\n' > kho/.tracuuignore
        iconv -f UTF-8 -t CP1258 'báo cáo/lai-chau.txt' > lai-chau.txt
        zip -q trong.zip lai-chau.txt
        tar -cJf kho/nam-cu.tar.xz trong.zip 'báo cáo/che.txt'
        zip -q -P x kho/mat.zip 'báo cáo/che.txt'
        head -c 60 trong.zip > kho/hong.zip
        ln -s .. kho/vong
        printf 'WARC/1.0\\r\\nWARC-Type: response\\r\\nWARC-Target-URI: https://example.vn/a.html\\r\\n' > w
        printf 'WARC-Date: 2023-05-06T01:02:03Z\\r\\nContent-Type: application/http\\r\\n' >> w
        printf 'HTTP/1.1 200 OK\\r\\nContent-Type: text/html\\r\\n\\r\\n' > h
        printf '<html><title>Chuyện bến đò</title><body><h1>Chuyện bến đò</h1><p>Bến đò xưa nay đã thành cầu, ' >> h
        printf 'trẻ con đi học không phải chờ nước rút, người già đi chợ về sớm hơn trước nhiều.</p></html>' >> h
        printf 'Content-Length: %d\\r\\n\\r\\n' $(wc -c < h) >> w
        cat w h | gzip > kho/web.warc.gz
        """

    private func shell(_ command: String, _ archive: SampleArchive) throws -> Bool {
        let process = Process()
        process.executableURL = URL(fileURLWithPath: "/bin/sh")
        process.arguments = ["-c", command]
        process.currentDirectoryURL = archive.folder
        process.standardError = FileHandle.nullDevice
        try process.run()
        process.waitUntilExit()
        return process.terminationStatus == 0
    }

    private func object(_ line: some StringProtocol) throws -> [String: Any] {
        try #require(try JSONSerialization.jsonObject(with: Data(line.utf8)) as? [String: Any])
    }

    private func paths(_ query: String, _ archive: SampleArchive) throws -> [String] {
        try ProgramRun("search", "--format", "jsonl", "--dupes", "show", "-i", archive.index, query).output
            .split(separator: "\n").map(object).compactMap { ($0["location"] as? [String: Any])?["path"] as? String }
    }

    @Test func aFolderOfAnything() throws {
        let archive = try SampleArchive(isIndexed: false)
        try #require(try shell(Self.packing, archive))
        let folder = archive.folder.path + "/kho"
        let report = archive.folder.path + "/tường trình.jsonl"
        let run = try ProgramRun("index", "--json", "-i", archive.index, "--report", report, folder)
        #expect(run.status == 5)
        let summary = try object(run.output)
        #expect(summary["added"] as? Int == 4)

        // Every copy is kept, wherever it lies, and one stands for all.
        let group = try ProgramRun("search", "--format", "jsonl", "-i", archive.index, "trồng chè").output
        #expect(try object(group.prefix { $0 != "\n" })["duplicates"] as? Int == 1)
        #expect(Set(try paths("trồng chè", archive)) == ["2004/che.txt", "nam-cu.tar.xz!/báo cáo/che.txt"])
        #expect(try paths("sơ kết Lai Châu", archive) == ["nam-cu.tar.xz!/trong.zip!/lai-chau.txt"])
        #expect(try paths("bến đò", archive) == ["web.warc.gz!/20230506010203/https://example.vn/a.html"])
        #expect(try ProgramRun("search", "-i", archive.index, "bến đò").output.contains("kho/web.warc.gz!/20230506"))
        #expect(try paths("Sông Lô", archive).isEmpty)

        let lines = try String(contentsOfFile: report, encoding: .utf8).split(separator: "\n").map(object)
        let told = lines.dropLast().map { line in
            let place = (line["place"] as? String ?? "").replacing(folder + "/", with: "")
            return place + " " + (line["code"] as? String ?? line["type"] as? String ?? "")
        }
        #expect(
            Set(told) == [
                "Nháp excluded", "hong.zip bad-archive", "mat.zip!/báo cáo/che.txt encrypted",
                "nam-cu.tar.xz!/trong.zip!/lai-chau.txt repaired", "vong link-or-device",
            ])
        let repaired = lines.first { $0["type"] as? String == "repaired" }?["encoding"] as? [String: Any]
        #expect(repaired?["name"] as? String == "windows-1258")
    }

    @Test func aSecondRunChangesOnlyWhatChangedInArchives() throws {
        let archive = try SampleArchive(isIndexed: false)
        try #require(try shell(Self.packing, archive))
        let arguments = ["index", "--json", "-i", archive.index, archive.folder.path + "/kho"]
        _ = try ProgramRun(arguments)
        let again = try object(ProgramRun(arguments).output)
        #expect(again["unchanged"] as? Int == 4)
        #expect(again["updated"] as? Int == 0)
        #expect(again["removed"] as? Int == 0)
        try #require(try shell("tar -cJf kho/nam-cu.tar.xz 'báo cáo/che.txt' && rm kho/web.warc.gz", archive))
        let third = try object(ProgramRun(arguments).output)
        #expect(third["removed"] as? Int == 2)
        #expect(third["documents"] as? Int == 2)
        // What may still lie in an archive that cannot be read is kept.
        try #require(try shell("printf 'PK\\003\\004rac' > kho/nam-cu.tar.xz", archive))
        #expect(try object(ProgramRun(arguments).output)["removed"] as? Int == 0)
    }
}
