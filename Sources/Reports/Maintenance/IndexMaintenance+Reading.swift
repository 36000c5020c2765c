internal import SearchEngine

extension IndexMaintenance {
    /// Reads again what the index lacks of the files that its reports came from, as they were read the last time. Nothing
    /// is removed, and a source that is not there any more is passed over.
    ///
    /// - Parameters:
    ///   - memory: that each run may take, in bytes.
    ///   - lock: of the index.
    /// - Throws: ``ReportIndexError/cancelled``; what is left to be read is so the next time.
    /// - Complexity: that of an update of the sources which lack something.
    func readLostReports(
        _ summary: inout RepairSummary, memory: Int, _ lock: any WriteLock
    ) throws(ReportIndexError) {
        let before = try reader()
        let lacking = try ReportIndexError.translating { () throws(SearchEngineError) in try Self.lacking(before) }
        for (source, _) in lacking {
            guard !isCancelled() else { throw .cancelled }
            let indexer = ReportIndexer(path: path, options: source.options.options(memory: memory))
            summary.rejections += try indexer.run([source.origin], repairing: lock).rejections.filter(\.isFailure)
        }
        let after = try reader()
        let lost = try ReportIndexError.translating { () throws(SearchEngineError) in
            var lost: [RepairSummary.LostReport] = []
            for report in summary.lost where try after.document(id: report.id) == nil { lost.append(report) }
            return lost
        }
        let others = after.documentCount - before.documentCount - (summary.lost.count - lost.count)
        summary.count(lost, others: others)
    }

    /// Finds in the sources what a repair would read again.
    ///
    /// - Complexity: that of reading the files which reports were lost of, or all where that is not known.
    func findLostReports(
        _ summary: inout RepairSummary, memory: Int, _ outcome: RepairOutcome
    ) throws(ReportIndexError) {
        // An index of which nothing was damaged can be opened.
        let reader = outcome.kept == nil ? try reader() : nil
        let numbers = outcome.lost.map { $0.remains.columns[ReportSchema.file] }
        let files = summary.unnamed == 0 && !outcome.isManifestLost && !numbers.contains(nil) ? Set(numbers) : nil
        let found = try ReportIndexError.translating { () throws(SearchEngineError) in
            var found: Set<String> = []
            for source in try Self.ledger(outcome, reader).sources where source.isReadable {
                try forEachID(of: source, in: files, memory: memory) { (id) throws(SearchEngineError) in
                    let isKept = try outcome.kept?.contains(id: id) ?? false
                    if !isKept, try reader?.document(id: id) == nil { found.insert(id) }
                }
            }
            return found
        }
        let lost = summary.lost.filter { !found.contains($0.id) }
        if outcome.isManifestLost {
            summary.unnamed = max(summary.unnamed, found.count - (summary.lost.count - lost.count))
        }
        summary.count(lost, others: found.count - (summary.lost.count - lost.count))
    }

    private static func ledger(
        _ outcome: RepairOutcome, _ reader: IndexReader?
    ) throws(SearchEngineError) -> SourceLedger {
        if let bytes = outcome.attachment {
            return try SourceLedger(from: ByteReader(ByteView(bytes), file: SourceLedger.file))
        }
        return try reader.map { reader throws(SearchEngineError) in try SourceLedger(of: reader) } ?? SourceLedger()
    }

    /// Calls `body` with the ID of each report in some files of a source, or in all.
    private func forEachID(
        of source: SourceLedger.Source, in files: Set<Int64?>?, memory: Int,
        _ body: (String) throws(SearchEngineError) -> Void
    ) throws(SearchEngineError) {
        let names = try files.map { files throws(SearchEngineError) in try source.names(of: files) }
        var archive = ArchiveReader(paths: [source.origin], options: source.options.options(memory: memory).archive)
        while let item = archive.next({ names?.contains($0.name) ?? true ? .all : .nothing }) {
            if isCancelled() { throw .cancelled }
            guard case .report(let raw) = item, ReportWork.peak(of: raw.text, within: memory) != nil else { continue }
            let ids = raw.identifiers(origin: source.origin)
            try body(source.isKnownByPath ? ids.byPath : ids.byName)
        }
    }

    /// How many reports a repair that was cut short has still to read again, of sources that are there.
    func missingReports() throws(ReportIndexError) -> Int {
        let reader = try reader()
        return try ReportIndexError.translating { () throws(SearchEngineError) in
            try Self.lacking(reader).reduce(0) { $0 + $1.missing }
        }
    }

    /// The readable sources with a file that is to be read again and of which the index has fewer reports than it gave, be it
    /// known which of its files these are from or not.
    private static func lacking(
        _ reader: IndexReader
    ) throws(SearchEngineError) -> [(source: SourceLedger.Source, missing: Int)] {
        let ledger = try SourceLedger(of: reader)
        let counts = ledger.documentCounts(reader)
        var missing = [Int](repeating: 0, count: ledger.sources.count)
        var known: Set<Int> = []
        for (place, source) in ledger.sources.enumerated() {
            var records = FileRecordReader(source, file: SourceLedger.file)
            while let record = try records.next() {
                known.insert(record.number)
                guard ledger.unread.contains(record.number), counts.indices.contains(record.number) else { continue }
                missing[place] += max(0, record.reports - counts[record.number])
            }
        }
        guard missing.contains(where: { $0 > 0 }) else { return [] }
        var strays = try StrayReports(reader, isKnown: known.contains)
        let origins = ledger.certainOrigins
        for place in ledger.sources.indices { strays.walk(ledger.sources[place].origin, at: place) { origins[$0] } }
        return ledger.sources.indices.compactMap { place in
            let missing = missing[place] - strays.count(of: place)
            return missing > 0 && ledger.sources[place].isReadable ? (ledger.sources[place], missing) : nil
        }
    }
}

extension SourceLedger.Source {
    /// The names of its files with some numbers.
    fileprivate func names(of numbers: Set<Int64?>) throws(SearchEngineError) -> Set<[UInt8]> {
        var names: Set<[UInt8]> = []
        var records = FileRecordReader(self, file: SourceLedger.file)
        while let record = try records.next() {
            if numbers.contains(Int64(record.number)) { names.insert(record.name) }
        }
        return names
    }
}
