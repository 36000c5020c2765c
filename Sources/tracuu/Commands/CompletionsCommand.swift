internal import ArgumentParser

struct CompletionsCommand: ConsoleCommand {
    static let configuration = CommandConfiguration(
        "completions", .completions,
        examples: "tracuu completions bash > ~/.local/share/bash-completion/completions/tracuu",
        "tracuu completions zsh > ~/.zfunc/_tracuu",
        "tracuu completions fish > ~/.config/fish/completions/tracuu.fish")

    enum Shell: String, ExpressibleByArgument, CaseIterable {
        case bash, zsh, fish

        var script: String {
            switch self {
            case .bash: TraCuu.completionScript(for: .bash)
            case .zsh: TraCuu.completionScript(for: .zsh)
            case .fish: TraCuu.completionScript(for: .fish)
            }
        }
    }

    static let formats: [OutputFormat] = [.human]

    @OptionGroup(title: HelpText.globals.text()) var global: GlobalOptions

    @Argument(help: .text(.shell))
    var shell: Shell

    func run(_ console: Console) -> ExitStatus {
        console.output.write(shell.script + "\n")
        return .found
    }
}
