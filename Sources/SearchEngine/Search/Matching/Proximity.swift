/// Counts where the words of a query stand close enough, though not side by side: how many stretches of a text, none
/// overlapping, hold all of them.
///
/// Words are near when no two of them are further apart than the distance. For the words of a phrase with moves, every
/// position is taken less the word's place in the phrase: moved by nothing, all come to lie on one another.
///
/// A word that stands at several places of the phrase is asked for at each, and read once. Of its occurrences only the
/// gaps count that are wider than the distance: a stretch holds the word at a place unless it lies in such a gap.
package struct Proximity {
    /// Where a stretch, moved by the word's place, may not begin.
    private struct Gap {
        var lower: Int64
        var upper: Int64
    }

    /// Further than any position.
    private static let far: Int64 = 1 << 40

    private let distance: Int64
    /// Of each word its places in the phrase, ascending and none twice.
    private let places: [[Int64]]
    private var gaps: [[Gap]]
    /// Of each word the first gap that may still be met.
    private var next: [Int]

    /// - Parameter order: of each word of the query, which of the words read it is; these are numbered from 0.
    package init(_ proximity: Query.Proximity, order: [Int]) {
        let isPhrase: Bool
        switch proximity {
        case .phrase(let slop): (distance, isPhrase) = (min(Int64(slop), Self.far / 4), true)
        case .near(let most): (distance, isPhrase) = (min(Int64(most), Self.far / 4), false)
        }
        var places = [[Int64]](repeating: [], count: (order.max() ?? -1) + 1)
        for (place, word) in order.enumerated() {
            let place = isPhrase ? Int64(place) : 0
            if places[word].last != place { places[word].append(place) }
        }
        self.places = places
        gaps = Array(repeating: [], count: places.count)
        next = Array(zeros: places.count)
    }

    /// No more than the rarest word has occurrences, so that a score's bound holds.
    ///
    /// - Parameters:
    ///   - words: of each word read, where it stands.
    ///   - document: by its index in each of them.
    /// - Complexity: linear in the positions; and for words at several places, in their wide gaps times these places.
    package mutating func count(_ words: [Occurrences], document: Int) -> UInt32 {
        guard distance >= 0, !places.isEmpty else { return 0 }
        for word in words.indices {
            guard findGaps(word, words[word], document) else { return 0 }
        }
        var count: UInt32 = 0
        var start = -Self.far
        while moveToNext(&start) {
            count += 1
            start += distance + 1
        }
        return count
    }

    /// - Returns: whether the word stands in the document.
    private mutating func findGaps(_ word: Int, _ occurrences: Occurrences, _ document: Int) -> Bool {
        let range = occurrences.range(document)
        gaps[word].removeAll(keepingCapacity: true)
        next[word] = 0
        var lower = -2 * Self.far
        for index in range {
            let position = Int64(occurrences.positions[index])
            let upper = position - distance - 1
            if lower <= upper { gaps[word].append(Gap(lower: lower, upper: upper)) }
            lower = position + 1
        }
        gaps[word].append(Gap(lower: lower, upper: Self.far))
        return !range.isEmpty
    }

    /// Moves to the first stretch that holds every word.
    ///
    /// - Returns: whether there is one.
    private mutating func moveToNext(_ start: inout Int64) -> Bool {
        var word = 0
        var settled = 0
        while settled < places.count {
            let before = start
            guard moveOutOfGaps(word, &start) else { return false }
            settled = start == before ? settled + 1 : 1
            word = word + 1 < places.count ? word + 1 : 0
        }
        return true
    }

    /// Moves to the first stretch that holds one word at all its places.
    private mutating func moveOutOfGaps(_ word: Int, _ start: inout Int64) -> Bool {
        guard let first = places[word].first, let last = places[word].last else { return false }
        var index = next[word]
        while gaps[word][index].lower <= start + last {
            let gap = gaps[word][index]
            if gap.upper < start + first {
                index += 1
                next[word] = index
                continue
            }
            let place = firstPlace(word, notBelow: gap.lower - start)
            if place > gap.upper - start {
                index += 1
            } else if gap.upper == Self.far {
                return false
            } else {
                start = gap.upper + 1 - place
                index = next[word]
            }
        }
        return true
    }

    /// The word's first place that is `least` or later; one is, or its last place is returned.
    private func firstPlace(_ word: Int, notBelow least: Int64) -> Int64 {
        var low = 0
        var high = places[word].count - 1
        while low < high {
            let middle = (low + high) / 2
            if places[word][middle] < least { low = middle + 1 } else { high = middle }
        }
        return places[word][low]
    }
}
