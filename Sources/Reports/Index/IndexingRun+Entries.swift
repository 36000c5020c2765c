internal import SearchEngine

extension RawReport {
    /// Whether it is known by nothing but the name of the archive's entry that it is, and that as it is written there.
    var isNamedByEntry: Bool {
        let isEntry = location.isSourcePacked || location.path.contains("!/")
        return given.id == nil && isEntry && !location.path.contains("#") && nameRepair == nil
    }
}

/// Entries of one name: the last is taken, as unpacking their archive does; `tar -r` adds what has changed.
extension IndexingRun {
    /// Counts the entries that were passed over since they are what they were.
    mutating func countPassedEntries() {
        for (place, file) in entries.takePassed() {
            moves.enter(file, total: update.documentCount(of: file))
            moves.take(place, isOfFile: true)
            met?.insert(segment: place.segment, place.doc)
            summary.unchanged += 1
        }
    }

    /// Takes or leaves a report whose ID one of the same run has.
    ///
    /// - Parameters:
    ///   - first: that one.
    ///   - old: the document of the ID.
    mutating func meetAgain(
        _ raw: RawReport, _ id: String, _ correction: Correction?, _ hash: ReportHash, _ pathInFile: Substring,
        of file: Int, first: Seen, _ old: Place?
    ) throws(ReportIndexError) {
        guard first.file == file, raw.isNamedByEntry, first.content != hash.content else {
            leaveOut(raw, id, isCopy: first.content == hash.content, of: file, winner: first.file)
            return
        }
        note(raw.location.skipped(.repeatedEntry))
        noteUnread(raw)
        let (key, content) = (Self.key(id), hash.value(at: pathInFile))
        let wasHeld = held.drop(key)
        var draft = draft(raw, id, correction, content, of: file, change: .replaced)
        let former = old.flatMap { self.file(of: $0) == file ? $0 : nil }
        let isAsBefore =
            before.map { before in former.map { Self.content(of: $0, before) == content } ?? false } ?? false
        // Of the first something may be on its way into the index already.
        let isGiven = first.isGiven && !wasHeld
        seen[key] = Seen(
            content: hash.content, file: file, isGiven: isGiven || !isAsBefore, isAsBefore: isAsBefore)
        if let former { countAgain(former, wasHeld: wasHeld, isGiven: isGiven, from: first.isAsBefore, to: isAsBefore) }
        if isGiven || former == nil {
            try give(draft)
        } else if !isAsBefore {
            draft.change = .updated
            try hold(draft, key)
        }
    }

    /// Counts a document anew of which another entry tells now whether it is as before. What is held is counted when it is
    /// given, and only then.
    private mutating func countAgain(
        _ former: Place, wasHeld: Bool, isGiven: Bool, from wasAsBefore: Bool, to isAsBefore: Bool
    ) {
        guard wasAsBefore != isAsBefore else { return }
        if isAsBefore {
            summary.unchanged += 1
            if !wasHeld { summary.updated -= 1 }
            return
        }
        if isGiven { summary.updated += 1 }
        // It has been counted, or will be with all that its file held.
        if met?.contains(segment: former.segment, former.doc) ?? false {
            summary.unchanged -= 1
        } else {
            met?.insert(segment: former.segment, former.doc)
        }
    }

    /// Holds an entry back that has changed.
    mutating func hold(_ draft: ReportDraft, _ key: UInt64) throws(ReportIndexError) {
        held.hold(draft, key)
        if held.bytes > ReportWork.mostBytes(of: options.memory) { try giveHeld() }
    }

    mutating func giveHeld() throws(ReportIndexError) {
        for draft in held.takeAll() {
            try give(draft)
            while let finished = work.next() { try take(finished) }
        }
    }
}
