import SearchEngine
import Testing

@Suite struct ProximityTests {
    private func occurrences(_ positions: [UInt32]) -> Occurrences {
        var found = Occurrences()
        var previous: UInt32 = 0
        for position in positions {
            _ = found.append([position - previous], 0..<1, from: Int(previous))
            previous = position
        }
        found.endDocument()
        return found
    }

    private func randomPositions(_ random: inout SeededRandom) -> [UInt32] {
        Set((0..<Int.random(in: 0...12, using: &random)).map { _ in UInt32.random(in: 0...40, using: &random) })
            .sorted()
    }

    /// The sweep's places by looking, for each place of a word, at the first places of the others that are not before.
    private func spans(_ words: [[Int]], atMost distance: Int) -> Int {
        guard words.allSatisfy({ !$0.isEmpty }) else { return 0 }
        var count = 0
        // Places as the sweep meets them: by value, then by word.
        let all = words.enumerated().flatMap { word, places in places.indices.map { (word: word, index: $0) } }
            .sorted { (words[$0.word][$0.index], $0.word) < (words[$1.word][$1.index], $1.word) }
        for place in all {
            let value = words[place.word][place.index]
            let others = words.enumerated().map { word, places -> Int? in
                if word == place.word { return value }
                return places.first { $0 > value || ($0 == value && word > place.word) }
            }
            guard others.allSatisfy({ $0 != nil }) else { break }
            if (others.compactMap(\.self).max() ?? 0) - value <= distance { count += 1 }
        }
        return min(count, words.map(\.count).min() ?? 0)
    }

    @Test func asByBruteForce() {
        var random = SeededRandom(21)
        var next: [Int] = []
        for _ in 0..<600 {
            let words = (0..<Int.random(in: 1...4, using: &random)).map { _ in randomPositions(&random) }
            let found = words.map { occurrences($0) }
            for distance in 0...6 {
                let near = Proximity.count(found, document: 0, .near(distance), &next)
                #expect(Int(near) == spans(words.map { $0.map(Int.init) }, atMost: distance))
                let moved = words.enumerated().map { place, list in list.map { Int($0) - place } }
                let slop = Proximity.count(found, document: 0, .phrase(slop: distance), &next)
                #expect(Int(slop) == spans(moved, atMost: distance))
            }
        }
    }

    @Test func extremesDoNotOverflow() {
        var next: [Int] = []
        let words = [occurrences([0, .max]), occurrences([.max])]
        #expect(Proximity.count(words, document: 0, .near(.max), &next) == 1)
        #expect(Proximity.count(words, document: 0, .near(.min), &next) == 0)
        #expect(Proximity.count(words, document: 0, .phrase(slop: .max), &next) == 1)
        #expect(Proximity.count([], document: 0, .near(1), &next) == 0)
        #expect(Proximity.count([occurrences([])], document: 0, .near(1), &next) == 0)
    }

    /// The places two words share, and the documents left.
    @Test func occurrencesIntersect() {
        var random = SeededRandom(22)
        for _ in 0..<200 {
            let (left, right) = (
                (0..<5).map { _ in randomPositions(&random) }, (0..<5).map { _ in randomPositions(&random) }
            )
            var (one, other) = (Occurrences(), Occurrences())
            for index in 0..<5 {
                for (positions, isOne) in [(left[index], true), (right[index], false)] {
                    var previous: UInt32 = 0
                    for position in positions {
                        if isOne {
                            _ = one.append([position - previous], 0..<1, from: Int(previous))
                        } else {
                            _ = other.append([position - previous], 0..<1, from: Int(previous))
                        }
                        previous = position
                    }
                    if isOne { one.endDocument() } else { other.endDocument() }
                }
            }
            one.formIntersection(other)
            for index in 0..<5 {
                let expected = left[index].filter(right[index].contains)
                #expect(Array(one.positions[one.range(index)]) == expected)
            }
            one.clip { index in Int64(index * 3)..<30 }
            var documents: [DocID] = [10, 11, 12, 13, 14]
            one.dropEmptyDocuments(&documents)
            let kept = (0..<5).map { index in
                left[index].filter { right[index].contains($0) && (index * 3..<30).contains(Int($0)) }
            }
            #expect(documents == (0..<5).filter { !kept[$0].isEmpty }.map { DocID($0 + 10) })
            #expect(documents.indices.map { Array(one.positions[one.range($0)]) } == kept.filter { !$0.isEmpty })
        }
    }
}
