internal import Analysis
internal import SearchEngine

/// What an index lacks of what its files gave when they were last read: reports that were lost, or deleted.
struct LackingReports {
    struct Source {
        let source: SourceLedger.Source
        /// By number, its files that the index has fewer reports of than they gave: how many they gave, and how many of
        /// them it has.
        fileprivate(set) var files: [Int: (reports: Int, count: Int)] = [:]
        /// How many reports are lacking; which of its files a stray is from is not known.
        fileprivate(set) var reports = 0
    }

    /// Those that lack some, be they there or not.
    private(set) var sources: [Source] = []
    private let origins: [ByteString: String]

    /// - Parameters:
    ///   - counts: by number of a file, how many reports of it the index has.
    ///   - reader: the index; nil where it cannot be opened yet, so that no stray is known.
    /// - Complexity: linear in the files, and in the documents where any is lacking.
    init(_ ledger: SourceLedger, counts: [Int], reader: IndexReader?) throws(SearchEngineError) {
        origins = ledger.certainOrigins
        for source in ledger.sources {
            var lacking = Source(source: source)
            var records = FileRecordReader(source, file: SourceLedger.file)
            while let record = try records.next() {
                guard ledger.unread.contains(record.number), counts.indices.contains(record.number) else { continue }
                let count = counts[record.number]
                guard count < record.reports else { continue }
                lacking.reports += record.reports - count
                lacking.files[record.number] = (record.reports, count)
            }
            if lacking.reports > 0 { sources.append(lacking) }
        }
        guard !sources.isEmpty, let reader else { return }
        let strays = try strays(reader, ledger)
        for place in sources.indices { sources[place].reports -= strays[place] }
        sources.removeAll { $0.reports <= 0 }
    }

    /// Of an index as it is.
    init(_ reader: IndexReader) throws(SearchEngineError) {
        let ledger = try SourceLedger(of: reader)
        try self.init(ledger, counts: ledger.documentCounts(reader), reader: reader)
    }

    /// How many strays an index has of each source.
    private func strays(_ reader: IndexReader, _ ledger: SourceLedger) throws(SearchEngineError) -> [Int] {
        var strays = try StrayReports(reader, isKnown: ledger.fileNumbers().contains)
        for place in sources.indices { strays.walk(sources[place].source.origin, at: place) { origins[$0] } }
        return sources.indices.map { strays.count(of: $0) }
    }

    var reports: Int { sources.reduce(0) { $0 + $1.reports } }

    /// Those that can be read again.
    var readable: [Source] { sources.filter { $0.source.isReadable } }

    /// How many of the reports the index still lacks after its sources were read again.
    func left(in reader: IndexReader) throws(SearchEngineError) -> Int {
        let ledger = try SourceLedger(of: reader)
        let (counts, strays) = (ledger.documentCounts(reader), try strays(reader, ledger))
        var left = 0
        for (source, strays) in zip(sources, strays) {
            let lacking = source.files.reduce(0) { lacking, file in
                let count = counts.indices.contains(file.key) ? counts[file.key] : 0
                return lacking + max(0, file.value.reports - max(count, file.value.count))
            }
            left += max(0, lacking - strays)
        }
        return left
    }
}
