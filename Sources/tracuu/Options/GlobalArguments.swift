/// The options of every command, which may also stand before it: `tracuu -i DIR search …`.
enum GlobalArguments {
    // Lists, for a set of strings is slower to make than these are to walk, and every start makes them.
    private static let flags = ["--json", "-0", "--null", "-q", "--quiet", "-v", "--verbose"]
    private static let options = ["-i", "--index", "--format", "--color", "--pager", "--lang"]

    /// How many of the arguments, from the first, are one of these options with its value; 0 where the first is none.
    private static func length(_ arguments: ArraySlice<String>) -> Int {
        guard let first = arguments.first else { return 0 }
        if flags.contains(first) { return 1 }
        if options.contains(first) { return min(2, arguments.count) }
        if first.hasPrefix("-i") { return 1 }
        let name = first.prefix { $0 != "=" }
        return name.count < first.count && options.contains(String(name)) && name.hasPrefix("--") ? 1 : 0
    }

    /// The same arguments with the command first.
    static func behindCommand(_ arguments: [String]) -> [String] {
        var rest = arguments[...]
        while case let length = length(rest), length > 0 { rest = rest.dropFirst(length) }
        guard let command = rest.first, !command.hasPrefix("-") else { return arguments }
        return [command] + arguments[..<rest.startIndex] + rest.dropFirst()
    }

    /// The index that is named; nil where none is.
    static func index(_ arguments: [String]) -> String? {
        for (place, argument) in arguments.enumerated().reversed() {
            if argument.hasPrefix("--index=") { return String(argument.dropFirst("--index=".count)) }
            if argument.hasPrefix("-i"), argument != "-i" { return String(argument.dropFirst(2)) }
            if argument == "-i" || argument == "--index", place + 1 < arguments.count { return arguments[place + 1] }
        }
        return nil
    }

    /// Whether there is nothing else: no command, and nothing that is unknown.
    static func isAll(_ arguments: [String]) -> Bool { without(arguments).isEmpty }

    /// What remains of the arguments without these options.
    static func without(_ arguments: [String]) -> [String] {
        var rest = arguments[...]
        var kept: [String] = []
        while let first = rest.first {
            let length = length(rest)
            if length == 0 { kept.append(first) }
            rest = rest.dropFirst(max(1, length))
        }
        return kept
    }
}
