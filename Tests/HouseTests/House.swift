import Foundation

/// The project's own files, for tests about them.
enum House {
    static let root = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
        .deletingLastPathComponent()

    /// The source files of a folder, by path from the root.
    static func files(_ folder: String, _ suffixes: String...) throws -> [(path: String, text: String)] {
        let base = root.appending(path: folder)
        let names = FileManager.default.enumerator(atPath: base.path)?.compactMap { $0 as? String } ?? []
        return try names.filter { name in suffixes.contains { name.hasSuffix($0) } && !name.contains(".build") }
            .sorted().map { name in
                (folder + "/" + name, try String(contentsOf: base.appending(path: name), encoding: .utf8))
            }
    }

    static func run(_ command: String...) throws -> (status: Int32, output: String) {
        let process = Process()
        process.executableURL = URL(filePath: "/usr/bin/env")
        process.arguments = command
        let pipe = Pipe()
        process.standardOutput = pipe
        process.standardError = pipe
        try process.run()
        let output = pipe.fileHandleForReading.readDataToEndOfFile()
        process.waitUntilExit()
        return (process.terminationStatus, String(decoding: output, as: UTF8.self))
    }
}
