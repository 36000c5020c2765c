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
        var new: [MovedContent: Int] = [:]
        for file in appeared where file.reports > 0 { new[MovedContent(file)] = file.number }
        guard !new.isEmpty else { return [] }
        var copies: [Skipped] = []
        for (place, source) in ledger.sources.enumerated() where walks[place] == nil {
            var reports: [ByteString: Int] = [:]
            var records = FileRecordReader(source, file: SourceLedger.file)
            while let record = try records.next() {
                guard record.reports > 0, let number = new[MovedContent(Passing(record))],
                    let given = self.source(of: number)
                else { continue }
                reports[ByteString(given), default: 0] += record.reports
            }
            guard !reports.isEmpty, source.isAbsent else { continue }
            copies += reports.sorted { $0.key < $1.key }.map { given, count in
                RawReport.Location(source: given.text, path: "").skipped(
                    .copied(reports: count, from: source.origin, index: index))
            }
        }
        return copies
    }
}
