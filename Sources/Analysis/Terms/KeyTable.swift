/// Distinct byte strings, numbered in the order they came: open addressing over an arena of keys.
package struct KeyTable: Sendable {
    /// The keys, in the order of their numbers.
    package private(set) var keys = KeyArena()
    private var hashes: [UInt64] = []
    /// A key's number plus one, 0 for a free slot; a power of two of them, at most half in use.
    private var slots = [UInt32](repeating: 0, count: 64)
    private let seed: UInt64

    /// - Parameter seed: a secret of the process, so that no text can be made whose keys all collide.
    package init(seed: UInt64) { self.seed = seed }

    package var count: Int { keys.count }

    /// Bytes of memory in use.
    package var memory: Int { keys.memory + 8 * hashes.capacity + 4 * slots.count }

    /// The bytes of key `number`, which must be below ``count``.
    package subscript(number: UInt32) -> ArraySlice<UInt8> { keys[Int(number)] }

    /// The number of `key`, a new one if it is new.
    ///
    /// - Complexity: linear in the key, amortised.
    package mutating func intern(_ key: [UInt8]) -> UInt32 {
        let hash = hash(key)
        let mask = slots.count - 1
        var slot = Int(truncatingIfNeeded: hash) & mask
        while slots[slot] != 0 {
            let number = slots[slot] - 1
            if hashes[Int(number)] == hash, self[number].elementsEqual(key) { return number }
            slot = (slot + 1) & mask
        }
        let number = UInt32(truncatingIfNeeded: count)
        slots[slot] = number + 1
        keys.append(key.span)
        hashes.append(hash)
        if count * 2 > slots.count { grow() }
        return number
    }

    private mutating func grow() {
        slots = [UInt32](repeating: 0, count: slots.count * 4)
        let mask = slots.count - 1
        for (number, hash) in hashes.enumerated() {
            var slot = Int(truncatingIfNeeded: hash) & mask
            while slots[slot] != 0 { slot = (slot + 1) & mask }
            slots[slot] = UInt32(truncatingIfNeeded: number) + 1
        }
    }

    private func hash(_ key: [UInt8]) -> UInt64 {
        var hash = seed
        for byte in key { hash = KeyHash.mix(hash ^ UInt64(byte), 0x9E37_79B9_7F4A_7C15) }
        return hash
    }
}

/// The one mixing step behind the hash tables here.
enum KeyHash {
    /// Both halves of the 128-bit product, folded together.
    @inline(__always)
    static func mix(_ a: UInt64, _ b: UInt64) -> UInt64 {
        let product = a.multipliedFullWidth(by: b)
        return product.high ^ product.low
    }
}
