internal import SearchEngine

/// Words that stand side by side in a query, with nothing between them.
struct WordRun {
    struct Term {
        var parts: [QueryWords.Part]
        /// Forms that stand for all parts at once.
        var wholes: [QueryWords.Part]
        var isExact: Bool
        /// Where in the query it starts.
        var start: Int
        /// Whether it belongs to words that ask.
        var isAsking = false

        init(_ term: QuerySyntax.Term, _ text: QueryWords.Text) {
            (parts, wholes) = (text.parts, text.wholes)
            isExact = term.isExact
            start = term.source.range.lowerBound
        }
    }

    enum Piece {
        case run(WordRun)
        case other(QuerySyntax)
    }

    private(set) var terms: [Term] = []

    /// The parts of a query side by side, with words that neighbour one another taken together.
    ///
    /// - Complexity: linear in the query.
    static func split(_ syntax: QuerySyntax, _ words: QueryWords) -> [Piece] {
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
            run.terms.append(Term(term, words.text(term.text)))
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
