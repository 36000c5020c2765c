extension Searcher {
    /// A page of hits, each with its place among all.
    package struct DistinctResults: Sendable {
        package let hits: [Hit]
        /// Where each hit stands among all documents that match, from 0: what its score is explained by.
        package let places: [Int]
        /// How many documents match, duplicates too.
        package let total: Int
    }

    /// So many hits are looked at beyond those asked for, in case some are left out; twice as many each time that is
    /// not enough.
    private static let spare = 16

    /// As ``search(_:limit:offset:sort:nearness:counting:)``, but, where that is wanted, of each group of
    /// near-duplicates the first hit alone: `limit` and `offset` count hits that are left. So a page neither skips nor
    /// repeats a group, wherever it starts.
    ///
    /// - Parameter isDistinct: whether others of a group than the first are left out.
    /// - Complexity: that of a search for `offset + limit` hits and those left out before them; as long as there are
    ///   few, no more than of a search for the hits alone.
    package func search(
        _ query: Query, limit: Int, offset: Int = 0, sort: Sort = .score, nearness: Nearness? = nil, isDistinct: Bool
    ) throws(SearchEngineError) -> DistinctResults {
        let offset = max(0, offset)
        guard isDistinct, limit > 0, let duplicates = reader.duplicates else {
            let found = try search(query, limit: limit, offset: offset, sort: sort, nearness: nearness)
            return DistinctResults(
                hits: found.hits, places: found.hits.indices.map { offset + $0 }, total: found.total)
        }
        let reach = Self.sum(limit, offset)
        var wanted = max(Self.sum(reach, Self.spare), Nearness.candidates)
        while true {
            var found = try ranked(query, wanted, sort: sort, nearness: nearness, counting: true)
            // However the hits come to lie, so many of them at most are left out before those asked for.
            let repeated = found.hits.count - (try Self.firstPlaces(found.hits, duplicates)).count
            try found.addNearness(wanted: Self.sum(reach, repeated), reader)
            let places = repeated == 0 ? Array(found.hits.indices) : try Self.firstPlaces(found.hits, duplicates)
            guard places.count < reach, found.hits.count < found.total, found.hits.count == wanted else {
                let page = places.dropFirst(offset).prefix(limit)
                return DistinctResults(hits: page.map { found.hits[$0] }, places: Array(page), total: found.total)
            }
            wanted = Self.sum(wanted, wanted)
        }
    }

    /// Of two numbers that are not negative, at most the greatest there is.
    private static func sum(_ left: Int, _ right: Int) -> Int {
        let (sum, overflow) = left.addingReportingOverflow(right)
        return overflow ? .max : sum
    }

    /// The places of the hits that are the first of their group, or of none.
    private static func firstPlaces(
        _ hits: [Hit], _ duplicates: DuplicateGroups
    ) throws(SearchEngineError) -> [Int] {
        var met: Set<Int> = []
        var places: [Int] = []
        for (place, hit) in hits.enumerated() {
            if let group = try duplicates.group(segment: hit.segment, doc: hit.doc), !met.insert(group).inserted {
                continue
            }
            places.append(place)
        }
        return places
    }
}
