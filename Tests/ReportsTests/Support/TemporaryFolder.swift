import Foundation

/// A folder that goes with its owner.
final class TemporaryFolder: Sendable {
    let url: URL

    init() throws {
        url = FileManager.default.temporaryDirectory.appending(path: "tracuu-\(UUID().uuidString)")
        try FileManager.default.createDirectory(at: url, withIntermediateDirectories: true)
    }

    deinit { try? FileManager.default.removeItem(at: url) }

    func path(_ name: String) -> String { url.appending(path: name).path }

    @discardableResult
    func write(_ name: String, _ text: String) throws -> String {
        try write(name, Data(text.utf8))
    }

    @discardableResult
    func write(_ name: String, _ bytes: Data) throws -> String {
        let file = url.appending(path: name)
        try FileManager.default.createDirectory(
            at: file.deletingLastPathComponent(), withIntermediateDirectories: true)
        try bytes.write(to: file)
        return file.path
    }

    func remove(_ name: String) throws { try FileManager.default.removeItem(at: url.appending(path: name)) }
}

/// The package's own folders, and those that may stand beside it.
enum ProjectFolder {
    static let root = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
        .deletingLastPathComponent().deletingLastPathComponent()

    static var corpus: String { root.appending(path: "corpus").path }

    /// A file under `Samples`.
    static func sample(_ path: String) -> String { root.appending(path: "Tests/ReportsTests/Samples/" + path).path }

    /// `../shared/data`, nil where it is absent.
    static func shared(_ path: String) -> String? {
        let file = root.deletingLastPathComponent().appending(path: "shared/data/" + path)
        return FileManager.default.fileExists(atPath: file.path) ? file.path : nil
    }
}
