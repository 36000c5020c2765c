import Foundation
import Testing

/// A run of the built program on a pseudo-terminal, by way of script(1).
struct TerminalRun {
    /// Whether script(1) is there and can open a pseudo-terminal: in a root without one it ends at once.
    static let isPossible: Bool = {
        guard FileManager.default.isExecutableFile(atPath: "/usr/bin/script") else { return false }
        let probe = Process()
        probe.executableURL = URL(fileURLWithPath: "/usr/bin/script")
        probe.arguments = ["-q", "-e", "-c", "true", "/dev/null"]
        probe.standardInput = FileHandle.nullDevice
        probe.standardOutput = FileHandle.nullDevice
        probe.standardError = FileHandle.nullDevice
        guard (try? probe.run()) != nil else { return false }
        probe.waitUntilExit()
        return probe.terminationStatus == 0
    }()

    /// All that the terminal showed.
    let screen: String
    let status: Int32

    /// - Parameters:
    ///   - steps: what is typed, each after the screen has shown something new; at once where nothing is awaited.
    ///   - before: called before each step types, with its number from 0.
    init(
        _ arguments: [String], steps: [(awaited: String, typed: String)], environment: [String: String],
        before: (Int) -> Void = { _ in }
    ) throws {
        let command = ([ProgramRun.program.path] + arguments).map { "'\($0)'" }.joined(separator: " ")
        try self.init(command: command, steps: steps, environment: environment, before: before)
    }

    /// - Parameter command: another program and its arguments, as a shell reads them.
    init(
        command: String, steps: [(awaited: String, typed: String)], environment: [String: String],
        before: (Int) -> Void = { _ in }
    ) throws {
        let process = Process()
        process.executableURL = URL(fileURLWithPath: "/usr/bin/script")
        process.arguments = ["-q", "-e", "-c", "exec " + command, "/dev/null"]
        var variables = ["PATH": "/usr/bin:/bin", "LC_ALL": "C", "TERM": "xterm", "PAGER": "cat", "SHELL": "/bin/sh"]
        variables.merge(Sanitizer.variables.merging(environment) { $1 }) { $1 }
        process.environment = variables
        let (input, output) = (Pipe(), Pipe())
        process.standardInput = input
        process.standardOutput = output
        process.standardError = output
        try process.run()
        // A step that waits in vain must not wait for ever.
        let alarm = DispatchWorkItem { process.terminate() }
        DispatchQueue.global().asyncAfter(deadline: .now() + 600, execute: alarm)
        defer { alarm.cancel() }
        var shown = Data()
        var seen = shown.startIndex
        for (number, (awaited, typed)) in steps.enumerated() {
            while !awaited.isEmpty {
                if let found = shown[seen...].firstRange(of: Data(awaited.utf8)) {
                    seen = found.upperBound
                    break
                }
                let more = output.fileHandleForReading.availableData
                if more.isEmpty { break }
                shown.append(more)
            }
            before(number)
            input.fileHandleForWriting.write(Data(typed.utf8))
        }
        shown.append(output.fileHandleForReading.readDataToEndOfFile())
        process.waitUntilExit()
        try input.fileHandleForWriting.close()
        screen = String(decoding: shown, as: UTF8.self)
        status = process.terminationStatus
    }
}

extension Trait where Self == ConditionTrait {
    /// Skips the test, and says why, where there is no pseudo-terminal to be had.
    static var needsTerminal: Self { .enabled(if: TerminalRun.isPossible, "script(1) opens no pseudo-terminal here") }
}
