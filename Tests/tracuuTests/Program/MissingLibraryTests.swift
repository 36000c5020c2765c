import Foundation
import Testing

/// A library that is opened when it is needed and cannot be.
@Suite struct MissingLibraryTests {
    /// A folder with libraries named as ICU's that have nothing of it. Files that are no libraries would keep others from
    /// being loaded.
    private final class OtherLibraries {
        private let folder = FileManager.default.temporaryDirectory.appending(path: "tracuu-\(UUID().uuidString)")

        init() throws {
            let folders = ["/lib/x86_64-linux-gnu", "/lib/aarch64-linux-gnu", "/lib64", "/usr/lib64", "/lib"]
            let other = try #require(
                folders.map { $0 + "/libdl.so.2" }.first { FileManager.default.fileExists(atPath: $0) })
            let bytes = try Data(contentsOf: URL(filePath: other))
            try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
            for version in 60...90 { try bytes.write(to: folder.appending(path: "libicuuc.so.\(version)")) }
        }

        deinit { try? FileManager.default.removeItem(at: folder) }

        func run(_ arguments: String...) throws -> ProgramRun {
            try ProgramRun(arguments, environment: ["LD_LIBRARY_PATH": folder.path])
        }
    }

    /// Whether the program starts without ICU: not where it is linked with a library that needs that, as in debug builds.
    private static func startsWithoutICU() throws -> Bool {
        try OtherLibraries().run("--version").status == 0
    }

    /// The program ends, and says what to do in both languages.
    @Test(.enabled(if: try MissingLibraryTests.startsWithoutICU())) func withoutICUTheRemedyIsSaid() throws {
        let archive = try SampleArchive()
        let libraries = try OtherLibraries()
        let run = try libraries.run("search", "-i", archive.index, "北京 ภาษาไทย")
        #expect(run.status == 127)
        let lines = run.errors.split(separator: "\n")
        #expect(lines.count == 2 && lines.allSatisfy { $0.contains("sudo apt install --reinstall libicu") })
        #expect(lines.first?.hasPrefix("tracuu: error: ICU ") ?? false)
        #expect(lines.last?.hasPrefix("tracuu: lỗi: ICU ") ?? false)
        // Plain Vietnamese needs none.
        #expect(try libraries.run("count", "-i", archive.index, "chè").status == 0)
    }
}
