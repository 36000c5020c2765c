import SearchEngine
import TestSupport
import Testing

@Suite struct SectionTests {
    private let parts: [(tag: SegmentFormat.Tag, bytes: [UInt8])] = [
        (.info, [1, 2, 3]), (.postings, []), (.terms(0), [UInt8](repeating: 7, count: 8)),
        (.terms(1), [UInt8](repeating: 9, count: 17)), (.column(255), [4]),
    ]

    private func written() throws -> [UInt8] {
        let directory = MemoryDirectory()
        let writer = try SectionWriter(try directory.create("s"))
        for part in parts {
            try writer.begin(part.tag)
            for byte in part.bytes { try writer.append([byte]) }
            #expect(writer.sectionLength == part.bytes.count)
            try writer.end()
        }
        try writer.finish()
        return try directory.open("s").array
    }

    @Test func sectionsComeBack() throws {
        let reader = try SectionReader(ByteView(try written()), file: "s")
        #expect(reader.sections.map(\.tag) == parts.map(\.tag))
        for part in parts { #expect(try reader.section(part.tag).array == part.bytes) }
        #expect(throws: SearchEngineError.self) { try reader.section(.store) }
        try reader.verify()
    }

    /// Padding too: every bit of the file is covered by some check.
    @Test func everyChangeOfABitOrLengthIsDamage() throws {
        let bytes = try written()
        for index in bytes.indices {
            for bit in 0..<8 {
                var changed = bytes
                changed[index] ^= 1 << UInt8(bit)
                expectDamage(changed)
            }
            expectDamage(Array(bytes.prefix(index)))
        }
        expectDamage(bytes + [0])
        expectDamage([0] + bytes)
    }

    private func expectDamage(_ bytes: [UInt8]) {
        do throws(SearchEngineError) {
            try SectionReader(ByteView(bytes), file: "s").verify()
            Issue.record("not noticed")
        } catch {
            guard case .damaged = error else {
                Issue.record(error)
                return
            }
        }
    }

    /// A table of contents whose checksum agrees and whose numbers lead outside.
    @Test(
        arguments: [
            [(8, 3), (16, 5)], [(8, 17), (32, 0)], [(8, UInt64.max), (16, 1)], [(16, 8), (24, 8)], [(8, 8), (8, 16)],
            [(8, 9), (16, 0)], [(UInt64.max, 8), (0, 0)], [(8, 20), (32, UInt64(Int.max))],
        ] as [[(offset: UInt64, length: UInt64)]])
    func hostileContentsAreDamage(sections: [(offset: UInt64, length: UInt64)]) {
        var writer = ByteWriter()
        writer.append(SegmentFormat.magic)
        writer.append([UInt8](repeating: 0, count: 16))
        var contents = ByteWriter()
        contents.fixed(UInt32(sections.count))
        for section in sections {
            contents.fixed(SegmentFormat.Tag.info.code)
            contents.fixed(section.offset)
            contents.fixed(section.length)
            contents.fixed(UInt32(0))
        }
        contents.fixed(UInt64(24))
        contents.fixed(SegmentFormat.version)
        contents.fixed(Checksum(of: contents.bytes).value)
        writer.append(contents.bytes)
        writer.append(SegmentFormat.magic)
        expectDamage(writer.bytes)
    }

    @Test func bytesBehindASegmentAreTakenOff() throws {
        let bytes = try written()
        for behind in [[], [0], SegmentFormat.magic, Array(bytes.suffix(40)), Array(bytes.dropFirst())] {
            #expect(SectionReader.withoutBytesBehind(ByteView(bytes + behind)).array == bytes)
        }
        for cut in [[], Array(bytes.dropLast()), SegmentFormat.magic + SegmentFormat.magic] {
            #expect(SectionReader.withoutBytesBehind(ByteView(cut)).array == cut)
        }
    }

    /// Very many footers, each of which says that all before it are contents.
    @Test func manyForgedEndsTakeNoLonger() throws {
        let bytes = try written()
        let isLinear = ProcessorTime.growsLinearly(to: 8_000_000) { size in
            var writer = ByteWriter()
            writer.append(bytes)
            while writer.count < size {
                writer.fixed(UInt64(bytes.count))
                writer.fixed(SegmentFormat.version)
                writer.fixed(UInt32(7))
                writer.append(SegmentFormat.magic)
            }
            #expect(SectionReader.withoutBytesBehind(ByteView(writer.bytes)).count == writer.count)
        }
        #expect(isLinear)
    }

    @Test(arguments: [3, 6] as [UInt8]) func anotherVersionIsSaidToBeOne(format: UInt8) throws {
        let bytes = try written(format: format)
        #expect(throws: SearchEngineError.otherVersion(what: "segment format", found: "\(format)", expected: "5")) {
            try SectionReader(ByteView(bytes), file: "s")
        }
    }

    @Test(arguments: [4, 5] as [UInt8]) func theFormatBeforeIsReadToo(format: UInt8) throws {
        #expect(try SectionReader(ByteView(written(format: format)), file: "s").format == UInt32(format))
    }

    private func written(format: UInt8) throws -> [UInt8] {
        var bytes = try written()
        let footer = bytes.count - SegmentFormat.footerSize
        bytes[footer + 8] = format
        let start = Int(ByteView(bytes).load(footer, as: UInt64.self))
        var checksum = ByteWriter()
        checksum.fixed(Checksum(of: Array(bytes[start..<footer + 12])).value)
        bytes.replaceSubrange(footer + 12..<footer + 16, with: checksum.bytes)
        return bytes
    }
}
