private import Glibc

/// The process's surroundings: variables and what the standard streams lead to.
package enum Environment {
    /// A variable; nil where it is unset or empty, as an empty one means nothing to any that are read here.
    package static func variable(_ name: String) -> String? {
        guard let value = unsafe getenv(name) else { return nil }
        let text = unsafe String(cString: value)
        return text.isEmpty ? nil : text
    }

    package static func isTerminal(_ descriptor: Int32) -> Bool { isatty(descriptor) != 0 }

    /// Display cells a line holds: `COLUMNS`, the terminal's own word, or 80.
    package static func columns() -> Int {
        if let given = variable("COLUMNS").flatMap(Int.init), given >= 20 { return given }
        var size = winsize()
        guard unsafe ioctl(1, UInt(TIOCGWINSZ), &size) == 0, size.ws_col >= 20 else { return 80 }
        return Int(size.ws_col)
    }

    /// Where the history of the prompt is kept, under the XDG state folder; nil where there is no home.
    package static func historyFolder() -> String? {
        if let state = variable("XDG_STATE_HOME"), state.hasPrefix("/") { return state + "/tracuu" }
        return variable("HOME").map { $0 + "/.local/state/tracuu" }
    }

    /// Makes a folder and those above it, for the user alone. Whether it is there then.
    package static func makeFolder(_ path: String) -> Bool {
        var made = ""
        for part in path.split(separator: "/") {
            made += "/" + part
            _ = unsafe mkdir(made, 0o700)
        }
        return unsafe access(made, W_OK) == 0
    }

    /// Cores of the machine that are at work.
    package static func processors() -> Int { max(1, sysconf(Int32(_SC_NPROCESSORS_ONLN))) }

    /// A path made absolute, without links; nil where it leads nowhere.
    package static func fullPath(_ path: String) -> String? {
        guard let full = unsafe realpath(path, nil) else { return nil }
        defer { unsafe free(full) }
        return unsafe String(cString: full)
    }

    /// Whole microseconds since a time of the clock of ``seconds()``.
    package static func microseconds(since start: Double) -> Int {
        Int(max(0, min((seconds() - start) * 1e6, 1e15)))
    }

    /// A moment, in seconds since 1970, as clocks here show it: `2026-11-28 17:50:02`.
    package static func localTime(_ moment: Int64) -> String? {
        var seconds = time_t(moment)
        var parts = unsafe tm()
        guard unsafe localtime_r(&seconds, &parts) != nil else { return nil }
        var text = [CChar](repeating: 0, count: 32)
        guard unsafe strftime(&text, text.count, "%Y-%m-%d %H:%M:%S", &parts) > 0 else { return nil }
        return String(decoding: text.prefix { $0 != 0 }.map { UInt8(bitPattern: $0) }, as: UTF8.self)
    }

    /// What the system calls an error, by its number.
    package static func systemWords(_ number: Int32) -> String { unsafe String(cString: strerror(number)) }

    package static func pause(seconds: Double) {
        usleep(UInt32(max(0, min(seconds, 60)) * 1e6))
    }

    /// Seconds of a clock that never goes back.
    package static func seconds() -> Double {
        var time = timespec()
        _ = unsafe clock_gettime(CLOCK_MONOTONIC, &time)
        return Double(time.tv_sec) + Double(time.tv_nsec) / 1e9
    }
}
