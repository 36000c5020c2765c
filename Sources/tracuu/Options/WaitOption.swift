internal import ArgumentParser

/// For commands that write to an index, which another program may be writing to.
struct WaitOption: ParsableArguments {
    @Option(help: .text(.wait))
    var wait = 0

    func validate() throws {
        guard (0...86_400).contains(wait) else {
            throw ValidationError(Wording.outOfRange.text(.spoken, "--wait", "0 … 86400"))
        }
    }

    var lock: LockWait { LockWait(seconds: wait) }
}
