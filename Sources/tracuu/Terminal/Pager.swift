private import Glibc

/// The program the user reads long texts with: `PAGER`, else `less`. As git does, it asks `less` to show colours, to leave
/// at the end of a short text and to leave that on the screen, unless `LESS` says otherwise.
enum Pager {
    /// Whether standard output leads to a person.
    static var isWanted: Bool {
        Environment.isTerminal(1) && Environment.variable("TERM") != "dumb"
    }

    /// Shows a text and waits until it is left. False where no pager could be started.
    ///
    /// - Parameter line: the first that is shown, from 1, of a pager that is known to be able to do so.
    static func show(_ text: String, from line: Int = 1) -> Bool {
        var command = Environment.variable("PAGER") ?? "less"
        _ = unsafe setenv("LESS", "FRX", 0)
        let name = command.prefix { $0 != " " }.split(separator: "/").last
        if line > 1, name == "less" || name == "more" { command += " +\(line)" }
        // An interrupt is for the pager; this program waits. A handler, as the pager would inherit a signal ignored.
        let previous = signal(SIGINT) { _ in }
        defer { _ = signal(SIGINT, previous) }
        guard let pipe = unsafe popen(command, "w") else { return false }
        let bytes = Array(text.utf8)
        _ = unsafe bytes.withUnsafeBytes { unsafe fwrite($0.baseAddress, 1, $0.count, pipe) }
        let status = unsafe pclose(pipe)
        // 127 is the shell's word for a command it does not find.
        return status >= 0 && (status >> 8) & 0xFF != 127
    }
}
