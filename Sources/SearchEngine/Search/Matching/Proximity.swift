/// Counts where the words of a phrase stand close enough.
enum Proximity {
    /// - Parameter positions: of each word, ascending.
    /// - Returns: for a phrase, starts of the phrase; with slop or near, the places of the first word that can be
    ///   completed. Moves are counted as the span of the words' positions, each less its place in the phrase; words
    ///   are near when the span of their positions is no more than the distance.
    /// - Complexity: linear in the positions, times the number of words.
    static func count(_ positions: [[UInt32]], _ proximity: Query.Proximity) -> UInt32 {
        guard positions.allSatisfy({ !$0.isEmpty }) else { return 0 }
        switch proximity {
        case .phrase(slop: 0): return exact(positions)
        case .phrase(let slop):
            let shifted = positions.enumerated().map { place, list in list.map { Int64($0) - Int64(place) } }
            return spans(shifted, atMost: Int64(slop))
        case .near(let distance): return spans(positions.map { $0.map(Int64.init) }, atMost: Int64(distance))
        }
    }

    private static func exact(_ positions: [[UInt32]]) -> UInt32 {
        var next = Array(repeating: 0, count: positions.count)
        var count: UInt32 = 0
        for start in positions[0] {
            var matches = true
            for word in 1..<max(1, positions.count) {
                let wanted = start &+ UInt32(word)
                let list = positions[word]
                while next[word] < list.count, list[next[word]] < wanted { next[word] += 1 }
                guard next[word] < list.count else { return count }
                if list[next[word]] != wanted {
                    matches = false
                    break
                }
            }
            if matches { count += 1 }
        }
        return count
    }

    /// Places of the least word from which all others are within `distance`, by the sweep that always moves the
    /// least cursor on; no more than the rarest word has occurrences, so that a score's bound holds.
    private static func spans(_ lists: [[Int64]], atMost distance: Int64) -> UInt32 {
        var next = Array(repeating: 0, count: lists.count)
        var count: UInt32 = 0
        while true {
            var least = 0
            var greatest = lists[0][next[0]]
            for word in lists.indices {
                let value = lists[word][next[word]]
                if value < lists[least][next[least]] { least = word }
                greatest = max(greatest, value)
            }
            if greatest - lists[least][next[least]] <= distance { count += 1 }
            next[least] += 1
            if next[least] == lists[least].count { return min(count, UInt32(lists.map(\.count).min() ?? 0)) }
        }
    }
}
