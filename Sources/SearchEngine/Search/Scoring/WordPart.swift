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
    /// Of each list, where scores are to be explained.
    private let labels: [ScoringLabel]
    private let model: Model
    /// Of each list, what it can add; made when first asked for.
    private var addends: [ScoreBounds.Addend] = []
    /// Of each list, what of it bounds were last asked for.
    private var stretches: [PostingsStretch] = []
    /// Of candidates; used again.
    private var frequencies: [UInt32] = []

    init(_ lists: [List], _ labels: [ScoringLabel], _ model: Model) {
        self.lists = lists
        self.labels = labels
        self.model = model
    }

    func lists(scaledBy scale: Double) -> [PostingsCursor]? {
        lists.allSatisfy { ($0.weight * scale).isNormal } ? lists.map(\.cursor) : nil
    }

    func bound(in window: Window, _ context: ScoringContext) -> Double {
        let bm25 = formula(context)
        return lists.reduce(0) { sum, list in
            guard let impact = list.cursor.impact(in: window) else { return sum }
            let norm = norm(context.norm(length: impact.length), context)
            return sum + bm25.part(weight: list.weight, frequency: Double(impact.frequency), norm: norm)
        }
    }

    func maximum(_ context: ScoringContext) -> Double {
        let bm25 = formula(context)
        return lists.reduce(0) { sum, list in
            let norm = norm(context.norm(length: list.cursor.info.minLength), context)
            return sum
                + bm25.part(weight: list.weight, frequency: Double(list.cursor.info.maxFrequency), norm: norm)
        }
    }

    func addBounds(to bounds: inout ScoreBounds, _ context: ScoringContext) throws(SearchEngineError) {
        if addends.isEmpty {
            let (scale, constant) = normTerms(context)
            let bm25 = formula(context)
            addends = lists.map { list in
                bounds.addend(list.cursor, weight: list.weight, bm25) { $0 * scale + constant }
            }
            stretches = Array(repeating: PostingsStretch(), count: lists.count)
        }
        for (index, list) in lists.enumerated() {
            try bounds.add(list.cursor, addends[index], &stretches[index])
        }
    }

    func add(to scores: inout [Double], of candidates: Candidates, _ context: ScoringContext) throws(SearchEngineError)
    {
        let bm25 = formula(context)
        let (scale, constant) = normTerms(context)
        var frequencies: [UInt32] = []
        swap(&frequencies, &self.frequencies)
        defer { swap(&frequencies, &self.frequencies) }
        for (index, list) in lists.enumerated() {
            if stretches.isEmpty || !stretches[index].frequencies(of: candidates.docs, into: &frequencies) {
                try list.cursor.frequencies(of: candidates.docs, into: &frequencies)
            }
            DenseKernels.addParts(
                frequencies, norms: candidates.norms, scale: scale, constant: constant, weight: list.weight, bm25,
                to: &scores)
        }
    }

    func shares(of doc: DocID, _ context: ScoringContext) throws(SearchEngineError) -> [Explanation] {
        let bm25 = formula(context)
        let norm = norm(context.norm(doc), context)
        var shares: [Explanation] = []
        for (list, label) in zip(lists, labels) {
            let frequency = try list.cursor.frequency(of: doc)
            guard frequency > 0 else { continue }
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
