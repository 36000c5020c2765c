package import SearchEngine

/// Finds the places of a text where words stand together as a phrase, or near one another.
///
/// They do where a stretch no longer than the moves allowed, or than the distance, has each of them; the places of a
/// phrase's words are taken less their place in the phrase, as the engine's `Proximity` counts them.
package enum GroupPositions {
    /// - Parameter words: of each word, in the order of the query, the positions it stands at, ascending.
    /// - Returns: the positions of those that stand in such a stretch.
    /// - Complexity: linear in the positions, times the words.
    package static func find(_ words: [[Int]], _ proximity: Query.Proximity) -> Set<Int> {
        let (distance, isPhrase) =
            switch proximity {
            case .phrase(let slop): (slop, true)
            case .near(let most): (most, false)
            }
        let places = words.enumerated().map { place, positions in
            isPhrase ? positions.map { $0 - place } : positions
        }
        // Where a stretch may begin that has the word; and in the end, that has all of them.
        guard var starts = places.first.map({ self.starts($0, distance) }) else { return [] }
        for positions in places.dropFirst() { starts = common(starts, self.starts(positions, distance)) }
        var found: Set<Int> = []
        for (place, positions) in places.enumerated() {
            var rest = starts[...]
            for position in positions {
                while let first = rest.first, first.upperBound < position - distance { rest.removeFirst() }
                guard let first = rest.first else { break }
                if first.lowerBound <= position { found.insert(isPhrase ? position + place : position) }
            }
        }
        return found
    }

    /// Ascending and disjoint.
    private static func starts(_ positions: [Int], _ distance: Int) -> [ClosedRange<Int>] {
        var starts: [ClosedRange<Int>] = []
        for position in positions {
            let range = position - distance...position
            if let last = starts.last, last.upperBound >= range.lowerBound {
                starts[starts.count - 1] = last.lowerBound...range.upperBound
            } else {
                starts.append(range)
            }
        }
        return starts
    }

    private static func common(_ left: [ClosedRange<Int>], _ right: [ClosedRange<Int>]) -> [ClosedRange<Int>] {
        var common: [ClosedRange<Int>] = []
        var (left, right) = (left[...], right[...])
        while let first = left.first, let second = right.first {
            if first.overlaps(second) { common.append(first.clamped(to: second)) }
            if first.upperBound < second.upperBound { left.removeFirst() } else { right.removeFirst() }
        }
        return common
    }
}
