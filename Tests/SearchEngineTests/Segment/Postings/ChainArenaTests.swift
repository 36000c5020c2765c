import SearchEngine
import Testing

@Suite struct ChainArenaTests {
    @Test func chainsThatGrowTogetherComeBack() {
        var random = SeededRandom(11)
        var arena = ChainArena()
        var chains = [ChainArena.Chain](repeating: .init(), count: 20)
        var expected = [[UInt32]](repeating: [], count: 20)
        for step in 0..<20_000 {
            let chain = Int.random(in: 0..<20, using: &random) * Int.random(in: 0...1, using: &random)
            let value = step % 97 == 0 ? UInt32.max : UInt32.random(in: 0...300, using: &random)
            arena.append(varint: value, to: &chains[chain])
            expected[chain].append(value)
        }
        for (chain, values) in zip(chains, expected) {
            #expect(chain.isEmpty == values.isEmpty)
            var reader = arena.reader(chain)
            var found: [UInt32] = []
            while !reader.isAtEnd { found.append(reader.varint()) }
            #expect(found == values)
        }
    }

    /// Every length up to some slices: a chain may end right where a slice does.
    @Test func everyLengthComesBack() {
        for length in 0..<600 {
            var arena = ChainArena()
            var chain = ChainArena.Chain()
            for index in 0..<length { arena.append(UInt8(index % 128), to: &chain) }
            var reader = arena.reader(chain)
            for index in 0..<length { #expect(reader.varint() == UInt32(index % 128)) }
            #expect(reader.isAtEnd)
        }
    }

    @Test func aShortChainIsSmall() {
        var arena = ChainArena()
        var chain = ChainArena.Chain()
        arena.append(1, to: &chain)
        #expect(arena.count == 12)
    }
}
