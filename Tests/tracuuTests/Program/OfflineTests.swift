import Foundation
import TestSupport
import Testing

/// Story 45. The program works without a network and asks for none: no function that opens a way out of the machine is ever called,
/// whatever is done. Its files have Vietnamese names with spaces.
@Suite(.needs("cc")) final class OfflineTests {
    /// Stands before the system's own functions, and leaves a mark when one is called.
    private static let watch = """
        #include <fcntl.h>
        #include <stdlib.h>
        #include <unistd.h>
        static int called(void) {
            int mark = open(getenv("NETWORK_MARK"), O_CREAT | O_WRONLY, 0600);
            if (mark >= 0) close(mark);
            return -1;
        }
        int socket(int a, int b, int c) { return called(); }
        int connect(int a, const void *b, unsigned c) { return called(); }
        int getaddrinfo(const char *a, const char *b, const void *c, void *d) { return called(); }
        void *gethostbyname(const char *a) { called(); return 0; }
        """

    private let archive: SampleArchive
    /// In a folder whose name has no space, which the loader would take for an end.
    private let library = FileManager.default.temporaryDirectory.path + "/tracuu-watch-\(UUID().uuidString).so"
    private let mark: String

    init() throws {
        archive = try SampleArchive(isIndexed: false)
        mark = archive.folder.path + "/called"
        let source = archive.folder.path + "/watch.c"
        try Data(Self.watch.utf8).write(to: URL(filePath: source))
        let compiler = Process()
        compiler.executableURL = URL(filePath: "/usr/bin/cc")
        compiler.arguments = ["-shared", "-fPIC", "-w", "-o", library, source]
        try compiler.run()
        compiler.waitUntilExit()
        try #require(compiler.terminationStatus == 0)
    }

    deinit { try? FileManager.default.removeItem(atPath: library) }

    private var environment: [String: String] { ["LD_PRELOAD": library, "NETWORK_MARK": mark] }

    private var isMarked: Bool { FileManager.default.fileExists(atPath: mark) }

    /// The watch itself: a shell that opens a connection is seen.
    @Test func aConnectionWouldBeSeen() throws {
        let shell = Process()
        shell.executableURL = URL(filePath: "/bin/bash")
        shell.arguments = ["-c", "exec 3<>/dev/tcp/127.0.0.1/9"]
        shell.environment = environment
        shell.standardError = FileHandle.nullDevice
        try shell.run()
        shell.waitUntilExit()
        #expect(isMarked)
    }

    @Test func nothingLeavesTheMachine() throws {
        let page = #"""
            <html><head><link rel="stylesheet" href="http://example.org/a.css"></head><body><h1>Tin ở bản</h1>
            <img src="http://example.org/a.png"><p>Bà con trong bản họp bàn việc trồng rừng.</p></body></html>
            """#
        try archive.write(page, "trang của báo.html")
        let file = archive.reports + "/song-lo.txt"
        try archive.write(try String(contentsOfFile: file, encoding: .utf8), "Vĩnh Phúc – bản 2.txt")
        for arguments in [
            ["index", archive.reports], ["index", "--rebuild", "--encoding", "auto", archive.reports],
            ["search", "rừng"], ["search", "07-NQ/TU", "--json", "--facet", "province"], ["ref", "07-NQ/TU"], ["refs"],
            ["facets", "year"], ["dupes"], ["stats"], ["verify", "--deep"], ["merge"], ["inspect", archive.reports],
            ["analyze", "họp bản"], ["backup", archive.folder.path + "/bản sao"], ["version"],
        ] {
            let run = try ProgramRun(arguments + ["-i", archive.index], environment: environment)
            #expect(run.status == 0, "\(arguments): \(run.errors)")
        }
        let prompt = try ProgramRun(
            ["repl", "-i", archive.index], input: "chè\n.open 1\n.facet province\n", environment: environment)
        #expect(prompt.status == 0 && prompt.output.contains("Bà con trong bản"))
        #expect(!isMarked)
        let found = try ProgramRun("search", "song lo", "-i", archive.index, "--dupes", "show", "--format", "csv")
        #expect(found.output.contains("Vĩnh Phúc – bản 2.txt"))
    }
}
