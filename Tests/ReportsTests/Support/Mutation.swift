/// Seeded changes of bytes, as a disk, a network or someone of ill will makes them.
struct Mutation {
    private var random: SeededGenerator
    /// Bytes that formats give a meaning.
    private static let telling: [UInt8] = [
        0, 1, 0x7F, 0x80, 0xFE, 0xFF, 0x22, 0x5C, 0x7B, 0x7D, 0x5B, 0x5D, 0x3C, 0x3E, 0x26, 0x28, 0x29, 0x2A, 0x3A,
        0x2F,
        0x0A, 0x0D, 0x09, 0x2C, 0x3B, 0x2D, 0x2E, 0x5E, 0x7E, 0x3D, 0x7C,
    ]

    init(seed: UInt64) { random = SeededGenerator(seed: seed) }

    /// The bytes with one to eight changes.
    mutating func of(_ bytes: [UInt8]) -> [UInt8] {
        var bytes = bytes
        for _ in 0...random.below(8) { change(&bytes) }
        return bytes
    }

    private mutating func change(_ bytes: inout [UInt8]) {
        guard !bytes.isEmpty else {
            bytes.append(random.pick(Self.telling))
            return
        }
        let place = random.below(bytes.count)
        let length = min(bytes.count - place, 1 << random.below(8))
        switch random.below(8) {
        case 0: bytes[place] ^= 1 << UInt8(random.below(8))
        case 1: bytes[place] = UInt8(random.below(256))
        case 2: bytes[place] = random.pick(Self.telling)
        case 3: bytes.removeSubrange(place..<place + length)
        case 4: bytes.insert(contentsOf: bytes[place..<place + length], at: random.below(bytes.count))
        case 5:
            let count = 1 << random.below(12)
            bytes.insert(contentsOf: repeatElement(random.pick(Self.telling), count: count), at: place)
        case 6: for index in place..<place + min(length, 8) { bytes[index] = 0xFF }
        default: bytes.removeSubrange(place...)
        }
    }
}
