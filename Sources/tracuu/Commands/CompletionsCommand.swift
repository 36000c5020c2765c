internal import ArgumentParser

struct CompletionsCommand: ConsoleCommand {
    static let configuration = CommandConfiguration(
        "completions", .completions,
        examples: "tracuu completions bash > ~/.local/share/bash-completion/completions/tracuu",
        "tracuu completions zsh > ~/.zfunc/_tracuu",
        "tracuu completions fish > ~/.config/fish/completions/tracuu.fish")

    enum Shell: String, ExpressibleByArgument, CaseIterable {
        case bash, zsh, fish

        /// As the library writes it, but for the commands that `help` tells about, and for names and numbers that the
        /// program finds without marks and in any case: these go past what bash and zsh have of their own to drop words
        /// that do not begin with the very letters typed.
        var script: String {
            switch self {
            case .bash:
                CompletedProgram.completionScript(for: .bash)
                    .replacing(
                        "__tracuu_add_completions -W \"$(__tracuu_custom",
                        with: "__tracuu_add_found \"$(__tracuu_custom"
                    )
                    .replacing("__tracuu_custom_complete() {", with: Self.addFound + "__tracuu_custom_complete() {")
                    .replacing(
                        "_tracuu_help() {\n",
                        with: "_tracuu_help() {\n    COMPREPLY+=($(compgen -W '\(Self.commands)' -- \"${cur}\"))\n")
            case .zsh:
                CompletedProgram.completionScript(for: .zsh)
                    .replacing("__tracuu_complete \"${completions[@]", with: "compadd -U -- \"${completions[@]")
                    .replacing("'*:subcommands:'", with: "'1:command:(\(Self.commands))'")
            case .fish:
                CompletedProgram.completionScript(for: .fish) + "\ncomplete -c 'tracuu' -n "
                    + "'__tracuu_should_offer_completions_for_positional \"tracuu help\" -eq 1' -fka '\(Self.commands)'"
            }
        }

        private static var commands: String { TraCuu.commandNames.joined(separator: " ") }

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

    static let usesIndex = false

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

/// The program as shells complete it: the options of every command may stand before that.
private struct CompletedProgram: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "tracuu", version: ProgramVersion.text, subcommands: TraCuu.configuration.subcommands)

    @OptionGroup var global: GlobalOptions
}
