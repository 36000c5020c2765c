private import Reports

/// Reads the arguments of a plain search or count, see ``QuickOption``.
package enum QuickArguments {
    /// The names of the options read for an action.
    package static func names(_ action: SearchInvocation.Action) -> Set<String> {
        Set(options(action).flatMap(\.names))
    }

    /// What the arguments ask for; nil where the library must be asked.
    package static func read(_ arguments: [String]) -> SearchInvocation? {
        guard let action = arguments.first.flatMap(SearchInvocation.Action.init) else { return nil }
        var invocation = SearchInvocation(action)
        let words = Option.read(arguments.dropFirst(), by: options(action), into: &invocation)
        guard let words, invocation.request.filters.unreadableDate == nil else { return nil }
        invocation.request.query = words.joined(separator: " ")
        return invocation
    }

    private static func options(_ action: SearchInvocation.Action) -> [Option] {
        switch action {
        case .search: Option.allCases
        case .count: Option.allCases.filter { !$0.isOfPage }
        }
    }

    private enum Option: QuickOption {
        case index, quiet, language, format, json, color, pager, null
        case province, province34, from, to, year, imprecise, reference, referenceType
        case match, accents, abbreviations, strict, timing
        case limit, offset, snippets, sort, ranking

        /// Whether it is of a search alone.
        var isOfPage: Bool {
            switch self {
            case .limit, .offset, .snippets, .sort, .ranking: true
            default: false
            }
        }

        var isFlag: Bool {
            switch self {
            case .quiet, .json, .null, .imprecise, .strict, .timing: true
            default: false
            }
        }

        var repeats: Bool {
            switch self {
            case .province, .province34, .year, .reference, .referenceType: true
            default: false
            }
        }

        var isFormat: Bool { self == .format || self == .json || self == .null }

        var names: [String] {
            switch self {
            case .index: ["-i", "--index"]
            case .quiet: ["-q", "--quiet"]
            case .language: ["--lang"]
            case .format: ["--format"]
            case .json: ["--json"]
            case .color: ["--color"]
            case .pager: ["--pager"]
            case .null: ["-0", "--null"]
            case .province: ["--province"]
            case .province34: ["--province34"]
            case .from: ["--from"]
            case .to: ["--to"]
            case .year: ["--year"]
            case .imprecise: ["--imprecise"]
            case .reference: ["--ref"]
            case .referenceType: ["--reftype"]
            case .match: ["--match"]
            case .accents: ["--accents"]
            case .abbreviations: ["--abbreviations"]
            case .strict: ["--strict"]
            case .timing: ["--timing"]
            case .limit: ["-n", "--limit"]
            case .offset: ["--offset"]
            case .snippets: ["--snippets"]
            case .sort: ["--sort"]
            case .ranking: ["--rank"]
            }
        }

        func apply(_ value: String, to invocation: inout SearchInvocation) -> Bool {
            switch self {
            case .format: return set(&invocation.format, value)
            case .color: return set(&invocation.color, value)
            // A page of hits is not long.
            case .pager: return GlobalOptions.PagerChoice(rawValue: value) != nil
            case .match: return set(&invocation.request.match, value)
            case .accents: return set(&invocation.request.accents, value)
            case .abbreviations: return set(&invocation.request.abbreviations, value)
            case .sort: return set(&invocation.request.sort, value)
            case .ranking: return set(&invocation.request.ranking, value)
            case .limit: return set(&invocation.request.limit, value, PageOptions.limits)
            case .offset: return set(&invocation.request.offset, value, PageOptions.offsets)
            case .snippets: return set(&invocation.request.snippets, value, PageOptions.snippetCounts)
            case .language:
                invocation.language = Language(rawValue: value)
                return invocation.language != nil
            case .index: invocation.index = value
            case .quiet: invocation.isQuiet = true
            case .json: invocation.format = .json
            case .null:
                invocation.format = .ids
                invocation.isNullTerminated = true
            case .province: invocation.request.filters.provinces.append(value)
            case .province34: invocation.request.filters.provinces34.append(value)
            case .from: invocation.request.filters.from = value
            case .to: invocation.request.filters.to = value
            case .year: invocation.request.filters.years.append(value)
            case .imprecise: invocation.request.filters.includesImprecise = true
            case .reference: invocation.request.filters.references.append(value)
            case .referenceType: invocation.request.filters.referenceTypes.append(value)
            case .strict: invocation.request.isStrict = true
            case .timing: invocation.isTimed = true
            }
            return true
        }
    }
}
