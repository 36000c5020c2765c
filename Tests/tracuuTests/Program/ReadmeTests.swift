import Foundation
import Testing

/// The screens of the README are what the program prints of the sample archive.
@Suite struct ReadmeTests {
    /// The blocks of code, each without its fences.
    private func blocks() throws -> [String] {
        let text = try String(contentsOf: SampleCorpus.root.appending(path: "README.md"), encoding: .utf8)
        return text.split(separator: "\n```").enumerated().compactMap { place, part in
            place % 2 == 1 ? String(part.drop { $0 != "\n" }.dropFirst()) + "\n" : nil
        }
    }

    @Test func searchesPrintWhatIsShown() throws {
        let shown = try blocks().filter { $0.hasPrefix("$ tracuu ") }
        #expect(!shown.isEmpty)
        for block in shown {
            let lines = block.split(separator: "\n", maxSplits: 1)
            let words = lines[0].split(separator: " ").dropFirst(2).map { String($0.replacing("'", with: "")) }
            let run = try SampleCorpus.run(words, isMerged: true)
            #expect(SampleCorpus.timeless(run.output) == SampleCorpus.timeless(String(lines[1])))
        }
    }

    /// Lines typed at the prompt, after the first of the searches, and what each prints. From a pipe there are no prompts.
    @Test func thePromptPrintsWhatIsShown() throws {
        let block = try #require(try blocks().first { $0.hasPrefix("tracuu> ") })
        var typed: [String] = []
        var printed = ""
        for line in block.split(separator: "\n", omittingEmptySubsequences: false).dropLast() {
            if let prompt = line.firstMatch(of: #/^tracuu( \[.*\])?> /#) {
                typed.append(String(line[prompt.range.upperBound...]))
            } else {
                printed += line + "\n"
            }
        }
        #expect(typed.count > 3)
        let input = (["07-NQ/TU"] + typed).map { $0 + "\n" }.joined()
        let run = try SampleCorpus.run(["repl"], input: input, isMerged: true)
        #expect(run.output.hasSuffix("\n" + printed), "\(run.output)")
    }
}
