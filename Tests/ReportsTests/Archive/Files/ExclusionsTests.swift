import Foundation
import Reports
import TestSupport
import Testing

/// What `--exclude` and `.tracuuignore` leave out, as people know it from `.gitignore`.
@Suite struct ExclusionsTests {
    private static let tree = [
        "a.txt", "b.md", "nháp/a.txt", "2004/nháp/b.txt", "2004/01/a.txt", "2004/02/a.txt", "2004/ảnh 1.txt",
    ]

    private func folder(_ lists: [String: String] = [:]) throws -> SampleFolder {
        let folder = try SampleFolder()
        for name in Self.tree { try folder.write(name, "Bản tin \(name).\n") }
        for (name, list) in lists { try folder.write(name, list) }
        return folder
    }

    private func left(_ lists: [String: String] = [:], _ excluded: String...) throws -> Set<String> {
        var options = ArchiveOptions()
        options.excluded = excluded
        return Set(try folder(lists).items(options).paths)
    }

    private func excluded(_ patterns: String...) throws -> Set<String> {
        var options = ArchiveOptions()
        options.excluded = patterns
        return Set(Self.tree).subtracting(try folder().items(options).paths)
    }

    @Test(arguments: [
        ("*.md", ["b.md"]),
        ("nháp", ["nháp/a.txt", "2004/nháp/b.txt"]),
        ("nháp/", ["nháp/a.txt", "2004/nháp/b.txt"]),
        ("/nháp", ["nháp/a.txt"]),
        ("2004/nháp", ["2004/nháp/b.txt"]),
        ("2004/*/a.txt", ["2004/01/a.txt", "2004/02/a.txt"]),
        ("2004/0[13-9]", ["2004/01/a.txt"]),
        ("2004/0[!1]/", ["2004/02/a.txt"]),
        ("2004/**", ["2004/nháp/b.txt", "2004/01/a.txt", "2004/02/a.txt", "2004/ảnh 1.txt"]),
        ("**/01/**", ["2004/01/a.txt"]),
        ("/**/b.txt", ["2004/nháp/b.txt"]),
        ("a?nh 1.txt", []), ("?nh 1.txt", ["2004/ảnh 1.txt"]),
        ("a\u{309}nh*", ["2004/ảnh 1.txt"]),
        ("a.txt/", []), ("\\a.txt", ["a.txt", "nháp/a.txt", "2004/01/a.txt", "2004/02/a.txt"]),
        ("[a.txt", []), ("[", []), ("", []), ("/", []), ("!a.txt", []), ("A.TXT", []),
    ])
    func patterns(_ pattern: String, _ expected: [String]) throws {
        #expect(try excluded(pattern) == Set(expected))
    }

    @Test func theLastPatternThatMatchesCounts() throws {
        #expect(try excluded("*.txt", "!a.txt") == ["2004/nháp/b.txt", "2004/ảnh 1.txt"])
        #expect(try excluded("!a.txt", "a.txt").count == 4)
        // What lies in a folder that is left out is not looked at.
        #expect(try excluded("2004", "!2004/01/a.txt").contains("2004/01/a.txt"))
    }

    @Test func listsInFolders() throws {
        let all = Set(Self.tree)
        #expect(
            try left([".tracuuignore": "# ghi chú\n\n*.md\r\nnháp/  \n"])
                == all.subtracting(["b.md", "nháp/a.txt", "2004/nháp/b.txt"]))
        #expect(try left(["2004/.tracuuignore": "/01\na.md\n"]) == all.subtracting(["2004/01/a.txt"]))
        let lists = [".tracuuignore": "a.txt\n", "2004/.tracuuignore": "!a.txt\n", "2004/02/.tracuuignore": "*"]
        #expect(try left(lists) == all.subtracting(["a.txt", "nháp/a.txt", "2004/02/a.txt"]))
        #expect(try left(lists, "!/a.txt").contains("a.txt"))
        #expect(!(try left(lists, "2004").contains("2004/01/a.txt")))
        #expect(try left([".tracuuignore": "\\#x\n\\!x\nb.md\\ \n"]) == all)
    }

    @Test func whatIsLeftOutIsNamedAndNoFailure() throws {
        let folder = try folder([".tracuuignore": "nháp/\n"])
        let items = folder.items()
        #expect(items.reasons == ["2004/nháp excluded", "nháp excluded"])
        #expect(items.skipped.allSatisfy { !$0.isRejection && !$0.isRemark })
    }

    @Test func aListThatCannotBeReadKeepsItsFolderShut() throws {
        let folder = try folder()
        try folder.write("2004/.tracuuignore", [0, 1, 2, 0xFF, 0xFE, 0, 3, 4, 5, 0x80])
        let items = folder.items()
        #expect(items.paths == ["a.txt", "b.md", "nháp/a.txt"])
        #expect(items.skipped.first { $0.isRejection }?.place == folder.path + "/2004/.tracuuignore")
    }

    @Test func entriesOfArchives() throws {
        let folder = try SampleFolder()
        let inner = storedZip([("01/a.txt", "một"), ("01/b.txt", "hai"), ("nháp/c.txt", "ba")])
        let outer = storedZip([(Array("in.zip".utf8), inner), (Array("nháp/d.txt".utf8), Array("bốn".utf8))])
        try folder.write("kho/x.zip", outer)
        try folder.write("kho/.tracuuignore", "nháp/\nx.zip/in.zip/01/b.txt\n")
        #expect(folder.items().paths == ["kho/x.zip!/in.zip!/01/a.txt"])
        var options = ArchiveOptions()
        options.excluded = ["/in.zip"]
        let items = Items([folder.path + "/kho/x.zip"], options)
        #expect(items.paths == ["nháp/d.txt"])
        #expect(items.skipped.map(\.place) == [folder.path + "/kho/x.zip!/in.zip"])
        options.excluded = ["x.zip"]
        #expect(Items([folder.path + "/kho/x.zip"], options).reports.isEmpty)
    }

    /// Lists made at random leave out what git would leave out of the same folder.
    @Test(.needs("git")) func gitAgrees() throws {
        let folder = try folder()
        try #require(folder.run("git", "init", "-q"))
        var state: UInt64 = 7
        func pick(_ words: [String]) -> String {
            state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
            return words[Int(state >> 33) % words.count]
        }
        for _ in 0..<40 {
            let list = (0..<3).map { _ in
                pick(["", "", "!", "/"]) + pick(["2004", "nháp", "0[12]", "*", "**", "a.txt", "?.md", "01"])
                    + pick(["", "", "/", "/*", "/**", "/a.txt", "/nháp/", "*.txt"])
            }
            try folder.write(".tracuuignore", list.joined(separator: "\n"))
            guard folder.run("sh", "-c", "git ls-files -oz --exclude-per-directory=.tracuuignore > .kept")
            else { return }
            let kept = try folder.bytes(".kept").split(separator: 0).map { String(decoding: $0, as: UTF8.self) }
            #expect(Set(folder.items().paths) == Set(kept.filter { !$0.hasPrefix(".") }), "\(list)")
        }
    }

    /// Neither many stars nor long names take long.
    @Test func hostilePatterns() throws {
        let folder = try SampleFolder()
        try folder.write(String(repeating: "a", count: 200) + "/" + String(repeating: "a", count: 200), "một")
        let isLinear = ProcessorTime.growsLinearly(to: 2_000) { count in
            var options = ArchiveOptions()
            let stars = String(repeating: "*a", count: count)
            options.excluded = [
                stars + "b", String(repeating: "**/a", count: count), "[" + stars, stars + "/" + stars + "b",
            ]
            #expect(folder.items(options).reports.count == 1)
        }
        #expect(isLinear)
    }
}
