/// Which documents a change of an index can have moved to other groups of near-duplicates.
///
/// A text is compared with those alone that agree with it in a band of their sketches. So what came or went matters to
/// the texts that agree with it, to those that agree with these, and so on, and to no other: all others stay in the
/// groups they were in.
struct DuplicateUpdate {
    /// Of one that has changed or is touched: itself, its place, and its values in all bands.
    private static let bytesPerSketch = 1536

    private let segments: [SegmentReader]
    private let mostSketches: Int
    /// By segment and document: whether it is live, has a sketch, and may be in another group than before.
    private var isTouched: [[Bool]]
    /// The same documents, those to group anew, in no order.
    private(set) var touched: [DuplicateGroups.Member] = []

    /// - Parameters:
    ///   - segments: of the index as it is now.
    ///   - before: of the index as it was.
    ///   - memory: bytes that may be taken beside one for each document.
    /// - Returns: nil where that is not enough for the sketches of all that the change matters to.
    /// - Complexity: linear in the documents, for a few bytes of each, times the rounds: as many as there are steps against
    ///   the order of documents from what changed to the last text that it matters to, and one more; few, but for texts
    ///   that change little by little.
    init?(_ segments: [SegmentReader], after before: [SegmentReader], memory: Int) {
        let mostSketches = memory / Self.bytesPerSketch
        self.mostSketches = mostSketches
        self.segments = segments
        isTouched = segments.map { Array(repeating: false, count: $0.documentCount) }
        let old = Dictionary(uniqueKeysWithValues: before.map { ($0.number, $0) })
        let new = Dictionary(uniqueKeysWithValues: segments.map { ($0.number, $0) })
        var changed: [TextSketch] = []
        // One more than there may be is enough to know.
        var isRoom: Bool { changed.count <= mostSketches }
        for (place, segment) in segments.enumerated() {
            Self.forEachSketch(of: segment, notLiveIn: old[segment.number]) { doc, sketch in
                guard isRoom else { return }
                touch(.init(segment: place, doc: doc))
                changed.append(sketch)
            }
        }
        for segment in before {
            Self.forEachSketch(of: segment, notLiveIn: new[segment.number]) { if isRoom { changed.append($1) } }
        }
        guard isRoom, touchAll(agreeingWith: changed) else { return nil }
    }

    private mutating func touch(_ place: DuplicateGroups.Member) {
        isTouched[place.segment][Int(place.doc)] = true
        touched.append(place)
    }

    /// The groups that are as they were, by places in the segments of now.
    func untouched(
        of groups: DuplicateGroups, in before: [SegmentReader]
    ) throws(SearchEngineError) -> FoundDuplicates {
        let byNumber = Dictionary(uniqueKeysWithValues: segments.enumerated().map { ($0.element.number, $0.offset) })
        let places = before.map { byNumber[$0.number] }
        var kept = FoundDuplicates()
        for group in 0..<groups.count {
            // If one is gone or touched, all are.
            var members = try groups.members(group)
            for index in members.indices {
                let doc = members[index].doc
                guard let place = places[members[index].segment], segments[place].isLive(doc),
                    !isTouched[place][Int(doc)]
                else {
                    members.removeAll()
                    break
                }
                members[index].segment = place
            }
            if !members.isEmpty { kept.append(members) }
        }
        return kept
    }

    /// Touches the documents that agree in a band with one of these sketches, or with another that is touched so.
    ///
    /// - Returns: false where they are too many.
    private mutating func touchAll(agreeingWith sketches: [TextSketch]) -> Bool {
        guard !sketches.isEmpty else { return true }
        var count = sketches.count
        var bands = BandValues(sketches)
        // From where on a round has nothing to compare, unless it has touched one itself: all the rest has been compared
        // with all bands there are.
        var end: DuplicateGroups.Member? = .init(segment: segments.count, doc: 0)
        while let last = end {
            end = nil
            for (place, segment) in segments.enumerated() where end != nil || place <= last.segment {
                let limit = DocID(segment.documentCount)
                var docs = 0..<(end == nil && place == last.segment ? last.doc : limit)
                while let doc = bands.firstAgreeing(segment.sketches, in: docs) {
                    docs = doc + 1..<docs.upperBound
                    guard segment.isLive(doc), !isTouched[place][Int(doc)], let sketch = segment.sketches[doc] else {
                        continue
                    }
                    count += 1
                    guard count <= mostSketches else { return false }
                    let found = DuplicateGroups.Member(segment: place, doc: doc)
                    touch(found)
                    bands.insert(sketch)
                    end = found
                    docs = doc + 1..<limit
                }
            }
        }
        return true
    }

    /// Calls `body` with each live document that has a sketch, but for those live in `other`, the same segment as of another
    /// commit.
    private static func forEachSketch(
        of segment: SegmentReader, notLiveIn other: SegmentReader?, _ body: (DocID, TextSketch) -> Void
    ) {
        let live = segment.live ?? LiveDocuments(documentCount: segment.documentCount)
        live.forEach(notIn: other.map { $0.live ?? LiveDocuments(documentCount: $0.documentCount) }) { doc in
            if let sketch = segment.sketches[doc] { body(doc, sketch) }
        }
    }
}
