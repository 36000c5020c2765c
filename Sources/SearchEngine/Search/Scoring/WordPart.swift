/// A word, one list for each of its spellings, or a pair of words.
final class WordPart: ScoringPart {
    struct List {
        let cursor: PostingsCursor
        /// idf times all weights.
        let weight: Double
    }

    /// Whose formula it is.
    enum Model {
        case text
        /// Not held against long texts: the norm is k1.
        case zone
        case pair
    }

    private let lists: [List]
    /// Of each list.
    private let labels: [ScoringLabel]
    private let model: Model

    init(_ lists: [List], _ labels: [ScoringLabel], _ model: Model) {
        self.lists = lists
        self.labels = labels
        self.model = model
    }

    func bound(in window: Window, _ context: ScoringContext) -> Double {
        let bm25 = formula(context)
        return lists.reduce(0) { sum, list in
            guard let impact = list.cursor.impact(in: window) else { return sum }
            let norm = norm(context.norm(length: impact.length), context)
            return sum + bm25.part(weight: list.weight, frequency: Double(impact.frequency), norm: norm)
        }
    }

    func add(to scores: inout [Double], in window: Window, _ context: ScoringContext) throws(SearchEngineError) {
        let norms = context.norms(in: window)
        let bm25 = formula(context)
        let (scale, constant) = normTerms(context)
        for list in lists {
            let cursor = list.cursor
            try cursor.forEachBlock(in: window) { (indexes) throws(SearchEngineError) in
                let docs = cursor.docs
                let frequencies = try cursor.blockFrequencies()
                for index in indexes {
                    let place = Int(docs[index] - window.base)
                    scores[place] += bm25.part(
                        weight: list.weight, frequency: Double(frequencies[index]),
                        norm: norms[place] * scale + constant)
                }
            }
        }
    }

    func add(
        to score: inout Double, of doc: DocID, in window: Window, _ context: ScoringContext
    ) throws(SearchEngineError) {
        let bm25 = formula(context)
        for list in lists {
            guard let at = try list.cursor.seek(doc), at.doc == doc else { continue }
            let frequency = try list.cursor.blockFrequencies()[at.index]
            score += bm25.part(
                weight: list.weight, frequency: Double(frequency), norm: norm(context.norm(doc), context))
        }
    }

    func shares(
        of doc: DocID, in window: Window, _ context: ScoringContext
    ) throws(SearchEngineError) -> [Explanation] {
        let bm25 = formula(context)
        let norm = norm(context.norm(doc), context)
        var shares: [Explanation] = []
        for (list, label) in zip(lists, labels) {
            guard let at = try list.cursor.seek(doc), at.doc == doc else { continue }
            let frequency = try list.cursor.blockFrequencies()[at.index]
            shares.append(
                label.share(
                    bm25.part(weight: list.weight, frequency: Double(frequency), norm: norm),
                    .init(frequency: Int(frequency), length: context.length(doc), norm: norm)))
        }
        return shares
    }

    private func formula(_ context: ScoringContext) -> BM25 {
        model == .pair ? context.model.pairs : context.model.words
    }

    /// The part's norm is a word's norm times `scale` and a constant.
    private func normTerms(_ context: ScoringContext) -> (scale: Double, constant: Double) {
        switch model {
        case .text: (1, 0)
        case .zone: (0, context.model.words.k1)
        case .pair: (context.pairScale, 0)
        }
    }

    private func norm(_ norm: Double, _ context: ScoringContext) -> Double {
        let (scale, constant) = normTerms(context)
        return norm * scale + constant
    }
}
