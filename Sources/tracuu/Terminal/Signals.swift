private import Glibc
private import Reports

/// What interrupts the program.
package enum Signals {
    /// An interrupt ends the program with its own exit status; a reader that goes away, and a file that may grow no further,
    /// end nothing: the write that fails says so.
    ///
    /// Nothing is tidied up here: what a writer had not committed is not part of the index.
    package static func install(_ language: Language) {
        CutIndexFiles.endProcess(
            saying: { folder, name in
                let damage = name + ": " + IndexDamage.told(CutIndexFiles.reason, language)
                return Console.line(
                    of: CommandFailure(.damaged, Wording.damagedIndex.text(language, folder, damage)), language)
            }, status: ExitStatus.damaged.rawValue)
        signal(SIGPIPE, SIG_IGN)
        signal(SIGXFSZ, SIG_IGN)
        signal(SIGINT) { _ in _exit(ExitStatus.interrupted.rawValue) }
        signal(SIGTERM) { _ in _exit(ExitStatus.terminated.rawValue) }
    }
}
