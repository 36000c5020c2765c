/// Finds the near-duplicates among the live documents of an index.
struct DuplicateFinder {
    /// What ``groups()`` may take where nobody says.
    static let usualMemory = 64 << 20

    private let segments: [SegmentReader]
    private let schema: Schema
    private let memory: Int

    /// - Parameter memory: bytes that it may take, beside some fifty for each document that may have a duplicate.
    init(_ segments: [SegmentReader], schema: Schema, memory: Int = usualMemory) {
        self.segments = segments
        self.schema = schema
        self.memory = memory
    }

    /// Each group with its representative first, in the order of these.
    ///
    /// - Complexity: linear in the live documents; what only some have is done for those that agree with another in a
    ///   band of their sketches, once more for each few thousand of them that memory is enough for.
    func groups() throws(SearchEngineError) -> FoundDuplicates { try groups(of: candidates()) }

    /// The same, from the groups of an earlier commit: only what the change can matter to is grouped anew.
    ///
    /// - Parameters:
    ///   - before: the segments of that commit.
    ///   - earlier: its groups; nil where there were none.
    /// - Returns: nil where the change matters to so many that it takes more memory than ``groups()``.
    func groups(
        after before: [SegmentReader], _ earlier: DuplicateGroups?
    ) throws(SearchEngineError) -> FoundDuplicates? {
        guard let update = DuplicateUpdate(segments, after: before, memory: memory) else { return nil }
        var groups =
            try earlier.map { earlier throws(SearchEngineError) in
                try update.untouched(of: earlier, in: before)
            } ?? FoundDuplicates()
        let touched = try self.groups(of: update.touched)
        for group in 0..<touched.count { groups.append(touched[group]) }
        let firsts = try sorted((0..<groups.count).map { groups[$0][groups[$0].startIndex] })
        var inOrder = FoundDuplicates()
        for first in firsts { inOrder.append(groups[Int(first.number)]) }
        return inOrder
    }

    /// - Parameter places: live documents that have a sketch, and with each all that agree with it in a band.
    private func groups(of places: [DuplicateGroups.Member]) throws(SearchEngineError) -> FoundDuplicates {
        let texts = OrderedTexts(texts: try sorted(places), segments: segments)
        let representatives = DuplicateGrouping.representatives(
            of: texts, atOnce: DuplicateGrouping<OrderedTexts>.textsAtOnce(inMemory: memory))
        return FoundDuplicates(representatives) { texts.texts[$0].place }
    }

    /// Documents in the order in which they are grouped: the earliest first, then the longest, then by ID. No two have one ID.
    ///
    /// - Returns: with each the number that it has in `places`.
    private func sorted(_ places: [DuplicateGroups.Member]) throws(SearchEngineError) -> [OrderedText] {
        let times = segments.map { segment in schema.timeColumn.map { segment.column($0) } }
        var texts: [OrderedText] = []
        texts.reserveCapacity(places.count)
        for (number, place) in places.enumerated() {
            guard segments[place.segment].sketches[place.doc] != nil else {
                throw .damaged(
                    file: segments[place.segment].file, reason: "a document without a sketch among duplicates")
            }
            texts.append(
                OrderedText(
                    time: times[place.segment]?[place.doc] ?? .max, place: place,
                    length: segments[place.segment].length(place.doc), number: UInt32(number)))
        }
        var failure: SearchEngineError?
        texts.sort { one, other in
            if one.time != other.time { return one.time < other.time }
            if one.length != other.length { return one.length > other.length }
            do throws(SearchEngineError) {
                return try id(one.place).utf8.lexicographicallyPrecedes(id(other.place).utf8)
            } catch {
                failure = error
                return false
            }
        }
        if let failure { throw failure }
        return texts
    }

    private func id(_ place: DuplicateGroups.Member) throws(SearchEngineError) -> String {
        try segments[place.segment].id(place.doc)
    }

    /// Live documents with a sketch that agree with another in a band, or seem to: two values may share a bit.
    private func candidates() -> [DuplicateGroups.Member] {
        let count = segments.reduce(0) { $0 + $1.liveCount }
        var sets = BandSets(documentCount: count)
        var isSketched = segments.map { segment in
            (0..<DocID(segment.documentCount)).map { segment.isLive($0) && segment.sketches[$0] != nil }
        }
        var isCandidate = segments.map { Array(repeating: false, count: $0.documentCount) }
        for band in 0..<TextSketch.bandCount {
            sets.removeAll()
            for (place, segment) in segments.enumerated() {
                for doc in isSketched[place].indices where isSketched[place][doc] {
                    sets.insert(segment.sketches.band(band, of: DocID(doc)))
                }
            }
            for (place, segment) in segments.enumerated() {
                for doc in isSketched[place].indices where isSketched[place][doc] {
                    if sets.isShared(segment.sketches.band(band, of: DocID(doc))) { isCandidate[place][doc] = true }
                }
            }
        }
        isSketched = []
        return DuplicateGroups.Member.all(where: isCandidate)
    }
}

/// A document and what it is ordered by.
private struct OrderedText {
    /// Of a document without, later than any.
    let time: Int64
    let place: DuplicateGroups.Member
    let length: UInt32
    /// Among those that were to be ordered.
    let number: UInt32
}

/// The texts of documents, read from their segments each time.
private struct OrderedTexts: SketchedTexts {
    let texts: [OrderedText]
    let segments: [SegmentReader]

    var count: Int { texts.count }

    func sketch(_ text: Int) -> TextSketch {
        let place = texts[text].place
        return segments[place.segment].sketches.read(place.doc)
    }

    func length(_ text: Int) -> UInt32 { texts[text].length }
}

extension DuplicateGroups.Member {
    /// The documents that are marked, by segment.
    static func all(where isMarked: [[Bool]]) -> [Self] {
        var places: [Self] = []
        places.reserveCapacity(isMarked.reduce(0) { $0 + $1.count { $0 } })
        for (segment, isMarked) in isMarked.enumerated() {
            for doc in isMarked.indices where isMarked[doc] { places.append(.init(segment: segment, doc: DocID(doc))) }
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
