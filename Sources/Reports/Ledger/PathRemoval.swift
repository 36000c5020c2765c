internal import Analysis
internal import SearchEngine

/// What an index has of the files at or below some paths, to be taken out: for sources that are gone for good.
struct PathRemoval {
    private let paths: PathTree
    private let files: Set<Int>
    private let strays: StrayReports
    /// What is left of it: without the sources at or below the paths.
    private(set) var ledger: SourceLedger
    /// Of the reports that stay, where their sources are known otherwise without the others.
    var renaming: ReportRenaming
    /// The sources that are forgotten, with their paths in full.
    let forgotten: [String]

    /// - Parameter paths: as given; they need not be there any more. `-` is what came through standard input. A path is
    ///   that of the files and sources that go by it in words; where none does, of those at what it leads to.
    init(_ reader: IndexReader, paths: [String]) throws(SearchEngineError) {
        var ledger = try SourceLedger(of: reader)
        strays = try StrayReports(reader, isKnown: ledger.fileNumbers().contains)
        let origins = Set(ledger.sources.map { ByteString($0.origin) })
        let names = ledger.sources.map { $0.namesInFull(origins) }
        let given = paths.filter { !$0.isEmpty }.map { path in
            (path, words: path == SourceFile.standardInput ? path : FullPath.lexical(path))
        }
        let met = try Self.met(PathTree(given.map(\.words)), ledger, names, strays)
        let full = PathTree(given.map { path, words in met.contains(ByteString(words)) ? words : FullPath.of(path) })
        self.paths = full
        var files: Set<Int> = []
        for (source, names) in zip(ledger.sources, names) {
            try source.forEachFile { number, path in
                if names.contains(where: { full.covers(path.isEmpty ? $0 : $0 + "/" + path) }) { files.insert(number) }
            }
        }
        self.files = files
        let places = ledger.sources.indices.filter { names[$0].contains(where: full.covers) }
        forgotten = places.map { ledger.sources[$0].origin }
        for place in places.reversed() { ledger.sources.remove(at: place) }
        let renamed = forgotten.isEmpty ? [] : ledger.settleNames()
        renaming = try ReportRenaming(reader, ledger, places: renamed)
        self.ledger = ledger
    }

    /// Those of some paths, in words, at or below which a source, a file or a stray is.
    private static func met(
        _ paths: PathTree, _ ledger: SourceLedger, _ names: [[String]], _ strays: StrayReports
    ) throws(SearchEngineError) -> Set<ByteString> {
        var met: Set<ByteString> = []
        func meet(_ path: String) { paths.forEach(above: path) { met.insert($0) } }
        strays.forEachPossibleFile { meet(FullPath.lexical($0)) }
        for (source, names) in zip(ledger.sources, names) {
            for name in names { meet(name) }
            try source.forEachFile { _, file in
                if !file.isEmpty { for name in names { meet(name + "/" + file) } }
            }
        }
        return met
    }

    /// Whether a document is taken out.
    /// - Parameter file: as it says.
    func takes(_ document: IndexingRun.Place, of file: Int?) -> Bool {
        guard strays.contains(document) else { return file.map(files.contains) ?? false }
        return strays.mayLie(document) { paths.covers(FullPath.lexical($0)) }
    }
}

extension SourceLedger.Source {
    /// Its path, and how it was given, both in full, as far as that leads there, or nowhere as its path does. A
    /// relative path does so only by links that are there: it may have been given in another folder, and mean another
    /// place here.
    ///
    /// - Parameter origins: the paths of all sources; one that goes by its own path is not meant by another's name.
    fileprivate func namesInFull(_ origins: Set<ByteString>) -> [String] {
        let words = FullPath.lexical(given)
        guard !origins.contains(ByteString(words)), !isStandardInput else { return [origin] }
        let leadsThere = ByteString(FullPath.ofExistingPart(words)) == ByteString(origin)
        let leadsNowhere = ByteString(FullPath.of(words)) == ByteString(words)
        return leadsThere || FullPath.isAbsolute(given) && leadsNowhere && isAbsent ? [origin, words] : [origin]
    }

    /// Calls `body` with the number and the path of each of its files.
    fileprivate func forEachFile(_ body: (Int, String) -> Void) throws(SearchEngineError) {
        var records = FileRecordReader(self, file: SourceLedger.file)
        while let record = try records.next() { body(record.number, SystemPath.shown(record.name)) }
    }
}
