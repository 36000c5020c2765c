import Foundation
import TestSupport
import Testing

/// Completion in the shells themselves, by a person's keys: what is completed is run, and what that prints is looked at.
@Suite(.needsTerminal) struct ShellCompletionTests {
    private let archive: SampleArchive

    init() throws {
        archive = try SampleArchive()
        let folder = archive.folder.appendingPathComponent("bin")
        try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
        try FileManager.default.createSymbolicLink(
            at: folder.appendingPathComponent("tracuu"), withDestinationURL: ProgramRun.program)
    }

    /// - Parameter setup: the line that makes the shell know the program.
    private func expectCompletion(_ shell: String, _ setup: String) throws {
        // Each line is followed by a word that stands on the screen only once it has been run.
        let lines = [
            setup, "tracuu ref 07-NQ/TU --format tsv --province lai\t", "tracuu ref --format ids 7-n\t",
            "tracuu refs --graph gr\t",
        ]
        var steps = lines.enumerated().map { (awaited: "", typed: "\($0.element)\necho do''ne\($0.offset)\n") }
        for place in 1..<steps.count { steps[place].awaited = "done\(place - 1)" }
        steps.append((awaited: "done\(lines.count - 1)", typed: "exit\n"))
        let run = try TerminalRun(
            command: shell, steps: steps,
            environment: [
                "PATH": archive.folder.path + "/bin:/usr/bin:/bin", "HOME": archive.folder.path, "LC_ALL": "C.UTF-8",
                "TRACUU_INDEX": archive.index,
            ])
        let parts = lines.indices.map { place in
            let rest = run.screen.components(separatedBy: "done\(place - 1)").last ?? ""
            return rest.components(separatedBy: "done\(place)")[0]
        }
        #expect(parts[1].contains("nq-7/tu@lai-chau") && !parts[1].contains("nq-7/tu@vinh-phuc"), "\(parts[1])")
        let ids = try ProgramRun("ref", "07-NQ/TU", "--format", "ids", "-i", archive.index).output.split(
            separator: "\n")
        #expect(ids.count == 2 && ids.allSatisfy { parts[2].contains($0) }, "\(parts[2])")
        #expect(parts[3].contains("<graphml"), "\(parts[3])")
    }

    @Test func bash() throws {
        try expectCompletion("bash --norc --noprofile -i", "PS1='> '; source <(tracuu completions bash)")
    }

    @Test(.needs("zsh")) func zsh() throws {
        let script = "$HOME/_tracuu"
        try expectCompletion(
            "zsh -f -i",
            "PROMPT='> '; tracuu completions zsh >\(script); fpath=($HOME $fpath); autoload -Uz compinit; compinit -D -u"
        )
    }

    @Test(.needs("fish")) func fish() throws {
        try expectCompletion(
            "fish --no-config", "function fish_prompt; echo '> '; end; tracuu completions fish | source")
    }
}
