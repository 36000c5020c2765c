import Foundation
import Testing

/// Ctrl-C while the prompt searches, through a pseudo-terminal.
@Suite(.needsTerminal) struct InterruptedSearchTests {
    /// A thousand hits have snippets made, and before each it is asked whether anybody still wants to know: that takes far
    /// longer than a key, which counts from the moment the line is read, as its echo tells. It is tried three times, for
    /// a machine that gives the keys no time.
    @Test func ctrlCStopsTheSearchAndNotTheProgram() throws {
        let text = String(repeating: "Bà con hái chè ở bản trên, bán chè ở chợ dưới. ", count: 20)
        let archive = try RecordArchive(
            (0..<1000).map { #"{"id":"\#($0)","title":"Tin \#($0)","text":"\#(text)"}"# + "\n" }.joined())
        let search: [(awaited: String, typed: String)] = [("tracuu> ", "chè bán\n"), ("bán\r\n", "\u{3}")]
        let steps =
            [("tracuu> ", ".limit 1000\n"), ("tracuu> ", ".dupes show\n")] + search + search + search
            + [("tracuu> ", "\"Tin 7\"\n"), ("1 report found", ""), ("tracuu> ", ".quit\n")]
        let run = try TerminalRun(
            ["repl", "-i", archive.index], steps: steps, environment: ["XDG_STATE_HOME": archive.folder.path])
        #expect(run.status == 0)
        // A search that was stopped shows nothing, and the next one is answered.
        // Whether the key is seen depends on whether the editor has given the terminal back when it comes.
        let screen = run.screen.replacing("^C", with: "")
        let stopped = try #require(screen.firstRange(of: "chè bán\r\nstopped\r\n"), "\(run.screen.suffix(400))")
        #expect(screen[stopped.upperBound...].contains("Tin 7"))
    }
}
