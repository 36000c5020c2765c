import Reports
import SearchEngine
import TestSupport
import Testing

/// Where words stand together, beside a reading that tries every stretch: seeded.
@Suite struct GroupPositionsTests {
    /// Of each stretch that may be, whether it has all of the words; and then those of them that it has.
    private func naive(_ words: [[Int]], _ proximity: Query.Proximity) -> Set<Int> {
        let (distance, isPhrase) =
            switch proximity {
            case .phrase(let slop): (slop, true)
            case .near(let most): (most, false)
            }
        var found: Set<Int> = []
        for start in -40...40 {
            let inside = words.enumerated().map { place, positions in
                positions.filter { (start...start + distance).contains($0 - (isPhrase ? place : 0)) }
            }
            if !inside.contains(where: \.isEmpty) { found.formUnion(inside.joined()) }
        }
        return found
    }

    @Test func everyStretchIsFound() {
        var random = SeededGenerator(seed: 31)
        var counts = (none: 0, some: 0)
        for _ in 0..<2_000 {
            let words = (0...random.below(4)).map { _ in
                Set((0..<random.below(7)).map { _ in random.below(24) }).sorted()
            }
            let distance = random.below(5)
            let proximity: Query.Proximity = random.below(2) == 0 ? .phrase(slop: distance) : .near(distance)
            let found = GroupPositions.find(words, proximity)
            #expect(found == naive(words, proximity), "\(words) \(proximity)")
            if found.isEmpty { counts.none += 1 } else { counts.some += 1 }
        }
        #expect(counts.none > 300 && counts.some > 300, "\(counts)")
    }

    @Test func nothingStandsTogether() {
        #expect(GroupPositions.find([], .phrase(slop: 0)) == [])
        #expect(GroupPositions.find([[1, 2], []], .near(3)) == [])
    }
}
