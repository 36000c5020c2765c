internal import ArgumentParser
internal import Reports

extension Language: ExpressibleByArgument {}
extension OutputFormat: ExpressibleByArgument {}
extension ColorChoice: ExpressibleByArgument {}

/// What every command takes.
struct GlobalOptions: ParsableArguments {
    @Option(help: "The language of messages: vi or en.")
    var lang: Language?

    @Flag(name: .shortAndLong, help: "Say nothing but results and errors.")
    var quiet = false

    @Flag(name: .shortAndLong, help: "Name every input that is left alone or skipped.")
    var verbose = false

    func apply(to console: Console) {
        console.language = Language.chosen(option: lang)
        console.isQuiet = quiet
        console.isVerbose = verbose
    }

    func apply(to invocation: inout SearchInvocation) {
        invocation.language = lang
        invocation.isQuiet = quiet
        invocation.isVerbose = verbose
    }
}

/// Whether long texts go through the pager.
struct PagerOptions: ParsableArguments {
    enum Choice: String, ExpressibleByArgument, CaseIterable { case auto, never }

    @Option(help: "Whether a terminal shows long texts in the pager: auto or never.")
    var pager = Choice.auto

    var usesPager: Bool { pager == .auto && Pager.isWanted }
}

/// Which index a command works on.
struct IndexOptions: ParsableArguments {
    @Option(name: .shortAndLong, help: "The index (default: TRACUU_INDEX, else ./index).")
    var index: String?

    var path: String { IndexPlace(index).path }

    func open(_ console: Console) throws(CommandFailure) -> ReportIndex { try IndexPlace(index).open(console) }
}

/// How results are written.
struct FormatOptions: ParsableArguments {
    @Option(help: "How results are written.")
    var format: OutputFormat?

    @Flag(help: "Short for --format json.")
    var json = false

    @Flag(name: [.customShort("0"), .customLong("null")], help: "Ids that end with NUL; short for --format ids.")
    var isNullTerminated = false

    @Option(help: "Colours: auto, always or never.")
    var color = ColorChoice.auto

    func validate() throws {
        if json, let format, format != .json {
            throw ValidationError("'--json' and '--format \(format.rawValue)' exclude each other.")
        }
        if isNullTerminated, json || (format ?? .ids) != .ids {
            throw ValidationError("'--null' goes with ids only.")
        }
    }

    var chosen: OutputFormat { json ? .json : isNullTerminated ? .ids : format ?? .human }

    func apply(to invocation: inout SearchInvocation) {
        invocation.format = chosen
        invocation.isNullTerminated = isNullTerminated
        invocation.color = color
    }

    func renderer(_ language: Language) -> PageRenderer {
        let human = HumanRenderer(
            language: language, style: TerminalStyle(isColored: color.isColored), columns: Environment.columns())
        return PageRenderer(format: chosen, isNullTerminated: isNullTerminated, human: human)
    }
}
