private import Glibc

/// What interrupts the program.
package enum Signals {
    /// An interrupt ends the program with its own exit status; a reader that goes away ends nothing.
    ///
    /// Nothing is tidied up here: what a writer had not committed is not part of the index.
    package static func install() {
        signal(SIGPIPE, SIG_IGN)
        signal(SIGINT) { _ in _exit(ExitStatus.interrupted.rawValue) }
        signal(SIGTERM) { _ in _exit(ExitStatus.terminated.rawValue) }
    }
}
