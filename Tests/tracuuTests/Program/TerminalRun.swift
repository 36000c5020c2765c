import Foundation

/// A run of the built program on a pseudo-terminal, by way of script(1).
struct TerminalRun {
    static let isPossible = FileManager.default.isExecutableFile(atPath: "/usr/bin/script")

    /// All that the terminal showed.
    let screen: String
    let status: Int32

    /// - Parameter keys: what is typed, piece by piece; a piece waits until the screen shows `prompt` once more.
    init(_ arguments: [String], keys: [String], prompt: String, environment: [String: String]) throws {
        let process = Process()
        process.executableURL = URL(fileURLWithPath: "/usr/bin/script")
        let command = ([ProgramRun.program.path] + arguments).map { "'\($0)'" }.joined(separator: " ")
        process.arguments = ["-q", "-e", "-c", command, "/dev/null"]
        var variables = ["PATH": "/usr/bin:/bin", "LC_ALL": "C", "TERM": "xterm", "PAGER": "cat", "SHELL": "/bin/sh"]
        for (name, value) in environment { variables[name] = value }
        process.environment = variables
        let (input, output) = (Pipe(), Pipe())
        process.standardInput = input
        process.standardOutput = output
        process.standardError = output
        try process.run()
        var shown = Data()
        func readUntil(prompts: Int) {
            while String(decoding: shown, as: UTF8.self).components(separatedBy: prompt).count <= prompts {
                let more = output.fileHandleForReading.availableData
                if more.isEmpty { return }
                shown.append(more)
            }
        }
        for (place, key) in keys.enumerated() {
            readUntil(prompts: place + 1)
            input.fileHandleForWriting.write(Data(key.utf8))
        }
        shown.append(output.fileHandleForReading.readDataToEndOfFile())
        process.waitUntilExit()
        try input.fileHandleForWriting.close()
        screen = String(decoding: shown, as: UTF8.self)
        status = process.terminationStatus
    }
}
