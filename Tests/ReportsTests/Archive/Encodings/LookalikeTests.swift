import Foundation
import Reports
import TestSupport
import Testing

/// Unicode text that is something else underneath.
@Suite struct LookalikeTests {
    private static let report = """
        Kế hoạch trồng rừng của huyện

        Ủy ban nhân dân huyện vừa giao chỉ tiêu: mỗi hộ ở các bản vùng cao trồng thêm nửa héc-ta keo và quế.
        Cán bộ kiểm lâm xuống tận nương, đo từng đám đất, ghi tên từng chủ hộ vào sổ.
        Số: 12-KH/HU

        """

    /// The bytes as a program for windows-1252 shows them.
    private func shown(_ bytes: [UInt8]) -> String {
        let signs: [UInt8: Unicode.Scalar] = [
            0x80: "€", 0x82: "‚", 0x83: "ƒ", 0x84: "„", 0x85: "…", 0x86: "†", 0x87: "‡", 0x88: "ˆ", 0x89: "‰",
            0x8A: "Š", 0x8B: "‹", 0x8C: "Œ", 0x8E: "Ž", 0x91: "‘", 0x92: "’", 0x93: "“", 0x94: "”", 0x95: "•",
            0x96: "–", 0x97: "—", 0x98: "˜", 0x99: "™", 0x9A: "š", 0x9B: "›", 0x9C: "œ", 0x9E: "ž", 0x9F: "Ÿ",
        ]
        var text = String.UnicodeScalarView()
        for byte in bytes { text.append(signs[byte] ?? Unicode.Scalar(byte)) }
        return String(text)
    }

    private func read(_ text: String) throws -> (text: String, encoding: RawReport.Encoding) {
        let found = try TextDecoding.decoded(Array(text.utf8))
        return (String(decoding: found.utf8, as: UTF8.self).precomposedStringWithCanonicalMapping, found.encoding)
    }

    @Test(arguments: LegacyDecodingTests.names) func aWholeFileIsUndone(name: String) throws {
        let sample = LegacyEncoder.encode(Self.report, name)
        let (text, encoding) = try read(shown(sample.bytes))
        #expect(text == Self.report)
        #expect(encoding.name == name)
        #expect(encoding.confidence > 0.95)
        #expect((4...5).contains(encoding.repairs[name] ?? 0))
    }

    @Test func theTwoOfTheSpecification() throws {
        let abc = try read("Uû ban nh©n d©n x· häp, bµn viÖc cña d©n.\n")
        #expect(abc.text == "Uỷ ban nhân dân xã họp, bàn việc của dân.\n")
        #expect(abc.encoding.name == "tcvn3")
        let vni = try read("ÑAÛNG BOÄ THAØNH PHOÁ\n")
        #expect(vni.text == "ĐẢNG BỘ THÀNH PHỐ\n")
        #expect(vni.encoding.name == "vni")
    }

    @Test func oneParagraphAmongOthers() throws {
        let before = "Bà con đã góp công làm đường và trồng hàng cây mới ở bản Nà Pháy, giá 25 °C, 30 m².\n"
        let old = "Chi bộ bản Dọi hằng tháng vẫn họp, nghe từng đảng viên nói việc mình nhận.\n"
        let (text, encoding) = try read(before + shown(LegacyEncoder.encode(old, "tcvn3").bytes) + before)
        #expect(text == before + old + before)
        #expect(encoding.name == "utf-8")
        #expect(encoding.repairs == ["tcvn3": 1])
    }

    @Test func utf8EncodedTwice() throws {
        let twice = shown(Array(Self.report.utf8))
        let (text, encoding) = try read(twice)
        #expect(text == Self.report)
        #expect(encoding.name == "utf-8")
        #expect(encoding.repairs == ["double-utf-8": 4])
        // The byte that windows-1252 lacks was dropped, and no-break spaces became spaces.
        let worn = twice.replacingOccurrences(of: "\u{90}", with: "").replacingOccurrences(of: "\u{A0}", with: " ")
        #expect(try read(worn).text == Self.report)
        #expect(try read("Äáº£ng bộ").text == "Äáº£ng bộ" || read("Äáº£ng bá»™").text == "Đảng bộ")
    }

    @Test func sentencesWithForeignLettersStay() throws {
        for text in [
            "Đoàn Müller – Noël đến từ Köln, mang theo 30 m² vải và 5 kg café ở nhiệt độ 25 °C ± 2.\n",
            "© 2019 Tòa soạn báo – «ấn phẩm số ½» – giá £5, ¥100\n",
            "Ông Ðỗ Thành Ðô, ở Ðồng Ðăng, đi Ðà Lạt từ hôm qua cùng Ðoàn Ðức Ðạt\nÐảng Ðoàn Ðội\n",
            "Ñuñoa, São Paulo, Malmö, Gdańsk, Tromsø và Århus cùng dự\n",
        ] {
            let (same, encoding) = try read(text)
            #expect(same == text.precomposedStringWithCanonicalMapping)
            #expect(encoding == RawReport.Encoding(name: "utf-8", confidence: 1))
        }
    }

    @Test func characterEntitiesInPlainText() throws {
        let (text, encoding) = try read(
            "C&ocirc;ng t&aacute;c d&acirc;n v&#7853;n &#x1EDF; x&atilde; &amp; b&#7843;n &bogus; &\n")
        #expect(text == "Công tác dân vận ở xã & bản &bogus; &\n")
        #expect(encoding.name == "utf-8")
        #expect(encoding.repairs == ["entities": 8])
        // A text about entities, and addresses.
        let about = "Viết &amp; cho dấu và, &eacute; cho é; x?a=1&copy=2;&lt\n"
        #expect(try read(about).text == about)
        // Both at once: what the fonts of old hid, saved from a page.
        let both = try read("Uû ban nh&copy;n d&copy;n x&middot; h&auml;p b&micro;n vi&Ouml;c\n")
        #expect(both.text == "Uỷ ban nhân dân xã họp bàn việc\n")
        #expect(both.encoding.name == "tcvn3")
    }

    @Test func anEncodingAskedForIsTaken() throws {
        let bytes = LegacyEncoder.encode("Tỉnh", "viscii").bytes
        let found = try TextDecoding.decoded(bytes, wanted: .viscii)
        #expect(String(decoding: found.utf8, as: UTF8.self) == "Tỉnh")
        #expect(found.encoding == RawReport.Encoding(name: "viscii", confidence: 1))
        // Bytes that are UTF-8, but show nothing but what windows-1252 has.
        let shown = try TextDecoding.decoded(Array("TØnh uû".utf8), wanted: .tcvn3)
        #expect(String(decoding: shown.utf8, as: UTF8.self) == "Tỉnh uỷ")
    }
}
