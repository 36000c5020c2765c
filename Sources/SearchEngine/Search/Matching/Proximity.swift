/// Counts where the words of a query stand close enough, though not side by side.
package enum Proximity {
    /// The places of the least word from which all others are within a distance, by the sweep that always moves the
    /// least word on; no more than the rarest word has occurrences, so that a score's bound holds.
    ///
    /// Moves of a phrase are counted as the span of the words' positions, each less its place in the phrase; words
    /// are near when the span of their positions is no more than the distance.
    ///
    /// - Parameters:
    ///   - words: of each word, where it stands.
    ///   - document: by its index in each of them.
    ///   - next: working memory.
    /// - Complexity: linear in the positions, times the number of words.
    package static func count(
        _ words: [Occurrences], document: Int, _ proximity: Query.Proximity, _ next: inout [Int]
    ) -> UInt32 {
        let (distance, isPhrase) =
            switch proximity {
            case .phrase(let slop): (Int64(slop), true)
            case .near(let distance): (Int64(distance), false)
            }
        next.removeAll(keepingCapacity: true)
        var rarest = Int.max
        for word in words {
            let range = word.range(document)
            next.append(range.lowerBound)
            rarest = min(rarest, range.count)
        }
        guard rarest > 0, rarest < .max else { return 0 }
        var count = 0
        while true {
            var least = 0
            var lowest = Int64.max
            var highest = Int64.min
            for word in words.indices {
                let value = Int64(words[word].positions[next[word]]) - (isPhrase ? Int64(word) : 0)
                if value < lowest { (least, lowest) = (word, value) }
                highest = max(highest, value)
            }
            if highest - lowest <= distance { count += 1 }
            next[least] += 1
            if next[least] == words[least].range(document).upperBound { return UInt32(min(count, rarest)) }
        }
    }
}
