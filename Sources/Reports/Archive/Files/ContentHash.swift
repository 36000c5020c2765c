/// XXH64 with seed 0, fed piece by piece (the algorithm of the xxHash specification, version 0.2.0).
struct ContentHash {
    private static let primes: [5 of UInt64] = [
        0x9E37_79B1_85EB_CA87, 0xC2B2_AE3D_27D4_EB4F, 0x1656_67B1_9E37_79F9, 0x85EB_CA77_C2B2_AE63,
        0x27D4_EB2F_1656_67C5,
    ]

    private var lanes: [4 of UInt64] = [
        primes[0] &+ primes[1], primes[1], 0, 0 &- primes[0],
    ]
    private var pending: [UInt8] = []
    private var length: UInt64 = 0

    mutating func update(_ bytes: ArraySlice<UInt8>) {
        length &+= UInt64(bytes.count)
        var rest = bytes
        if !pending.isEmpty {
            let taken = rest.prefix(32 - pending.count)
            pending += taken
            rest = rest.dropFirst(taken.count)
            guard pending.count == 32 else { return }
            consume(pending[...])
            pending.removeAll(keepingCapacity: true)
        }
        let whole = rest.count & ~31
        consume(rest.prefix(whole))
        pending += rest.dropFirst(whole)
    }

    /// A text, and a byte behind it that no text has.
    mutating func update(_ text: String) {
        update(Array(text.utf8)[...])
        update([0xFF])
    }

    /// Of several texts.
    static func value(of texts: [String]) -> UInt64 {
        var hash = ContentHash()
        for text in texts { hash.update(text) }
        return hash.value
    }

    private mutating func consume(_ stripes: ArraySlice<UInt8>) {
        var index = stripes.startIndex
        while index < stripes.endIndex {
            for lane in 0..<4 {
                lanes[lane] = Self.round(lanes[lane], Self.word(stripes, index, bytes: 8))
                index += 8
            }
        }
    }

    var value: UInt64 {
        var hash: UInt64
        if length >= 32 {
            hash = Self.rotate(lanes[0], 1) &+ Self.rotate(lanes[1], 7)
            hash = hash &+ Self.rotate(lanes[2], 12) &+ Self.rotate(lanes[3], 18)
            for lane in 0..<4 {
                hash = (hash ^ Self.round(0, lanes[lane])) &* Self.primes[0] &+ Self.primes[3]
            }
        } else {
            hash = Self.primes[4]
        }
        return finished(hash &+ length)
    }

    private func finished(_ start: UInt64) -> UInt64 {
        var hash = start
        var rest = pending[...]
        while rest.count >= 8 {
            hash ^= Self.round(0, Self.word(rest, rest.startIndex, bytes: 8))
            hash = Self.rotate(hash, 27) &* Self.primes[0] &+ Self.primes[3]
            rest = rest.dropFirst(8)
        }
        if rest.count >= 4 {
            hash ^= Self.word(rest, rest.startIndex, bytes: 4) &* Self.primes[0]
            hash = Self.rotate(hash, 23) &* Self.primes[1] &+ Self.primes[2]
            rest = rest.dropFirst(4)
        }
        for byte in rest {
            hash ^= UInt64(byte) &* Self.primes[4]
            hash = Self.rotate(hash, 11) &* Self.primes[0]
        }
        hash = (hash ^ hash >> 33) &* Self.primes[1]
        hash = (hash ^ hash >> 29) &* Self.primes[2]
        return hash ^ hash >> 32
    }

    private static func round(_ lane: UInt64, _ word: UInt64) -> UInt64 {
        rotate(lane &+ word &* primes[1], 31) &* primes[0]
    }

    private static func rotate(_ word: UInt64, _ bits: UInt64) -> UInt64 { word << bits | word >> (64 - bits) }

    private static func word(_ bytes: ArraySlice<UInt8>, _ index: Int, bytes count: Int) -> UInt64 {
        var word: UInt64 = 0
        for offset in 0..<count { word |= UInt64(bytes[index + offset]) << UInt64(8 * offset) }
        return word
    }
}
