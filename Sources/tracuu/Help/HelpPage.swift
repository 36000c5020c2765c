/// A page of help for the terminal.
struct HelpPage {
    private let columns: Int
    /// Where the text beside names begins.
    private static let indent = 26

    /// - Parameter columns: display cells of a line.
    init(columns: Int) { self.columns = min(100, max(60, columns)) }

    /// The program: its commands.
    func overview(_ program: CommandSheet) -> String {
        var text = program.about + "\n\n" + Wording.usage.text(.spoken) + "\n\n"
        text += HelpText.commands.text() + "\n"
        for command in program.commands { text += row(command.name, command.about) }
        text += row("help", HelpText.help.text())
        text += "\n" + HelpText.options.text() + "\n"
        for option in program.options { text += row(option.synopsis, option.sentences) }
        return text + "\n" + HelpText.seeCommand.text() + "\n"
    }

    /// One command: what it does, examples, its arguments and options by section.
    func page(_ command: CommandSheet) -> String {
        let arguments = command.options.filter(\.isPositional)
        let usage = arguments.map { $0.isOptional ? "[\($0.synopsis)]" : $0.synopsis }
        var text = wrapped(command.about, indent: 0) + "\n" + HelpText.usage.text()
        text += " " + (["tracuu", command.name, HelpText.optionsWord.text()] + usage).joined(separator: " ") + "\n\n"
        for line in command.discussion.split(separator: "\n", omittingEmptySubsequences: false) {
            text += line.hasPrefix(" ") || line.isEmpty ? line + "\n" : wrapped(String(line), indent: 0)
        }
        text += section(HelpText.arguments.text(), arguments)
        for (title, options) in command.sections { text += section(title, options) }
        return text
    }

    private func section(_ title: String, _ options: [CommandSheet.Option]) -> String {
        guard !options.isEmpty else { return "" }
        return "\n" + title + "\n" + options.map { row($0.synopsis, $0.sentences) }.joined()
    }

    private func row(_ name: String, _ about: String) -> String {
        let width = 2 + DisplayText.width(name)
        let text = wrapped(about, indent: Self.indent)
        guard width + 2 <= Self.indent else { return "  " + name + "\n" + text }
        return "  " + name + String(text.dropFirst(width))
    }

    /// Lines broken at spaces, each behind so many spaces.
    private func wrapped(_ text: String, indent: Int) -> String {
        let margin = String(repeating: " ", count: indent)
        var lines = ""
        var line = ""
        for word in text.split(separator: " ") {
            if !line.isEmpty, indent + DisplayText.width(line) + 1 + DisplayText.width(String(word)) > columns {
                lines += margin + line + "\n"
                line = ""
            }
            line += (line.isEmpty ? "" : " ") + word
        }
        return lines + margin + line + "\n"
    }
}

extension CommandSheet {
    /// The options in the order of their sections; those of no section and those of every command come last.
    var sections: [(title: String, options: [Option])] {
        let named = options.filter { !$0.isPositional }
        var titles: [String] = []
        for case let title? in named.map(\.section) where !titles.contains(title) { titles.append(title) }
        let globals = HelpText.globals.text()
        let own = titles.filter { $0 != globals }.map { title in
            (title + ":", named.filter { $0.section == title })
        }
        return own + [
            (HelpText.options.text(), named.filter { $0.section == nil && !$0.isLibrary }),
            (globals + ":", named.filter { $0.section == globals || $0.isLibrary }),
        ]
    }
}

extension CommandSheet.Option {
    /// `--help` and `--version`, which every command has.
    fileprivate var isLibrary: Bool { names.contains("--help") || names.contains("--version") }
}
