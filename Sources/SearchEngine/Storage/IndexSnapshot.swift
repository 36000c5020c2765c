/// The files of one commit, open: they stay readable whatever a writer does meanwhile.
package struct IndexSnapshot: Sendable {
    package let manifest: Manifest
    /// Without those that are missing.
    private let files: [String: ByteView]

    /// How often an open is tried again when a commit takes files away under it.
    private static let attempts = 100

    /// - Throws: ``SearchEngineError/noIndex(path:)``, ``SearchEngineError/otherVersion(what:found:expected:)`` and
    ///   ``SearchEngineError/damaged(file:reason:)`` of the manifest, ``SearchEngineError/io(operation:path:code:)``.
    package init(_ directory: any Directory) throws(SearchEngineError) {
        var snapshot = try IndexSnapshot(Manifest.read(from: directory), directory)
        var attempt = 1
        while let missing = snapshot.missing {
            let now = try Manifest.read(from: directory)
            guard now.revision != snapshot.manifest.revision else { break }
            guard attempt < Self.attempts else { throw .io(operation: "open", path: missing, code: 2) }
            snapshot = try IndexSnapshot(now, directory)
            attempt += 1
        }
        self = snapshot
    }

    /// The files of a manifest that need not be the directory's own.
    package init(_ manifest: Manifest, _ directory: any Directory) throws(SearchEngineError) {
        var files: [String: ByteView] = [:]
        for name in manifest.fileNames {
            // What stands there and is no file, a folder for one, is as good as missing.
            do { files[name] = try directory.open(name) } catch .io(_, _, code: 2) {} catch .damaged {}
        }
        self.manifest = manifest
        self.files = files
    }

    /// The bytes of a file that the manifest names; a missing one is damage.
    package func file(_ name: String) throws(SearchEngineError) -> ByteView {
        guard let file = files[name] else {
            throw .damaged(file: name, reason: "the manifest names it and it is missing")
        }
        return file
    }

    /// Whether the manifest is that of a commit before the last one, put back: files that it names are not there any more,
    /// which goes by no order of what a commit does, and files of a later one are.
    package func isOutdated(in directory: any Directory) throws(SearchEngineError) -> Bool {
        guard missing != nil else { return false }
        return try directory.fileNames().contains { IndexFileName.revision($0).map { $0 > manifest.revision } ?? false }
    }

    /// Whether a file is there and is another than the manifest means.
    package func isForeign(_ name: String) -> Bool {
        guard let seal = manifest.seals[name], let file = files[name] else { return false }
        return FileSeal.value(of: file, named: name) != seal
    }

    /// - Throws: ``SearchEngineError/damaged(file:reason:)`` for a file that ``isForeign(_:)``.
    package func checkSeals() throws(SearchEngineError) {
        for name in manifest.fileNames.sorted() where isForeign(name) {
            throw .damaged(file: name, reason: Self.foreign)
        }
    }

    static let outdated = SearchEngineError.damaged(
        file: IndexFileName.manifest, reason: "it is that of an earlier commit")

    static let foreign = "it is another file than the manifest means"

    /// A file that the manifest names and that is not there.
    private var missing: String? { manifest.fileNames.first { files[$0] == nil } }

    /// Whether a file is there.
    package func has(_ name: String) -> Bool { files[name] != nil }
}
