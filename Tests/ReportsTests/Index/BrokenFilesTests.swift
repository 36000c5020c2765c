import Foundation
import Reports
import Testing

/// Files and entries that became zeros or noise, as after a crash: what they gave is kept, and they are named.
@Suite struct BrokenFilesTests {
    enum Damage: CaseIterable {
        case zeros, zerosAtTheStart, noise

        func done(to bytes: Data) -> Data {
            switch self {
            case .zeros: return Data(count: bytes.count)
            case .zerosAtTheStart: return Data(count: 16) + bytes.dropFirst(16)
            case .noise:
                var state: UInt64 = 7
                return Data(
                    bytes.map { _ in
                        state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
                        return UInt8(truncatingIfNeeded: state >> 33)
                    })
            }
        }
    }

    private static let entries = (0..<3).map { ("\($0).txt", "Bài \($0)\n\nXã số \($0) có đường mới.\n") }

    private let folder: TemporaryFolder

    init() throws { folder = try TemporaryFolder() }

    private func run(isRebuilding: Bool = false) throws -> ReportIndexer.Summary {
        var options = ReportIndexer.Options()
        options.isRebuilding = isRebuilding
        return try ReportIndexer(path: folder.path("index"), options: options).run([folder.path("a")])
    }

    private func isRebuildRefused() -> Bool {
        do {
            _ = try run(isRebuilding: true)
            return false
        } catch {
            if case .lossyRebuild? = error as? ReportIndexError { return true }
            return false
        }
    }

    private static func bytes(_ name: String) throws -> Data {
        switch name {
        case "zip": return Data(storedZip(entries))
        case "tar": return tar(entries.map { (name: $0.0, text: $0.1) })
        default: return try Data(FormatSamples.bytes("bao-cao." + name))
        }
    }

    @Test(arguments: ["zip", "tar", "docx", "odt", "rtf"], Damage.allCases)
    func whatABrokenFileGaveIsKept(kind: String, damage: Damage) throws {
        let (name, bytes) = ("a/kho." + kind, try Self.bytes(kind))
        try folder.write(name, bytes)
        try folder.write("a/khác.txt", "Bài khác\n\nBản trên có điện.\n")
        let reports = try run().added - 1
        try folder.write(name, damage.done(to: bytes))
        for _ in 0..<2 {
            let broken = try run()
            #expect((broken.removed, broken.kept, broken.failures) == (0, reports, 1))
            let isEmpty = kind == "tar" && damage == .zeros
            #expect(broken.rejections.map(\.code) == [isEmpty ? "empty" : "binary"])
        }
        #expect(isRebuildRefused())
        try folder.write(name, bytes)
        let mended = try run()
        #expect((mended.unchanged, mended.documents, mended.failures) == (reports + 1, reports + 1, 0))
        #expect(try run(isRebuilding: true).documents == reports + 1)
    }

    @Test(arguments: Damage.allCases) func whatABrokenEntryGaveIsKept(damage: Damage) throws {
        func write(_ inner: Data) throws {
            let beside = (name: Array("c.txt".utf8), content: Array("Bản tin.".utf8))
            try folder.write("a/x.zip", Data(storedZip([(Array("b.zip".utf8), Array(inner)), beside])))
        }
        let inner = try Self.bytes("zip")
        try write(inner)
        #expect(try run().added == 4)
        try write(damage.done(to: inner))
        let broken = try run()
        #expect((broken.removed, broken.kept, broken.failures) == (0, 3, 1))
        #expect(isRebuildRefused())
        try write(inner)
        #expect(try run().documents == 4)
        #expect(try run(isRebuilding: true).documents == 4)
    }

    /// A file whose name promises nothing is missed where it gave reports before, and nowhere else.
    @Test func aFileThatGaveReportsUnderAnyName() throws {
        let binary = Data([7, 0, 200, 1, 0, 9])
        try folder.write("a/Báo cáo", "Bài một\n\nXã có đường mới.\n")
        try folder.write("a/ảnh", binary)
        try folder.write("a/ảnh.jpg", Data(count: 100))
        let first = try run()
        #expect((first.added, first.failures) == (1, 0))
        try folder.write("a/Báo cáo", binary)
        for _ in 0..<2 {
            let broken = try run()
            #expect((broken.removed, broken.kept, broken.failures) == (0, 1, 1))
            #expect(broken.rejections.filter(\.isFailure).map(\.code) == ["unsupported-type"])
        }
        #expect(isRebuildRefused())
        try folder.remove("a/Báo cáo")
        let gone = try run()
        #expect((gone.removed, gone.failures, gone.documents) == (1, 0, 0))
    }

    /// What is named as a kind that is read, and what is not.
    @Test func whatANamePromises() throws {
        let folder = try SampleFolder()
        let binary: [UInt8] = [7, 0, 200, 1, 0, 9]
        for name in ["a.zip", "b.PDF", "c.txt.gz", "d.docx", "e.jpg", "f.exe", "g", "h.dat", "~$d.docx"] {
            try folder.write(name, binary)
        }
        for name in ["m", "n.dat", "o.mp3"] { try folder.write(name, [UInt8](repeating: 0, count: 600)) }
        try folder.write("p.img", [UInt8](repeating: 0, count: 100_000))
        try folder.write("t.pdf", "Bản tin về làm đường ở xã.")
        try folder.write("u.txt", "MZ là tên một hãng ở xã.")
        let items = folder.items()
        #expect(items.paths == ["t.pdf", "u.txt"])
        let broken = items.skipped.filter(\.isRejection)
        #expect(broken.map(\.location.path) == ["a.zip", "b.PDF", "c.txt.gz", "d.docx"])
        #expect(broken.allSatisfy { $0.reason == .binary })
        #expect(items.skipped.filter { !$0.isRejection }.allSatisfy { $0.reason.code == "unsupported-type" })
    }
}
