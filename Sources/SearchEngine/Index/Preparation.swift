/// What has to be on disk before the first file of a writer, for where that never comes to commit: what is left must be
/// told from an index that has lost its manifest.
enum Preparation {
    /// There is no index: a manifest of no commit.
    case begin
    /// There is that manifest, of a writer that was cut short: it may not be durable.
    case goOn
    /// The manifest is not there or cannot be read: a file that says from which number on segments take the place of what
    /// is left.
    case replace(from: UInt64)

    /// Nil where there is an index.
    ///
    /// - Parameters:
    ///   - manifest: that can be read.
    ///   - files: of the directory.
    init?(_ manifest: Manifest?, _ files: Set<String>, nextSegment: UInt64) {
        if let manifest {
            guard manifest.revision == 0 else { return nil }
            self = .goOn
        } else {
            let isLost = files.contains { $0 == IndexFileName.manifest || IndexFileName.isNamedByManifest($0) }
            self = isLost ? .replace(from: nextSegment) : .begin
        }
    }

    func run(in directory: any Directory) throws(SearchEngineError) {
        switch self {
        case .begin: try Manifest.begin(in: directory)
        case .goOn: try directory.sync()
        case .replace(let number):
            try removeReplacements(in: directory)
            try directory.create(IndexFileName.replacement(from: number)).finish()
            try directory.sync()
        }
    }

    /// Takes away what earlier writers of this kind wrote and no repair counts. The first file that says so stays, for
    /// segments that come back by a power cut.
    private func removeReplacements(in directory: any Directory) throws(SearchEngineError) {
        let names = try directory.fileNames()
        guard let end = names.compactMap(IndexFileName.replacementNumber).min() else { return }
        for name in names where IndexFileName.segmentNumber(name).map({ $0 >= end }) ?? false {
            try directory.remove(name)
        }
    }
}
