import Analysis
import Foundation
import Testing

/// ICU is opened for what the tables of the analysis do not tell, and not before.
@Suite(.enabled(if: VietnameseAnalyzer.icuVersion == WordClass.icuVersion, "all text is given to another ICU"))
struct LazyICUTests {
    /// Whether a run looks up a function of ICU, by the dynamic linker's own account. ICU itself may be there for the sake of
    /// another library.
    private func usesICU(_ arguments: [String], in folder: URL) throws -> Bool {
        let account = folder.appendingPathComponent("linker \(UUID().uuidString)")
        try FileManager.default.createDirectory(at: account, withIntermediateDirectories: true)
        let environment = ["LD_DEBUG": "bindings", "LD_DEBUG_OUTPUT": account.appendingPathComponent("bindings").path]
        #expect(try ProgramRun(arguments, environment: environment).status <= 1)
        let files = try FileManager.default.contentsOfDirectory(at: account, includingPropertiesForKeys: nil)
        let text = String(decoding: try files.map { try Data(contentsOf: $0) }.joined(), as: UTF8.self)
        #expect(text.contains("binding file"))
        return text.contains("`ubrk_open") || text.contains("`u_charType")
    }

    @Test func plainTextNeedsNoICU() throws {
        let archive = try SampleArchive(isIndexed: false)
        try archive.write(
            """
            Sở GD&ĐT họp

            Sở GD&ĐT và Sở LĐ-TB&XH bàn việc dạy nghề 2020 - 2025 cho người trồng chè, theo Nghị quyết 07-NQ/TU: \
            49/49 chi bộ, a_b, $5 và x+y.

            """, "a.txt")
        #expect(try !usesICU(["index", archive.reports, "-i", archive.index], in: archive.folder))
        for query in ["đảng viên 3.768 07-NQ/TU", "ĐẢNG BỘ", "chè", "Sở GD&ĐT"] {
            #expect(try !usesICU(["search", query, "-i", archive.index], in: archive.folder), "\(query)")
        }
        #expect(try usesICU(["count", "漢字", "-i", archive.index], in: archive.folder))
    }
}
