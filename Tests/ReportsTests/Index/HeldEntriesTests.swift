import Foundation
import Reports
import TestSupport
import Testing

/// Entries of one name in an archive.
@Suite struct HeldEntriesTests {
    private let folder: TemporaryFolder

    init() throws { folder = try TemporaryFolder() }

    private func wait() { usleep(25_000) }

    /// Entries that are held back until it is known whether another of their name follows are counted right, however many
    /// of them memory holds.
    @Test func whatIsHeldBackIsCountedWhateverTheMemory() throws {
        func entries(_ version: Character) -> [(String, String)] {
            (1...24).map { ("\($0).txt", "Xã \(version) số \($0).\n" + String(repeating: ".", count: 60_000)) }
        }
        func counted(_ index: String, _ memory: Int) throws -> [Int] {
            var options = ReportIndexer.Options()
            options.memory = memory
            return try counts(ReportIndexer(path: folder.path(index), options: options).run([folder.path("a")]))
        }
        let steps: [(versions: String, counts: [Int])] = [
            ("a", [24, 0, 0, 0, 0]), ("ba", [0, 0, 0, 0, 24]), ("ab", [0, 24, 0, 0, 0]), ("aba", [0, 24, 0, 0, 0]),
            ("baba", [0, 0, 0, 0, 24]), ("bac", [0, 24, 0, 0, 0]), ("cac", [0, 0, 0, 0, 24]),
        ]
        for (versions, expected) in steps {
            // What is empty has the archive read again each time.
            let bytes = storedZip(versions.flatMap { entries($0) } + [("rỗng.txt", "")])
            try folder.write("a/kho.zip", Data(bytes))
            wait()
            #expect(try counted("index", 512 << 20) == expected, "\(versions)")
            #expect(try counted("small", 32 << 20) == expected, "\(versions)")
            #expect(try counted("small", 32 << 20) == [0, 0, 0, 0, 24], "\(versions)")
            #expect(try folder.contents("index").difference(from: folder.contents("small")).isEmpty, "\(versions)")
        }
        _ = try folder.indexed("anew", isRebuilding: true)
        #expect(try folder.contents("index").difference(from: folder.contents("anew")).isEmpty)
    }

    /// What has moved with its source lies elsewhere, whichever of the entries of its name says what it said.
    @Test(
        arguments: ["ayb", "bab", "yab", "ba", "bb", "cbayb", "cbca"].map { ($0, false) }
            + [("bab", true), ("cbayb", true)])
    func whatIsHeldBackMovesWithItsSource(versions: String, isLarge: Bool) throws {
        let filling = String(repeating: ".", count: 60_000)
        /// More of them than a small memory holds back.
        func others(_ step: Int, _ text: String) -> [(String, String)] {
            isLarge ? (0..<24).map { ("\(step)-\($0).txt", "Xã \(text) \(step) \($0).\n" + filling) } : []
        }
        func entry(_ version: Character) -> (String, String) {
            version == "y" ? ("y.txt", "Xã bên.\n") : ("x.txt", "Xã \(version).\n" + filling)
        }
        /// A source that has moved has files of the same names and sizes, of which the first eight hold the same.
        func padded(_ entries: [(String, String)]) -> Data {
            func zip(_ padding: Int) -> [UInt8] {
                storedZip(entries + [("z.gif", "GIF89a" + String(repeating: "\0", count: padding))])
            }
            return Data(zip((12 << 20) - zip(0).count))
        }
        let steps = versions.count
        let before = (0..<steps).flatMap { others($0, "cũ") } + [entry("y"), entry("b")]
        try folder.write("cha/a/kho.zip", padded(before))
        for number in 1...8 { try folder.write("cha/a/\(number).txt", "Xã số \(number).\n") }
        wait()
        func run(_ index: String, _ source: String, _ memory: Int = 512 << 20, isRebuilding: Bool = false) throws
            -> [Int]
        {
            var options = ReportIndexer.Options()
            (options.memory, options.isRebuilding) = (memory, isRebuilding)
            return try counts(ReportIndexer(path: folder.path(index), options: options).run([folder.path(source)]))
        }
        for index in ["index", "small"] { _ = try run(index, "cha/a") }
        try FileManager.default.moveItem(atPath: folder.path("cha"), toPath: folder.path("mẹ"))
        let after = versions.enumerated().flatMap { [entry($1)] + others($0, "mới") }
        try folder.write("mẹ/a/kho.zip", padded(after))
        wait()
        let (hasY, isSame) = (versions.contains("y") ? 1 : 0, versions.last { $0 != "y" } == "b")
        let updated = (isSame ? 0 : 1) + (isLarge ? 24 * steps : 0)
        let expected = [0, updated, 8 + hasY + (isSame ? 1 : 0), 1 - hasY, 0]
        #expect(try run("index", "mẹ/a") == expected)
        #expect(try run("small", "mẹ/a", 32 << 20) == expected)
        _ = try run("anew", "mẹ/a", isRebuilding: true)
        for index in ["index", "small"] {
            #expect(try folder.contents(index).difference(from: folder.contents("anew")).isEmpty, "\(index)")
        }
    }

    @Test func entriesOfOneNameTakeLinearTime() throws {
        let texts = (0..<4_000).map { ("x.txt", "Xã số \($0).\n") }
        try folder.write("a/kho.zip", Data(storedZip([("x.txt", "Xã nhà.\n")])))
        wait()
        _ = try folder.indexed()
        #expect(
            try ProcessorTime.growsLinearly(to: texts.count) { count in
                try folder.write("a/kho.zip", Data(storedZip(Array(texts.prefix(count)))))
                _ = try folder.indexed(isDryRun: true)
            })
    }
}
