/// A linear generator (Knuth's MMIX constants): the same numbers on every machine.
struct SeededRandom: RandomNumberGenerator {
    private var state: UInt64

    init(_ seed: UInt64) { state = seed &* 0x9E37_79B9_7F4A_7C15 | 1 }

    mutating func next() -> UInt64 {
        state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
        return (state ^ state >> 29) &* 0xBF58_476D_1CE4_E5B9
    }

    /// A number from 0 to below `bound`, which is above 0.
    mutating func below(_ bound: Int) -> Int { Int((next() >> 11) % UInt64(bound)) }

    /// Whether something happens that does so `share` times of a thousand.
    mutating func happens(_ share: Int) -> Bool { below(1000) < share }

    /// From 0 to below 1.
    mutating func fraction() -> Double { Double(next() >> 11) / Double(1 << 53) }
}
