/// Copies one commit of an index to an empty directory, while a writer may be at work.
///
/// Each file is synced and its copy compared with the checksums before the next is begun; its manifest comes last, so
/// that a copy that was not finished is no index.
package struct IndexBackup {
    /// What a backup consists of.
    package struct Summary: Equatable, Sendable {
        package var files = 0
        package var bytes = 0
        package var manifest: Manifest
    }

    private let snapshot: IndexSnapshot
    private let schema: Schema
    private let isCancelled: @Sendable () -> Bool

    /// Bytes that are copied at once.
    private static let chunkSize = 1 << 20
    /// ENOTEMPTY.
    private static let notEmpty: Int32 = 39

    /// - Parameter isCancelled: asked between pieces of some megabytes; where it says so, the backup ends with
    ///   ``SearchEngineError/cancelled``.
    package init(
        _ directory: any Directory, schema: Schema, isCancelled: @escaping @Sendable () -> Bool = { false }
    ) throws(SearchEngineError) {
        snapshot = try IndexSnapshot(directory)
        self.schema = schema
        self.isCancelled = isCancelled
    }

    /// What a copy will consist of, once every byte has been compared with its checksum.
    ///
    /// - Parameter target: where it is to be copied to; nil for one that is still to be made.
    /// - Throws: for a target that ``copy(to:)`` would refuse, the same.
    /// - Complexity: linear in the bytes.
    package func checked(for target: (any Directory)?) throws(SearchEngineError) -> Summary {
        if let target { try Self.refuse(target) }
        try check(snapshot)
        return try summary()
    }

    private func summary() throws(SearchEngineError) -> Summary {
        var summary = Summary(files: 1, bytes: snapshot.manifest.encoded().count, manifest: snapshot.manifest)
        for name in snapshot.manifest.fileNames {
            summary.files += 1
            summary.bytes += try snapshot.file(name).count
        }
        return summary
    }

    /// - Parameter target: without files, but for what a copy that was cut short has left; where the copy fails, they are
    ///   removed again.
    /// - Throws: ``SearchEngineError/io(operation:path:code:)`` with the code of a directory that is not empty.
    package func copy(to target: any Directory) throws(SearchEngineError) -> Summary {
        try Self.refuse(target)
        let lock = try target.lock()
        defer { lock.release() }
        // Another writer may have come first.
        try Self.refuse(target)
        for name in try target.fileNames() where IndexFileName.isOwned(name) { try target.remove(name) }
        do throws(SearchEngineError) {
            return try copyFiles(to: target)
        } catch {
            for name in snapshot.manifest.fileNames.union([IndexFileName.newManifest]) { try? target.remove(name) }
            if (try? target.sync()) != nil { try? target.remove(IndexFileName.manifest) }
            try? target.remove(IndexFileName.lock)
            throw error
        }
    }

    /// Whether there is nothing but what was begun and never became an index.
    private static func isFree(_ target: any Directory) throws(SearchEngineError) -> Bool {
        let files = try target.fileNames().filter { $0 != IndexFileName.lock && $0 != IndexFileName.newManifest }
        return files.isEmpty
            || files.allSatisfy { $0 == IndexFileName.manifest || IndexFileName.isOwned($0) }
                && (try? Manifest.found(in: target))?.revision == 0
    }

    private static func refuse(_ target: any Directory) throws(SearchEngineError) {
        guard try isFree(target) else { throw .io(operation: "back up", path: target.path, code: notEmpty) }
    }

    private func copyFiles(to target: any Directory) throws(SearchEngineError) -> Summary {
        try Manifest.begin(in: target)
        for name in snapshot.manifest.fileNames.sorted() { try copy(name, to: target) }
        try target.sync()
        try check(IndexSnapshot(snapshot.manifest, target))
        try snapshot.manifest.commit(to: target)
        return try summary()
    }

    private func copy(_ name: String, to target: any Directory) throws(SearchEngineError) {
        let bytes = try snapshot.file(name)
        let sink = try target.create(name)
        do throws(SearchEngineError) {
            for start in stride(from: 0, to: bytes.count, by: Self.chunkSize) {
                if isCancelled() { throw .cancelled }
                try sink.append(bytes.array(start..<min(bytes.count, start + Self.chunkSize)))
            }
            try sink.finish()
        } catch {
            sink.abandon()
            throw error
        }
    }

    /// - Throws: ``SearchEngineError/damaged(file:reason:)`` for the first file that is.
    private func check(_ snapshot: IndexSnapshot) throws(SearchEngineError) {
        let check = ChecksumCheck(snapshot, schema: schema)
        var findings: [IndexFinding] = []
        for entry in snapshot.manifest.segments where findings.isEmpty {
            if isCancelled() { throw .cancelled }
            findings = try check.findings(entry)
        }
        if findings.isEmpty { findings = try check.findingsBesideSegments() }
        guard let finding = findings.first else { return }
        let place = finding.section.map { $0 + ": " } ?? ""
        throw .damaged(file: finding.file, reason: place + finding.detail)
    }
}
