internal import ArgumentParser
internal import Reports

/// The program: full-text search in archives of Vietnamese reports.
@main
struct TraCuu: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "tracuu",
        abstract: HelpText.program.text(),
        version: ProgramVersion.text,
        subcommands: [
            IndexCommand.self, SearchCommand.self, CountCommand.self, ExplainCommand.self, RefCommand.self,
            RefsCommand.self,
            FacetsCommand.self, DupesCommand.self, ShowCommand.self, InspectCommand.self, AnalyzeCommand.self,
            StatsCommand.self, VerifyCommand.self, RepairCommand.self, MergeCommand.self, DeleteCommand.self,
            BackupCommand.self, REPLCommand.self, CompletionsCommand.self, ManualCommand.self, VersionCommand.self,
        ])

    /// Of the commands that help tells about.
    static var commandNames: [String] {
        configuration.subcommands.filter { $0.configuration.shouldDisplay }.compactMap { $0.configuration.commandName }
    }

    /// Runs the command that the arguments name, and ends with its status.
    static func main() {
        ProcessMemory.prepareHeap()
        let console = Console()
        console.language = .spoken
        Signals.install(console.language)
        let status = run(Array(CommandLine.arguments.dropFirst()), console)
        console.end(status)
    }

    private static func run(_ arguments: [String], _ console: Console) -> ExitStatus {
        do {
            guard !GlobalArguments.isAll(arguments) else { return try runBare(arguments, console) }
            let arguments = GlobalArguments.behindCommand(arguments)
            if let invocation = QuickArguments.read(arguments) { return try invocation.run(console) }
            if let invocation = QuickIndexArguments.read(arguments) { return try invocation.run(console) }
            if let help = HelpRequest(arguments) { return try show(help, console) }
            return try run(parsed: arguments, console)
        } catch let failure as CommandFailure {
            console.fail(failure)
            return failure.status
        } catch {
            return .failed
        }
    }

    private static func run(parsed arguments: [String], _ console: Console) throws -> ExitStatus {
        for cut in UsageFault.endingInEmptyValues(arguments) {
            do {
                _ = try parseAsRoot(cut)
            } catch  where UsageFault.isMissingValue(error) {
                throw UsageFault(console.language).failure(error, cut)
            } catch {
                // What else is wrong is told of all the arguments.
            }
        }
        let parsed: any ParsableCommand
        do {
            parsed = try parseAsRoot(arguments)
        } catch  where exitCode(for: error).isSuccess {
            // The version, or what a shell asked for to complete a line.
            console.output.write(fullMessage(for: error) + "\n")
            return .found
        } catch {
            throw UsageFault(console.language).failure(error, arguments)
        }
        guard let command = parsed as? any ConsoleCommand else { return sayUsage(console) }
        return try command.start(console)
    }

    private static func show(_ help: HelpRequest, _ console: Console) throws(CommandFailure) -> ExitStatus {
        console.output.write(try help.page(columns: Environment.columns(), console.language))
        return .found
    }

    /// Without a command: the prompt at a terminal; elsewhere what the program is for, as an error.
    private static func runBare(_ arguments: [String], _ console: Console) throws -> ExitStatus {
        if Environment.isTerminal(0), Environment.isTerminal(1) {
            return try run(parsed: ["repl"] + arguments, console)
        }
        return sayUsage(console)
    }

    private static func sayUsage(_ console: Console) -> ExitStatus {
        let language = console.language
        console.errors.write(Wording.usage.text(language) + "\n" + Wording.tryHelp.text(language) + "\n")
        return .usage
    }
}

/// A command that writes through the console and says how it ended.
protocol ConsoleCommand: ParsableCommand {
    /// The formats it can write its results in.
    static var formats: [OutputFormat] { get }

    /// Whether it reads or writes an index.
    static var usesIndex: Bool { get }

    /// Whether it shows texts that may be long.
    static var usesPager: Bool { get }

    var global: GlobalOptions { get }

    /// - Throws: `CommandFailure`.
    func run(_ console: Console) throws -> ExitStatus
}

extension ConsoleCommand {
    static var formats: [OutputFormat] { [.human, .json, .jsonl] }
    static var usesIndex: Bool { true }
    static var usesPager: Bool { false }

    /// Runs it under the options of every command.
    func start(_ console: Console) throws -> ExitStatus {
        global.apply(to: console)
        console.output.isData = global.chosen != .human
        try global.chosen.check(Self.configuration.commandName ?? "", Self.formats, console.language)
        if Self.usesIndex { try IndexPlace(global.index).check(console.language) }
        return try run(console)
    }
}
