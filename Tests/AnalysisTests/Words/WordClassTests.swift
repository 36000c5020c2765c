import Analysis
import Testing

/// The baked classes are those of the ICU linked.
@Suite(.enabled(if: VietnameseAnalyzer.icuVersion == WordClass.icuVersion, "the classes are of another ICU"))
struct WordClassTests {
    @Test func rangesAreThoseOfTheLinkedICU() throws {
        let probe = WordClassProbe(icu: try ICUWords())
        var ranges: [UInt32] = []
        for scalar in 0..<WordClass.limit {
            let kind = probe.kind(scalar)
            if ranges.last.map({ UInt8($0 & 15) }) != kind { ranges.append(scalar << 4 | UInt32(kind)) }
        }
        let found = ranges.map { "0x" + String($0, radix: 16, uppercase: true) }.joined(separator: ", ")
        #expect(ranges == WordClass.ranges, "ICU \(VietnameseAnalyzer.icuVersion) has \(found)")
    }

    @Test func theTableCoversEveryScalarBelowTheLimit() {
        #expect(WordClass.table.count == Int(WordClass.limit))
        #expect(WordClass.table[Int(UInt8(ascii: "@"))] == WordClass.letter)
        #expect(WordClass.table[Int(UInt8(ascii: ":"))] == WordClass.other)
        #expect(WordClass.table[0x1EA1] == WordClass.letter)
        #expect(WordClass.table[0x2019] == WordClass.midBoth)
        #expect(WordClass.table[0x5D0] == WordClass.foreign)
    }
}

/// Finds out what ICU does with a scalar by setting it beside letters and digits.
private struct WordClassProbe {
    let icu: ICUWords

    func kind(_ scalar: UInt32) -> UInt8 {
        // Scripts written from the right, with vowel signs or without spaces are left to ICU as a whole.
        guard !(0x590..<0x1E00).contains(scalar), let x = Unicode.Scalar(scalar) else { return WordClass.foreign }
        let isWord = isOneWord("\(x)")
        if isWord, isOneWord("\(x).a"), isOneWord("a\(x)"), isOneWord("\(x)a"), !isOneWord("\(x)'") {
            return WordClass.letter
        }
        if isWord, isOneWord("\(x).1"), isOneWord("a\(x)1"), isOneWord("1\(x)a") { return WordClass.numeric }
        if isWord { return WordClass.foreign }
        if isOneWord("a\(x)") {
            if firstWord("a\(x)☺") != "a\(x)".utf8.count { return WordClass.foreign }
            return isOneWord("\(x)a") ? WordClass.connector : WordClass.extend
        }
        switch (isOneWord("a\(x)a"), isOneWord("1\(x)1")) {
        case (true, true): return WordClass.midBoth
        case (true, false): return WordClass.midLetter
        case (false, true): return WordClass.midNumber
        case (false, false): return WordClass.other
        }
    }

    private func isOneWord(_ text: String) -> Bool { firstWord(text) == text.utf8.count }

    /// The length of the word the text starts with, 0 if it starts with none.
    private func firstWord(_ text: String) -> Int {
        var words: [WordRange] = []
        let utf8 = Array(text.utf8)
        icu.append(wordsOf: utf8.span, in: 0..<utf8.count, to: &words)
        return words.first.map { $0.start == 0 ? Int($0.end) : 0 } ?? 0
    }
}
