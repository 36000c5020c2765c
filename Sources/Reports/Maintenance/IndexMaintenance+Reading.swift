internal import Analysis
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
        for source in lacking.sources {
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
        let counts = try ReportIndexError.translating { () throws(SearchEngineError) in
            try SourceLedger(of: after).documentCounts(after)
        }
        var still = 0
        for (number, file) in lacking.files {
            let count = counts.indices.contains(number) ? counts[number] : 0
            still += max(0, file.reports - max(count, file.count))
        }
        summary.count(lost, lacking: still, come: after.documentCount - before.documentCount)
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
        var found: Set<ByteString> = []
        var still = 0
        try ReportIndexError.translating { () throws(SearchEngineError) in
            let ledger = try Self.ledger(outcome, reader)
            var counts = reader.map(ledger.documentCounts) ?? Array(repeating: 0, count: ledger.nextFile)
            outcome.kept?.count(ReportSchema.file, into: &counts)
            for source in ledger.sources where source.isReadable {
                let records = try source.records(of: files)
                // By number: of the reports that each file gave, those that are neither kept nor found.
                var lacking: [Int: Int] = [:]
                for record in records.values where counts.indices.contains(record.number) {
                    lacking[record.number] = record.reports - counts[record.number]
                }
                try forEachID(of: source, in: files == nil ? nil : records, memory: memory) {
                    (id, file) throws(SearchEngineError) in
                    var isKept = try reader?.document(id: id) != nil
                    if let kept = outcome.kept { isKept = try kept.contains(id: id) }
                    if !isKept { found.insert(ByteString(id)) }
                    guard !isKept || outcome.kept?.isSaved(id: id) ?? false, let record = records[file] else { return }
                    lacking[record.number]? -= 1
                }
                still += lacking.values.reduce(0) { $0 + max(0, $1) }
            }
        }
        let lost = summary.lost.filter { !found.contains(ByteString($0.id)) }
        if outcome.isManifestLost {
            summary.unnamed = max(summary.unnamed, found.count - (summary.lost.count - lost.count))
        }
        summary.count(lost, lacking: still, come: found.count)
    }

    private static func ledger(
        _ outcome: RepairOutcome, _ reader: IndexReader?
    ) throws(SearchEngineError) -> SourceLedger {
        if let bytes = outcome.attachment {
            return try SourceLedger(from: ByteReader(ByteView(bytes), file: SourceLedger.file))
        }
        return try reader.map { reader throws(SearchEngineError) in try SourceLedger(of: reader) } ?? SourceLedger()
    }

    /// Calls `body` with the ID of each report in some files of a source, by name, or in all, and the name of its file.
    private func forEachID(
        of source: SourceLedger.Source, in files: [[UInt8]: FileRecord]?, memory: Int,
        _ body: (String, [UInt8]) throws(SearchEngineError) -> Void
    ) throws(SearchEngineError) {
        var archive = ArchiveReader(paths: [source.origin], options: source.options.options(memory: memory).archive)
        var name: [UInt8] = []
        while let item = archive.next({ file in
            name = file.name
            return files.map { $0[name] != nil } ?? true ? .all : .nothing
        }) {
            if isCancelled() { throw .cancelled }
            guard case .report(let raw) = item, ReportWork.peak(of: raw.text, within: memory) != nil else { continue }
            let ids = raw.identifiers(origin: source.origin)
            try body(source.isKnownByPath ? ids.byPath : ids.byName, name)
        }
    }

    /// How many reports a repair that was cut short has still to read again, of sources that are there.
    func missingReports() throws(ReportIndexError) -> Int {
        let reader = try reader()
        return try ReportIndexError.translating { () throws(SearchEngineError) in
            try Self.lacking(reader).missing
        }
    }

    /// What an index lacks of its sources.
    private struct Lack {
        /// Those that can be read and have a file which is to be read again, of which the index has fewer reports than
        /// it gave.
        var sources: [SourceLedger.Source] = []
        /// How many reports it lacks of these.
        var missing = 0
        /// Such files of any source, by number: how many reports each gave, and how many of them the index has.
        var files: [Int: (reports: Int, count: Int)] = [:]
    }

    private static func lacking(_ reader: IndexReader) throws(SearchEngineError) -> Lack {
        let ledger = try SourceLedger(of: reader)
        let counts = ledger.documentCounts(reader)
        var lack = Lack()
        var missing = [Int](repeating: 0, count: ledger.sources.count)
        var known: Set<Int> = []
        for (place, source) in ledger.sources.enumerated() {
            var records = FileRecordReader(source, file: SourceLedger.file)
            while let record = try records.next() {
                known.insert(record.number)
                guard ledger.unread.contains(record.number), counts.indices.contains(record.number) else { continue }
                let count = counts[record.number]
                guard count < record.reports else { continue }
                missing[place] += record.reports - count
                lack.files[record.number] = (record.reports, count)
            }
        }
        guard !lack.files.isEmpty else { return lack }
        // Which of its files a stray is from is not known.
        var strays = try StrayReports(reader, isKnown: known.contains)
        let origins = ledger.certainOrigins
        for place in ledger.sources.indices { strays.walk(ledger.sources[place].origin, at: place) { origins[$0] } }
        for (place, source) in ledger.sources.enumerated() {
            let lacking = missing[place] - strays.count(of: place)
            guard lacking > 0, source.isReadable else { continue }
            lack.missing += lacking
            lack.sources.append(source)
        }
        return lack
    }
}

extension SourceLedger.Source {
    /// By name, its files with some numbers, or all.
    fileprivate func records(of numbers: Set<Int64?>?) throws(SearchEngineError) -> [[UInt8]: FileRecord] {
        var found: [[UInt8]: FileRecord] = [:]
        var records = FileRecordReader(self, file: SourceLedger.file)
        while let record = try records.next() {
            if numbers?.contains(Int64(record.number)) ?? true { found[record.name] = record }
        }
        return found
    }
}
