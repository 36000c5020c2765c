internal import ArgumentParser
private import Reports

/// Wrong usage in the words of the catalogue. The library that reads arguments words its errors in English alone and
/// keeps their kinds to itself, so that they are told by its words; what it says in others is passed on as it is, and a
/// test provokes each kind.
struct UsageFault {
    /// Commands that take a query and nothing else.
    private static let queryCommands = SearchInvocation.Action.allCases.map(\.rawValue)

    /// What the library says before an option that has none.
    private static let missingValue = "Missing value for '"

    private let language: Language

    init(_ language: Language) { self.language = language }

    /// - Parameters:
    ///   - error: from reading arguments.
    ///   - arguments: the command first, where there is one.
    func failure(_ error: any Error, _ arguments: [String]) -> CommandFailure {
        let command = arguments.first.flatMap { $0.hasPrefix("-") ? nil : $0 }
        let names = TraCuu.configuration.subcommands.compactMap { $0.configuration.commandName }
        if let command, !names.contains(command) { return unknownCommand(command) }
        let help = ["tracuu help", command].compactMap(\.self).joined(separator: " ")
        let message = DisplayText.oneLine(worded(TraCuu.message(for: error)))
        if let command, let word = Self.query(arguments, message) {
            return CommandFailure(.usage, Wording.queryForOption.text(language, message, command, word))
        }
        return CommandFailure(.usage, Wording.seeHelp.text(language, message, help))
    }

    /// The argument that a message is of, where it may be meant as a query that begins with a sign.
    private static func query(_ arguments: [String], _ message: String) -> String? {
        guard let command = arguments.first, queryCommands.contains(command) else { return nil }
        return arguments.first { argument in
            guard argument.hasPrefix("-"), !argument.hasPrefix("--"), argument.unicodeScalars.count > 2 else {
                return false
            }
            // Of some the first letter alone is taken for an option.
            return [argument, String(argument.prefix(2))].contains { name in
                message.hasSuffix(name) || message.contains(name + " ")
            }
        }.map(ShellWord.of)
    }

    /// The arguments up to each option with nothing behind its `=`, as a script writes it with a variable that is empty.
    /// The library would take what stands behind for its value; of these it says that there is none.
    static func endingInEmptyValues(_ arguments: [String]) -> [[String]] {
        let options = arguments.prefix { $0 != "--" }
        return options.indices.filter { place in
            let option = options[place]
            return option.hasPrefix("--")
                && option.firstIndex(of: "=").map { option.index(after: $0) } == option.endIndex
        }.map { options[..<$0] + [String(options[$0].dropLast())] }
    }

    /// Whether an error says that an option has no value.
    static func isMissingValue(_ error: any Error) -> Bool {
        TraCuu.message(for: error).hasPrefix(missingValue)
    }

    func unknownCommand(_ name: String) -> CommandFailure {
        let near = NearestName.of(name, among: TraCuu.commandNames + ["help"])
        let words = near == nil ? Wording.noCommand : .noCommandNear
        return CommandFailure(.usage, words.text(language, DisplayText.oneLine(name), near ?? ""))
    }

    private func worded(_ message: String) -> String {
        let line = message.split(separator: "\n").first.map(String.init) ?? ""
        if let rest = Self.behind("Unknown option '", line) {
            let names = rest.split(separator: "'").map(String.init)
            return names.count > 2 && rest.contains("Did you mean")
                ? Wording.unknownOptionNear.text(language, names[0], names[2])
                : Wording.unknownOption.text(language, names.first ?? "")
        }
        if let rest = Self.behind(Self.missingValue, line) {
            return Wording.optionNeedsValue.text(language, Self.option(Self.quoted(rest)))
        }
        if let rest = Self.behind("The option '", line) {
            return Wording.flagTakesNoValue.text(language, String(rest.prefix { $0 != "'" }))
        }
        if let rest = Self.behind("Unexpected argument '", line) {
            return Wording.unexpectedArgument.text(language, DisplayText.oneLine(Self.quoted(rest)))
        }
        if let marker = line.firstRange(of: " unexpected arguments: '"), Int(line[..<marker.lowerBound]) != nil {
            let values = DisplayText.oneLine(Self.quoted(String(line[marker.upperBound...])))
            return Wording.unexpectedArgument.text(language, values.replacing("', '", with: " "))
        }
        if let rest = Self.behind("Missing expected argument '", line) {
            return Wording.missingArgument.text(language, Self.quoted(rest))
        }
        return invalidValue(line, choices: message) ?? message
    }

    /// `The value 'x' is invalid for '--limit <limit>'. Please provide one of 'a' or 'b'.`, or a list under it.
    private func invalidValue(_ line: String, choices message: String) -> String? {
        guard let rest = Self.behind("The value '", line), let marker = rest.ranges(of: "' is invalid for '").last
        else { return nil }
        let value = DisplayText.oneLine(String(rest[..<marker.lowerBound]))
        let name = Self.option(String(rest[marker.upperBound...].prefix { $0 != "'" }))
        var choices = message.split(separator: "\n").dropFirst().compactMap { Self.behind("  - ", String($0)) }
        if choices.isEmpty, let list = line.firstRange(of: "Please provide one of ") {
            choices = line[list.upperBound...].split(separator: "'").map(String.init).filter {
                !["", ", ", " or ", " and ", "."].contains($0)
            }
        }
        return choices.isEmpty
            ? Wording.invalidValue.text(language, value, name)
            : Wording.invalidChoice.text(language, value, name, choices.joined(separator: ", "))
    }

    /// The name of an option without what its value is called.
    private static func option(_ synopsis: String) -> String {
        synopsis.hasPrefix("-") ? String(synopsis.prefix { $0 != " " }) : synopsis
    }

    private static func behind(_ prefix: String, _ text: String) -> String? {
        text.hasPrefix(prefix) ? String(text.dropFirst(prefix.count)) : nil
    }

    /// To the last quote.
    private static func quoted(_ rest: String) -> String {
        rest.lastIndex(of: "'").map { String(rest[..<$0]) } ?? rest
    }
}
