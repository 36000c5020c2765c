import Foundation

/// The built program at work beside the test: to be talked to, interrupted, killed.
final class ProgramProcess: @unchecked Sendable {
    private let process = Process()
    private let input = Pipe()
    private let output = Pipe()
    private var pending = Data()

    var identifier: Int32 { process.processIdentifier }

    /// - Parameter errors: a file for its standard error, which goes nowhere otherwise.
    init(_ arguments: [String], errors: String? = nil) throws {
        process.executableURL = ProgramRun.program
        process.arguments = arguments
        process.environment = ["PATH": "/usr/bin:/bin", "LC_ALL": "C"]
        process.standardInput = input
        process.standardOutput = output
        if let errors {
            try Data().write(to: URL(filePath: errors))
            process.standardError = try FileHandle(forWritingTo: URL(filePath: errors))
        } else {
            process.standardError = FileHandle.nullDevice
        }
        // The threads that tests run on block signals, and a child inherits that.
        var signals = sigset_t()
        unsafe sigemptyset(&signals)
        for signal in [SIGINT, SIGTERM] { unsafe sigaddset(&signals, signal) }
        unsafe pthread_sigmask(SIG_UNBLOCK, &signals, nil)
        // A process that is killed reads no more.
        Glibc.signal(SIGPIPE, SIG_IGN)
        try process.run()
    }

    func write(_ text: String) { try? input.fileHandleForWriting.write(contentsOf: Data(text.utf8)) }

    func closeInput() { try? input.fileHandleForWriting.close() }

    /// The next line of its output; nil at the end.
    func line() -> String? {
        while true {
            if let end = pending.firstIndex(of: 0x0A) {
                defer { pending = Data(pending[(end + 1)...]) }
                return String(decoding: pending[..<end], as: UTF8.self)
            }
            let more = output.fileHandleForReading.availableData
            if more.isEmpty { return nil }
            pending.append(more)
        }
    }

    func signal(_ number: Int32) { kill(process.processIdentifier, number) }

    var isRunning: Bool { process.isRunning }

    /// Waits for its end.
    /// - Returns: the exit status; of a process that a signal ended, minus that.
    @discardableResult
    func end() -> Int32 {
        while line() != nil {}
        process.waitUntilExit()
        return process.terminationReason == .exit ? process.terminationStatus : -process.terminationStatus
    }
}
