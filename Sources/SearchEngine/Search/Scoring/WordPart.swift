/// A word: one list, or two where a marked word is looked for without its marks too.
final class WordPart: ScoringPart {
    struct List {
        let cursor: PostingsCursor
        /// idf times all weights.
        let weight: Double
    }

    private let lists: [List]
    private let isZone: Bool

    /// - Parameter isZone: a zone's part is not held against long texts; its norm is k1.
    init(_ lists: [List], isZone: Bool) {
        self.lists = lists
        self.isZone = isZone
    }

    func bound(in window: Window, _ context: ScoringContext) -> Double {
        lists.reduce(0) { sum, list in
            guard let impact = list.cursor.impact(in: window) else { return sum }
            let norm = isZone ? context.bm25.k1 : context.norm(length: impact.length)
            return sum + context.bm25.part(weight: list.weight, frequency: Double(impact.frequency), norm: norm)
        }
    }

    func add(to scores: inout [Double], in window: Window, _ context: ScoringContext) throws(SearchEngineError) {
        let norms = isZone ? [] : context.norms(in: window)
        let bm25 = context.bm25
        for list in lists {
            let cursor = list.cursor
            try cursor.forEachBlock(in: window) { (indexes) throws(SearchEngineError) in
                let docs = cursor.docs
                let frequencies = try cursor.blockFrequencies()
                for index in indexes {
                    let place = Int(docs[index] - window.base)
                    scores[place] += bm25.part(
                        weight: list.weight, frequency: Double(frequencies[index]),
                        norm: isZone ? bm25.k1 : norms[place])
                }
            }
        }
    }

    func add(
        to score: inout Double, of doc: DocID, in window: Window, _ context: ScoringContext
    ) throws(SearchEngineError) {
        for list in lists {
            guard let at = try list.cursor.seek(doc), at.doc == doc else { continue }
            let frequency = try list.cursor.blockFrequencies()[at.index]
            score += context.bm25.part(
                weight: list.weight, frequency: Double(frequency),
                norm: isZone ? context.bm25.k1 : context.norm(doc))
        }
    }
}
