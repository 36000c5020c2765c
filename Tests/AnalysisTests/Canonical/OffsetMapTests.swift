import Analysis
import Foundation
import TestSupport
import Testing

/// Every token of a text cuts the original of that text at the right place.
@Suite struct OffsetMapTests {
    private static let rounds = ProcessInfo.processInfo.environment["LONG_TESTS"] == nil ? 4000 : 400_000

    @Test(arguments: [
        ("Đảng bộ", ["Đảng", "bộ"]),
        ("ĐA\u{309}NG bô\u{323}", ["ĐA\u{309}NG", "bô\u{323}"]),
        ("nghi\u{323} quye\u{301}\u{302}t", ["nghi\u{323}", "quye\u{301}\u{302}t"]),
        ("\u{301}\u{302} a\u{340}o\u{341}", ["a\u{340}o\u{341}"]),
        ("ngh\u{AD}i\u{323}\u{200B}\u{FEFF} ra", ["ngh\u{AD}i\u{323}", "ra"]),
        ("\u{D0}a\u{309}ng uỷ", ["\u{D0}a\u{309}ng", "uỷ"]),
        ("TP.Hô\u{300}", ["TP.Hô\u{300}", "TP", "Hô\u{300}"]),
        ("so\u{302}\u{301} 3.768 ca\u{301}i", ["so\u{302}\u{301}", "3.768", "3.768", "ca\u{301}i"]),
        (
            "M’Đ\u{103}\u{301}k\u{A0}2020 – 2025",
            ["M’Đ\u{103}\u{301}k", "M’Đ\u{103}\u{301}k", "2020 – 2025", "2020", "2025"]
        ),
    ])
    func tokensAreCutAsTheyWereTyped(_ text: String, _ surfaces: [String]) throws {
        let original = Array(text.utf8)
        let canonical = CanonicalText(of: original)
        let tokens = Analyzed(canonical.utf8, with: try VietnameseAnalyzer()).tokens
        let cut = tokens.map { Array(original[canonical.originalRange(of: $0.range)]) }
        #expect(cut == surfaces.map { Array($0.utf8) })
    }

    @Test func canonicalTextIsItsOwnOriginal() {
        let text = Array("Nghị quyết Đại hội; \u{D0}ảng bộ \u{AD}\u{200B} ☺ 漢字\u{A0}!".utf8)
        let canonical = CanonicalText(of: text)
        #expect(canonical.isOriginal)
        #expect(canonical.utf8 == text)
        #expect(canonical.originalRange(of: 3..<7) == 3..<7)
    }

    @Test func anEdgeInsideALetterTakesInAllOfIt() {
        let canonical = CanonicalText(of: Array("xe\u{302}\u{301}y".utf8))
        #expect(canonical.utf8 == Array("xếy".utf8))
        #expect(canonical.originalRange(of: 2..<3) == 1..<6)
        #expect(canonical.originalRange(of: 0..<2) == 0..<6)
        #expect(canonical.originalRange(of: 4..<5) == 6..<7)
        #expect(canonical.originalRange(of: 0..<5) == 0..<7)
        #expect(canonical.originalRange(of: 4..<4) == 6..<6)
    }

    @Test func theCutOutOriginalOfATokenHasItsCanonicalForm() throws {
        let analyzer = try VietnameseAnalyzer()
        var generator = SplitMix(state: 1931)
        var changed = 0
        for _ in 0..<Self.rounds {
            let original = HostileSpelling.utf8(using: &generator)
            let canonical = CanonicalText(of: original)
            changed += canonical.isOriginal ? 0 : 1
            try #require(canonical.isOriginal == (canonical.utf8 == original))
            try #require(canonical.originalRange(of: 0..<canonical.utf8.count) == 0..<original.count)
            var last = 0
            for token in Analyzed(canonical.utf8, with: analyzer).tokens {
                let range = canonical.originalRange(of: token.range)
                try #require(range.lowerBound >= last && range.upperBound <= original.count && !range.isEmpty)
                last = range.lowerBound
                let cut = VietnameseAnalyzer.normalized(Array(original[range]))
                let expected = Array(canonical.utf8[token.range])
                // A word this long is cut, maybe between a letter and some of its marks, which the map does not part.
                if range.count > 250 {
                    try #require(cut.count >= expected.count)
                } else {
                    try #require(cut == expected)
                }
            }
        }
        #expect(changed * 2 > Self.rounds)
    }

    @Test func runsOfMarksBeyondAPieceKeepTheirPlaces() {
        for marks in [2000, 5000, 20_000] {
            let run = String(repeating: "\u{301}\u{323}\u{302}", count: marks)
            let original = Array("một e\(run) hai e\u{301}".utf8)
            let canonical = CanonicalText(of: original)
            let end = canonical.utf8.count
            let tail = "hai é".utf8.count
            #expect(canonical.originalRange(of: end - tail..<end - 3) == original.count - 7..<original.count - 4)
            #expect(canonical.originalRange(of: end - 2..<end) == original.count - 3..<original.count)
            #expect(canonical.originalRange(of: 0..<5) == 0..<5)
        }
    }

    @Test func scalarsOfRepairedTextStandInItsNFC() throws {
        #expect(CanonicalText(of: Array("e\u{302}\u{301}".utf8)).offsetsInNFC(of: Array("e\u{302}\u{301}".utf8)) == nil)
        var generator = SplitMix(state: 1911)
        var repaired = 0
        for _ in 0..<Self.rounds {
            let original = HostileSpelling.utf8(using: &generator)
            guard original.count < 900 else { continue }
            let canonical = CanonicalText(of: original)
            let scalars = String(decoding: canonical.utf8, as: UTF8.self).unicodeScalars.count
            let composed = String(decoding: original, as: UTF8.self).precomposedStringWithCanonicalMapping
            guard let offsets = canonical.offsetsInNFC(of: original), composed.utf8.count < 900 else { continue }
            repaired += 1
            let isWellFormed = String(validating: original, as: UTF8.self) != nil
            guard isWellFormed else { continue }
            let whole = Array(composed.unicodeScalars)
            try #require(offsets.original(of: 0..<scalars) == 0..<whole.count)
            for index in 0..<scalars {
                let range = offsets.original(of: index..<index + 1)
                var cut = String.UnicodeScalarView()
                cut.append(contentsOf: whole[range])
                let scalar = Array(String(decoding: canonical.utf8, as: UTF8.self).unicodeScalars)[index]
                let form = String(decoding: VietnameseAnalyzer.normalized(String(cut)), as: UTF8.self)
                try #require(form.unicodeScalars.contains(scalar))
            }
        }
        #expect(repaired * 20 > Self.rounds)
    }

    @Test func eachIllFormedByteIsMapped() {
        let original: [UInt8] = [0x61, 0xED, 0xA0, 0x80, 0x62, 0xE1, 0xBA, 0x63, 0x65, 0xCC, 0x81]
        let canonical = CanonicalText(of: original)
        #expect(String(decoding: canonical.utf8, as: UTF8.self) == "a\u{FFFD}\u{FFFD}\u{FFFD}b\u{FFFD}\u{FFFD}cé")
        #expect(canonical.originalRange(of: 10..<11) == 4..<5)
        #expect(canonical.originalRange(of: 11..<14) == 5..<6)
        #expect(canonical.originalRange(of: 18..<20) == 8..<11)
    }
}
