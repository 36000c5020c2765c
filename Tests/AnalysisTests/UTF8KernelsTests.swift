import Analysis
import CKernels
import Testing

/// What C passes over is what a slow look at each scalar finds.
@Suite struct UTF8KernelsTests {
    /// By the standard library's decoder, which repairs what is ill-formed.
    private static func isPlainLatin(_ bytes: [UInt8]) -> Bool {
        let text = String(decoding: bytes, as: UTF8.self)
        return Array(text.utf8) == bytes
            && text.unicodeScalars.allSatisfy { scalar in
                scalar.value < 0x300 || (0x1E00...0x1EFF).contains(scalar.value)
                    || (0x2002...0x20BF).contains(scalar.value)
            }
    }

    private static func check(_ bytes: [UInt8]) {
        let expected = isPlainLatin(bytes)
        #expect(UTF8Kernels.isPlainLatin(bytes.span) == expected, "\(bytes)")
        let portable = unsafe ckernels_is_plain_latin_portable(bytes, Int64(bytes.count)) != 0
        #expect(portable == expected, "\(bytes)")
    }

    /// Every start of a sequence with every second byte, whole, cut short and followed by one byte too many.
    @Test func allSequencesOfTwoBytesAreToldApart() {
        for first in UInt8(0x80)...0xFF {
            for second in stride(from: UInt8(0x40), through: 0xFE, by: 1) {
                for rest: [UInt8] in [[], [0x20], [0x80], [0x81], [0x82], [0x9F], [0xBF], [0x90, 0x80]] {
                    Self.check([first, second] + rest)
                }
            }
        }
    }

    /// Wherever in a block of 64 bytes a sequence lies.
    @Test func blocksAreJoined() {
        for sequence in ["ế", "é", "–", "\u{2001}", "漢", "😀", "\u{301}"].map({ Array($0.utf8) }) {
            for before in 0...130 {
                let text = [UInt8](repeating: 0x61, count: before) + sequence
                Self.check(text)
                Self.check(text + [UInt8](repeating: 0x62, count: 64))
                Self.check(text.dropLast() + [UInt8](repeating: 0x62, count: 64))
                Self.check(Array(text.dropLast()))
            }
        }
    }

    private static let samples = [
        "", "a", "Nghị quyết số 07-NQ/TU – “phiên họp”", "Hà Nội\u{0}\n", String(repeating: "đường ", count: 40),
        "Tiếng Việt, 漢字 và 😀 một chỗ", "e\u{301}",
    ]

    @Test(arguments: samples) func scalarsAreCounted(sample: String) {
        let bytes = Array(sample.utf8)
        var (leads, latin1) = ([Int](repeating: 0, count: 64), [Int](repeating: 0, count: 128))
        let nuls = UTF8Kernels.countSequences(bytes, leads: &leads, latin1: &latin1)
        #expect(nuls == bytes.count { $0 == 0 })
        for lead in UInt8(0xC0)...0xFF { #expect(leads[Int(lead & 0x3F)] == bytes.count { $0 == lead }) }
        for scalar in UInt32(0x80)...0xFF {
            #expect(latin1[Int(scalar) - 0x80] == sample.unicodeScalars.count { $0.value == scalar })
        }
        let counts = UTF8Kernels.scalarsBeforeBlocks(of: bytes)
        let starts = Array(stride(from: 0, to: bytes.count, by: UTF8Kernels.blockSize))
        #expect(counts.count == starts.count)
        for (start, count) in zip(starts, counts) {
            #expect(Int(count) == bytes[..<start].count { $0 & 0xC0 != 0x80 })
        }
    }

    @Test(arguments: samples) func stringsAndFoldsAreTheSame(sample: String) {
        let bytes = Array(sample.utf8)
        #expect(Array(UTF8Kernels.string(bytes).utf8) == bytes)
        let text = FoldedText(utf8: bytes)
        #expect(text.scalars == sample.unicodeScalars.map(\.value))
        #expect(text.folded == text.scalars.map { ScalarFolding.table[$0] })
        #expect(text.byteOffsets.last == bytes.count)
    }
}
