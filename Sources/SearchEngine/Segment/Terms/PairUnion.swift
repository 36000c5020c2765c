/// Where the words of a segment's dictionary stand in that of another segment, made of this and others.
struct WordPlaces {
    private var places: [UInt32] = []

    /// - Parameter count: of the words.
    init(_ count: Int) { places.reserveCapacity(count) }

    /// - Parameter place: of the next word, above those before; nil where it is left out.
    mutating func append(_ place: Int?) { places.append(place.map { UInt32(truncatingIfNeeded: $0) } ?? .max) }

    /// - Returns: nil for a word that was left out, and for one that there is not.
    subscript(word: Int) -> UInt32? { places.indices.contains(word) && places[word] < .max ? places[word] : nil }
}

/// Walks the pairs of several segments in ascending order, each once.
struct PairUnion {
    struct Pair {
        /// Places of the words in the dictionary that the segments are to share.
        var first: UInt32
        var second: UInt32
        /// Where the pair lies in each segment that has it, by the segment's number.
        var lists: [(source: Int, list: PostingsInfo)]
    }

    private struct Source {
        var cursor: PairCursor
        let places: WordPlaces
        /// The present pair: both places, the first above the second; nil at the end.
        var pair: (key: UInt64, list: PostingsInfo)?

        mutating func advance() throws(SearchEngineError) {
            pair = nil
            while pair == nil, let next = try cursor.next() {
                guard let first = places[next.first], let second = places[next.second] else { continue }
                pair = (UInt64(first) << 32 | UInt64(second), next.list)
            }
        }
    }

    private var sources: [Source] = []

    init(_ segments: [(pairs: PairDictionary, places: WordPlaces)]) throws(SearchEngineError) {
        for segment in segments {
            var source = Source(cursor: PairCursor(segment.pairs), places: segment.places)
            try source.advance()
            sources.append(source)
        }
    }

    /// - Complexity: linear in the number of segments.
    mutating func next() throws(SearchEngineError) -> Pair? {
        guard let least = sources.compactMap(\.pair?.key).min() else { return nil }
        var pair = Pair(
            first: UInt32(truncatingIfNeeded: least >> 32), second: UInt32(truncatingIfNeeded: least), lists: [])
        for index in sources.indices {
            guard let own = sources[index].pair, own.key == least else { continue }
            pair.lists.append((index, own.list))
            try sources[index].advance()
        }
        return pair
    }
}
