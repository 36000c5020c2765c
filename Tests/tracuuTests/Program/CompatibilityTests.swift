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

    /// Indexes that are read, with their ledgers' versions, as `format-N-ledger-M` has them; that of `format-5` is 1,
    /// of `format-6` 3.
    private static let ledgers: [(name: String, version: UInt8)] =
        ((try? FileManager.default.contentsOfDirectory(atPath: folder.path)) ?? [])
        .compactMap { name in
            name.wholeMatch(of: /(format-(\d+)(?:-ledger-(\d+))?)\.index/).flatMap { match in
                guard let format = UInt32(match.2), Manifest.readVersions.contains(format) else { return nil }
                return (String(match.1), match.3.flatMap { UInt8($0) } ?? (format == 5 ? 1 : 3))
            }
        }.sorted { $0.1 < $1.1 }

    private static let commands = [
        ["search", "chè"], ["count", "chè"], ["ref", "07-NQ/TU"], ["refs"], ["facets", "province"], ["show", "mua"],
        ["explain", "bản", "mua"], ["dupes"], ["stats"], ["verify"], ["index", "--no-prune", "/dev/null"],
        ["index", "--dry-run", "/dev/null"], ["merge"], ["delete", "--yes", "mua"], ["repair", "--yes"],
        ["backup", FileManager.default.temporaryDirectory.path + "/tracuu-no-backup"],
    ]

    /// A copy of an index, for programs to work at.
    private final class Copy {
        let path = FileManager.default.temporaryDirectory.path + "/tracuu-\(UUID().uuidString)"

        convenience init(_ format: UInt32) throws { try self.init("format-\(format)") }

        init(_ name: String) throws {
            try FileManager.default.copyItem(atPath: folder.path + "/\(name).index", toPath: path)
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

    @Test func thereAreFrozenIndexes() {
        #expect(Self.formats == [4, 5, 6] && Self.formats.last == Manifest.formatVersion)
    }

    @Test(arguments: formats.filter { !Manifest.readVersions.contains($0) })
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

    /// Where the system has another ICU than the frozen indexes were made with, words may be others: another version
    /// too.
    private static var isOfTheirICU: Bool {
        get throws {
            let told = try ProgramRun("stats", "-i", try Copy(Manifest.formatVersion).path)
            return told.status != 3 || !told.errors.contains("(icu ")
        }
    }

    @Test(.enabled(if: try isOfTheirICU), arguments: formats.filter { Manifest.readVersions.contains($0) })
    func thisFormatIsAnsweredFrom(format: UInt32) throws {
        let copy = try Copy(format)
        let before = try copy.files()
        for command in Self.commands.prefix(10) {
            let run = try ProgramRun(command.prefix(1) + ["-i", copy.path] + command.dropFirst())
            #expect(run.status == 0, "\(command): \(run.errors)")
        }
        #expect(try ProgramRun("count", "-i", copy.path, "bản").output == "4\n")
        #expect(try copy.files() == before)
    }

    /// A list of one document in 17 is blocks in a segment of format 4, and bits in one of today's.
    @Test(.enabled(if: try isOfTheirICU)) func segmentsOfTheFormatBeforeAreReadAndMerged() throws {
        let copy = try Copy("format-6-segments-4")
        func count() throws -> String {
            try ProgramRun("count", "-i", copy.path, "--province", "Lai Châu", "chè").output
        }
        let before = try copy.files()
        #expect(try count() == "130\n")
        #expect(try ProgramRun("verify", "--deep", "-i", copy.path).status == 0)
        #expect(try ProgramRun("repair", "--deep", "--yes", "-i", copy.path).status == 0)
        #expect(try copy.files() == before)
        // Beside one of today's, and then in one.
        let more = URL(filePath: copy.path + "-more.jsonl")
        defer { try? FileManager.default.removeItem(at: more) }
        try Data(#"{"id":"more","text":"chè","province":"Lai Châu"}"#.utf8).write(to: more)
        #expect(try ProgramRun("index", "--no-prune", "-i", copy.path, more.path).status == 0)
        #expect(try segmentFormats(copy) == [4, 5] && count() == "131\n")
        #expect(try ProgramRun("verify", "--deep", "-i", copy.path).status == 0)
        #expect(try ProgramRun("delete", "--yes", "-i", copy.path, "17").status == 0)
        #expect(try ProgramRun("merge", "-i", copy.path).status == 0)
        #expect(try segmentFormats(copy) == [5] && count() == "130\n")
        #expect(try ProgramRun("verify", "--deep", "-i", copy.path).status == 0)
    }

    /// The formats of an index's segments, in the order of their names.
    private func segmentFormats(_ copy: Copy) throws -> [UInt32] {
        try copy.files().filter { $0.key.wholeMatch(of: /segment-\d+/) != nil }.sorted { $0.key < $1.key }
            .map { try SectionReader(ByteView(Array($0.value)), file: $0.key).format }
    }

    // MARK: Ledgers

    /// Where in an attachment the version of the ledger stands.
    private static let placeOfVersion = 8

    @Test func thereIsALedgerOfEachVersion() throws {
        #expect(Set(Self.ledgers.map(\.version)) == [1, 2, 3])
        for (name, version) in Self.ledgers {
            let attachment = try #require(try Copy(name).files()["attachment-2"])
            #expect(attachment[Self.placeOfVersion] == version)
        }
    }

    /// Every version of the ledger is read: what it says was indexed is kept.
    @Test(.enabled(if: try isOfTheirICU)) func ledgersOfEachVersionAreRead() throws {
        for (name, _) in Self.ledgers {
            let copy = try Copy(name)
            // The sources are not there: what the index has of them stays, until it is taken out by their path.
            let sources = Self.folder.appending(path: "sources").path
            let run = try ProgramRun("index", "--json", "-i", copy.path, sources + "/b.jsonl")
            #expect(run.status == 0, "\(name): \(run.errors)")
            #expect(
                run.output.contains(#""added":0"#) && run.output.contains(#""removed":0"#), "\(name): \(run.output)")
            #expect(try ProgramRun("verify", "--deep", "-i", copy.path).status == 0, "\(name)")
            let removal = try ProgramRun("delete", "--yes", "-i", copy.path, "--path", "/archive/a.txt")
            #expect(removal.status == 0, "\(name): \(removal.errors)")
        }
    }

    /// A ledger of a later program is another version and no damage: nothing of it is dropped.
    @Test(.enabled(if: try isOfTheirICU), arguments: ledgers.map(\.name))
    func aLaterLedgerIsRefusedAndKept(name: String) throws {
        let copy = try Copy(name)
        let file = URL(filePath: copy.path + "/attachment-2")
        var bytes = Array(try Data(contentsOf: file).dropLast(4))
        bytes[Self.placeOfVersion] = 99
        let checksum = Checksum(of: bytes).value
        try Data(bytes + (0..<4).map { UInt8(truncatingIfNeeded: checksum >> (8 * $0)) }).write(to: file)
        // The later program would have sealed it.
        let place = URL(filePath: copy.path + "/manifest")
        var manifest = try Manifest(decoding: ByteView(Array(Data(contentsOf: place))))
        manifest.seals = [:]
        try Data(manifest.encoded()).write(to: place)
        let before = try copy.files()
        for command in [
            ["index", "--no-prune", "/dev/null"], ["index", "--dry-run", "/dev/null"], ["repair", "--yes"],
        ] {
            let run = try ProgramRun(command.prefix(1) + ["-i", copy.path] + command.dropFirst())
            #expect(run.status == 3 && run.output.isEmpty, "\(command): \(run)")
            #expect(run.errors.contains("ledger 99 ≠ 3"), "\(command): \(run.errors)")
            #expect(run.errors.contains("tracuu index --rebuild -i \(copy.path)"), "\(command)")
            #expect(try copy.files() == before, "\(command)")
        }
        // Nor is it dropped with what else is damaged.
        let segment = URL(filePath: copy.path + "/segment-1")
        var damaged = Array(try Data(contentsOf: segment))
        damaged[100] ^= 1
        try Data(damaged).write(to: segment)
        let both = try copy.files()
        #expect(try ProgramRun("repair", "--yes", "-i", copy.path).status == 3)
        #expect(try copy.files() == both)
        let sources = Self.folder.appending(path: "sources").path
        #expect(try ProgramRun("index", "--rebuild", "-i", copy.path, sources).status == 0)
        #expect(try ProgramRun("count", "-i", copy.path, "bản").output == "3\n")
    }
}
