/// Which documents a change of an index can have moved to other groups of near-duplicates.
///
/// A text is compared with those alone that agree with it in a band of their sketches. So what came or went matters to
/// the texts that agree with it, to those that agree with these, and so on, and to no other: all others stay in the
/// groups they were in.
struct DuplicateUpdate {
    private let segments: [SegmentReader]
    /// By segment and document: whether it is live, has a sketch, and may be in another group than before.
    private var isTouched: [[Bool]]

    /// - Parameters:
    ///   - segments: of the index as it is now.
    ///   - before: of the index as it was.
    /// - Complexity: linear in the documents, for a few bytes of each, times the steps from what changed to the last
    ///   text that it matters to: few, but for texts that change little by little.
    init(_ segments: [SegmentReader], after before: [SegmentReader]) {
        self.segments = segments
        isTouched = segments.map { Array(repeating: false, count: $0.documentCount) }
        let old = Dictionary(uniqueKeysWithValues: before.map { ($0.number, $0) })
        let new = Dictionary(uniqueKeysWithValues: segments.map { ($0.number, $0) })
        var changed: [TextSketch] = []
        for (place, segment) in segments.enumerated() {
            Self.forEachSketch(of: segment, notLiveIn: old[segment.number]) { doc, sketch in
                isTouched[place][Int(doc)] = true
                changed.append(sketch)
            }
        }
        for segment in before {
            Self.forEachSketch(of: segment, notLiveIn: new[segment.number]) { changed.append($1) }
        }
        while !changed.isEmpty { changed = touchAll(agreeingWith: changed) }
    }

    /// The documents to group anew.
    var touched: [DuplicateGroups.Member] {
        isTouched.enumerated().flatMap { place, docs in
            docs.indices.filter { docs[$0] }.map { .init(segment: place, doc: DocID($0)) }
        }
    }

    /// The groups that are as they were, by places in the segments of now.
    func untouched(
        of groups: DuplicateGroups, in before: [SegmentReader]
    ) throws(SearchEngineError) -> [[DuplicateGroups.Member]] {
        let places = Dictionary(uniqueKeysWithValues: segments.enumerated().map { ($0.element.number, $0.offset) })
        var kept: [[DuplicateGroups.Member]] = []
        for group in 0..<groups.count {
            // If one is gone or touched, all are.
            var members = try groups.members(group)
            for (index, member) in members.enumerated() {
                guard let place = places[before[member.segment].number], segments[place].isLive(member.doc),
                    !isTouched[place][Int(member.doc)]
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

    /// Touches the documents that agree in a band with one of these sketches.
    ///
    /// - Returns: the sketches of those that were not touched before.
    private mutating func touchAll(agreeingWith sketches: [TextSketch]) -> [TextSketch] {
        let bands = BandValues(sketches)
        var found: [TextSketch] = []
        for (place, segment) in segments.enumerated() {
            Self.forEachSketch(of: segment, notLiveIn: nil) { doc, sketch in
                guard !isTouched[place][Int(doc)], bands.hasOne(of: sketch) else { return }
                isTouched[place][Int(doc)] = true
                found.append(sketch)
            }
        }
        return found
    }

    /// Calls `body` with each live document that has a sketch, but for those live in `other`, the same segment as of
    /// another commit.
    private static func forEachSketch(
        of segment: SegmentReader, notLiveIn other: SegmentReader?, _ body: (DocID, TextSketch) -> Void
    ) {
        if let other, other.live == segment.live { return }
        for doc in 0..<DocID(segment.documentCount) where segment.isLive(doc) && !(other?.isLive(doc) ?? false) {
            if let sketch = segment.sketches[doc] { body(doc, sketch) }
        }
    }
}
