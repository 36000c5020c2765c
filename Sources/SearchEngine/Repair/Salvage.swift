internal import Analysis

/// Takes the documents out of damaged segments, one segment after the other, and adds them to the index anew.
struct Salvage {
    let restorer: any DocumentRestorer
    let schema: Schema
    let recovery: LiveDocumentRecovery
    let isCancelled: @Sendable () -> Bool

    /// IDs of documents that were added.
    private(set) var saved: Set<ByteString> = []
    /// How many of them are from where, by ``DocumentRestorer/originColumn``.
    private(set) var origins: [Int64: Int] = [:]
    /// Those of which that cannot be told.
    private(set) var withoutOrigin: Set<ByteString> = []
    /// How many of them may have been deleted.
    private(set) var revived = 0
    /// Documents that were in a segment and could not be named.
    private(set) var unnamed = 0
    private var candidates: [LostDocument] = []

    init(
        restorer: any DocumentRestorer, schema: Schema, recovery: LiveDocumentRecovery,
        isCancelled: @escaping @Sendable () -> Bool
    ) {
        self.restorer = restorer
        self.schema = schema
        self.recovery = recovery
        self.isCancelled = isCancelled
    }

    /// - Parameter writer: nil to find out only.
    mutating func run(_ loss: RepairPlan.Loss, _ writer: IndexWriter?) throws(SearchEngineError) {
        let segment = SegmentSalvage(loss.remains, schema: schema, restorer)
        var found: Set<DocID> = []
        var withoutNumber = 0
        var foundIDs: Set<ByteString> = []
        try segment.forEachDocument { (document) throws(SearchEngineError) in
            if isCancelled() { throw .cancelled }
            if let doc = document.doc { found.insert(doc) } else { withoutNumber += 1 }
            foundIDs.insert(ByteString(document.id))
            if let live = loss.live, let doc = document.doc, !live.isLive(doc) { return }
            let isLiveKnown = loss.live.map { document.doc != nil || $0.deleted.isEmpty } ?? false
            if loss.isDoubtful || !isLiveKnown, try recovery.isLive(document.id) { return }
            var remains = segment.remains(of: document.doc)
            remains.isStrange = loss.isStrange
            let restored = try restorer.document(document.stored, remains)
            try writer?.add(restored)
            let isNew = saved.insert(ByteString(document.id)).inserted
            guard isNew else { return }
            if !isLiveKnown { revived += 1 }
            let origin = remains.isStrange ? nil : restorer.originColumn.flatMap { remains.columns[$0] }
            if let origin, origin >= 0 {
                origins[origin, default: 0] += 1
            } else {
                withoutOrigin.insert(ByteString(document.id))
            }
        }
        note(loss, segment, found, withoutNumber, foundIDs)
    }

    /// Keeps what was not found: documents that were live, or may have been.
    private mutating func note(
        _ loss: RepairPlan.Loss, _ segment: SegmentSalvage, _ found: Set<DocID>, _ withoutNumber: Int,
        _ foundIDs: Set<ByteString>
    ) {
        guard let count = loss.remains.documentCount else {
            // Nobody knows how many there were: one at least, where none was found.
            if foundIDs.isEmpty { unnamed += 1 }
            return
        }
        var missed = 0
        for doc in 0..<DocID(count) where !found.contains(doc) {
            if let live = loss.live, !live.isLive(doc) { continue }
            if let ids = loss.remains.ids {
                guard !foundIDs.contains(ByteString(ids[Int(doc)])) else { continue }
                candidates.append(
                    .init(id: ids[Int(doc)], file: loss.remains.file, remains: segment.remains(of: doc)))
            } else {
                missed += 1
            }
        }
        unnamed += min(max(0, missed - withoutNumber), loss.live == nil ? loss.liveCount ?? .max : .max)
    }

    /// Documents that could not be read anywhere, and that no live document of the same ID stands for.
    func lost() throws(SearchEngineError) -> [LostDocument] {
        var lost: [LostDocument] = []
        var met: Set<ByteString> = []
        for candidate in candidates {
            let id = ByteString(candidate.id)
            guard !saved.contains(id), met.insert(id).inserted else { continue }
            if try !recovery.isLive(candidate.id) { lost.append(candidate) }
        }
        return lost
    }
}
