internal import SearchEngine

/// Makes documents anew from stored reports. Where a report came from and what it was made of stand beside it: an origin
/// that cannot be told is taken to be that of other reports of the same source, and a report whose hash cannot be told is
/// taken for a changed one when it is next read.
final class ReportRestorer: DocumentRestorer {
    let keywordsBesideStored = [ReportSchema.origin]

    /// By source, as given on the command line.
    private var origins: [String: String] = [:]

    func document(_ bytes: [UInt8], at start: Int) -> (id: String, end: Int)? {
        var reader = ByteReader(ByteView(bytes), from: start, file: "")
        guard let report = try? StoredReport.decode(from: &reader), !report.id.isEmpty else { return nil }
        return (report.id, reader.offset)
    }

    func document(_ stored: [UInt8], _ remains: DocumentRemains) throws(SearchEngineError) -> Document {
        let report = try StoredReport.decode(stored, file: "store")
        let source = report.location.source
        if let origin = remains.keywords[ReportSchema.origin] { origins[source] = origin }
        let origin = origins[source] ?? (source == SourceFile.standardInput ? source : FullPath.of(source))
        let content = remains.columns[ReportSchema.content] ?? 0
        return ReportSchema.document(report, origin: origin, content: UInt64(bitPattern: content))
    }
}
