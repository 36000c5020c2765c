import Foundation
import SearchEngine
import Testing

/// Indexes that older programs made, as they lie in `Tests/Compatibility`: one of this format is answered from, one of
/// another is refused with what to do, and no command but a rebuild changes a byte of it.
@Suite struct CompatibilityTests {
    private static let folder = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
        .deletingLastPathComponent().appending(path: "Compatibility")

    private static let formats: [UInt32] =
        ((try? FileManager.default.contentsOfDirectory(atPath: folder.path)) ?? [])
        .compactMap { $0.wholeMatch(of: /format-(\d+)\.index/).flatMap { UInt32($0.output.1) } }.sorted()

    private static let commands = [
        ["search", "chè"], ["count", "chè"], ["ref", "07-NQ/TU"], ["refs"], ["facets", "province"], ["show", "mua"],
        ["explain", "bản", "mua"], ["dupes"], ["stats"], ["verify"], ["index", "--no-prune", "/dev/null"],
        ["index", "--dry-run", "/dev/null"], ["merge"], ["delete", "--yes", "mua"], ["repair", "--yes"],
        ["backup", FileManager.default.temporaryDirectory.path + "/tracuu-no-backup"],
    ]

    /// A copy of an index, for programs to work at.
    private final class Copy {
        let path = FileManager.default.temporaryDirectory.path + "/tracuu-\(UUID().uuidString)"

        init(_ format: UInt32) throws {
            try FileManager.default.copyItem(atPath: folder.path + "/format-\(format).index", toPath: path)
        }

        deinit { try? FileManager.default.removeItem(atPath: path) }

        /// All but the lock, which a writer makes before it reads the manifest.
        func files() throws -> [String: Data] {
            var files: [String: Data] = [:]
            for name in try FileManager.default.contentsOfDirectory(atPath: path) where name != IndexFileName.lock {
                files[name] = try Data(contentsOf: URL(filePath: path + "/" + name))
            }
            return files
        }
    }

    @Test func thereAreFrozenIndexes() { #expect(Self.formats.contains([4, Manifest.formatVersion])) }

    @Test(arguments: formats.filter { $0 != Manifest.formatVersion })
    func anotherFormatIsRefusedAndKept(format: UInt32) throws {
        let copy = try Copy(format)
        let before = try copy.files()
        for command in Self.commands {
            let run = try ProgramRun(command.prefix(1) + ["-i", copy.path] + command.dropFirst())
            #expect(run.status == 3, "\(command)")
            #expect(run.output.isEmpty, "\(command)")
            #expect(run.errors.contains("format \(format) ≠ \(Manifest.formatVersion)"), "\(command)")
            #expect(run.errors.contains("tracuu index --rebuild -i \(copy.path)"), "\(command)")
            #expect(try copy.files() == before, "\(command)")
        }
        let sources = Self.folder.appending(path: "sources").path
        #expect(try ProgramRun("index", "--rebuild", "-i", copy.path, "/nowhere").status == 6)
        #expect(try copy.files() == before)
        #expect(try ProgramRun("index", "--rebuild", "-i", copy.path, sources).status == 0)
        #expect(try ProgramRun("count", "-i", copy.path, "bản").output == "3\n")
        #expect(try ProgramRun("verify", "-i", copy.path).status == 0)
        #expect(try copy.files().allSatisfy { before[$0.key] != $0.value })
    }

    @Test(arguments: formats.filter { $0 == Manifest.formatVersion })
    func thisFormatIsAnsweredFrom(format: UInt32) throws {
        let copy = try Copy(format)
        let before = try copy.files()
        // Where the system has another ICU than the index was made with, its words may be others: another version too.
        let told = try ProgramRun("stats", "-i", copy.path)
        guard told.status != 3 || !told.errors.contains("(icu ") else { return }
        for command in Self.commands.prefix(10) {
            let run = try ProgramRun(command.prefix(1) + ["-i", copy.path] + command.dropFirst())
            #expect(run.status == 0, "\(command): \(run.errors)")
        }
        #expect(try ProgramRun("count", "-i", copy.path, "bản").output == "4\n")
        #expect(try copy.files() == before)
    }
}
