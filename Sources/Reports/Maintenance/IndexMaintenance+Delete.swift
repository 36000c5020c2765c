internal import SearchEngine

/// Which reports were taken out of an index.
public struct DeletionSummary: Sendable {
    public var deleted: [(id: String, title: String)] = []
    /// IDs that no report has.
    public var unknown: [String] = []
    /// Reports in the index afterwards.
    public var documents = 0
    public var revision: UInt64 = 0
}

extension IndexMaintenance {
    /// Takes reports out of the index, in one commit. A report that its source still has comes back when the source is
    /// read again.
    ///
    /// - Parameters:
    ///   - ids: each counts once.
    ///   - isDryRun: finds out what would be done, and changes nothing.
    public func delete(_ ids: [String], isDryRun: Bool = false) throws(ReportIndexError) -> DeletionSummary {
        var before = try reader()
        let writer = isDryRun ? nil : try writer()
        if writer != nil { before = try reader() }
        var summary = DeletionSummary(documents: before.documentCount, revision: before.manifest.revision)
        var met: Set<String> = []
        for id in ids where met.insert(id).inserted {
            if isCancelled() { throw .cancelled }
            let title = try ReportIndexError.translating { () throws(SearchEngineError) in
                try Self.title(id, before)
            }
            guard let title else {
                summary.unknown.append(id)
                continue
            }
            summary.deleted.append((id, title))
            writer?.delete(id: id)
        }
        summary.documents -= summary.deleted.count
        if let writer, !summary.deleted.isEmpty {
            summary.revision = try ReportIndexError.translating { () throws(SearchEngineError) in
                try writer.commit()
            }
        }
        return summary
    }

    /// The title of a report; nil where there is none of that ID. One whose stored text cannot be read has none.
    private static func title(_ id: String, _ reader: IndexReader) throws(SearchEngineError) -> String? {
        guard let (place, doc) = try reader.document(id: id) else { return nil }
        let segment = reader.segments[place]
        do {
            return try StoredReport.decode(try segment.stored(doc), file: segment.file).displayTitle
        } catch {
            guard case .damaged = error else { throw error }
            return ""
        }
    }
}
