/// Arguments that ask for help instead of doing anything.
enum HelpRequest {
    case overview
    case command(String)

    /// Nil where no help is asked for.
    /// - Parameter arguments: the command before its options.
    init?(_ arguments: [String]) {
        let before = arguments.prefix { $0 != "--" }
        let asks = before.contains { $0 == "--help" || $0 == "-h" }
        if arguments.first == "help" {
            let topic = GlobalArguments.without(Array(before.dropFirst())).first { !$0.hasPrefix("-") }
            self = topic.map(HelpRequest.command) ?? .overview
        } else if asks {
            self = arguments.first.flatMap { $0.hasPrefix("-") ? nil : .command($0) } ?? .overview
        } else {
            return nil
        }
    }

    /// The page asked for.
    func page(columns: Int, _ language: Language) throws(CommandFailure) -> String {
        let program = CommandSheet.program()
        let page = HelpPage(columns: columns)
        guard case .command(let name) = self, name != "help" else { return page.overview(program) }
        guard let command = program.command(name) else { throw UsageFault(language).unknownCommand(name) }
        return page.page(command)
    }
}
