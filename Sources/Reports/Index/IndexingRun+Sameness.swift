internal import Analysis
internal import SearchEngine

/// Whether reports and documents of the index before say the same.
extension IndexingRun {
    /// A document whose ID a report of another file has taken.
    struct Displaced {
        var place: Place
        /// The document's file.
        var former: Int
        var id: String
        var by: RawReport.Location

        /// About.
        var byteCount: Int {
            2 * MemoryLayout<Displaced>.stride + id.utf8.count + by.source.utf8.count + by.path.utf8.count
        }
    }

    /// Whether a document says what a report says, wherever either lies and whatever is put right in either: what two of
    /// one ID are judged by, in whatever way they are read. What puts a document right lies beside its source: of a source
    /// outside this run that is not known, and a document that was put right says something else then.
    mutating func says(_ old: Place, _ hash: ReportHash) throws(ReportIndexError) -> Bool {
        let corrected = try ReportIndexError.translating { () throws(SearchEngineError) in
            var corrected = hash
            corrected.correction = try correction(of: old)
            return corrected
        }
        return try ReportIndexError.translating { () throws(SearchEngineError) in try holds(old, corrected) }
    }

    /// Whether a document was made from what a report is made from, wherever either lies.
    mutating func holds(_ old: Place, _ hash: ReportHash) throws(SearchEngineError) -> Bool {
        guard let before, let location = try whereabouts(of: old) else { return false }
        let content = Self.content(of: old, before)
        return location.possiblePathsInFile.contains { hash.value(at: $0) == content }
    }

    /// Where a document lay; nil where that is damaged.
    mutating func whereabouts(of old: Place) throws(SearchEngineError) -> RawReport.Location? {
        guard let before, let stored = try moves.stored(old, before) else { return nil }
        return try StoredReport.location(stored, file: before.segments[old.segment].file)
    }

    /// What is put right in a document's report, where its source is one of this run.
    private mutating func correction(of old: Place) throws(SearchEngineError) -> Correction? {
        guard !corrections.isEmpty, let before, let location = try whereabouts(of: old), let number = file(of: old),
            let source = update.source(of: number)
        else { return nil }
        let id = try before.segments[old.segment].id(old.doc)
        let names = location.identifiers(origin: location.source)
        let both = [names.byName, names.byPath]
        return corrections.correction(ids: both.contains(id) ? both : [id], source: source)
    }

    // MARK: Reports that lose their place

    /// Takes down that a report takes the ID of a document of another file, if they say different things.
    mutating func displace(
        _ old: Place, of former: Int, _ raw: RawReport, _ id: String, _ hash: ReportHash
    ) throws(ReportIndexError) {
        guard try !says(old, hash) else { return }
        let lost = Displaced(place: old, former: former, id: id, by: raw.location)
        displaced[Self.key(id)] = lost
        displacedBytes += lost.byteCount
    }

    /// Takes back that a document loses its place where its own file has the report after all.
    mutating func keepPlace(of id: String, in file: Int) {
        guard let found = displaced.index(forKey: Self.key(id)), displaced[found].value.former == file else { return }
        displacedBytes -= displaced.remove(at: found).value.byteCount
    }

    /// Names the reports that would have stayed in the index and lost their places. It belongs to the run: the next one
    /// over the same files finds nothing replaced.
    mutating func noteDisplaced() throws(ReportIndexError) {
        defer { (displaced, displacedBytes) = ([:], 0) }
        for lost in displaced.values.sorted(by: { ByteString($0.id) < ByteString($1.id) }) {
            guard [.untouched, .kept].contains(update.fate(of: lost.former)) else { continue }
            let location = try ReportIndexError.translating { () throws(SearchEngineError) in
                try whereabouts(of: lost.place)
            }
            let place = location?.shown ?? update.source(of: lost.former)
            let reason = Skipped.Reason.replacedReport(lost.id, place: place)
            reject(.init(lost.by.skipped(reason)))
        }
    }
}
