internal import Reports

/// How long a command that writes to an index waits for another writer to end.
package struct LockWait {
    package var seconds: Int

    package init(seconds: Int) { self.seconds = seconds }

    /// Does the work, once no other writer is in the way or the time is up.
    func run<Result>(
        _ index: String, _ language: Language, _ work: () throws(ReportIndexError) -> Result
    ) throws(CommandFailure) -> Result {
        let deadline = Environment.seconds() + Double(seconds)
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
