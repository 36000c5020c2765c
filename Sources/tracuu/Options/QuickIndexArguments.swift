private import Reports

/// Reads the arguments of a plain `index`, see ``QuickOption``.
package enum QuickIndexArguments {
    /// The names of the options read.
    package static var names: Set<String> { Set(Option.allCases.flatMap(\.names)) }

    /// What the arguments ask for; nil where the library must be asked.
    package static func read(_ arguments: [String]) -> IndexInvocation? {
        guard arguments.first == "index" else { return nil }
        var invocation = IndexInvocation()
        let paths = Option.read(arguments.dropFirst(), by: Option.allCases, into: &invocation)
        guard let paths, !paths.isEmpty else { return nil }
        invocation.paths = paths
        return invocation
    }

    private enum Option: QuickOption {
        case index, quiet, language, format, json, color, pager
        case rebuild, keepsMissing, jobs, dryRun

        var isFlag: Bool {
            switch self {
            case .quiet, .json, .rebuild, .keepsMissing, .dryRun: true
            default: false
            }
        }

        var repeats: Bool { false }

        var isFormat: Bool { self == .format || self == .json }

        var names: [String] {
            switch self {
            case .index: ["-i", "--index"]
            case .quiet: ["-q", "--quiet"]
            case .language: ["--lang"]
            case .format: ["--format"]
            case .json: ["--json"]
            case .color: ["--color"]
            case .pager: ["--pager"]
            case .rebuild: ["--rebuild"]
            case .keepsMissing: ["--no-prune"]
            case .jobs: ["--jobs"]
            case .dryRun: ["--dry-run"]
            }
        }

        func apply(_ value: String, to invocation: inout IndexInvocation) -> Bool {
            switch self {
            case .format: return set(&invocation.format, value)
            // What was done is told in a few lines, without colours.
            case .color: return ColorChoice(rawValue: value) != nil
            case .pager: return GlobalOptions.PagerChoice(rawValue: value) != nil
            case .language:
                invocation.language = Language(rawValue: value)
                return invocation.language != nil
            case .jobs:
                var jobs = 1
                guard set(&jobs, value, IndexInvocation.jobCounts) else { return false }
                invocation.options.jobs = jobs
            case .index: invocation.index = value
            case .quiet: invocation.isQuiet = true
            case .json: invocation.format = .json
            case .rebuild: invocation.options.isRebuilding = true
            case .keepsMissing: invocation.options.prunes = false
            case .dryRun: invocation.options.isDryRun = true
            }
            return true
        }
    }
}
