internal import SearchEngine

extension IndexingRun {
    /// What a report is to the index, and what is stored of it where that holds but for its place; nil where nothing has
    /// changed.
    ///
    /// - Parameters:
    ///   - isNamed: whether it brought its ID.
    ///   - old: the document of its ID.
    mutating func change(
        _ raw: RawReport, isNamed: Bool, _ hash: ReportHash, _ pathInFile: Substring, _ file: Int, _ old: Place?
    ) throws(SearchEngineError) -> (ReportDraft.Change, former: [UInt8]?)? {
        guard let before else { return (.added, nil) }
        // What a file that has grown held is in the place where it was.
        moves.enter(file, total: update.grown[file] == nil ? update.documentCount(of: file) : 0)
        let isElsewhere = old.map { self.file(of: $0) != file } ?? false
        if let old {
            if isElsewhere { distrustFile(of: old) }
            if Self.content(of: old, before) == hash.value(at: pathInFile) {
                moves.take(old, isOfFile: !isElsewhere)
                if isElsewhere || update.isMoved { return (.moved, nil) }
                return update.strays?.contains(old) ?? false ? (.found, nil) : nil
            }
        }
        let otherwise = (old == nil ? ReportDraft.Change.added : .updated, former: [UInt8]?.none)
        if isNamed, isElsewhere, let old, try holds(old, hash) {
            moves.take(old, isOfFile: false)
            return (.moved, nil)
        }
        guard !update.isMoved, let record = RecordPlace(raw.location.path, pathInFile) else { return otherwise }
        if isNamed {
            guard let old, !isElsewhere, let stored = try moves.stored(old, before) else { return otherwise }
            let path = try StoredReport.location(stored, file: before.segments[old.segment].file).path
            guard says(hash, record, path, old, before) else { return otherwise }
            moves.take(old, isOfFile: true)
            return (.moved, stored)
        }
        for former in try moves.candidates(raw.text, before) where !isElsewhere || former.place != old {
            guard says(hash, record, former.path, former.place, before),
                let stored = try moves.stored(former.place, before)
            else { continue }
            moves.take(former.place, isOfFile: true)
            if let old, old != former.place { moves.takePlace(of: old, isMoved: true) }
            return (.moved, stored)
        }
        if let old { moves.takePlace(of: old, isMoved: false) }
        return otherwise
    }

    /// Whether a document that lay at a path says what a record says.
    private func says(
        _ hash: ReportHash, _ record: RecordPlace, _ path: String, _ place: Place, _ reader: IndexReader
    ) -> Bool {
        record.formerPlace(path).map { Self.content(of: place, reader) == hash.value(at: $0) } ?? false
    }

    /// See ``ReportSchema/content``.
    static func content(of place: Place, _ reader: IndexReader) -> UInt64? {
        reader.segments[place.segment].column(ReportSchema.content)[place.doc].map { UInt64(bitPattern: $0) }
    }

    /// A report that comes from another file than before may still be in that as well: if it goes here, it has to be
    /// found there.
    private func distrustFile(of old: Place) {
        guard let number = file(of: old) else { return }
        switch update.fate(of: number) {
        case .untouched, .unchanged, .grown, .kept: update.distrust(number)
        case .read, .gone: break
        }
    }

    /// Counts records by what they say, which has been counted by their IDs.
    mutating func settleMovedRecords() {
        let (added, copies, removed) = moves.corrections
        summary.added += added + copies
        summary.updated = max(0, summary.updated - added)
        summary.moved = max(0, summary.moved - copies)
        summary.removed += removed
    }
}

/// Where a record lies in a file of records: `#7`, or `!/a.jsonl#7` of an archive.
private struct RecordPlace {
    /// The path to the file, and what of a path tells the table in it.
    private let file: Substring
    private let table: Substring

    /// Nil for what is no record.
    init?(_ path: String, _ pathInFile: Substring) {
        guard let sign = pathInFile.lastIndex(of: "#") else { return nil }
        table = pathInFile[...sign]
        file = path.dropLast(pathInFile.count)
    }

    /// Of the path of another record the part below the file; nil where it lies in another table.
    func formerPlace(_ path: String) -> Substring? {
        guard path.utf8.starts(with: file.utf8) else { return nil }
        let place = path.utf8.dropFirst(file.utf8.count)
        let isOfTable = place.starts(with: table.utf8)
        return isOfTable && !place.dropFirst(table.utf8.count).contains(UInt8(ascii: "#")) ? Substring(place) : nil
    }
}
