/// The manual page of the program and all its commands, for man(1).
struct ManualPage {
    private var text = "'\\\" -*- coding: UTF-8 -*-\n"

    static func text(_ program: CommandSheet) -> String {
        var page = ManualPage()
        page.write(program: program)
        return page.text
    }

    private mutating func write(program: CommandSheet) {
        text += ".TH TRACUU 1 \"\" \"tracuu \(ProgramVersion.text)\"\n"
        section(.manualName)
        text += "tracuu \\- " + Self.escaped(program.about) + "\n"
        section(.manualSynopsis)
        let synopsis = Wording.usage.text(.spoken).split(separator: "tracuu ").last ?? ""
        text += ".B tracuu\n" + Self.escaped(String(synopsis)) + "\n"
        section(.manualDescription)
        for command in program.commands { write(command) }
        section(.manualQuery)
        for (typed, meaning) in QueryLanguageHelp.rows(.spoken) { tagged(typed, meaning) }
        section(.manualPrompt)
        text += ".nf\n"
        for line in Wording.promptHelp.text(.spoken).split(separator: "\n") {
            text += Self.escaped(String(line)) + "\n"
        }
        text += ".fi\n"
        section(.exitStatus)
        for (code, meaning) in ExitStatus.meanings { tagged(code, meaning.text(.spoken)) }
        section(.environment)
        for (name, meaning) in Self.variables { tagged(name, meaning.text(.spoken)) }
        section(.files)
        for (name, meaning) in Self.places { tagged(name, meaning.text(.spoken)) }
    }

    private static let variables: [(String, Wording)] = [
        ("TRACUU_INDEX", .manualIndex), ("TRACUU_LANG, LC_ALL, LC_MESSAGES, LANG", .manualLanguage),
        ("NO_COLOR, TERM", .manualColor), ("COLUMNS", .manualColumns), ("PAGER", .manualPager),
    ]

    private static let places: [(String, Wording)] = [
        ("./index", .manualIndexPlace), ("$XDG_STATE_HOME/tracuu/history", .manualHistory),
        (".tracuuignore, corrections.jsonl", .manualBeside),
    ]

    private mutating func write(_ command: CommandSheet) {
        text += ".SS \"tracuu \(command.name)\"\n" + Self.escaped(command.about) + "\n"
        for line in command.discussion.split(separator: "\n", omittingEmptySubsequences: false) {
            if line.hasPrefix(" ") {
                text += ".br\n.B " + Self.escaped(String(line.drop { $0 == " " })) + "\n"
            } else if !line.isEmpty {
                text += ".PP\n" + Self.escaped(String(line)) + "\n"
            }
        }
        for option in command.options where option.isPositional { tagged(option.synopsis, option.sentences) }
        for (_, options) in command.sections {
            for option in options { tagged(option.synopsis, option.sentences) }
        }
    }

    private mutating func section(_ title: HelpText) { text += ".SH \"" + title.text() + "\"\n" }

    private mutating func tagged(_ name: String, _ about: String) {
        text += ".TP\n.B " + Self.escaped(name) + "\n" + Self.escaped(about) + "\n"
    }

    /// Free of what roff would obey: backslashes, quotes round the words of a macro, and a full stop or an apostrophe that
    /// begins a line.
    private static func escaped(_ text: String) -> String {
        let plain = text.replacing("\\", with: "\\e").replacing("-", with: "\\-")
            .replacing("\"", with: "\\(dq")
        return plain.hasPrefix(".") || plain.hasPrefix("'") ? "\\&" + plain : plain
    }
}
