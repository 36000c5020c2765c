import Glibc

/// The process that holds a lock: by its number and by when it started, since numbers are used again.
struct LockHolder: Equatable {
    let process: Int32
    /// Clock ticks since the machine started, as the kernel counts them.
    let started: UInt64

    /// This process; nil where the kernel does not tell.
    static var current: LockHolder? { running(getpid()) }

    /// What stands in a lock's file.
    var line: String { "pid \(process) started \(started)\n" }

    private init(process: Int32, started: UInt64) {
        self.process = process
        self.started = started
    }

    /// The holder that a lock's file names; nil where that process has ended, whatever has its number now: what is
    /// written there is then of an earlier holder.
    init?(line: String) {
        let words = line.split { $0 == " " || $0 == "\n" }
        guard words.count == 4, let process = Int32(words[1]), let started = UInt64(words[3]),
            let running = Self.running(process), running.started == started
        else { return nil }
        self = running
    }

    private static func running(_ process: Int32) -> LockHolder? {
        // The second field is the program's name in parentheses, and may hold anything; the start is the 22nd.
        guard let status = text("/proc/\(process)/stat"), let name = status.lastIndex(of: ")") else { return nil }
        let fields = status[name...].split(separator: " ")
        guard fields.count > 20, let started = UInt64(fields[20]) else { return nil }
        return LockHolder(process: process, started: started)
    }

    /// Seconds since 1970; nil where the kernel does not tell when the machine started.
    var since: Int64? {
        guard let line = Self.text("/proc/stat")?.split(separator: "\n").first(where: { $0.hasPrefix("btime ") }),
            let boot = Int64(line.dropFirst(6))
        else { return nil }
        return boot + Int64(clamping: started / UInt64(max(1, sysconf(Int32(_SC_CLK_TCK)))))
    }

    /// A file of the kernel's, which tells no size.
    private static func text(_ path: String) -> String? {
        let descriptor = unsafe Glibc.open(path, O_RDONLY | O_CLOEXEC)
        guard descriptor >= 0 else { return nil }
        defer { close(descriptor) }
        var bytes: [UInt8] = []
        var buffer = [UInt8](repeating: 0, count: 4096)
        while true {
            let count = unsafe buffer.withUnsafeMutableBytes { unsafe read(descriptor, $0.baseAddress, $0.count) }
            guard count > 0 else { break }
            bytes += buffer[..<count]
        }
        return bytes.isEmpty ? nil : String(decoding: bytes, as: UTF8.self)
    }
}
