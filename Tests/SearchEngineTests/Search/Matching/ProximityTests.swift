import SearchEngine
import TestSupport
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

    /// The stretches by trying each start in turn; `words` holds each word's places, moved by its place in the phrase.
    private func stretches(_ words: [[Int]], _ distance: Int) -> Int {
        let all = words.flatMap(\.self)
        guard let first = all.min(), let last = all.max() else { return 0 }
        var count = 0
        var start = first - distance
        while start <= last {
            if words.allSatisfy({ $0.contains { (start...start + distance).contains($0) } }) {
                count += 1
                start += distance + 1
            } else {
                start += 1
            }
        }
        return count
    }

    @Test func asByBruteForce() {
        var random = SeededRandom(21)
        for _ in 0..<600 {
            let words = (0..<Int.random(in: 1...4, using: &random)).map { _ in randomPositions(&random) }
            let order = (0..<Int.random(in: 0...4, using: &random)).reduce(into: Array(words.indices)) { order, _ in
                order.append(words.indices.randomElement(using: &random) ?? 0)
            }.shuffled(using: &random)
            let found = words.map { occurrences($0) }
            for distance in 0...6 {
                var near = Proximity(.near(distance), order: order)
                #expect(Int(near.count(found, document: 0)) == stretches(words.map { $0.map(Int.init) }, distance))
                var slop = Proximity(.phrase(slop: distance), order: order)
                let moved = order.enumerated().map { place, word in words[word].map { Int($0) - place } }
                #expect(Int(slop.count(found, document: 0)) == stretches(moved, distance))
            }
        }
    }

    @Test func extremesDoNotOverflow() {
        let words = [occurrences([0, .max]), occurrences([.max])]
        let count = { (proximity: Query.Proximity, order: [Int], words: [Occurrences]) in
            var proximity = Proximity(proximity, order: order)
            return proximity.count(words, document: 0)
        }
        #expect(count(.near(.max), [0, 1], words) == 1)
        #expect(count(.near(.min), [0, 1], words) == 0)
        #expect(count(.near(0), [0, 1, 0], words) == 1)
        #expect(count(.phrase(slop: .max), [0, 1], words) == 1)
        #expect(count(.near(1), [], []) == 0)
        #expect(count(.near(1), [0], [occurrences([])]) == 0)
    }

    /// Two words, thousands of times in a text and in a phrase: what takes a step for each of both does not end.
    @Test func aLongPhraseOfTwoWordsIsCountedAtOnce() {
        let isLinear = ProcessorTime.growsLinearly(to: 20_000) { length in
            let words = [0, 1].map { start in occurrences((0..<length * 3 / 2).map { UInt32(2 * $0 + start) }) }
            let order = (0..<length).map { $0 / 3 % 2 }
            var wide = Proximity(.phrase(slop: 1000), order: order)
            let found = wide.count(words, document: 0)
            if length == 20_000 { #expect(found == 41) }
            var narrow = Proximity(.phrase(slop: 2), order: order)
            #expect(narrow.count(words, document: 0) > length / 2)
            var none = Proximity(.phrase(slop: 0), order: order)
            #expect(none.count(words, document: 0) == 0)
        }
        #expect(isLinear)
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
