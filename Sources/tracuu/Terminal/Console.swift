private import Glibc

/// Where a command writes: results on one stream, everything else on the other.
package final class Console {
    package let output: OutputFile
    package let errors: OutputFile
    /// Set by the options of a command, before it says anything.
    package var language = Language.chosen(option: nil)
    package var isQuiet = false
    package var isVerbose = false

    package init(
        output: OutputFile = OutputFile(descriptor: 1), errors: OutputFile = OutputFile(descriptor: 2, capacity: 0)
    ) {
        self.output = output
        self.errors = errors
    }

    package func note(_ message: String) {
        guard !isQuiet else { return }
        warn(message)
    }

    /// A note on what is missing from the results, which is never held back.
    package func warn(_ message: String) {
        output.flush()
        errors.write(Wording.note.text(language, message) + "\n")
    }

    package func fail(_ failure: CommandFailure) {
        output.flush()
        errors.write(Self.line(of: failure, language))
    }

    package static func line(of failure: CommandFailure, _ language: Language) -> String {
        "tracuu: " + Wording.error.text(language, failure.message) + "\n"
    }

    /// Writes what is held back and ends the program. A reader that has gone is a success; output that could not be
    /// written is not.
    package func end(_ status: ExitStatus) -> Never {
        output.flush()
        var status = status
        if output.isClosed {
            status = .found
        } else if let failure = output.failure {
            status = .failed
            fail(CommandFailure(.failed, Wording.outputFailed.text(language, Wording.refusal(failure, language))))
        }
        exit(status.rawValue)
    }
}
