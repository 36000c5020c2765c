internal import ArgumentParser

struct CompletionsCommand: ConsoleCommand {
    static let configuration = CommandConfiguration(
        "completions", .completions,
        examples: "tracuu completions bash > ~/.local/share/bash-completion/completions/tracuu",
        "tracuu completions zsh > ~/.zfunc/_tracuu",
        "tracuu completions fish > ~/.config/fish/completions/tracuu.fish")

    enum Shell: String, ExpressibleByArgument, CaseIterable {
        case bash, zsh, fish

        /// As the library writes it, but for names and numbers that the program finds without marks and in any case: these
        /// go past what bash and zsh have of their own to drop words that do not begin with the very letters typed.
        var script: String {
            switch self {
            case .bash:
                TraCuu.completionScript(for: .bash)
                    .replacing(
                        "__tracuu_add_completions -W \"$(__tracuu_custom",
                        with: "__tracuu_add_found \"$(__tracuu_custom"
                    )
                    .replacing("__tracuu_custom_complete() {", with: Self.addFound + "__tracuu_custom_complete() {")
            case .zsh:
                TraCuu.completionScript(for: .zsh)
                    .replacing("__tracuu_complete \"${completions[@]", with: "compadd -U -- \"${completions[@]")
            case .fish: TraCuu.completionScript(for: .fish)
            }
        }

        private static let addFound = """
            __tracuu_add_found() {
                local completion
                while IFS='' read -r completion; do
                    [[ -z "${completion}" ]] || COMPREPLY+=("${completion}")
                done <<< "${1}"
            }


            """
    }

    static let formats: [OutputFormat] = [.human]

    @OptionGroup(title: HelpText.globals.text()) var global: GlobalOptions

    @Argument(help: .text(.shell))
    var shell: Shell

    func run(_ console: Console) -> ExitStatus {
        // The library's own words for what it adds, in quotes: ours must have none.
        let script = shell.script.replacing("Show subcommand help information.", with: HelpText.help.text())
            .replacing("Show help information.", with: HelpText.helpOption.text())
            .replacing("Show the version.", with: HelpText.versionOption.text())
        console.output.write(script + "\n")
        return .found
    }
}
