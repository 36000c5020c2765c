import SearchEngine
import Testing

@Suite struct ByteReaderTests {
    private func reader(_ bytes: [UInt8], from offset: Int = 0) -> ByteReader {
        ByteReader(ByteView(bytes), from: offset, file: "test")
    }

    /// Every power of two, its neighbours, and the ends.
    private static let numbers: [UInt64] =
        [0, .max] + (0..<64).flatMap { [(1 << $0) &- 1, 1 << $0, (1 << $0) &+ 1] }

    @Test func varintsComeBack() throws {
        var writer = ByteWriter()
        for number in Self.numbers { writer.varint(number) }
        var reader = reader(writer.bytes)
        for number in Self.numbers { #expect(try reader.varint() == number) }
        #expect(reader.isAtEnd)
    }

    @Test func aVarintCutAnywhereIsDamage() {
        var writer = ByteWriter()
        writer.varint(UInt64.max)
        #expect(writer.count == 10)
        for length in 0..<10 {
            var cut = reader(Array(writer.bytes.prefix(length)))
            #expect(throws: SearchEngineError.damaged(file: "test", reason: "cut short")) { try cut.varint() }
        }
    }

    @Test func aVarintOfMoreThan64BitsIsDamage() {
        let nines = [UInt8](repeating: 0xFF, count: 9)
        for bytes in [nines + [0x02], nines + [0x81, 0], nines + [0xFF, 0xFF, 1]] {
            var long = reader(bytes)
            #expect(throws: SearchEngineError.self) { try long.varint() }
        }
    }

    @Test func fixedIntegersComeBack() throws {
        var writer = ByteWriter()
        writer.fixed(UInt8(0xFE))
        writer.fixed(UInt16(0xBEEF))
        writer.fixed(UInt32(0xDEAD_BEEF))
        writer.fixed(UInt64.max - 1)
        writer.fixed(Int64.min)
        #expect(writer.bytes.prefix(3) == [0xFE, 0xEF, 0xBE])
        var reader = reader(writer.bytes)
        #expect(try reader.fixed(UInt8.self) == 0xFE)
        #expect(try reader.fixed(UInt16.self) == 0xBEEF)
        #expect(try reader.fixed(UInt32.self) == 0xDEAD_BEEF)
        #expect(try reader.fixed(UInt64.self) == .max - 1)
        #expect(try reader.fixed(Int64.self) == .min)
        #expect(throws: SearchEngineError.self) { try reader.fixed(UInt8.self) }
    }

    @Test func hostileLengthsAreDamage() {
        for length in [UInt64.max, UInt64(Int.max), 1 << 40, 3] {
            var writer = ByteWriter()
            writer.varint(length)
            writer.append([1, 2])
            var string = reader(writer.bytes)
            #expect(throws: SearchEngineError.self) { try string.string() }
            var count = reader(writer.bytes)
            #expect(throws: SearchEngineError.self) { try count.count(atMost: 2) }
        }
        var bytes = reader([1, 2, 3])
        for length in [-1, 4, .max, .min] {
            #expect(throws: SearchEngineError.self) { try bytes.bytes(length) }
        }
        #expect(throws: SearchEngineError.self) { try bytes.count(atMost: -1) }
    }

    @Test func stringsComeBack() throws {
        var writer = ByteWriter()
        writer.string([])
        writer.string([UInt8](repeating: 7, count: 300))
        var reader = reader(writer.bytes)
        #expect(try reader.string() == [])
        #expect(try reader.string() == [UInt8](repeating: 7, count: 300))
        #expect(reader.isAtEnd)
    }

    @Test(arguments: [-1, 4, Int.max, Int.min]) func aStartOutsideTheBytesIsDamage(offset: Int) {
        var reader = reader([1, 2, 3], from: offset)
        #expect(throws: SearchEngineError.self) { try reader.varint() }
        #expect(throws: SearchEngineError.self) { try reader.fixed(UInt8.self) }
        #expect(throws: SearchEngineError.self) { try reader.bytes(0) }
    }
}
