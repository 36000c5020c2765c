internal import Analysis

/// The files below the paths given, of which one is in memory at a time (``FolderWalk`` tells their order), and what has
/// to be known of all of them before the first is read.
package struct ArchiveListing {
    package enum Entry: Sendable {
        case file(SourceFile)
        case skipped(Skipped)
    }

    private var walk: FolderWalk
    /// The corrections files with the path given, as given, that each belongs to.
    package private(set) var corrections: [(source: String, file: SourceFile)] = []
    /// The sources, as given, in which there was no looking at something: that may have been a corrections file.
    private(set) var obscured: Set<ByteString> = []
    /// The sum of the sizes of all files; 0 where that of one is not known, as of a pipe.
    package private(set) var bytesTotal: Int64 = 0

    /// - Complexity: linear in the files, each asked for its size; one folder's names are sorted at a time.
    /// - Parameter output: in full, a file that is passed by.
    package init(paths: [String], exclusions: Exclusions = Exclusions(), output: String? = nil) {
        walk = FolderWalk(paths: paths, exclusions: exclusions, output: output)
        var first = walk
        var isTotalKnown = true
        while let found = first.next() {
            switch found {
            case .file(let file):
                bytesTotal = bytesTotal.addingReportingOverflow(file.size ?? 0).partialValue
                isTotalKnown = isTotalKnown && file.size != nil
            case .corrections(let source, let file): corrections.append((source, file))
            case .skipped(let skipped): if skipped.leavesDoubt { obscured.insert(ByteString(skipped.location.source)) }
            }
        }
        if !isTotalKnown { bytesTotal = 0 }
    }

    /// The next file, or path that leads to none; nil at the end.
    package mutating func next() -> Entry? {
        while let found = walk.next() {
            switch found {
            case .file(let file): return .file(file)
            case .skipped(let skipped): return .skipped(skipped)
            case .corrections: continue
            }
        }
        return nil
    }
}
