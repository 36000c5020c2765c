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
            do { files[name] = try directory.open(name) } catch  where error.isOfMissingFile {} catch .damaged {}
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

    /// Whether the manifest is that of a commit before the last one, put back: each file that it names and that is not
    /// there any more has a later one in its place. A file that is lost beside what a writer has left behind has none.
    package func isOutdated(in directory: any Directory) throws(SearchEngineError) -> Bool {
        let missing = manifest.fileNames.filter { files[$0] == nil }
        guard !missing.isEmpty else { return false }
        let names = try directory.fileNames()
        return missing.allSatisfy { old in names.contains { isLater($0, of: old) } }
    }

    /// Whether a file is of the kind of one that the manifest names, and of a commit after it.
    private func isLater(_ name: String, of old: String) -> Bool {
        guard IndexFileName.revision(old) != nil else {
            return IndexFileName.revision(name) == nil
                && IndexFileName.segmentNumber(name).map { $0 >= manifest.nextSegment } ?? false
        }
        guard let revision = IndexFileName.revision(name), revision > manifest.revision else { return false }
        let stem = old.lastIndex(of: "-").map { old[...$0] } ?? ""
        return name.lastIndex(of: "-").map { name[...$0] == stem } ?? false
    }

    /// Whether a file is there and is another than the manifest means.
    package func isForeign(_ name: String) -> Bool {
        guard let seal = manifest.seals[name], let file = files[name] else { return false }
        return FileSeal.value(of: file, named: name) != seal
    }

    /// The name of the file that the manifest means by what a file is that ``isForeign(_:)``; nil for one of another
    /// index, or of another commit.
    func original(of name: String) -> String? {
        guard let seal = files[name].map({ FileSeal.value(of: $0, named: name) }) else { return nil }
        return manifest.seals.first { $0.value == seal }?.key
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
