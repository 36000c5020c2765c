internal import Analysis
internal import SearchEngine

/// Marks of what is in a file, which the ledger keeps: of the entries that are known, see ``KnownEntries``, and of the
/// parts that gave nothing.
extension SourceUpdate {
    /// A line that is no record, or an entry that holds nothing.
    struct BrokenPart {
        /// See ``Skipped/mark``.
        var mark: UInt64
        /// Whether it was there before, and nothing was kept for it.
        var isKnown: Bool
    }

    /// Of a file that has more, these are known again: as long as there are others, all that it gave is kept.
    private static let mostBrokenParts = 100_000

    /// The marks of the entries of the file being read, as it was. Of one that has grown none is read again: an entry
    /// behind them comes a second time, whatever it holds.
    func marksOfEntries() -> Set<UInt64> {
        guard let current, grown[current.record.number] == nil else { return [] }
        return Set(Self.marks(current.formerMarks))
    }

    private static func marks(_ bytes: ByteView?) -> [UInt64] {
        guard let bytes else { return [] }
        var reader = ByteReader(bytes, file: SourceLedger.file)
        var marks: [UInt64] = []
        while !reader.isAtEnd, let mark = try? reader.fixed(UInt64.self) { marks.append(mark) }
        return marks
    }

    func markEntry(_ mark: UInt64) {
        current?.marks.fixed(mark)
        markBytes += MemoryLayout<UInt64>.stride
    }

    /// Takes down that something in the file being read gave no report. Unless it is known that there was none before,
    /// any that the file has no longer may be there: where lines have come or gone, nobody can tell which.
    func doubt(_ skipped: Skipped, in number: Int) {
        failed.insert(number)
        guard let mark = skipped.mark, let file = current?.file.location.path,
            skipped.content != nil || skipped.location.path.utf8.count > file.utf8.count
        else {
            doubtfulFiles.insert(number)
            return
        }
        if current?.knownBroken == nil {
            // However the file was read: the marks are those of before until it is left.
            knowBroken(ledger.entries[number])
        }
        let isKnown = current?.knownBroken?[mark, default: 0] ?? 0 > 0
        if isKnown { current?.knownBroken?[mark, default: 0] -= 1 } else { doubtfulFiles.insert(number) }
        guard current?.broken.count ?? 0 < Self.mostBrokenParts else {
            doubtfulFiles.insert(number)
            return
        }
        current?.broken.append(BrokenPart(mark: mark, isKnown: isKnown))
        markBytes += MemoryLayout<BrokenPart>.stride
    }

    /// - Parameter marks: of the file being read, as it was.
    func knowBroken(_ marks: ByteView?) {
        current?.knownBroken = Dictionary(Self.marks(marks).map { ($0, 1) }, uniquingKeysWith: +)
    }

    /// Counts with what a file gave that could not be read whole what is kept for it, and what the index lacked before:
    /// of what is lost of that, now or later, the next repair must know. Parts for which nothing is kept are known from
    /// now on.
    func settleKeptReports() throws(SearchEngineError) {
        for (number, (former, parts)) in brokenParts {
            var marks = ByteWriter()
            if let entries = ledger.entries[number] { marks.append(entries) }
            let isNothingKept = keptReports[number] == nil
            for part in parts where part.isKnown || isNothingKept { marks.fixed(part.mark) }
            isChanged = isChanged || marks.bytes != former
            ledger.entries[number] = marks.count > 0 ? ByteView(marks.bytes) : nil
        }
        for place in Set(formerReports.keys.map { Int(owners[$0]) }) {
            ledger.sources[place].records = try ledger.sources[place].records { record in
                guard let former = formerReports[record.number] else { return record }
                var record = record
                let present = record.reports + (keptReports[record.number] ?? 0)
                let lacking = max(0, former - documentCount(of: record.number))
                record.reports = min(present + lacking, max(former, present))
                isChanged = isChanged || record.reports != former
                return record
            }
        }
    }
}
