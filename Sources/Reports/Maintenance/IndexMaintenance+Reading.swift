internal import Analysis
internal import SearchEngine

extension IndexMaintenance {
    /// Reads again what the index lacks of the files that its reports came from, as they were read the last time. Nothing
    /// is removed, and a source that is not there any more is passed over.
    ///
    /// - Parameters:
    ///   - isAllAsked: whether nothing but the files tells how many reports were lost.
    ///   - memory: that each run may take, in bytes.
    ///   - lock: of the index.
    /// - Throws: ``ReportIndexError/cancelled``; what is left to be read is so the next time.
    /// - Complexity: that of an update of the sources which lack something.
    func readLostReports(
        _ summary: inout RepairSummary, isAllAsked: Bool, memory: Int, _ lock: any WriteLock
    ) throws(ReportIndexError) {
        let before = try reader()
        let lacking = try ReportIndexError.translating { () throws(SearchEngineError) in try LackingReports(before) }
        if isAllAsked { summary.unnamed = max(summary.unnamed, lacking.reports - summary.lost.count) }
        for source in lacking.readable.map(\.source) {
            guard !isCancelled() else { throw .cancelled }
            let indexer = ReportIndexer(path: path, options: source.options.options(memory: memory))
            try indexer.run([source.origin], repairing: lock) { finding in
                guard case .rejected(let rejection) = finding, rejection.isFailure else { return }
                summary.rejections.append(rejection)
            }
        }
        let after = try reader()
        let (lost, left) = try ReportIndexError.translating { () throws(SearchEngineError) in
            var lost: [RepairSummary.LostReport] = []
            for report in summary.lost where try after.document(id: report.id) == nil { lost.append(report) }
            return (lost, try lacking.left(in: after))
        }
        summary.count(lost, lacking: left, come: after.documentCount - before.documentCount)
    }

    /// Finds in the sources what a repair would read again.
    ///
    /// - Complexity: that of reading the sources which lack something.
    func findLostReports(
        _ summary: inout RepairSummary, isAllAsked: Bool, memory: Int, _ outcome: RepairOutcome
    ) throws(ReportIndexError) {
        // An index of which nothing was damaged can be opened.
        let reader = outcome.kept == nil ? try reader() : nil
        var found: Set<ByteString> = []
        // Which files those are from that lost their numbers is seen when these are read.
        var withoutOrigin = outcome.kept?.withoutOrigin ?? []
        let left = try ReportIndexError.translating { () throws(SearchEngineError) in
            let ledger = try Self.ledger(outcome, reader)
            var counts = reader.map(ledger.documentCounts) ?? Array(repeating: 0, count: ledger.nextFile)
            outcome.kept?.countOrigins(ReportSchema.file, into: &counts)
            let lacking = try LackingReports(ledger, counts: counts, reader: reader)
            if isAllAsked {
                let reports = lacking.reports - withoutOrigin.count
                summary.unnamed = max(summary.unnamed, reports - summary.lost.count)
            }
            var left = 0
            for source in lacking.sources {
                var files = source.files.mapValues { $0.reports - $0.count }
                if source.source.isReadable {
                    let numbers = try source.source.numbers()
                    try forEachID(of: source.source, memory: memory) { (id, file) throws(SearchEngineError) in
                        var isKept = try reader?.document(id: id) != nil
                        if let kept = outcome.kept { isKept = try kept.contains(id: id) }
                        let isFound =
                            isKept
                            ? withoutOrigin.remove(ByteString(id)) != nil : found.insert(ByteString(id)).inserted
                        guard isFound, let number = numbers[file] else { return }
                        files[number]? -= 1
                    }
                }
                left += files.values.reduce(0) { $0 + max(0, $1) }
            }
            return max(0, left - withoutOrigin.count)
        }
        let lost = summary.lost.filter { !found.contains(ByteString($0.id)) }
        summary.count(lost, lacking: left, come: found.count)
    }

    private static func ledger(
        _ outcome: RepairOutcome, _ reader: IndexReader?
    ) throws(SearchEngineError) -> SourceLedger {
        if let bytes = outcome.attachment {
            return try SourceLedger(from: ByteReader(ByteView(bytes), file: SourceLedger.file))
        }
        return try reader.map { reader throws(SearchEngineError) in try SourceLedger(of: reader) } ?? SourceLedger()
    }

    /// Calls `body` with the ID of each report in a source and the name of its file.
    private func forEachID(
        of source: SourceLedger.Source, memory: Int, _ body: (String, [UInt8]) throws(SearchEngineError) -> Void
    ) throws(SearchEngineError) {
        var archive = ArchiveReader(paths: [source.origin], options: source.options.options(memory: memory).archive)
        var name: [UInt8] = []
        while let item = archive.next({ file in
            name = file.name
            return .all
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
            try LackingReports(reader).readable.reduce(0) { $0 + $1.reports }
        }
    }

    /// Files of which the index lacks something, though a repair has lost nothing: what it lacks had been deleted
    /// before, and is nothing that the next repair should look for.
    ///
    /// - Parameters:
    ///   - doubted: the files that were to be read again before the repair.
    ///   - lock: of the index.
    func settleDeletedReports(but doubted: Set<Int>, memory: Int, _ lock: any WriteLock) throws(ReportIndexError) {
        let reader = try reader()
        let ledger = try ReportIndexError.translating { () throws(SearchEngineError) -> SourceLedger? in
            var lacking: [Int: Int] = [:]
            for source in try LackingReports(reader).sources {
                for (number, file) in source.files where !doubted.contains(number) { lacking[number] = file.count }
            }
            guard !lacking.isEmpty else { return nil }
            var ledger = try SourceLedger(of: reader)
            for place in ledger.sources.indices {
                ledger.sources[place].records = try ledger.sources[place].records { record in
                    var record = record
                    record.reports = lacking[record.number] ?? record.reports
                    return record
                }
            }
            return ledger
        }
        guard let ledger else { return }
        let writer = try writer(memory: memory, lock: lock)
        writer.attachment = ledger.encoded()
        _ = try ReportIndexError.translating { () throws(SearchEngineError) in try writer.commit() }
    }
}

extension SourceLedger.Source {
    /// The numbers of its files, by their names.
    fileprivate func numbers() throws(SearchEngineError) -> [[UInt8]: Int] {
        var numbers: [[UInt8]: Int] = [:]
        var records = FileRecordReader(self, file: SourceLedger.file)
        while let record = try records.next() { numbers[record.name] = record.number }
        return numbers
    }
}
