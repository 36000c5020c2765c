private import Analysis

/// What a text lost on its way, before it came to us: it is counted, never guessed.
struct TextDamage {
    /// Counts by kind: `replacement-characters` (U+FFFD), and words with `question-marks` inside, of which
    /// letters are lost (`lost-letters`), or that were read by a table they were not written with (`wrong-table`).
    private(set) var counts: [String: Int] = [:]
    /// The share of the first 64 KiB's words that is damaged, 0 to 1.
    private(set) var share = 0.0

    /// Fewer damaged words are misprints.
    private static let fewest = 3
    /// The least share of damaged words.
    private static let leastShare = 0.05

    /// - Parameters:
    ///   - text: in NFC.
    ///   - scan: of `text`.
    ///   - replaced: how many U+FFFD are our own.
    /// - Complexity: one pass over the scan's counts; over the words only where these are not as in sound text.
    init(_ text: [UInt8], _ scan: UTF8Scan, replaced: Int) {
        let replacements = scan.count(startingWith: 0xEF) > 0 ? max(0, Self.replacements(in: text) - replaced) : 0
        let mayHaveLost = Self.mayHaveLostLetters(scan)
        let mayBeWrong = Self.mayBeReadWrongly(scan)
        let mayLackHorn = Self.mayLackHorn(text, scan)
        let questions = Self.questionMarks(in: text)
        let hasQuestions = questions >= Self.fewest
        guard replacements > 0 || mayHaveLost || mayBeWrong || mayLackHorn || hasQuestions else { return }
        let words = WordTally(text)
        counts.count("replacement-characters", replacements)
        var damaged = replacements
        func note(_ name: String, _ number: Int) {
            guard number >= Self.fewest, Double(number) >= Self.leastShare * Double(words.all) else { return }
            counts.count(name, number)
            damaged += number
        }
        if hasQuestions { note("question-marks", questions) }
        if mayHaveLost, words.isVietnamese { note("lost-letters", words.withoutVowel) }
        if mayLackHorn, words.withoutHorn >= Self.fewest {
            counts.count("lost-letters", words.withoutHorn)
            damaged += words.withoutHorn
        }
        if mayBeWrong { note("wrong-table", words.readWrongly) }
        share = counts.isEmpty ? 0 : min(1, Double(damaged) / Double(max(1, words.all)))
    }

    /// Sound text has more letters of U+1EA0 to U+1EF9 than Vietnamese letters of Latin-1, and `ư` and `ơ` among
    /// fifteen others.
    private static func mayHaveLostLetters(_ scan: UTF8Scan) -> Bool {
        let extended = scan.count(startingWith: 0xE1)
        let latin = scan.count(startingWith: 0xC3)
        return latin >= 4 && extended * 10 < latin || extended >= 15 && scan.count(startingWith: 0xC6) == 0
    }

    /// In TCVN3 `ư` has the byte of the soft hyphen, which many a program drops: no other letter goes with it. Among
    /// thirty letters of U+1EA0 to U+1EF9 sound text has several.
    private static func mayLackHorn(_ text: [UInt8], _ scan: UTF8Scan) -> Bool {
        guard scan.count(startingWith: 0xE1) >= 30 else { return false }
        var from = 0
        while let place = ByteSearch.firstIndex(of: 0xC6, in: text, from..<text.count) {
            if text[place...].starts(with: [0xC6, 0xB0]) { return false }
            from = place + 1
        }
        return true
    }

    /// Text in Unicode that was converted from TCVN3 once more lacks what it had of Latin-1.
    private static func mayBeReadWrongly(_ scan: UTF8Scan) -> Bool {
        let extended = scan.count(startingWith: 0xE1)
        let common = [0xE1, 0xE2, 0xEA, 0xED, 0xF4].reduce(0) { $0 + scan.count(of: $1) }
        return extended >= 8 && common * 20 < extended
    }

    private static func replacements(in text: [UInt8]) -> Int {
        var count = 0
        var from = 0
        while let place = ByteSearch.firstIndex(of: 0xEF, in: text, from..<text.count) {
            if text[place...].starts(with: [0xEF, 0xBF, 0xBD]) { count += 1 }
            from = place + 1
        }
        return count
    }

    /// Question marks between two letters, but for those before the parameters of an address.
    private static func questionMarks(in text: [UInt8]) -> Int {
        func isLetter(_ index: Int) -> Bool {
            text.indices.contains(index) && (text[index] >= 0x80 || (0x61...0x7A).contains(text[index] | 0x20))
        }
        var count = 0
        var from = 0
        while let place = ByteSearch.firstIndex(of: UInt8(ascii: "?"), in: text, from..<text.count) {
            from = place + 1
            guard isLetter(place - 1) else { continue }
            while from < text.count, text[from] == UInt8(ascii: "?") { from += 1 }
            guard isLetter(from) else { continue }
            var end = from
            while isLetter(end) { end += 1 }
            if end == text.count || text[end] != UInt8(ascii: "=") { count += 1 }
        }
        return count
    }
}

/// The words of a text, by what is wrong with them.
private struct WordTally {
    var all = 0
    /// Small letters without a vowel.
    var withoutVowel = 0
    /// No syllables, but they are with `ư` before their `ơ`: `lợng`.
    var withoutHorn = 0
    /// No syllables, but they were before a table was used on them that was not theirs.
    var readWrongly = 0
    private var evidence = VietnameseEvidence()

    var isVietnamese: Bool { evidence.score > 0.5 }

    init(_ text: [UInt8]) {
        let head = Array(text.prefix(64 << 10))
        evidence = VietnameseEvidence(head)
        let folded = FoldedText(utf8: head)
        VietnameseEvidence.forEachWord(of: folded) { range in
            all += 1
            let word = folded.scalars[range]
            if Self.lacksVowel(word), !Self.isElided(folded, range) { withoutVowel += 1 }
            if !SyllableInventory.shared.contains(word) {
                let before = word.map { Self.before[$0] ?? $0 }
                if !before.elementsEqual(word), SyllableInventory.shared.contains(before[...]) { readWrongly += 1 }
                if Self.lacksHorn(word) { withoutHorn += 1 }
            }
        }
    }

    private static func lacksVowel(_ word: ArraySlice<UInt32>) -> Bool {
        word.allSatisfy { scalar in
            guard let letter = VietnameseLetter(scalar) else { return false }
            return !letter.isUpper && !letter.isVowel
        }
    }

    private static func lacksHorn(_ word: ArraySlice<UInt32>) -> Bool {
        guard let place = word.firstIndex(where: { VietnameseLetter($0)?.isHornedO == true }) else { return false }
        return SyllableInventory.shared.contains(word[..<place] + [0x1B0] + word[place...])
    }

    /// The `l` of `l'école`, and single letters that stand for something (`a) b) c)`).
    private static func isElided(_ text: FoldedText, _ range: Range<Int>) -> Bool {
        guard range.count == 1, range.upperBound < text.count else { return false }
        return [UInt8(ascii: "'"), UInt8(ascii: ")"), UInt8(ascii: "."), UInt8(ascii: "/")].contains(
            text.folded[range.upperBound])
    }

    /// What a letter was before it was taken for a byte of TCVN3.
    private static let before: [UInt32: UInt32] = {
        var before: [UInt32: UInt32] = [:]
        for byte in UInt8(0xC0)...0xFF where VietnameseLetter(UInt32(byte))?.isVowel == true {
            before[CodePage.tcvn3[byte]] = UInt32(byte)
        }
        return before
    }()
}
