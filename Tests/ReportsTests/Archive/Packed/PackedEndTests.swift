import Foundation
import Reports
import TestSupport
import Testing

/// Files packed in several pieces one behind the other, as `cat` joins them: where one of them cannot be read, that is
/// told, and no report goes because of it.
@Suite struct PackedEndTests {
    private static let programs = ["gzip", "bzip2", "xz", "zstd", "lz4"]

    /// Three records, each packed for itself.
    private func pieces(_ program: String, _ folder: SampleFolder) throws -> [[UInt8]] {
        try (1...3).map { number in
            try folder.write("r\(number)", "{\"id\":\"r\(number)\",\"text\":\"Xã số \(number) làm đường.\"}\n")
            try #require(folder.run("sh", "-c", "\(program) -c r\(number) > p\(number)"))
            return try folder.bytes("p\(number)")
        }
    }

    private func indexed(_ bytes: [UInt8], as name: String, _ folder: SampleFolder) throws -> ReportIndexer.Summary {
        try folder.write("a/" + name, bytes)
        usleep(25_000)
        return try ReportIndexer(path: folder.path + "/index").run([folder.path + "/a"])
    }

    @Test(.needs("gzip", "bzip2", "xz", "zstd", "lz4"), arguments: programs) func aDamagedPieceIsTold(program: String)
        throws
    {
        let folder = try SampleFolder()
        let pieces = try pieces(program, folder)
        let whole = pieces.flatMap { $0 }
        let zeros = pieces.map { [UInt8](repeating: 0, count: $0.count) }
        var damaged = [
            pieces[0] + [0x58] + pieces[1].dropFirst() + pieces[2], whole + [UInt8](repeating: 0x41, count: 20),
        ]
        // Between the pieces of an .xz zeros are padding, by its format.
        if program != "xz" {
            damaged += [
                pieces[0] + pieces[1] + zeros[2], pieces[0] + zeros[1] + pieces[2], pieces[0] + zeros[1] + zeros[2],
            ]
        }
        let name = "r.jsonl." + ["gzip": "gz", "bzip2": "bz2", "zstd": "zst"][program, default: program]
        for (number, bytes) in damaged.enumerated() {
            let first = try indexed(whole, as: name, folder)
            #expect(first.rejections.isEmpty)
            #expect(first.documents == 3)
            let summary = try indexed(bytes, as: name, folder)
            // All that is left is zeros in the third and the last, which zstd takes for damage.
            let isZeros = [2, 4].contains(number) && program != "zstd"
            #expect(summary.rejections.map(\.code) == [isZeros ? "doubtful-end" : "bad-archive"], "\(number)")
            #expect(summary.removed == 0, "\(number)")
            #expect(summary.documents == 3, "\(number)")
        }
    }

    /// As on a tape, up to a multiple of its blocks.
    @Test(.needs("gzip", "bzip2", "lz4"), arguments: ["gzip", "bzip2", "lz4"])
    func zerosThatFillABlockAreNone(program: String) throws {
        let folder = try SampleFolder()
        let whole = try pieces(program, folder).flatMap { $0 }
        let name = "r.jsonl." + ["gzip": "gz", "bzip2": "bz2"][program, default: program]
        let filled = whole + [UInt8](repeating: 0, count: 1_024 - whole.count)
        let summary = try indexed(filled, as: name, folder)
        #expect(summary.rejections.isEmpty)
        #expect(summary.documents == 3)
        for count in [4, 10_240] {
            let more = try indexed(filled + [UInt8](repeating: 0, count: count), as: name, folder)
            #expect(more.rejections.map(\.code) == ["doubtful-end"] && more.failures == 0)
        }
    }

    /// Of one text, too, all that can be read is read.
    @Test(.needs("gzip")) func whatStandsBeforeIsRead() throws {
        let folder = try SampleFolder()
        try folder.write("b.txt", "Xã làm đường.\n")
        try #require(folder.run("gzip", "-k", "b.txt"))
        let items = Items([try folder.write("c/b.txt.gz", try folder.bytes("b.txt.gz") + Array("rác".utf8))])
        #expect(items.texts == ["Xã làm đường.\n"])
        #expect(items.skipped.map(\.reason) == [.badArchive("packed bytes that cannot be read")])
    }
}
