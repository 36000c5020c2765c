import Foundation
import Reports
import Testing

@Suite struct TextDecodingTests {
    private let sample = """
        Sáng nay, huyện ủy họp bàn về kế hoạch trồng rừng ở các xã vùng cao.
        Nhiều hộ dân đã được hỗ trợ giống cây và phân bón để kịp vụ mùa.

        """

    private func read(_ bytes: [UInt8], _ encoding: TextEncoding? = nil) throws -> Items {
        let folder = try SampleFolder()
        try folder.write("a.txt", bytes)
        return folder.items(ArchiveOptions(encoding: encoding))
    }

    private func utf16(_ text: String, bigEndian: Bool) -> [UInt8] {
        text.utf16.flatMap { bigEndian ? [UInt8($0 >> 8), UInt8($0 & 255)] : [UInt8($0 & 255), UInt8($0 >> 8)] }
    }

    /// By hand: bases and lone tones, as the encoding wants it.
    private func windows1258(_ text: String) -> [UInt8] {
        let tones: [Unicode.Scalar: UInt8] = [
            "\u{300}": 0xCC, "\u{309}": 0xD2, "\u{303}": 0xDE, "\u{301}": 0xEC, "\u{323}": 0xF2,
        ]
        let letters: [Unicode.Scalar: UInt8] = [
            "ă": 0xE3, "Ă": 0xC3, "â": 0xE2, "Â": 0xC2, "đ": 0xF0, "Đ": 0xD0, "ê": 0xEA, "Ê": 0xCA, "ô": 0xF4,
            "Ô": 0xD4,
            "ơ": 0xF5, "Ơ": 0xD5, "ư": 0xFD, "Ư": 0xDD,
        ]
        var bytes: [UInt8] = []
        for scalar in text.decomposedStringWithCanonicalMapping.unicodeScalars {
            if let byte = tones[scalar] ?? letters[scalar] {
                bytes.append(byte)
            } else if scalar.isASCII {
                bytes.append(UInt8(scalar.value))
            } else {
                // A quality mark: back to the letter it is part of, before any tone.
                var last = bytes.removeLast()
                var tone: UInt8?
                if tones.values.contains(last) {
                    tone = last
                    last = bytes.removeLast()
                }
                let letter = String([Character(Unicode.Scalar(last)), Character(scalar)])
                    .precomposedStringWithCanonicalMapping
                bytes.append(letter.unicodeScalars.first.flatMap { letters[$0] } ?? 0x3F)
                if let tone { bytes.append(tone) }
            }
        }
        return bytes
    }

    @Test func utf8IsTakenAsItIs() throws {
        for bytes in [Array(sample.utf8), [0xEF, 0xBB, 0xBF] + Array(sample.utf8)] {
            let items = try read(bytes)
            #expect(items.texts == [sample])
            #expect(items.reports.first?.encoding == RawReport.Encoding(name: "utf-8", confidence: 1))
        }
    }

    @Test func decomposedTextIsComposed() throws {
        let items = try read(Array(sample.decomposedStringWithCanonicalMapping.utf8))
        #expect(items.texts.first.map { Array($0.unicodeScalars) } == Array(sample.unicodeScalars))
    }

    @Test func utf16WithAndWithoutItsMark() throws {
        for big in [false, true] {
            let name = big ? "utf-16be" : "utf-16le"
            let plain = try read(utf16(sample, bigEndian: big))
            #expect(plain.texts == [sample])
            #expect(plain.reports.first?.encoding == RawReport.Encoding(name: name, confidence: 0.95))
            let marked = try read(utf16("\u{FEFF}" + sample + "😀", bigEndian: big))
            #expect(marked.texts == [sample + "😀"])
            #expect(marked.reports.first?.encoding == RawReport.Encoding(name: name, confidence: 1))
        }
        let broken = try read([0xFF, 0xFE, 0x41, 0x00, 0x00, 0xD8, 0x42, 0x00, 0x43])
        #expect(broken.texts == ["A\u{FFFD}B"])
        #expect(broken.reports.first?.encoding.repairs == ["replaced": 2])
    }

    @Test func windows1258IsToldByItsWords() throws {
        let items = try read(windows1258(sample))
        #expect(items.texts.first.map { Array($0.unicodeScalars) } == Array(sample.unicodeScalars))
        #expect(items.reports.first?.encoding.name == "windows-1258")
        #expect((items.reports.first?.encoding.confidence ?? 0) >= 0.85)
    }

    @Test func otherEncodingsAreNotTakenForWindows1258() throws {
        let tcvn3 = "Uû ban nh©n d©n x· ®· häp bµn vÒ kÕ ho¹ch, viÖc lµm cña bµ con vµ ®Òn ¬n ®¸p nghÜa."
        let found = try read(tcvn3.unicodeScalars.map { UInt8(truncatingIfNeeded: $0.value) })
        #expect(found.reports.first?.encoding.name == "tcvn3")
        // French in windows-1252.
        let french =
            "Le comité a été réuni à la mairie; où sont passés les élèves de l'école d'à côté? Ò tempora, déjà vu."
        let bytes = french.unicodeScalars.map { UInt8(truncatingIfNeeded: $0.value) }
        #expect(try read(bytes).skipped.map(\.reason) == [.undecodable])
    }

    @Test func aFewBrokenBytesAreMendedAndCounted() throws {
        let long = String(repeating: sample, count: 20)
        let bytes = Array(long.utf8)
        let items = try read(bytes + [0xE1, 0xBA, 0x41, 0xFF])
        #expect(items.texts == [long + "\u{FFFD}A\u{FFFD}"])
        #expect(
            items.reports.first?.encoding
                == RawReport.Encoding(name: "utf-8", confidence: 0.9, repairs: ["replaced": 2]))
        let nul = try read(bytes + [0x00])
        #expect(nul.texts == [long + "\u{FFFD}"])
        #expect(nul.reports.first?.encoding.repairs == ["replaced": 1])
    }

    /// A short text is not lost for one byte, as plain text or in a record; one that has little of UTF-8 is none.
    @Test func oneBrokenByteOfAShortTextIsMended() throws {
        let short = "Đảng bộ xã Hòa Bình tổ chức hội nghị tổng kết năm, biểu dương những người trồng rừng"
        let found = try read(Array(short.utf8) + [0xFF])
        #expect(found.texts == [short + "\u{FFFD}"])
        #expect(found.reports.first?.encoding.repairs == ["replaced": 1])
        #expect(try read(Array("Đảng bộ xã".utf8) + [0xFF]).skipped.map(\.reason) == [.undecodable])
        let record = Array(#"{"text":""#.utf8) + Array(short.utf8) + [0xFF] + Array(#""}"#.utf8)
        let folder = try SampleFolder()
        try folder.write("a.jsonl", record)
        #expect(folder.items().texts == [short + "\u{FFFD}"])
    }

    @Test func anEncodingAskedForIsTaken() throws {
        let short = windows1258("Tỉnh")
        #expect(try read(short).skipped.map(\.reason) == [.undecodable])
        #expect(try read(short, .windows1258).texts == ["Tỉnh"])
        #expect(try read([0x41, 0xFF], .utf8).texts == ["A\u{FFFD}"])
        #expect(try read([0x41, 0x00], .utf16LittleEndian).texts == ["A"])
    }

    /// A hole in a text, however long that is and whatever its encoding.
    @Test(arguments: [1, 400]) func aHoleIsNoText(times: Int) throws {
        let text = String(repeating: "Xã mở rộng đường về thôn bên sông, xong trước mùa mưa năm nay.\n", count: times)
        for encoding in [String.Encoding.utf8, .utf16LittleEndian] {
            var bytes = [UInt8](text.data(using: encoding) ?? Data())
            if encoding != .utf8 { bytes = [0xFF, 0xFE] + bytes }
            #expect(try TextDecoding.decoded(bytes).utf8.count == text.utf8.count)
            let place = bytes.count / 4 * 2
            bytes.replaceSubrange(place..<min(place + 64, bytes.count), with: [UInt8](repeating: 0, count: 64))
            #expect(throws: Skipped.Reason.binary) { try TextDecoding.decoded(bytes) }
        }
    }
}
