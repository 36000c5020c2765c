import Analysis
import Foundation
import TestSupport
import Testing

@Suite struct OffsetTests {
    @Test func offsetsCutRandomTextAtScalarsAndInOrder() throws {
        let analyzer = try VietnameseAnalyzer()
        var generator = SplitMix(state: 99)
        for _ in 0..<5000 {
            let text = RandomText.utf8(using: &generator)
            let found = Analyzed(text, with: analyzer)
            var last = Analyzed.Token(key: "", position: 0, range: 0..<0)
            for token in found.tokens {
                #expect(!token.range.isEmpty && token.range.upperBound <= text.count)
                #expect(text[token.range.lowerBound] & 0xC0 != 0x80)
                #expect(token.range.upperBound == text.count || text[token.range.upperBound] & 0xC0 != 0x80)
                #expect(token.range.lowerBound >= last.range.lowerBound)
                #expect(token.position >= last.position && token.position <= last.position + 1)
                #expect(!token.key.isEmpty)
                last = token
            }
            #expect(found.positions == found.tokens.last.map { $0.position + 1 } ?? 0)
        }
    }

    @Test func decomposedTextGivesTheTermsOfComposedText() throws {
        let analyzer = try VietnameseAnalyzer()
        let text = "Nghị quyết Đại hội Đảng bộ huyện, hoá – hóa; Ủy ban, người H'Mông"
        let composed = Analyzed(VietnameseAnalyzer.normalized(text), with: analyzer)
        let decomposed = text.decomposedStringWithCanonicalMapping
        #expect(Array(decomposed.utf8) != Array(text.utf8))
        #expect(Analyzed(VietnameseAnalyzer.normalized(decomposed), with: analyzer).tokens == composed.tokens)
    }

    @Test func illFormedBytesGiveNoTokenAndDoNotTrap() throws {
        let analyzer = try VietnameseAnalyzer()
        let text: [UInt8] = [0x61, 0xFF, 0x62, 0x20, 0xE1, 0xBA, 0x20, 0xED, 0xA0, 0x80, 0xF8, 0x63, 0xF0, 0x9F]
        #expect(Analyzed(text, with: analyzer).tokens.map(\.key) == ["a", "b", "c"])
        var generator = SplitMix(state: 3)
        for _ in 0..<5000 {
            let noise = (0..<Int.random(in: 0...40, using: &generator)).map { _ in
                UInt8.random(in: 0...255, using: &generator)
            }
            for token in Analyzed(noise, with: analyzer).tokens {
                #expect(!token.key.contains("\u{FFFD}"))
            }
        }
    }

    @Test func rangeAndFirstPositionAreKept() throws {
        let analyzer = try VietnameseAnalyzer()
        let text = Array("một hai ba bốn".utf8)
        let start = Array("một ".utf8).count
        var tokens = TokenBuffer()
        analyzer.analyze(text, range: start..<start + 6, from: 40, into: &tokens)
        #expect(tokens.starts == [UInt32(start), UInt32(start + 4)])
        #expect(tokens.positions == [40, 41])
        #expect(tokens.nextPosition == 42)
        analyzer.analyze(text, range: 0..<start, from: 50, into: &tokens)
        #expect(tokens.positions == [40, 41, 50])
        analyzer.analyze(text, range: 5..<500, from: 60, into: &tokens)
        analyzer.analyze(text, range: 90..<500, from: 70, into: &tokens)
        #expect(tokens.nextPosition == 70)
        tokens.removeAll()
        #expect(tokens.count == 0)
    }
}
