internal import ArgumentParser
internal import Reports

extension Language: ExpressibleByArgument {}
extension OutputFormat: ExpressibleByArgument {}
extension ColorChoice: ExpressibleByArgument {}

/// What every command takes, behind its name or before it.
struct GlobalOptions: ParsableArguments {
    enum PagerChoice: String, ExpressibleByArgument, CaseIterable { case auto, never }

    @Option(name: [.customShort("i", allowingJoined: true), .long], help: .text(.indexOption), completion: .directory)
    var index: String?

    @Option(help: .text(.format))
    var format: OutputFormat?

    @Flag(help: .text(.json))
    var json = false

    @Flag(name: [.customShort("0"), .customLong("null")], help: .text(.null))
    var isNullTerminated = false

    @Option(help: .text(.color))
    var color = ColorChoice.auto

    @Option(help: .text(.pager))
    var pager = PagerChoice.auto

    @Option(help: .text(.lang))
    var lang: Language?

    @Flag(name: .shortAndLong, help: .text(.quiet))
    var quiet = false

    @Flag(name: .shortAndLong, help: .text(.verbose))
    var verbose = false

    func validate() throws {
        if json, let format, format != .json {
            throw ValidationError(Wording.exclusive.text(.spoken, "--json, --format \(format.rawValue)"))
        }
        if isNullTerminated, json || (format ?? .ids) != .ids {
            throw ValidationError(Wording.nullForIDs.text(.spoken))
        }
    }

    /// The format asked for, human where none is.
    var chosen: OutputFormat { json ? .json : isNullTerminated ? .ids : format ?? .human }

    /// Whether one JSON object, or one a line, is asked for.
    var isJSON: Bool { chosen == .json || chosen == .jsonl }

    func apply(to console: Console) {
        console.language = Language.chosen(option: lang)
        console.isQuiet = quiet
        console.isVerbose = verbose
    }

    func apply(to invocation: inout SearchInvocation) {
        invocation.index = index
        invocation.format = chosen
        invocation.isNullTerminated = isNullTerminated
        invocation.color = color
        invocation.language = lang
        invocation.isQuiet = quiet
        invocation.isVerbose = verbose
    }

    // MARK: The index

    var path: String { IndexPlace(index).path }

    /// - Parameter isCancelled: see ``ReportIndex/init(path:isCancelled:)``.
    func open(
        _ console: Console, isCancelled: @escaping @Sendable () -> Bool = { false }
    ) throws(CommandFailure) -> ReportIndex {
        try IndexPlace(index).open(console, isCancelled: isCancelled)
    }

    // MARK: Results

    var style: TerminalStyle { TerminalStyle(color) }

    /// Whether long texts go through the pager.
    var usesPager: Bool { pager == .auto && Pager.isWanted }

    func renderer(_ language: Language) -> PageRenderer {
        let human = HumanRenderer(language: language, style: style, columns: Environment.columns())
        return PageRenderer(format: chosen, isNullTerminated: isNullTerminated, human: human)
    }
}

extension OutputFormat {
    /// Refuses a format that a command does not write.
    package func check(
        _ command: String, _ formats: [OutputFormat], _ language: Language
    ) throws(CommandFailure) {
        guard !formats.contains(self) else { return }
        let names = formats.map(\.rawValue).joined(separator: ", ")
        throw CommandFailure(.usage, Wording.noFormat.text(language, command, rawValue, names))
    }
}
