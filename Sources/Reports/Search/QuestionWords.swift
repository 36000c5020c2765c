internal import Analysis

/// Words by which a question asks: they tell what kind of answer is wanted, not what it is about.
struct QuestionWords {
    /// Words of the longest phrase.
    static let maximumLength = 3

    /// The interrogatives of the language and the tags of its yes-or-no questions.
    private static let phrases = [
        "ai là", "bao giờ", "bao lâu", "bao nhiêu", "bao xa", "cái gì", "có phải", "có phải là", "cái nào", "do đâu",
        "điều gì", "đúng hay không", "đúng hay sai", "đúng không", "được không", "gì", "hay không", "khi nào",
        "là ai", "là bao nhiêu", "là gì", "là như thế nào", "làm gì", "làm sao", "làm thế nào", "lúc nào", "nào",
        "những ai", "những gì", "như nào", "như thế nào", "nơi nào", "ở đâu", "phải không", "ra sao", "tại sao",
        "thế nào", "từ đâu", "vì đâu", "vì sao",
    ]

    private typealias Phrase = [(exact: [UInt8], unmarked: [UInt8])]

    /// By the unmarked key of their first word, the longest first.
    private let phrases: [[UInt8]: [Phrase]]

    init() {
        let phrases = Self.phrases.map { phrase in
            phrase.split(separator: " ").map { word in VietnameseAnalyzer.keys(of: Array(word.utf8)) }
        }
        self.phrases = Dictionary(grouping: phrases) { $0.first?.unmarked ?? [] }.mapValues { phrases in
            phrases.sorted { $0.count > $1.count }
        }
    }

    /// How many terms from the first on ask. A word typed without marks counts as part of a phrase; alone it may be
    /// another word.
    func match(_ terms: ArraySlice<WordRun.Term>) -> Int {
        guard let first = terms.first?.parts.first, let phrases = phrases[first.unmarked] else { return 0 }
        let parts = terms.prefix { $0.parts.count == 1 }.map { $0.parts[0] }
        for phrase in phrases where phrase.count <= parts.count {
            let isMatch = zip(phrase, parts).allSatisfy { word, part in
                part.exact == word.exact || (phrase.count > 1 && part.exact == word.unmarked)
            }
            if isMatch { return phrase.count }
        }
        return 0
    }
}
