internal import SearchEngine

extension RawReport {
    /// Whether it is known by nothing but the name of the archive's entry that it is, and that as it is written there.
    var isNamedByEntry: Bool {
        guard given.id == nil, nameRepair == nil, !location.path.utf8.contains(UInt8(ascii: "#")) else { return false }
        return location.isSourcePacked || location.path.utf8.contains("!/".utf8)
    }
}

/// Entries of one name: the last is taken, as unpacking their archive does; `tar -r` adds what has changed.
extension IndexingRun {
    /// Counts the entry that was passed over last, since it is what it was.
    mutating func countKnownEntry() {
        guard let (place, file) = entries.passed else { return }
        moves.enter(file, total: update.documentCount(of: file))
        moves.take(place, isOfFile: true)
        met?.insert(segment: place.segment, place.doc)
        summary.unchanged += 1
        summary.knownEntries += 1
    }

    /// Takes or leaves a report whose ID one of the same run has.
    ///
    /// - Parameters:
    ///   - memory: what its text takes, as ``TextMemory`` tells.
    ///   - first: that one.
    ///   - old: the document of the ID.
    mutating func meetAgain(
        _ raw: RawReport, _ id: String, _ correction: Correction?, _ hash: ReportHash, _ pathInFile: Substring,
        of file: Int, memory: Int, first: Seen, _ old: Place?
    ) throws(ReportIndexError) {
        guard first.file == file, !first.isFixed, raw.isNamedByEntry, first.content != hash.content else {
            leaveOut(raw, id, isCopy: first.content == hash.content, of: file, winner: first.file)
            return
        }
        note(raw.location.skipped(.repeatedEntry))
        noteUnread(raw)
        let (key, content) = (Self.key(id), hash.value(at: pathInFile))
        let wasHeld = held.drop(key)
        var draft = draft(raw, id, correction, content, of: file, memory: memory, change: .replaced)
        let former = old.flatMap { self.file(of: $0) == file ? $0 : nil }
        let change = former.flatMap { former in before.flatMap { self.change(from: former, to: content, $0) } }
        // Of the first something may be on its way into the index already.
        let isGiven = first.isGiven && !wasHeld
        seen[key] = Seen(content: hash.content, file: file, isGiven: isGiven || change != nil, change: change)
        if let former { countAgain(former, wasHeld: wasHeld, isGiven: isGiven, from: first.change, to: change) }
        if isGiven || former == nil {
            try give(draft)
        } else if let change {
            draft.change = change
            try hold(draft, key)
        }
    }

    /// What an entry is to the document of its ID, of the same file; nil where nothing has changed.
    private func change(from former: Place, to content: UInt64, _ before: IndexReader) -> ReportDraft.Change? {
        guard Self.content(of: former, before) == content else { return .updated }
        if update.isMoved { return .moved }
        return update.strays?.contains(former) ?? false ? .found : nil
    }

    /// Counts a document anew to which another entry of its name is something else than the first. What is held is counted
    /// when it is given, and only then.
    private mutating func countAgain(
        _ former: Place, wasHeld: Bool, isGiven: Bool, from: ReportDraft.Change?, to: ReportDraft.Change?
    ) {
        guard from != to else { return }
        if let from {
            if !wasHeld { count(from, -1) }
        } else if met?.contains(segment: former.segment, former.doc) ?? false {
            summary.unchanged -= 1
        } else {
            // It would be counted with all that its file held.
            met?.insert(segment: former.segment, former.doc)
        }
        if let to {
            if isGiven { count(to) }
        } else {
            summary.unchanged += 1
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
