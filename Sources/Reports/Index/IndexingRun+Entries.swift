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
            leaveOut(raw, id, isCopy: first.content == hash.content, of: file)
            return
        }
        note(raw.location.skipped(.repeatedEntry))
        noteUnread(raw)
        let (key, content) = (Self.key(id), hash.value(at: pathInFile))
        let former = old.flatMap { self.file(of: $0) == file ? $0 : nil }
        let wasHeld = held.drop(key)
        let isNew = first.isGiven && !wasHeld
        var draft = draft(raw, id, correction, content, of: file, change: isNew ? .replaced : .updated)
        seen[key] = Seen(content: hash.content, file: file, isGiven: true)
        guard let former, let before, !isNew else {
            draft.change = .replaced
            try give(draft)
            return
        }
        if Self.content(of: former, before) == content {
            seen[key]?.isGiven = false
            summary.unchanged += 1
            return
        }
        if !wasHeld {
            // The first was as the index has it: it has been counted, or will be with all that its file held.
            if met?.contains(segment: former.segment, former.doc) ?? false {
                summary.unchanged -= 1
            } else {
                met?.insert(segment: former.segment, former.doc)
            }
        }
        try hold(draft, key)
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

    /// Whether a document of a file that has grown says what a report says.
    func isSame(_ old: Place, of number: Int, _ hash: ReportHash) throws(ReportIndexError) -> Bool {
        guard let before, let path = update.grown[number] else { return false }
        let segment = before.segments[old.segment]
        let former = try ReportIndexError.translating { () throws(SearchEngineError) in
            try StoredReport.location(try segment.stored(old.doc), file: segment.file).path
        }
        return Self.content(of: old, before) == hash.value(at: former.dropFirst(path.count))
    }
}
