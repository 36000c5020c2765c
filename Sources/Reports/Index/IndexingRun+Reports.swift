internal import Analysis
internal import SearchEngine

extension IndexingRun {
    /// A document of the index before.
    struct Place: Hashable {
        var segment: Int
        var doc: DocID
    }

    // MARK: Adding

    /// - Parameter pathInFile: empty where the report is the file.
    mutating func add(_ raw: RawReport, pathInFile: Substring) throws(ReportIndexError) {
        guard let file = update.number else { return }
        if held.file != file { try giveHeld() }
        let source = raw.location.source
        let ids = raw.identifiers(origin: origins[source] ?? source)
        let id = update.isKnownByPath(source) ? ids.byPath : ids.byName
        let correction = corrections.correction(ids: [ids.byName, ids.byPath], source: source)
        // One that goes by another ID from now on is another report.
        var old = try place(of: id)
        if let named = old, try isRenamed(named, id) { old = nil }
        let hash = ReportHash(raw, correction)
        let key = Self.key(id)
        let first = try first(of: key, old, hash)
        if first == nil, let old,
            let stored = try uncorrectable(old, correction, ids: [ids.byName, ids.byPath], source: source)
        {
            try fix(old, stored, raw, id, hash, pathInFile, file)
            return
        }
        let isMade = first.map { $0.content != hash.content } ?? !holdsStill(old, hash, pathInFile, of: file)
        guard let memory = isMade ? ReportWork.peak(of: raw.text, within: options.memory) : 0 else {
            var skipped = raw.location.skipped(.tooLarge(.textBytes))
            skipped.content = hash.content
            note(skipped)
            return
        }
        if let first {
            try meetAgain(raw, id, correction, hash, pathInFile, of: file, memory: memory, first: first, old)
            return
        }
        update.countReport()
        let told = summary.rejections.total
        noteUnread(raw)
        if raw.isNamedByEntry, told == summary.rejections.total, ReportIndexer.Repair(raw) == nil {
            entries.keep(raw.location, content: hash.value(at: pathInFile))
        }
        let found = try ReportIndexError.translating { () throws(SearchEngineError) in
            try change(raw, isNamed: raw.given.id != nil, hash, pathInFile, file, old)
        }
        seen[key] = Seen(content: hash.content, file: file, isGiven: found != nil, change: found?.0)
        if let old {
            met?.insert(segment: old.segment, old.doc)
            if let former = self.file(of: old), former != file {
                update.rob(former)
                if found?.0 == .updated { try displace(old, of: former, raw, id, hash) }
            }
        }
        guard let (change, former) = found else {
            summary.unchanged += 1
            return
        }
        var draft = draft(raw, id, correction, hash.value(at: pathInFile), of: file, memory: memory, change: change)
        draft.former = former
        if change == .updated, raw.isNamedByEntry, let old, self.file(of: old) == file {
            try hold(draft, key)
        } else {
            try give(draft)
        }
    }

    /// The report that has the ID already: one met before, or one of a file that is not read, or not as far as that, which
    /// would have been met.
    private mutating func first(of key: UInt64, _ old: Place?, _ hash: ReportHash) throws(ReportIndexError) -> Seen? {
        if var known = seen[key] {
            if known.content == nil, let old { known.content = try says(old, hash) ? hash.content : ~hash.content }
            return known
        }
        guard let old, let file = file(of: old), [.unchanged, .grown].contains(fate(of: old)) else { return nil }
        return Seen(content: try says(old, hash) ? hash.content : ~hash.content, file: file)
    }

    /// Whether a report holds still where it is, so that nothing has to be made of it, whatever else its file brings.
    private func holdsStill(_ old: Place?, _ hash: ReportHash, _ pathInFile: Substring, of file: Int) -> Bool {
        guard let old, let before, self.file(of: old) == file, !update.isMoved,
            !(update.strays?.contains(old) ?? false)
        else { return false }
        return Self.content(of: old, before) == hash.value(at: pathInFile)
    }

    /// - Parameter memory: what its text takes, as ``TextMemory`` tells.
    func draft(
        _ raw: RawReport, _ id: String, _ correction: Correction?, _ content: UInt64, of file: Int, memory: Int,
        change: ReportDraft.Change
    ) -> ReportDraft {
        var raw = raw
        raw.given.id = id
        let source = raw.location.source
        return ReportDraft(
            raw: raw, origin: origins[source] ?? source, correction: correction, file: file, content: content,
            memory: memory, change: change)
    }

    /// Has a draft become a document. Where its text takes more than is set aside for reports on their way, the documents in
    /// memory make room for it, and it is alone on its way.
    mutating func give(_ draft: ReportDraft) throws(ReportIndexError) {
        guard writer != nil else {
            count(draft.change)
            return
        }
        let isLarge = draft.memory > ReportIndexer.Options.memoryOnTheWay(of: options.memory)
        while isLarge || work.isFull(for: draft.peak), let finished = work.last() { try take(finished) }
        if isLarge { try makeRoom() }
        work.give(draft)
        while isLarge, let finished = work.last() { try take(finished) }
    }

    private func makeRoom() throws(ReportIndexError) {
        try ReportIndexError.translating { () throws(SearchEngineError) in try writer?.writeDocuments() }
    }

    /// Leaves out a report whose ID another has. Should that go, this one takes its place: so its file is read again, unless
    /// the other goes with it alone.
    /// - Parameter winner: the file of the other.
    mutating func leaveOut(_ raw: RawReport, _ id: String, isCopy: Bool, of file: Int, winner: Int) {
        if !isCopy { note(raw.location.skipped(.repeatedID(id)), isLasting: winner == file) }
        keepPlace(of: id, in: file)
        if winner != file { update.distrust(file) }
    }

    /// Adds what a report became to the index. One that is too large for it is refused; one of its ID that was there
    /// stays.
    mutating func take(_ finished: FinishedReport) throws(ReportIndexError) {
        do throws(SearchEngineError) {
            try writer?.add(finished.document.get())
            count(finished.change)
        } catch .tooLarge {
            reject(.init(finished.location.skipped(.tooLarge(.entryBytes))))
            update.refuseReport(of: finished.file)
        } catch {
            throw ReportIndexError(error)
        }
    }

    /// - Parameter reports: how many; less than none for one that was counted as something else than it is.
    mutating func count(_ change: ReportDraft.Change, _ reports: Int = 1) {
        switch change {
        case .added: summary.added += reports
        case .updated: summary.updated += reports
        case .moved: summary.moved += reports
        case .found: summary.unchanged += reports
        case .replaced: break
        }
    }

    /// Names what came with a report and means nothing, and a text that wants to be looked at.
    mutating func noteUnread(_ raw: RawReport) {
        func remark(_ reason: Skipped.Reason) -> Skipped { raw.location.skipped(reason) }
        if let date = raw.given.date, PartialDate(given: date)?.year == nil { note(remark(.unreadDate(date))) }
        if raw.encoding.isDoubtful { note(remark(.doubtfulText(raw.encoding))) }
        let gazetteer = Gazetteer.shared
        if let name = raw.given.province, !name.isEmpty, gazetteer.province(named: name) == nil {
            note(remark(.unknownProvince(name, near: gazetteer.nearestProvince(to: name))))
        }
    }

    // MARK: Knowing

    /// Whether a document goes by another ID from now on.
    private mutating func isRenamed(_ place: Place, _ id: String) throws(ReportIndexError) -> Bool {
        let file = file(of: place)
        guard let renaming = update.renaming, renaming.concerns(file) else { return false }
        let location = try ReportIndexError.translating { () throws(SearchEngineError) in try whereabouts(of: place) }
        return location.map { renaming.newID(of: id, at: $0, file: file) != nil } ?? false
    }

    func place(of id: String) throws(ReportIndexError) -> Place? {
        guard let before else { return nil }
        return try ReportIndexError.translating { () throws(SearchEngineError) in
            try before.document(id: id).map { Place(segment: $0.segment, doc: $0.doc) }
        }
    }

    /// The file that a document of the index before comes from; nil where that is not known.
    func file(of place: Place) -> Int? {
        if let strays = update.strays, strays.contains(place) { return strays.number(of: place) }
        return before?.segments[place.segment].column(ReportSchema.file)[place.doc].flatMap { Int(exactly: $0) }
    }

    /// What becomes of a document; one that says what a report says which has been met need not be kept beside that.
    func fate(of place: Place) -> SourceUpdate.Fate {
        let fate = update.fate(of: place, in: file(of: place))
        return fate == .kept && moves.isContinued(place) ? .read : fate
    }

    static func key(_ id: String) -> UInt64 { ContentHash.value(of: [id]) }

    // MARK: Removing

    /// Whether what was in the index before leaves it with this run.
    func isRemoved(_ place: Place) -> Bool {
        guard met?.contains(segment: place.segment, place.doc) == false else { return false }
        switch fate(of: place) {
        case .read, .gone: return true
        case .untouched, .unchanged, .grown, .kept: return false
        }
    }

    /// Removes the reports that are in no file any more, counts those in files that were passed over, and renames those that
    /// stay and are known otherwise from now on.
    ///
    /// - Complexity: linear in the files, and, where there is anything to remove or to rename, in the documents of the index
    ///   before, for a few instructions each.
    ///
    /// - Parameter unmet: see ``unmetDocuments()``.
    mutating func removeWhatIsGone(_ unmet: [Int]) throws(ReportIndexError) {
        guard let before else { return }
        var removedByFile: [Int: Int] = [:]
        let isLookedAt = countKeptFiles(unmet)
        if update.strays != nil || isLookedAt.contains(true) {
            for (index, segment) in before.segments.enumerated() {
                for doc in segment.column(ReportSchema.file).documents(segment.live, where: isLookedAt) {
                    let place = Place(segment: index, doc: doc)
                    guard met?.contains(segment: index, doc) == false else { continue }
                    try settle(place, segment, &removedByFile)
                }
            }
        }
        settleMovedRecords()
        countMoves(removedByFile)
        guard let writer, let renaming = update.renaming else { return }
        try ReportIndexError.translating { [seen] () throws(SearchEngineError) in
            try renaming.apply(to: writer) { seen[Self.key($0)] != nil }
        }
    }

    /// How many documents of each file of the index before have not been met, by its number.
    func unmetDocuments() -> [Int] {
        var rest = update.documents
        guard let before else { return rest }
        met?.forEach { segment, doc in
            guard let number = before.segments[segment].column(ReportSchema.file)[doc], number >= 0,
                number < rest.count
            else { return }
            rest[Int(number)] -= 1
        }
        return rest
    }

    /// Counts the documents, of those not met, in files of which all stay as they are.
    ///
    /// - Returns: by number of a file, whether its documents have to be looked at one by one.
    private mutating func countKeptFiles(_ rest: [Int]) -> [Bool] {
        rest.indices.map { number in
            guard rest[number] > 0 else { return false }
            let fate = update.fate(of: number)
            if update.isEachAsked(of: number) || update.mayHaveStrays(number)
                || update.renaming?.concerns(number) ?? false
            {
                return true
            }
            countKept(fate, rest[number], of: number)
            return false
        }
    }

    /// Removes, renames or counts a document that has not been met.
    private mutating func settle(
        _ place: Place, _ segment: SegmentReader, _ removedByFile: inout [Int: Int]
    ) throws(ReportIndexError) {
        let file = file(of: place)
        let isRemoved = isRemoved(place)
        let outcome = try ReportIndexError.translating { () throws(SearchEngineError) -> ReportRenaming.Outcome? in
            guard !isRemoved else { return nil }
            return try update.renaming?.take(place, of: file) { [seen] in seen[Self.key($0)] != nil } ?? .kept
        }
        switch outcome {
        case nil, .replaced:
            let id = try ReportIndexError.translating { () throws(SearchEngineError) in try segment.id(place.doc) }
            remove(place, id, &removedByFile)
        case .renamed:
            summary.moved += 1
            if fate(of: place) == .kept { noteKept(1, of: file) }
        case .kept:
            let fate = fate(of: place)
            countKept(fate, 1, of: file)
            if fate == .kept, file == nil { update.countKept(stray: place) }
        }
    }

    /// Takes a report out, unless another has its ID now.
    private mutating func remove(_ place: Place, _ id: String, _ removedByFile: inout [Int: Int]) {
        if seen[Self.key(id)] == nil { writer?.delete(id: id) }
        guard !moves.isContinued(place) else { return }
        summary.removed += 1
        if let number = file(of: place) { removedByFile[number, default: 0] += 1 }
    }

    private mutating func countKept(_ fate: SourceUpdate.Fate, _ count: Int, of file: Int?) {
        switch fate {
        case .unchanged, .grown: summary.unchanged += count
        case .kept:
            summary.kept += count
            noteKept(count, of: file)
        case .untouched, .read, .gone: break
        }
    }

    /// What is kept for what could not be read goes when it can be.
    private func noteKept(_ count: Int, of file: Int?) {
        guard let file, update.failed.contains(file) else { return }
        update.distrust(file)
        update.keptReports[file, default: 0] += count
    }

    /// A file that is gone from one place and has appeared at another with the same content has moved, and so have its
    /// reports, though their IDs tell where they lie. So have those of a source that goes by another name.
    private mutating func countMoves(_ removedByFile: [Int: Int]) {
        var moved = removedByFile.reduce(0) { update.isOfRenamedSource($1.key) ? $0 + $1.value : $0 }
        var goneByContent: [UInt64: [SourceUpdate.Passing]] = [:]
        for file in update.gone { goneByContent[file.content, default: []].append(file) }
        for file in update.appeared {
            guard let old = goneByContent[file.content]?.last, old.size == file.size else { continue }
            goneByContent[file.content]?.removeLast()
            moved += min(removedByFile[old.number] ?? 0, file.reports)
        }
        moved = min(moved, summary.added, summary.removed)
        summary.moved += moved
        summary.added -= moved
        summary.removed -= moved
    }
}
