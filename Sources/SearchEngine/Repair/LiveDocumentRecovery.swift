internal import Analysis

/// Works out which documents of a segment are live where the file that said so is damaged: all whose ID no other
/// live document bears. A document that had been deleted, and not replaced, lives again.
struct LiveDocumentRecovery: Sendable {
    let segments: [SegmentReader]
    /// Of segments whose file does not count, by place.
    private(set) var recovered: [Int: LiveDocuments] = [:]

    /// - Parameters:
    ///   - unknown: places of segments, in order of age.
    ///   - read: the live documents of other segments whose file does not count, by place.
    /// - Complexity: for each document of these a look into every segment's dictionary of IDs.
    init(
        _ segments: [SegmentReader], unknown: [Int], read: [Int: LiveDocuments]
    ) throws(SearchEngineError) {
        self.segments = segments
        recovered = read
        for place in unknown.reversed() { recovered[place] = try live(place, undecided: Set(unknown)) }
    }

    private func live(_ place: Int, undecided: Set<Int>) throws(SearchEngineError) -> LiveDocuments {
        let segment = segments[place]
        var live = LiveDocuments(documentCount: segment.documentCount)
        var met: Set<ByteString> = []
        for doc in (0..<DocID(segment.documentCount)).reversed() {
            let id = try segment.id(doc)
            var isElsewhere = !met.insert(ByteString(id)).inserted
            for other in segments.indices where !isElsewhere && other != place {
                if undecided.contains(other), recovered[other] == nil { continue }
                isElsewhere = try isLive(id, in: other)
            }
            if isElsewhere { _ = live.delete(doc) }
        }
        return live
    }

    /// Whether a document of an ID is live in any segment.
    func isLive(_ id: String) throws(SearchEngineError) -> Bool {
        for place in segments.indices where try isLive(id, in: place) { return true }
        return false
    }

    private func isLive(_ id: String, in place: Int) throws(SearchEngineError) -> Bool {
        guard let entry = try segments[place].dictionary(Schema.id).entry(for: Array(id.utf8)) else { return false }
        let docs = try segments[place].liveDocuments(entry.list)
        guard let live = recovered[place] else { return !docs.isEmpty }
        return docs.contains { live.isLive($0) }
    }
}
