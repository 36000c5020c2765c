import SearchEngine
import Testing

@Suite struct BlockPackingTests {
    private func values(bits: Int, _ random: inout SeededRandom) -> [UInt32] {
        let all: UInt32 = bits == 32 ? .max : 1 << UInt32(bits) - 1
        var values = (0..<128).map { _ in UInt32.random(in: 0...all, using: &random) }
        values[Int.random(in: 0..<128, using: &random)] = all
        return values
    }

    /// Bit by bit: value `i` is row `i / 4` of lane `i % 4`, and a lane's 32-bit words stand every 16 bytes.
    private func plainlyPacked(_ values: [UInt32], bits: Int) -> [UInt8] {
        var packed = [UInt8](repeating: 0, count: 16 * bits)
        for (index, value) in values.enumerated() {
            for bit in 0..<bits where value >> UInt32(bit) & 1 == 1 {
                let place = index / 4 * bits + bit
                let byte = place / 32 * 16 + index % 4 * 4 + place % 32 / 8
                packed[byte] |= 1 << UInt8(place % 8)
            }
        }
        return packed
    }

    @Test(arguments: 0...32) func everyWidthComesBack(bits: Int) {
        var random = SeededRandom(UInt64(bits) + 1)
        for _ in 0..<8 {
            let values = values(bits: bits, &random)
            var writer = ByteWriter()
            writer.append([0xAA, 0xBB, 0xCC])
            BlockPacking.pack(values, bits: bits, into: &writer)
            #expect(writer.count == 3 + BlockPacking.byteCount(bits: bits))
            #expect(Array(writer.bytes.dropFirst(3)) == plainlyPacked(values, bits: bits))
            var unpacked = [UInt32](repeating: 99, count: 130)
            let view = ByteView(writer.bytes)
            #expect(BlockPacking.unpack(view, at: 3, bits: bits, into: &unpacked))
            #expect(Array(unpacked.prefix(128)) == values)
            #expect(Array(unpacked.suffix(2)) == [99, 99])
            #expect(BlockPacking.unpackPlusOne(view, at: 3, bits: bits, into: &unpacked))
            #expect(Array(unpacked.prefix(128)) == values.map { $0 &+ 1 })
            var behind = [UInt32](repeating: 99, count: 133)
            #expect(BlockPacking.unpackPlusOne(view, at: 3, bits: bits, into: &behind, place: 4))
            #expect(behind == [99, 99, 99, 99] + values.map { $0 &+ 1 } + [99])
            #expect(BlockPacking.unpack(view, at: 3, bits: bits, into: &behind, place: 5))
            #expect(behind.suffix(128) == values[...])
        }
    }

    @Test func bitsHoldTheirValue() {
        #expect(BlockPacking.bits(for: 0) == 0)
        for bit in 0..<32 {
            #expect(BlockPacking.bits(for: 1 << UInt32(bit)) == bit + 1)
            #expect(BlockPacking.bits(for: UInt32.max >> UInt32(bit)) == 32 - bit)
        }
    }

    @Test func blocksOutsideTheBytesAreRefused() {
        let view = ByteView([UInt8](repeating: 0xFF, count: 64))
        var values = [UInt32](repeating: 0, count: 128)
        #expect(BlockPacking.unpack(view, at: 0, bits: 4, into: &values))
        for (offset, bits) in [(1, 4), (0, 5), (-1, 1), (64, 1), (65, 0), (Int.max, 1), (0, 33), (0, 255)] {
            #expect(!BlockPacking.unpack(view, at: offset, bits: bits, into: &values))
            #expect(!BlockPacking.unpackPlusOne(view, at: offset, bits: bits, into: &values))
            #expect(BlockPacking.unpackAscending(view, at: offset, bits: bits, after: -1, into: &values) == nil)
        }
        for place in [-1, 1, 129, Int.max] {
            #expect(!BlockPacking.unpack(view, at: 0, bits: 4, into: &values, place: place))
            #expect(!BlockPacking.unpackPlusOne(view, at: 0, bits: 4, into: &values, place: place))
            #expect(BlockPacking.unpackAscending(view, at: 0, bits: 4, after: -1, into: &values, place: place) == nil)
        }
        var few = [UInt32](repeating: 0, count: 127)
        #expect(!BlockPacking.unpack(view, at: 0, bits: 1, into: &few))
        #expect(BlockPacking.unpack(.empty, at: 0, bits: 0, into: &values))
        #expect(values == [UInt32](repeating: 0, count: 128))
    }

    @Test(arguments: 0...32) func gapsAddUp(bits: Int) {
        var random = SeededRandom(UInt64(bits) + 100)
        for previous in [-1, 0, 1000, 1 << 31 - 2, 1 << 31 - 1, 1 << 32 - 1] as [Int64] {
            let gaps = values(bits: bits, &random)
            var writer = ByteWriter()
            BlockPacking.pack(gaps, bits: bits, into: &writer)
            var unpacked = [UInt32](repeating: 0, count: 128)
            let last = BlockPacking.unpackAscending(
                ByteView(writer.bytes), at: 0, bits: bits, after: previous, into: &unpacked)
            var sum = previous
            for (index, gap) in gaps.enumerated() {
                sum += Int64(gap) + 1
                #expect(unpacked[index] == UInt32(truncatingIfNeeded: sum))
            }
            #expect(last == sum)
            var behind = [UInt32](repeating: 0, count: 130)
            #expect(
                last
                    == BlockPacking.unpackAscending(
                        ByteView(writer.bytes), at: 0, bits: bits, after: previous, into: &behind, place: 2))
            #expect(behind == [0, 0] + unpacked)
        }
    }
}
