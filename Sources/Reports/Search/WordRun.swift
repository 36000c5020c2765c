internal import SearchEngine

/// Words that stand side by side in a query, with nothing between them.
struct WordRun {
    struct Term {
        let parts: [QueryWords.Part]
        /// Of each part, in the spellings that count.
        let words: [Query.Word]
        /// Forms that stand for all parts at once.
        let wholes: [QueryWords.Part]
        let isExact: Bool
        /// Where in the query it starts.
        let start: Int
        /// Whether it belongs to words that ask.
        var isAsking = false

        init(
            _ term: QuerySyntax.Term, _ text: QueryWords.Text,
            _ word: (_ part: QueryWords.Part, _ isExact: Bool) -> Query.Word
        ) {
            (parts, wholes) = (text.parts, text.wholes)
            isExact = term.isExact
            words = text.parts.map { word($0, term.isExact) }
            start = term.source.range.lowerBound
        }
    }

    enum Piece {
        case run(WordRun)
        case other(QuerySyntax)
    }

    private(set) var terms: [Term] = []

    /// Those of all terms.
    var words: [Query.Word] { terms.flatMap(\.words) }

    /// The parts of a query side by side, with words that neighbour one another taken together.
    ///
    /// - Parameter word: which spellings of a part count.
    /// - Complexity: linear in the query.
    static func split(
        _ syntax: QuerySyntax, _ words: QueryWords,
        _ word: (_ part: QueryWords.Part, _ isExact: Bool) -> Query.Word
    ) -> [Piece] {
        var pieces: [Piece] = []
        var run = WordRun()
        var parts = [syntax]
        if case .all(let side) = syntax { parts = side }
        for part in parts {
            guard case .term(let term) = part, !term.isPrefix else {
                run.end(&pieces, words)
                pieces.append(.other(part))
                continue
            }
            run.terms.append(Term(term, words.text(term.text), word))
        }
        run.end(&pieces, words)
        return pieces
    }

    private mutating func end(_ pieces: inout [Piece], _ words: QueryWords) {
        guard !terms.isEmpty else { return }
        markQuestions(words.questions)
        pieces.append(.run(self))
        terms = []
    }

    /// A run that only asks is asked for as it is.
    private mutating func markQuestions(_ questions: QuestionWords) {
        var start = 0
        while start < terms.count {
            let length = questions.match(terms[start...].prefix(QuestionWords.maximumLength))
            for index in start..<start + length { terms[index].isAsking = true }
            start += max(1, length)
        }
        guard terms.allSatisfy(\.isAsking) else { return }
        for index in terms.indices { terms[index].isAsking = false }
    }
}
