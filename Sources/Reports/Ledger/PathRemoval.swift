internal import Analysis
internal import SearchEngine

/// What an index has of the files at or below some paths, to be taken out: for sources that are gone for good.
struct PathRemoval {
    /// In full.
    private let paths: [String]
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
        var known: Set<Int> = []
        for source in ledger.sources {
            try source.forEachFile { number, _ in known.insert(number) }
        }
        strays = try StrayReports(reader) { known.contains($0) }
        let origins = Set(ledger.sources.map { ByteString($0.origin) })
        let names = ledger.sources.map { $0.namesInFull(origins) }
        var full: [String] = []
        for path in paths where !path.isEmpty {
            let words = path == SourceFile.standardInput ? path : FullPath.lexical(path)
            let isMet = try Self.isAny(ledger, names, strays, below: words)
            full.append(isMet ? words : FullPath.of(path))
        }
        self.paths = full
        var files: Set<Int> = []
        for (source, names) in zip(ledger.sources, names) {
            try source.forEachFile { number, path in
                let isBelow = names.contains { Self.isBelow(full, path.isEmpty ? $0 : $0 + "/" + path) }
                if isBelow { files.insert(number) }
            }
        }
        self.files = files
        let places = ledger.sources.indices.filter { place in names[place].contains { Self.isBelow(full, $0) } }
        forgotten = places.map { ledger.sources[$0].origin }
        for place in places.reversed() { ledger.sources.remove(at: place) }
        let renamed = forgotten.isEmpty ? [] : ledger.settleNames()
        renaming = try ReportRenaming(reader, ledger, places: renamed)
        self.ledger = ledger
    }

    /// Whether a source, a file or a stray is at a path, in words, or below it.
    private static func isAny(
        _ ledger: SourceLedger, _ names: [[String]], _ strays: StrayReports, below path: String
    ) throws(SearchEngineError) -> Bool {
        if strays.isAny(in: { isBelow([path], FullPath.lexical($0)) }) { return true }
        for (source, names) in zip(ledger.sources, names) {
            if names.contains(where: { isBelow([path], $0) }) { return true }
            var isMet = false
            try source.forEachFile { _, name in
                isMet = isMet || names.contains { isBelow([path], name.isEmpty ? $0 : $0 + "/" + name) }
            }
            if isMet { return true }
        }
        return false
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
        while let record = try records.next() { body(record.number, String(decoding: record.name, as: UTF8.self)) }
    }
}
