private import Reports

/// Reads the arguments of a plain search or count without the library that reads all others: one search then takes half
/// as long.
///
/// What is not plain is left to the library, which also words every error: this table reads only what it is sure of, and
/// tests hold it to the library's reading, option by option.
package struct QuickArguments {
    /// What an option does to an invocation.
    private enum Effect {
        case flag((inout SearchInvocation) -> Void)
        /// False for a value that means nothing.
        case value((inout SearchInvocation, String) -> Bool)
        /// Likewise, of an option that may be repeated.
        case values((inout SearchInvocation, String) -> Bool)
    }

    private struct Option {
        var names: [String]
        var actions = SearchInvocation.Action.allCases
        /// Whether it names the format; two that do are not plain.
        var isFormat = false
        var effect: Effect
    }

    /// The names of the options read for an action.
    package static func names(_ action: SearchInvocation.Action) -> Set<String> {
        Set(options.filter { $0.actions.contains(action) }.flatMap(\.names))
    }

    /// What the arguments ask for; nil where the library must be asked.
    package static func read(_ arguments: [String]) -> SearchInvocation? {
        guard let action = arguments.first.flatMap(SearchInvocation.Action.init) else { return nil }
        var invocation = SearchInvocation(action)
        let options = options.filter { $0.actions.contains(action) }
        var seen: Set<Int> = []
        var words: [String] = []
        var rest = arguments.dropFirst()
        while let argument = rest.popFirst() {
            guard argument.utf8.first == UInt8(ascii: "-") else {
                words.append(argument)
                continue
            }
            let parts = argument.split(separator: "=", maxSplits: 1).map(String.init)
            let isJoined = argument.utf8.contains(UInt8(ascii: "="))
            guard let name = parts.first, !isJoined || (parts.count == 2 && name.hasPrefix("--")),
                let place = options.firstIndex(where: { $0.names.contains(name) })
            else { return nil }
            let isFirst = seen.insert(place).inserted
            switch options[place].effect {
            case .flag(let apply):
                guard !isJoined else { return nil }
                apply(&invocation)
            case .value(let apply):
                guard isFirst, let value = isJoined ? parts[1] : plain(&rest), apply(&invocation, value) else {
                    return nil
                }
            case .values(let apply):
                guard let value = isJoined ? parts[1] : plain(&rest), apply(&invocation, value) else {
                    return nil
                }
            }
        }
        guard seen.count(where: { options[$0].isFormat }) < 2, invocation.request.filters.unreadableDate == nil else {
            return nil
        }
        invocation.request.query = words.joined(separator: " ")
        return invocation
    }

    /// The next argument, if it is the value of the option before it without a doubt.
    private static func plain(_ rest: inout ArraySlice<String>) -> String? {
        guard let first = rest.first?.utf8.first, first != UInt8(ascii: "-") else { return nil }
        return rest.popFirst()
    }

    /// Sets a member to the value that the text names.
    private static func named<Value: RawRepresentable<String>>(
        _ member: WritableKeyPath<SearchInvocation, Value>
    ) -> Effect {
        .value { invocation, text in
            guard let value = Value(rawValue: text) else { return false }
            invocation[keyPath: member] = value
            return true
        }
    }

    /// Sets a member to a number of a range.
    private static func number(_ member: WritableKeyPath<SearchInvocation, Int>, _ range: ClosedRange<Int>) -> Effect {
        .value { invocation, text in
            guard let value = Int(text), range.contains(value) else { return false }
            invocation[keyPath: member] = value
            return true
        }
    }

    private static func list(_ member: WritableKeyPath<SearchInvocation, [String]>) -> Effect {
        .values { invocation, text in
            invocation[keyPath: member].append(text)
            return true
        }
    }

    private static func text(_ member: WritableKeyPath<SearchInvocation, String?>) -> Effect {
        .value { invocation, text in
            invocation[keyPath: member] = text
            return true
        }
    }

    private static func flag(_ member: WritableKeyPath<SearchInvocation, Bool>) -> Effect {
        .flag { $0[keyPath: member] = true }
    }

    private static var options: [Option] {
        [
            Option(names: ["-i", "--index"], effect: text(\.index)),
            Option(names: ["-q", "--quiet"], effect: flag(\.isQuiet)),
            Option(
                names: ["--lang"],
                effect: .value { invocation, text in
                    invocation.language = Language(rawValue: text)
                    return invocation.language != nil
                }),
            Option(names: ["--format"], isFormat: true, effect: named(\.format)),
            Option(names: ["--json"], isFormat: true, effect: .flag { $0.format = .json }),
            Option(names: ["--color"], effect: named(\.color)),
            // A page of hits is not long.
            Option(names: ["--pager"], effect: .value { _, text in GlobalOptions.PagerChoice(rawValue: text) != nil }),
            Option(
                names: ["-0", "--null"], isFormat: true,
                effect: .flag {
                    $0.format = .ids
                    $0.isNullTerminated = true
                }),
            Option(names: ["--province"], effect: list(\.request.filters.provinces)),
            Option(names: ["--province34"], effect: list(\.request.filters.provinces34)),
            Option(names: ["--from"], effect: text(\.request.filters.from)),
            Option(names: ["--to"], effect: text(\.request.filters.to)),
            Option(names: ["--year"], effect: list(\.request.filters.years)),
            Option(names: ["--imprecise"], effect: flag(\.request.filters.includesImprecise)),
            Option(names: ["--ref"], effect: list(\.request.filters.references)),
            Option(names: ["--reftype"], effect: list(\.request.filters.referenceTypes)),
            Option(names: ["--match"], effect: named(\.request.match)),
            Option(names: ["--accents"], effect: named(\.request.accents)),
            Option(names: ["--abbreviations"], effect: named(\.request.abbreviations)),
            Option(names: ["--strict"], effect: flag(\.request.isStrict)),
            Option(names: ["-n", "--limit"], actions: [.search], effect: number(\.request.limit, PageOptions.limits)),
            Option(names: ["--offset"], actions: [.search], effect: number(\.request.offset, PageOptions.offsets)),
            Option(
                names: ["--snippets"], actions: [.search], effect: number(\.request.snippets, PageOptions.snippetCounts)
            ),
            Option(names: ["--sort"], actions: [.search], effect: named(\.request.sort)),
            Option(names: ["--rank"], actions: [.search], effect: named(\.request.ranking)),
            Option(names: ["--timing"], effect: flag(\.isTimed)),
        ]
    }
}
