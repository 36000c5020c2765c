internal import ArgumentParser

/// The program: full-text search in archives of Vietnamese reports.
@main
struct TraCuu: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "tracuu",
        abstract: "Search archives of Vietnamese reports.",
        version: ProgramVersion.text,
        subcommands: [
            IndexCommand.self, SearchCommand.self, CountCommand.self, ExplainCommand.self, RefCommand.self,
            RefsCommand.self,
            FacetsCommand.self, DupesCommand.self, ShowCommand.self, InspectCommand.self, AnalyzeCommand.self,
            StatsCommand.self,
            VerifyCommand.self, REPLCommand.self, VersionCommand.self,
        ])

    /// Runs the command that the arguments name, and ends with its status.
    static func main() {
        Signals.install()
        let console = Console()
        let status = run(Array(CommandLine.arguments.dropFirst()), console)
        console.end(status)
    }

    private static func run(_ arguments: [String], _ console: Console) -> ExitStatus {
        do {
            guard !arguments.isEmpty else { return try runBare(console) }
            if let invocation = QuickArguments.read(arguments) { return try invocation.run(console) }
            var command = try parseAsRoot(arguments)
            if let command = command as? any ConsoleCommand { return try command.run(console) }
            // `help`, or no command: what is asked for comes as an error, see `refuse`.
            try command.run()
            return .found
        } catch let failure as CommandFailure {
            console.fail(failure)
            return failure.status
        } catch {
            return refuse(error, console)
        }
    }

    /// Without arguments: the prompt at a terminal; elsewhere what the program is for, as an error.
    private static func runBare(_ console: Console) throws -> ExitStatus {
        if Environment.isTerminal(0), Environment.isTerminal(1) { return try REPLCommand.parse([]).run(console) }
        let language = Language.chosen(option: nil)
        console.errors.write(Wording.usage.text(language) + "\n" + Wording.tryHelp.text(language) + "\n")
        return .usage
    }

    /// Help and version that were asked for, or wrong usage.
    private static func refuse(_ error: any Error, _ console: Console) -> ExitStatus {
        let text = fullMessage(for: error)
        if exitCode(for: error).isSuccess {
            console.output.write(text + "\n")
            return .found
        }
        console.errors.write(text + "\n")
        return .usage
    }
}

/// A command that writes through the console and says how it ended.
protocol ConsoleCommand: ParsableCommand {
    /// - Throws: `CommandFailure`; anything else is wrong usage.
    func run(_ console: Console) throws -> ExitStatus
}
