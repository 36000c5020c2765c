internal import ArgumentParser
internal import Reports

/// For commands that write to an index, which another program may be writing to.
struct WaitOption: ParsableArguments {
    @Option(help: .text(.wait))
    var wait = 0

    func validate() throws {
        guard (0...86_400).contains(wait) else {
            throw ValidationError(Wording.outOfRange.text(.spoken, "--wait", "0 … 86400"))
        }
    }

    /// Does the work, once no other writer is in the way or the time is up.
    func run<Result>(
        _ index: String, _ language: Language, _ work: () throws(ReportIndexError) -> Result
    ) throws(CommandFailure) -> Result {
        let deadline = Environment.seconds() + Double(wait)
        while true {
            do throws(ReportIndexError) {
                return try work()
            } catch {
                guard case .locked = error, Environment.seconds() < deadline else {
                    throw CommandFailure(error, index: index, language)
                }
                Environment.pause(seconds: 0.1)
            }
        }
    }
}
