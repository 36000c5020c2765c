import Foundation
import Testing

/// A file of the index that is cut while a program has it open.
@Suite struct CutIndexFileTests {
    /// The system tells who reads there by a signal; that ends the program as damage does.
    @Test(arguments: ["en", "vi"]) func itIsDamage(language: String) throws {
        let archive = try SampleArchive(isIndexed: false)
        try archive.write((0..<3_000).map { String($0 * 7919, radix: 36) }.joined(separator: " "), "số.txt")
        #expect(try ProgramRun("index", "-i", archive.index, archive.reports).status == 0)
        let errors = archive.folder.path + "/errors"
        let prompt = try ProgramProcess(["repl", "-i", archive.index, "--lang", language], errors: errors)
        prompt.write("chè\n")
        #expect(prompt.line() != nil)
        let name = try #require(
            try FileManager.default.contentsOfDirectory(atPath: archive.index).first { $0.hasPrefix("segment-") })
        try FileHandle(forWritingTo: URL(filePath: archive.index + "/" + name)).truncate(atOffset: 100)
        prompt.write("đảng viên\n")
        prompt.closeInput()
        #expect(prompt.end() == 4)
        let told = try String(contentsOfFile: errors, encoding: .utf8)
        #expect(told.contains(name) && told.contains("tracuu repair -i '\(archive.index)'"), "\(told)")
        #expect(try ProgramRun("verify", "-i", archive.index).status == 4)
    }
}
