import Foundation
import Testing

/// Paths that name nothing, or not what they seem to, as the program takes them.
@Suite struct PathProgramTests {
    private let archive: SampleArchive

    init() throws { archive = try SampleArchive() }

    private func run(_ arguments: String..., lang: String = "en") throws -> ProgramRun {
        try ProgramRun(arguments + ["--lang", lang], folder: archive.folder)
    }

    private func path(_ name: String) -> String { archive.folder.appendingPathComponent(name).path }

    private var isWhole: Bool { get throws { try run("count", "-i", archive.index, "chè").output == "1\n" } }

    // MARK: One place, several paths

    /// What is found in a report does not depend on how the path of its source is spelled.
    @Test func aSourceIsReadAlikeByEachOfItsPaths() throws {
        try FileManager.default.createDirectory(atPath: path("baolangson.vn"), withIntermediateDirectories: true)
        try Data("Báo cáo một của đảng viên về kết quả.\n".utf8).write(
            to: URL(fileURLWithPath: path("baolangson.vn/a.txt")))
        try FileManager.default.createSymbolicLink(atPath: path("cur"), withDestinationPath: "baolangson.vn")
        let inside = archive.folder.appendingPathComponent("baolangson.vn")
        for (index, source) in [("ix1", "cur"), ("ix2", "."), ("ix3", "baolangson.vn")] {
            let made = try ProgramRun(
                ["index", "-i", path(index), source], folder: source == "." ? inside : archive.folder)
            #expect(made.status == 0, "\(made.errors)")
            let found = try run("search", "-i", index, "đảng viên", "--json").output
            #expect(found.contains(#""evidence":["domain:baolangson.vn"]"#), "\(found)")
            let bySource = try run("search", "-i", index, "source:\"Báo Lạng Sơn\"", "--format", "ids")
            #expect(!bySource.output.isEmpty, "\(bySource.errors)")
        }
        for source in ["cur", "baolangson.vn"] {
            #expect(try run("inspect", source).output.contains("Báo Lạng Sơn"))
        }
        // One that moves is read anew: what its former path said of it is gone.
        try FileManager.default.moveItem(atPath: path("baolangson.vn"), toPath: path("baogialai.com.vn"))
        let moved = try run("index", "-i", "ix3", "baogialai.com.vn")
        #expect(moved.output.contains("1 moved"), "\(moved.output)")
        let found = try run("search", "-i", "ix3", "đảng viên", "--json").output
        #expect(found.contains(#""evidence":["domain:baogialai.com.vn"]"#), "\(found)")
    }

    @Test func theOrderOfAFoldersPathsDoesNotMatter() throws {
        try FileManager.default.createDirectory(atPath: path("B"), withIntermediateDirectories: true)
        try Data("Báo cáo một của tỉnh.\n".utf8).write(to: URL(fileURLWithPath: path("B/a.txt")))
        try FileManager.default.createSymbolicLink(atPath: path("L"), withDestinationPath: "B")
        for sources in [["B", "L"], ["L", "B"]] {
            let made = try ProgramRun(["index", "-i", "ix", "--json"] + sources, folder: archive.folder)
            #expect(made.status == 0 && made.output.contains(#""revision":1,"#), "\(made.output)")
            #expect(try run("search", "-i", "ix", "tỉnh", "--json").output.contains(#""source":"B""#))
        }
    }

    @Test(arguments: [("nowhere", "No such file or directory"), ("leads", "Too many levels of symbolic links")])
    func aLinkThatLeadsNowhereIsNoFile(target: String, reason: String) throws {
        try FileManager.default.createSymbolicLink(atPath: path("leads"), withDestinationPath: target)
        let refused = try run("index", "-i", "leads", archive.reports)
        #expect(refused.status == 6 && refused.errors.contains(reason), "\(refused.errors)")
    }

    // MARK: Nothing

    /// A run in vain leaves no folder that it made, and any other.
    @Test func aRunInVainLeavesNoFolderBehind() throws {
        #expect(try run("index", "-i", "iq", "nothere").status == 6)
        #expect(!FileManager.default.fileExists(atPath: path("iq")))
        try FileManager.default.createDirectory(atPath: path("iq"), withIntermediateDirectories: true)
        #expect(try run("index", "-i", "iq", "nothere").status == 6)
        #expect(FileManager.default.fileExists(atPath: path("iq")))
        try archive.write("", "trống.txt")
        #expect(try run("index", "-i", "in", archive.reports + "/trống.txt").status == 6)
        #expect(!FileManager.default.fileExists(atPath: path("in")))
        #expect(try run("index", "-i", "in", archive.reports).status == 5)
        #expect(try run("count", "-i", "in", "chè").output == "1\n")
    }

    @Test func anEmptyPathIsRefused() throws {
        for arguments in [
            ["delete", "--yes", "--path", "", "-i", archive.index], ["index", "-i", archive.index, ""],
            ["index", "--rebuild", "-i", archive.index, ""], ["index", "-i", "", archive.reports],
            ["index", "--index", "", archive.reports], ["count", "-i", "", "chè"], ["stats", "-i", ""],
            ["backup", "-i", archive.index, ""], ["repair", "--yes", "-i", ""],
        ] {
            for (lang, words) in [("en", "an empty path names nothing"), ("vi", "đường dẫn trống")] {
                let refused = try ProgramRun(arguments + ["--lang", lang], folder: archive.folder)
                #expect(refused.status == 2, "\(arguments): \(refused.errors)")
                #expect(refused.errors.contains(words), "\(arguments): \(refused.errors)")
            }
        }
        #expect(try isWhole)
    }

    /// What a rebuild prescribes for a source behind a link that leads nowhere does what it says.
    @Test func theRemedyBehindADanglingLinkIsOne() throws {
        try FileManager.default.createDirectory(atPath: path("real"), withIntermediateDirectories: true)
        try FileManager.default.moveItem(atPath: archive.reports, toPath: path("real/2019"))
        try FileManager.default.createSymbolicLink(atPath: path("usb"), withDestinationPath: "real")
        #expect(try run("index", "-i", "ix", "usb/2019").status == 0)
        try FileManager.default.moveItem(atPath: path("real"), toPath: path("gone"))
        let refused = try run("index", "--rebuild", "-i", "ix", "usb/2019")
        #expect(refused.status == 6 && refused.errors.contains("tracuu delete --path usb/2019 -i ix"))
        let deleted = try run("delete", "--yes", "--path", "usb/2019", "-i", "ix")
        #expect(deleted.status == 0 && deleted.output.hasPrefix("3 deleted"))
    }

    /// A source that was given by a relative path in another folder, and is not there, is not meant by that here.
    @Test func aRelativePathOfAnotherFolderIsAnother() throws {
        for name in ["x/a/1", "x/a/2", "y/b/1"] {
            let file = URL(fileURLWithPath: path(name + ".txt"))
            try FileManager.default.createDirectory(
                at: file.deletingLastPathComponent(), withIntermediateDirectories: true)
            try Data("Xã \(name) làm thêm cây cầu.".utf8).write(to: file)
        }
        for (place, source) in [("x", "a"), ("y", "b")] {
            let made = try ProgramRun(
                ["index", "-i", "../ix", source], folder: archive.folder.appendingPathComponent(place))
            #expect(made.status == 0, "\(made.errors)")
        }
        try FileManager.default.moveItem(atPath: path("x"), toPath: path("gone"))
        func deleted(_ path: String, in place: String) throws -> String {
            let index = place.isEmpty ? "ix" : "../ix"
            return try ProgramRun(
                ["delete", "--dry-run", "--path", path, "-i", index, "--lang", "en"],
                folder: archive.folder.appendingPathComponent(place)
            ).output
        }
        #expect(try deleted("a", in: "y").hasPrefix("0 "))
        #expect(try deleted(".", in: "y").hasPrefix("1 "))
        // Where it was given, and in full.
        #expect(try deleted("x/a", in: "").hasPrefix("2 "))
        #expect(try deleted(path("x"), in: "y").hasPrefix("2 "))
    }

    // MARK: Names that are not UTF-8

    /// What is really called as bytes that are not UTF-8 are shown is meant by that.
    @Test func aFolderCalledByAReplacementCharacterIsOne() throws {
        for name in ["k\u{FFFD}", "l\u{FFFD}"] {
            try FileManager.default.createDirectory(atPath: path(name), withIntermediateDirectories: true)
        }
        for index in ["k\u{FFFD}", "l\u{FFFD}/ix"] {
            #expect(try run("index", "-i", index, archive.reports).status == 0)
            #expect(try run("count", "-i", index, "chè").output == "1\n")
        }
        for index in ["m\u{FFFD}", "l\u{FFFD}/m\u{FFFD}", "m\u{FFFD}/../k\u{FFFD}"] {
            #expect(try run("index", "-i", index, archive.reports).status == 2)
        }
    }

    @Test func anIndexIsNotPutWhereItWasNotMeant() throws {
        for command in [#"index -i "$(printf 'ix\377')" "$1""#, #"backup -i "$2" "$(printf 'ix\376')""#] {
            let run = try ProgramRun(
                shell: #""$0" --lang en "# + command, [archive.reports, archive.index], folder: archive.folder)
            #expect(run.status == 2 && run.errors.contains("not UTF-8"), "\(command): \(run.errors)")
        }
        let names = try FileManager.default.contentsOfDirectory(atPath: archive.folder.path)
        #expect(!names.contains { $0.hasPrefix("ix") })
    }

    @Test func aFileWhoseNameIsNotUTF8IsSaidToBe() throws {
        let script = #"mkdir s; echo 'Xã nhà có cầu.' > "$(printf 's/a\377.txt')"; "$0" --lang en index -i ix "#
        let run = try ProgramRun(shell: script + #""$(printf 's/a\377.txt')""#, [], folder: archive.folder)
        #expect(run.status == 6 && run.errors.contains("give the folder it lies in"), "\(run.errors)")
        #expect(try self.run("index", "-i", "ix", "s").status == 0)
    }

    /// Files whose names differ in bytes that are not UTF-8 are different files, in each run, and each can be named.
    @Test func namesThatAreNotUTF8AreToldApart() throws {
        let names = [#"b\270o l\265ng.txt"#, #"b\270o l\271ng.txt"#]
        let script = names.enumerated().map { #"printf 'Xã nhà có \#($0) cầu.' > "$(printf 's/\#($1)')"; "# }.joined()
        let made = try ProgramRun(
            shell: "mkdir s; " + script + #""$0" --lang en index -i ix s"#, [], folder: archive.folder)
        #expect(made.status == 0 && made.output.hasPrefix("2 added"), "\(made.output)\(made.errors)")
        for rest in [[], ["--rebuild"]] {
            let again = try ProgramRun(["index", "-i", "ix", "s", "--json"] + rest, folder: archive.folder)
            #expect(again.status == 0 && again.output.contains(#""documents":2,"#), "\(again.output)")
        }
        let found = try run("search", "-i", "ix", "cầu", "--json").output
        #expect(found.contains("b\u{FFFD}B8o l\u{FFFD}B5ng.txt") && found.contains("b\u{FFFD}B8o l\u{FFFD}B9ng.txt"))
        let deleted = try run("delete", "--yes", "--path", "s/b\u{FFFD}B8o l\u{FFFD}B9ng.txt", "-i", "ix")
        #expect(deleted.output.hasPrefix("1 deleted"), "\(deleted.output)\(deleted.errors)")
    }

    // MARK: The report of a run

    @Test func aReportInASourceIsNoInput() throws {
        let file = archive.reports + "/rep.jsonl"
        try archive.write("", "trống.txt")
        #expect(try run("index", "-i", "ix", archive.reports, "--report", file).status == 5)
        try FileManager.default.removeItem(atPath: archive.reports + "/trống.txt")
        // Whatever it begins with.
        for lines in [nil, #"{"type":"summary","schema":"tracuu.index/1"}"#] {
            if let lines { try archive.write(lines + "\n", "rep.jsonl") }
            let again = try run("index", "-i", "ix", archive.reports)
            #expect(again.status == 0 && again.errors.isEmpty, "\(again.errors)")
        }
        try archive.write(#"{"type":"skipped","text":"Xã nhà có cầu."}"# + "\n", "rep.jsonl")
        #expect(try run("index", "-i", "ix", archive.reports).output.hasPrefix("1 added"))
        #expect(try run("index", "-i", "ix", archive.reports, "--report", file).status == 2)
    }

    @Test(arguments: ["corrections.jsonl", ".tracuuignore"]) func aReportTakesNoNameThatMeansSomething(name: String)
        throws
    {
        for file in [name, archive.reports + "/" + name] {
            let refused = try run("index", "-i", archive.index, archive.reports, "--report", file)
            #expect(refused.status == 2 && refused.errors.contains(name))
            #expect(!FileManager.default.fileExists(atPath: archive.reports + "/" + name))
        }
    }

    @Test func aReportThatCannotBeWrittenIsNamed() throws {
        let full = try run("index", "-i", archive.index, archive.reports, "--report", "/dev/full")
        #expect(full.status == 6 && full.errors.contains("/dev/full: No space left"))
    }

    // MARK: Locks

    @Test func aBackupNamesThePlaceWhoseLockItIs() throws {
        try FileManager.default.createDirectory(atPath: path("e6"), withIntermediateDirectories: true)
        try Data().write(to: URL(fileURLWithPath: path("e6/write.lock")))
        let lock = try FileHandle(forUpdating: URL(fileURLWithPath: path("e6/write.lock")))
        defer { try? lock.close() }
        #expect(flock(lock.fileDescriptor, LOCK_EX | LOCK_NB) == 0)
        for lang in ["en", "vi"] {
            let refused = try run("backup", "-i", archive.index, "e6", lang: lang)
            #expect(refused.status == 75 && refused.errors.contains("e6"))
            #expect(!refused.errors.contains("--wait") && !refused.errors.contains(archive.index))
        }
    }

    /// A link or a pipe in the place of the lock is none, and is not opened as one.
    @Test(arguments: ["ln -s x", "mkfifo"]) func whatStandsInTheLocksPlaceIsSaid(command: String) throws {
        let lock = archive.index + "/write.lock"
        try? FileManager.default.removeItem(atPath: lock)
        let run = try ProgramRun(
            shell: command + #" "$2"; "$0" --lang en index -i "$1" "$3""#, [archive.index, lock, archive.reports])
        #expect(run.status == 6)
        #expect(
            run.errors.contains("write.lock: No regular file (lock); it stands in the place of a file of the index"))
    }

    @Test func aFileIsNoPlaceForAnIndex() throws {
        let refused = try run("stats", "-i", archive.reports + "/che.txt")
        #expect(refused.status == 3 && refused.errors.contains("name another path"))
        #expect(!refused.errors.contains("tracuu index"))
    }

    // MARK: Patterns and words

    @Test func aListOfPatternsMayBeALink() throws {
        try Data("che.txt\n".utf8).write(to: URL(fileURLWithPath: path("mẫu")))
        let list = archive.reports + "/.tracuuignore"
        try FileManager.default.createSymbolicLink(atPath: list, withDestinationPath: path("mẫu"))
        #expect(try run("index", "-i", "ix", archive.reports).output.hasPrefix("2 added"))
        try FileManager.default.removeItem(atPath: path("mẫu"))
        let dangling = try run("index", "-i", "ix", archive.reports)
        #expect(dangling.errors.contains("a link that leads nowhere"))
        #expect(try run("count", "-i", "ix", "Lai Châu").status == 0)
        try FileManager.default.removeItem(atPath: list)
        try archive.write(String(repeating: "# dài\n", count: 300_000), ".tracuuignore")
        let long = try run("index", "-i", "ix", archive.reports)
        #expect(long.errors.contains("longer than a list of patterns may be"))
    }

    @Test func aWrongWordDoesNotSteerTheTerminal() throws {
        for arguments in [["index", "x", "--map", "a\u{1B}[31m"], ["index", "x", "--jobs", "\u{1B}[31m"]] {
            let refused = try ProgramRun(arguments)
            #expect(refused.status == 2 && !refused.errors.isEmpty)
            #expect(!refused.errors.unicodeScalars.contains("\u{1B}"), "\(arguments)")
        }
    }
}
