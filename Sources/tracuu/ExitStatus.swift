/// How the program ends. Scripts rely on these numbers.
package enum ExitStatus: Int32, Sendable {
    case found = 0
    case nothingFound = 1
    /// Wrong usage, or a fault in a query that is read strictly.
    case usage = 2
    /// No index, or one of another version.
    case noIndex = 3
    case damaged = 4
    /// Some inputs were rejected.
    case partial = 5
    /// Nothing could be done: no such path, disk full, input or output failed.
    case failed = 6
    /// Another writer is at work; the same command may succeed later.
    case busy = 75
    case interrupted = 130
    case terminated = 143

    /// Each code with what it means, as the manual has them.
    static let meanings: [(code: String, meaning: Wording)] = [
        ("0", .exitFound), ("1", .exitNothing), ("2", .exitUsage), ("3", .exitNoIndex), ("4", .exitDamaged),
        ("5", .exitPartial), ("6", .exitFailed), ("75", .exitBusy), ("130, 143", .exitInterrupted),
    ]
}

/// Why a command stops: what to say, where, and what to do next; in the user's language already.
package struct CommandFailure: Error {
    package var status: ExitStatus
    package var message: String

    package init(_ status: ExitStatus, _ message: String) {
        self.status = status
        self.message = message
    }
}
