import SearchEngine
import Testing

@Suite struct TopHitsTests {
    private func hits(_ count: Int, _ random: inout SeededRandom) -> [Hit] {
        (0..<count).map { number in
            let key: Double =
                [-.infinity, 0, 1, 1.5, Double(Int.random(in: 0...9, using: &random))]
                .randomElement(using: &random) ?? 0
            return Hit(
                segment: number % 3, doc: DocID(number), score: key, key: key,
                order: UInt64.random(in: 0...5, using: &random))
        }
    }

    @Test(arguments: [0, 1, 2, 5, 64, 1000, Int.max]) func asSortingAll(limit: Int) {
        var random = SeededRandom(UInt64(limit % 1000))
        for count in [0, 1, 5, 63, 300] {
            let hits = hits(count, &random)
            var top = TopHits(limit: limit)
            for hit in hits {
                let before = top.sorted
                let isBelow = hit.key < top.threshold
                top.offer(hit)
                if isBelow { #expect(top.sorted == before) }
            }
            #expect(top.sorted == Array(hits.sorted { $0.precedes($1) }.prefix(limit)))
        }
    }

    /// The threshold is the key of the last hit kept once there are enough, and lets all pass before.
    @Test func theThresholdIsTheLastKept() {
        var top = TopHits(limit: 2)
        #expect(top.threshold == -.infinity)
        for key in [3.0, 5, 4] {
            top.offer(Hit(segment: 0, doc: 0, score: key, key: key, order: 0))
        }
        #expect(top.threshold == 4)
    }
}
