internal import ArgumentParser

/// A command as its definition tells of it: what help and the manual are made of.
struct CommandSheet {
    struct Option {
        var names: [String]
        /// What its value is called; nil for a flag.
        var value: String?
        var section: String?
        var about: String
        var choices: [String]
        var preset: String?
        var isRepeating: Bool
        var isOptional: Bool
        /// An argument, which has no names.
        var isPositional: Bool
    }

    var name: String
    var about: String
    /// Paragraphs; lines that begin with spaces are kept as they are.
    var discussion: String
    var options: [Option]
    var commands: [CommandSheet]

    /// The program with its commands.
    /// - Complexity: linear in the definitions, and some milliseconds: it is for those who ask for help.
    static func program() -> CommandSheet {
        let told = JSONValue(TraCuu._dumpHelp())?["command"]
        var program = CommandSheet(told ?? .object([:]))
        for case let type as any ConsoleCommand.Type in TraCuu.configuration.subcommands {
            let place = program.commands.firstIndex { $0.name == type.configuration.commandName }
            if let place { program.commands[place].fit(type) }
        }
        return program
    }

    /// Leaves out of the options of every command what means nothing to this one.
    private mutating func fit(_ type: any ConsoleCommand.Type) {
        let formats = type.formats.map(\.rawValue)
        var unused: Set<String> = []
        if formats.count == 1 { unused.insert("--format") }
        if !type.formats.contains(.json) { unused.insert("--json") }
        if !type.formats.contains(.ids) { unused.insert("--null") }
        if !type.usesIndex { unused.insert("--index") }
        if !type.usesPager { unused.insert("--pager") }
        options.removeAll { !unused.isDisjoint(with: $0.names) }
        for index in options.indices where options[index].names.contains("--format") {
            options[index].choices = formats
        }
    }

    /// The command of that name.
    func command(_ name: String) -> CommandSheet? { commands.first { $0.name == name } }

    private init(_ told: JSONValue) {
        name = told["commandName"]?.string ?? ""
        about = told["abstract"]?.string ?? ""
        discussion = told["discussion"]?.string ?? ""
        options = told["arguments"]?.elements.filter { $0["shouldDisplay"]?.isTrue ?? false }.map(Option.init) ?? []
        // The library's own `help` is told of in its words; ours stands for it.
        commands =
            told["subcommands"]?.elements.filter { $0["shouldDisplay"]?.isTrue ?? false }.map(CommandSheet.init)
            .filter { $0.name != "help" } ?? []
    }
}

extension CommandSheet.Option {
    fileprivate init(_ told: JSONValue) {
        let names = told["names"]?.elements ?? []
        self.names = names.compactMap { name in
            name["name"]?.string.map { (name["kind"]?.string == "short" ? "-" : "--") + $0 }
        }.sorted { $0.count < $1.count }
        let kind = told["kind"]?.string
        value = kind == "flag" ? nil : told["valueName"]?.string
        section = told["sectionTitle"]?.string
        about = told["abstract"]?.string ?? ""
        choices = told["allValues"]?.elements.compactMap(\.string) ?? []
        preset = kind == "flag" ? nil : told["defaultValue"]?.string
        isRepeating = told["isRepeating"]?.isTrue ?? false
        isOptional = told["isOptional"]?.isTrue ?? false
        isPositional = kind == "positional"
        // The library defines these two, in its words.
        if self.names.contains("--help") { about = HelpText.helpOption.text() }
        if self.names.contains("--version") { about = HelpText.versionOption.text() }
    }

    /// `-n, --limit <limit>`, or `<query> …`.
    var synopsis: String {
        guard !isPositional else { return "<\(value ?? "")>" + (isRepeating ? " …" : "") }
        return names.joined(separator: ", ") + (value.map { " <\($0)>" } ?? "")
    }

    /// What it does, what it takes and what holds without it.
    var sentences: String {
        var facts: [String] = []
        if !choices.isEmpty { facts.append(Self.filled(.values, choices.joined(separator: ", "))) }
        if let preset { facts.append(Self.filled(.preset, preset)) }
        if isRepeating, !isPositional { facts.append(HelpText.repeatable.text()) }
        return facts.isEmpty ? about : about + " (" + facts.joined(separator: "; ") + ")"
    }

    private static func filled(_ text: HelpText, _ value: String) -> String {
        text.text().replacing("%1", with: value)
    }
}
