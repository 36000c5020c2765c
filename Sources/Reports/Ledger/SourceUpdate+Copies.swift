internal import Analysis
internal import SearchEngine

/// Files that are new in a run and are, byte for byte, those of a source that is not there.
///
/// Where all of them are found, the source has moved; see ``AbsentSources``. Where but some are, the rest may come back
/// with the disk that it was on, so nothing of it goes, and these reports are in the index twice.
extension SourceUpdate {
    /// Names the sources that have such files, each with the absent one.
    ///
    /// - Parameter index: its path, to say what to do by.
    /// - Complexity: linear in the files of sources that this run does not look at.
    func copiesOfAbsentSources(index: String) throws(SearchEngineError) -> [Skipped] {
        guard walks.count < ledger.sources.count else { return [] }
        // Of each content the last of its files, and before each of these the one before it.
        var last: [MovedContent: Int] = [:]
        var former: [Int?] = []
        for (place, file) in appeared.enumerated() {
            let content = MovedContent(file)
            former.append(last[content])
            if file.reports > 0 { last[content] = place }
        }
        guard !last.isEmpty else { return [] }
        var copies: [Skipped] = []
        for (place, source) in ledger.sources.enumerated() where walks[place] == nil {
            var reports: [ByteString: Int] = [:]
            // A file is a copy of one file, however many there are of its content.
            var next: [MovedContent: Int?] = [:]
            var records = FileRecordReader(source, file: SourceLedger.file)
            while let record = try records.next() {
                let content = MovedContent(Passing(record))
                guard record.reports > 0, let copy = next[content] ?? last[content] else { continue }
                next[content] = .some(former[copy])
                guard let given = self.source(of: appeared[copy].number) else { continue }
                reports[ByteString(given), default: 0] += appeared[copy].reports
            }
            guard !reports.isEmpty, source.isAbsentOrEmpty else { continue }
            copies += reports.sorted { $0.key < $1.key }.map { given, count in
                RawReport.Location(source: given.text, path: "").skipped(
                    .copied(reports: count, from: source.origin, index: index))
            }
        }
        return copies
    }
}
