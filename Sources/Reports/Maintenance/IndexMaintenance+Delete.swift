internal import Analysis
internal import SearchEngine

/// Which reports were taken out of an index.
public struct DeletionSummary: Sendable {
    public var deleted: [(id: String, title: String)] = []
    /// IDs that no report has.
    public var unknown: [String] = []
    /// Sources that the index knows nothing of any more, with their paths in full.
    public var forgotten: [String] = []
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
    ///   - paths: of files and folders, which need not be there any more: all that the index has of them and of what lies
    ///     below goes, and sources there are forgotten.
    ///   - isDryRun: finds out what would be done, and changes nothing.
    /// - Complexity: with paths, linear in the reports.
    public func delete(
        _ ids: [String], below paths: [String] = [], isDryRun: Bool = false
    ) throws(ReportIndexError) -> DeletionSummary {
        let writer = isDryRun ? nil : try writer()
        let before = try reader()
        var summary = DeletionSummary(documents: before.documentCount, revision: before.manifest.revision)
        try ReportIndexError.translating { () throws(SearchEngineError) in
            var places: [IndexingRun.Place] = []
            var asked: Set<ByteString> = []
            for id in ids where asked.insert(ByteString(id)).inserted {
                if isCancelled() { throw .cancelled }
                if let (segment, doc) = try before.document(id: id) {
                    places.append(.init(segment: segment, doc: doc))
                } else {
                    summary.unknown.append(id)
                }
            }
            // What is asked for by ID needs no ledger, which may be damaged.
            var removal: PathRemoval?
            if !paths.isEmpty {
                var below = try PathRemoval(before, paths: paths)
                places += try documents(before, &below, but: Set(places))
                removal = below
            }
            for place in places {
                let id = try before.segments[place.segment].id(place.doc)
                summary.deleted.append((id, try Self.title(place, before)))
                writer?.delete(id: id)
            }
            summary.forgotten = removal?.forgotten ?? []
            summary.documents -= summary.deleted.count
            guard let writer, !summary.deleted.isEmpty || !summary.forgotten.isEmpty else { return }
            if let removal, !removal.forgotten.isEmpty {
                try removal.renaming.apply(to: writer) { _ in false }
                writer.attachment = removal.ledger.encoded()
            }
            summary.revision = try writer.commit()
        }
        return summary
    }

    /// Those that are taken out for their place, but for some; of those that stay it is taken down what is to be renamed.
    private func documents(
        _ reader: IndexReader, _ removal: inout PathRemoval, but others: Set<IndexingRun.Place>
    ) throws(SearchEngineError) -> [IndexingRun.Place] {
        var places: [IndexingRun.Place] = []
        for (index, segment) in reader.segments.enumerated() {
            if isCancelled() { throw .cancelled }
            let files = segment.column(ReportSchema.file)
            for doc in 0..<DocID(segment.documentCount) where segment.isLive(doc) {
                let place = IndexingRun.Place(segment: index, doc: doc)
                if others.contains(place) { continue }
                let file = files[doc].flatMap { Int(exactly: $0) }
                if removal.takes(place, of: file) {
                    places.append(place)
                } else {
                    _ = try removal.renaming.take(place, of: file) { _ in false }
                }
            }
        }
        return places
    }

    /// The title of a report; one whose stored text cannot be read has none.
    private static func title(_ place: IndexingRun.Place, _ reader: IndexReader) throws(SearchEngineError) -> String {
        let segment = reader.segments[place.segment]
        do {
            return try StoredReport.decode(try segment.stored(place.doc), file: segment.file).displayTitle
        } catch {
            guard case .damaged = error else { throw error }
            return ""
        }
    }
}
