/// A word, one list for each of its spellings, or a pair of words.
final class WordPart: ScoringPart {
    struct List {
        let cursor: PostingsCursor
        /// idf times all weights.
        let weight: Double
        /// What it can add; made when first asked for.
        fileprivate var addend: ScoreBounds.Addend?
        /// What of it bounds were last asked for.
        fileprivate var stretch = PostingsStretch()

        init(cursor: PostingsCursor, weight: Double) {
            self.cursor = cursor
            self.weight = weight
        }

        fileprivate func readFrequencies(
            of docs: [DocID], into frequencies: inout [UInt32]
        ) throws(SearchEngineError) {
            if !stretch.frequencies(of: docs, into: &frequencies) {
                try cursor.frequencies(of: docs, into: &frequencies)
            }
        }
    }

    /// Whose formula it is.
    enum Model {
        case text
        /// Not held against long texts: the norm is k1.
        case zone
        case pair
    }

    private var lists: [List]
    /// Of each list, where scores are to be explained.
    private let labels: [ScoringLabel]
    private let model: Model

    init(_ lists: [List], _ labels: [ScoringLabel], _ model: Model) {
        self.lists = lists
        self.labels = labels
        self.model = model
    }

    func places(in lists: [PostingsCursor], scaledBy scale: Double) -> [Int]? {
        var places: [Int] = []
        for list in self.lists {
            guard (list.weight * scale).isNormal, let place = lists.firstIndex(where: { $0 === list.cursor }) else {
                return nil
            }
            places.append(place)
        }
        return places
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
        // Taken out, so that not each access is checked.
        var lists: [List] = []
        swap(&lists, &self.lists)
        defer { swap(&lists, &self.lists) }
        let scaling = normScaling(context)
        let bm25 = formula(context)
        for index in lists.indices {
            let cursor = lists[index].cursor
            let known = lists[index].addend
            let addend = known ?? bounds.addend(cursor, weight: lists[index].weight, bm25, scaling)
            if known == nil { lists[index].addend = addend }
            try bounds.add(cursor, addend, &lists[index].stretch)
        }
    }

    func add(to scores: inout [Double], of candidates: Candidates, _ context: ScoringContext) throws(SearchEngineError)
    {
        let bm25 = formula(context)
        let scaling = normScaling(context)
        var frequencies: [UInt32] = []
        swap(&frequencies, &context.frequencies)
        defer { swap(&frequencies, &context.frequencies) }
        for index in lists.indices {
            try lists[index].readFrequencies(of: candidates.docs, into: &frequencies)
            DenseKernels.addParts(
                frequencies, norms: candidates.norms, scale: scaling.factor, constant: scaling.constant,
                weight: lists[index].weight, bm25, to: &scores)
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

    private func normScaling(_ context: ScoringContext) -> NormScaling {
        switch model {
        case .text: .init()
        case .zone: .init(factor: 0, constant: context.model.words.k1)
        case .pair: .init(factor: context.pairScale)
        }
    }

    private func norm(_ norm: Double, _ context: ScoringContext) -> Double { normScaling(context).norm(norm) }
}
