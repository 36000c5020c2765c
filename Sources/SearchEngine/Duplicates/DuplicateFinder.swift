/// Finds the near-duplicates among the live documents of an index.
struct DuplicateFinder {
    private let segments: [SegmentReader]
    private let schema: Schema

    init(_ segments: [SegmentReader], schema: Schema) {
        self.segments = segments
        self.schema = schema
    }

    /// Each group with its representative first.
    ///
    /// - Complexity: linear in the live documents; what only some have is done for those that agree with another in a
    ///   band of their sketches.
    func groups() throws(SearchEngineError) -> [[DuplicateGroups.Member]] { try groups(of: candidates()) }

    /// The same, from the groups of an earlier commit: only what the change can matter to is grouped anew.
    ///
    /// - Parameters:
    ///   - before: the segments of that commit.
    ///   - earlier: its groups; nil where there were none.
    func groups(
        after before: [SegmentReader], _ earlier: DuplicateGroups?
    ) throws(SearchEngineError) -> [[DuplicateGroups.Member]] {
        let update = DuplicateUpdate(segments, after: before)
        var groups =
            try earlier.map { earlier throws(SearchEngineError) in
                try update.untouched(of: earlier, in: before)
            } ?? []
        groups += try self.groups(of: update.touched)
        var firsts: [DuplicateGrouping.Text] = []
        for group in groups { firsts.append(try text(group[0])) }
        return groups.indices.sorted { firsts[$0].precedes(firsts[$1]) }.map { groups[$0] }
    }

    /// - Parameter places: live documents that have a sketch, and with each all that agree with it in a band.
    private func groups(
        of places: [DuplicateGroups.Member]
    ) throws(SearchEngineError) -> [[DuplicateGroups.Member]] {
        var texts: [DuplicateGrouping.Text] = []
        texts.reserveCapacity(places.count)
        for place in places { texts.append(try text(place)) }
        return DuplicateGrouping.groups(texts).map { group in group.map { places[$0] } }
    }

    private func text(_ place: DuplicateGroups.Member) throws(SearchEngineError) -> DuplicateGrouping.Text {
        let segment = segments[place.segment]
        guard let sketch = segment.sketches[place.doc] else {
            throw .damaged(file: segment.file, reason: "a document without a sketch among duplicates")
        }
        return .init(
            sketch: sketch, length: segment.length(place.doc),
            time: schema.timeColumn.flatMap { segment.column($0)[place.doc] }, id: try segment.id(place.doc))
    }

    /// Documents that agree with another in a band, or seem to: two values may share a bit.
    private func candidates() -> [DuplicateGroups.Member] {
        let count = segments.reduce(0) { $0 + $1.liveCount }
        var sets = BandSets(documentCount: count)
        let places = sketched
        var isCandidate = [Bool](repeating: false, count: places.count)
        for band in 0..<TextSketch.bandCount {
            sets.removeAll()
            for place in places { sets.insert(segments[place.segment].sketches.band(band, of: place.doc)) }
            for (index, place) in places.enumerated()
            where sets.isShared(segments[place.segment].sketches.band(band, of: place.doc)) {
                isCandidate[index] = true
            }
        }
        return zip(places, isCandidate).filter(\.1).map(\.0)
    }

    /// The live documents that have a sketch.
    private var sketched: [DuplicateGroups.Member] {
        var places: [DuplicateGroups.Member] = []
        for (index, segment) in segments.enumerated() {
            for doc in 0..<DocID(segment.documentCount) where segment.isLive(doc) {
                if segment.sketches[doc] != nil { places.append(.init(segment: index, doc: doc)) }
            }
        }
        return places
    }
}

/// Which values of a band have been met, and which of them again: a bit each, by hash.
private struct BandSets {
    private var once: [UInt64]
    private var again: [UInt64]
    private let shift: UInt32

    /// - Parameter documentCount: sixteen bits or more are kept for each.
    init(documentCount: Int) {
        let bits = max(10, min(28, Int.bitWidth - documentCount.leadingZeroBitCount + 4))
        shift = UInt32(32 - bits)
        once = Array(repeating: 0, count: 1 << (bits - 6))
        again = once
    }

    mutating func removeAll() {
        for index in once.indices {
            once[index] = 0
            again[index] = 0
        }
    }

    /// Multiplicative hashing: the high bits of a product with the golden ratio.
    private func place(_ value: UInt32) -> (word: Int, bit: UInt64) {
        let hash = (value &* 0x9E37_79B1) >> shift
        return (Int(hash >> 6), 1 << UInt64(hash & 63))
    }

    mutating func insert(_ value: UInt32) {
        let (word, bit) = place(value)
        again[word] |= once[word] & bit
        once[word] |= bit
    }

    func isShared(_ value: UInt32) -> Bool {
        let (word, bit) = place(value)
        return again[word] & bit != 0
    }
}
