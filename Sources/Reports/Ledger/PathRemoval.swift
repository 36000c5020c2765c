internal import SearchEngine

/// What an index has of the files at or below some paths, to be taken out: for sources that are gone for good.
struct PathRemoval {
    /// In full.
    private let paths: [String]
    private var files: Set<Int> = []
    private let strays: StrayReports
    /// What is left of it: without the sources at or below the paths.
    private(set) var ledger: SourceLedger
    /// Of the reports that stay, where their sources are known otherwise without the others.
    var renaming: ReportRenaming
    /// The sources that are forgotten, with their paths in full.
    private(set) var forgotten: [String] = []

    /// - Parameter paths: as given; they need not be there any more. `-` is what came through standard input.
    init(_ reader: IndexReader, paths: [String]) throws(SearchEngineError) {
        let isInput = paths.contains(SourceFile.standardInput)
        let full =
            paths.map { FullPath.lexical($0) } + paths.map { FullPath.of($0) }
            + (isInput ? [SourceFile.standardInput] : [])
        self.paths = full
        var ledger = try SourceLedger(of: reader)
        var known: Set<Int> = []
        for source in ledger.sources {
            var records = FileRecordReader(source, file: SourceLedger.file)
            while let record = try records.next() {
                known.insert(record.number)
                let name = String(decoding: record.name, as: UTF8.self)
                if Self.isBelow(full, name.isEmpty ? source.origin : source.origin + "/" + name) {
                    files.insert(record.number)
                }
            }
        }
        strays = try StrayReports(reader) { known.contains($0) }
        forgotten = ledger.sources.map(\.origin).filter { Self.isBelow(full, $0) }
        ledger.sources.removeAll { Self.isBelow(full, $0.origin) }
        let renamed = forgotten.isEmpty ? [] : ledger.settleNames()
        renaming = try ReportRenaming(reader, ledger, places: renamed)
        self.ledger = ledger
    }

    /// Whether a path is one of some, or below it.
    private static func isBelow(_ paths: [String], _ path: String) -> Bool {
        paths.contains { FullPath.isBelow(path, $0) }
    }

    /// Whether a document is taken out.
    /// - Parameter file: as it says.
    func takes(_ document: IndexingRun.Place, of file: Int?) -> Bool {
        guard strays.contains(document) else { return file.map(files.contains) ?? false }
        return strays.mayLie(document) { Self.isBelow(paths, FullPath.lexical($0)) }
    }
}
