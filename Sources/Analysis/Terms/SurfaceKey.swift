/// Sixteen bytes that tell surfaces apart: the bytes themselves, zero-padded, or a hash of more than sixteen.
struct SurfaceKey {
    var low: UInt64
    var high: UInt64

    init(low: UInt64, high: UInt64) {
        self.low = low
        self.high = high
    }

    /// - Parameter range: not empty, and within the text.
    @inline(__always)
    init(_ text: Span<UInt8>, _ range: Range<Int>, seed: UInt64) {
        let start = range.lowerBound
        let count = range.count
        if count <= 16, start + 16 <= text.count {
            let bytes = unsafe text.bytes
            // Both loads are within the text by the condition above.
            let first = unsafe bytes.unsafeLoadUnaligned(fromUncheckedByteOffset: start, as: UInt64.self)
            let second = unsafe bytes.unsafeLoadUnaligned(fromUncheckedByteOffset: start + 8, as: UInt64.self)
            let lowMask: UInt64 = count < 8 ? (1 &<< UInt64(count &* 8)) &- 1 : .max
            let highMask: UInt64 = count < 8 ? 0 : count < 16 ? (1 &<< UInt64((count &- 8) &* 8)) &- 1 : .max
            self.init(low: UInt64(littleEndian: first) & lowMask, high: UInt64(littleEndian: second) & highMask)
        } else {
            self.init(slowly: text, range, seed: seed)
        }
    }

    @inline(never)
    private init(slowly text: Span<UInt8>, _ range: Range<Int>, seed: UInt64) {
        low = 0
        high = 0
        if range.count > 16 {
            low = seed
            for index in range { low = KeyHash.mix(low ^ UInt64(text[index]), 0x9E37_79B9_7F4A_7C15) }
            return
        }
        for (offset, index) in range.enumerated() {
            let byte = UInt64(text[index])
            if offset < 8 { low |= byte << UInt64(offset * 8) } else { high |= byte << UInt64(offset * 8 - 64) }
        }
    }

    @inline(__always)
    func hash(seed: UInt64) -> UInt64 {
        KeyHash.mix(low ^ seed, high ^ 0x9E37_79B9_7F4A_7C15 ^ (seed &<< 1 | seed &>> 63))
    }
}
