import SearchEngine
import Testing

/// Codes of whole bits, read back in the order they were written.
@Suite struct BitCodeTests {
    private static let numbers: [UInt32] = [0, 1, 2, 3, 22, 23, 24, 25, 1000, 65_535, 1 << 20, .max - 1, .max]

    @Test(arguments: [0, 1, 5, 13, 30, 31]) func riceCodesComeBack(parameter: Int) {
        var random = SeededRandom(UInt64(parameter))
        let values = Self.numbers + (0..<300).map { _ in UInt32.random(in: 0...5000, using: &random) }
        var writer = BitWriter()
        for value in values { writer.rice(value, parameter) }
        writer.align()
        var reader = BitReader(ByteView(writer.bytes), from: 0)
        for value in values { #expect(reader.rice(parameter) == value) }
        #expect(reader.isInside)
        reader.align()
        #expect(reader.position == 8 * writer.bytes.count)
    }

    @Test func gammaCodesAndBitsComeBack() {
        var random = SeededRandom(6)
        var writer = BitWriter()
        writer.bits(5, 3)
        let values = (0..<56).map { shift in UInt64.random(in: 1 << shift..<2 << shift, using: &random) }
        for value in values {
            writer.gamma(value)
            writer.bits(value & 0x1FF, 9)
        }
        writer.align()
        var reader = BitReader(ByteView([0xFF] + writer.bytes), from: 1)
        #expect(reader.bits(3) == 5)
        for value in values {
            #expect(reader.gamma() == value)
            #expect(reader.bits(9) == value & 0x1FF)
        }
        #expect(reader.isInside)
    }

    /// Numbers of geometric gaps take little more than their entropy by the parameter that is worked out.
    @Test func theParameterSuitsTheMean() {
        for (count, span) in [(1, 1000), (10, 1000), (100, 1000), (127, 35_000), (5, 5)] {
            let best = RiceCode.parameter(count: count, span: span)
            var random = SeededRandom(UInt64(count))
            var sizes: [Int] = []
            for parameter in 0...max(best + 3, 3) {
                var writer = BitWriter()
                for _ in 0..<200 {
                    let places = (0..<count).map { _ in Int.random(in: 0...span, using: &random) }.sorted()
                    for (left, right) in zip([0] + places, places) { writer.rice(UInt32(right - left), parameter) }
                }
                sizes.append(writer.bytes.count)
            }
            #expect(Double(sizes[best]) < 1.1 * Double(sizes.min() ?? 0), "\(count) \(span) \(best) \(sizes)")
        }
        #expect(RiceCode.parameter(count: 0, span: -1) == 0)
        #expect(RiceCode.parameter(count: 1, span: Int.max / 11) == 31)
    }

    @Test func pastTheEndAreZeros() {
        var reader = BitReader(ByteView([0xFF, 0xFF]), from: 0)
        #expect(reader.bits(16) == 0xFFFF)
        #expect(reader.isInside)
        #expect(reader.rice(7) == 0)
        #expect(!reader.isInside)
        #expect(reader.gamma() == 1)
        var ones = BitReader(ByteView([UInt8](repeating: 0xFF, count: 40)), from: 0)
        #expect(ones.gamma() == nil)
        #expect(ones.rice(3) == .max)
    }
}
