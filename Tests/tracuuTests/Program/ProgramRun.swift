import Foundation
import TestSupport

/// A run of the built program, which stands beside the test bundle, or of the one that `TRACUU_PROGRAM` names.
struct ProgramRun {
    let status: Int32
    let output: String
    let errors: String

    static let program =
        ProcessInfo.processInfo.environment["TRACUU_PROGRAM"].map { URL(fileURLWithPath: $0) }
        ?? BuiltProduct.program("tracuu")

    init(_ arguments: String..., input: String = "", environment: [String: String] = [:]) throws {
        try self.init(arguments, input: input, environment: environment)
    }

    /// - Parameter folder: where it runs; nil where the tests do.
    init(
        _ arguments: [String], input: String = "", environment: [String: String] = [:], folder: URL? = nil
    ) throws {
        try self.init(Self.program, arguments, input, environment, folder)
    }

    /// Runs it by way of a shell, whose script has the program and its arguments as `"$0" "$@"`.
    init(
        shell script: String, _ arguments: [String], input: String = "", environment: [String: String] = [:],
        folder: URL? = nil
    ) throws {
        try self.init(
            URL(fileURLWithPath: "/bin/sh"), ["-c", script, Self.program.path] + arguments, input, environment, folder)
    }

    private init(
        _ program: URL, _ arguments: [String], _ input: String, _ environment: [String: String], _ place: URL?
    ) throws {
        let process = Process()
        process.executableURL = program
        process.arguments = arguments
        if let place { process.currentDirectoryURL = place }
        var variables = ["PATH": "/usr/bin:/bin", "LC_ALL": "C"]
        for (name, value) in environment { variables[name] = value }
        process.environment = variables
        // Files and not pipes, of which a full one would stop the program.
        let folder = FileManager.default.temporaryDirectory.appendingPathComponent("tracuu-\(UUID().uuidString)")
        try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
        defer { try? FileManager.default.removeItem(at: folder) }
        let files = ["input", "output", "errors"].map { folder.appendingPathComponent($0) }
        for file in files { try Data((file == files[0] ? input : "").utf8).write(to: file) }
        process.standardInput = try FileHandle(forReadingFrom: files[0])
        process.standardOutput = try FileHandle(forWritingTo: files[1])
        process.standardError = try FileHandle(forWritingTo: files[2])
        try process.run()
        process.waitUntilExit()
        status = process.terminationReason == .exit ? process.terminationStatus : -process.terminationStatus
        output = String(decoding: try Data(contentsOf: files[1]), as: UTF8.self)
        errors = String(decoding: try Data(contentsOf: files[2]), as: UTF8.self)
    }
}
