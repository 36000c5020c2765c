@testable import Analysis
import TestSupport
import Testing

@Suite struct KeyArenaTests {
    /// Keys of a few different bytes, so that many share their heads, zeros and empty ones among them.
    @Test func ascendingIsThatOfASort() {
        var random = SplitMix(state: 11)
        var keys: [[UInt8]] = [[], [0], [0, 0], Array("chi bộ".utf8), Array("chi bộ\0".utf8)]
        for _ in 0..<2_000 {
            let length = Int.random(in: 0...12, using: &random)
            keys.append((0..<length).map { _ in [0, 1, 0x61, 0xFF].randomElement(using: &random) ?? 0 })
        }
        var arena = KeyArena()
        for key in keys { arena.append(key.span) }
        #expect(arena.count == keys.count)
        #expect(keys.indices.allSatisfy { Array(arena[$0]) == keys[$0] })
        let order = arena.ascending
        #expect(Set(order).count == keys.count)
        #expect(order.map { Array(arena[Int($0)]) } == keys.sorted { $0.lexicographicallyPrecedes($1) })
    }
}
