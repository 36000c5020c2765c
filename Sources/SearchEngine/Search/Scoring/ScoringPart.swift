/// What one word or phrase of a query adds to the scores of the documents that have it.
protocol ScoringPart: AnyObject {
    /// No document of the window gets more.
    func bound(in window: Window, _ context: ScoringContext) -> Double
    /// Adds to `scores`, by place, for every document of the list, matched or not.
    func add(to scores: inout [Double], in window: Window, _ context: ScoringContext) throws(SearchEngineError)
    /// Adds to the score of one document, the very same numbers in the same order; documents ascend.
    func add(
        to score: inout Double, of doc: DocID, in window: Window, _ context: ScoringContext
    ) throws(SearchEngineError)
}

/// What all parts of a query share in one segment.
final class ScoringContext {
    let bm25: BM25
    private let averageLength: Double
    private let segment: SegmentReader
    private var norms = [Double](repeating: 0, count: Window.size)
    private var normsBase: DocID?

    /// - Parameter averageLength: over all live documents of the index, in positions.
    init(bm25: BM25, averageLength: Double, segment: SegmentReader) {
        self.bm25 = bm25
        self.averageLength = averageLength
        self.segment = segment
    }

    func norm(length: UInt32) -> Double { bm25.norm(length: Double(length), averageLength: averageLength) }

    func norm(_ doc: DocID) -> Double { norm(length: segment.length(doc)) }

    /// The norms of a window's documents, by place.
    func norms(in window: Window) -> [Double] {
        if normsBase != window.base {
            for place in 0..<min(Window.size, segment.documentCount - Int(window.base)) {
                norms[place] = norm(window.base + DocID(place))
            }
            normsBase = window.base
        }
        return norms
    }
}

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
                let frequencies = try cursor.blockFrequencies()
                for index in indexes {
                    let place = Int(cursor.docs[index] - window.base)
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

/// A phrase: BM25 with the phrase's own frequency and the sum of its words' idf.
final class PhrasePart: ScoringPart {
    private let matcher: PhraseMatcher
    private let weight: Double
    private let maxFrequency: UInt32
    private let minLength: UInt32

    /// - Parameters:
    ///   - weight: the sum of the words' idf times all weights.
    ///   - rarest: the list of the word with the fewest occurrences in a document: no phrase has more.
    init(_ matcher: PhraseMatcher, weight: Double, rarest: PostingsInfo) {
        self.matcher = matcher
        self.weight = weight
        maxFrequency = rarest.maxFrequency
        minLength = rarest.minLength
    }

    func bound(in window: Window, _ context: ScoringContext) -> Double {
        context.bm25.part(
            weight: weight, frequency: Double(maxFrequency), norm: context.norm(length: minLength))
    }

    func add(to scores: inout [Double], in window: Window, _ context: ScoringContext) throws(SearchEngineError) {
        for (place, frequency) in try matcher.frequencies(in: window) {
            scores[place] += part(frequency, window.base + DocID(place), context)
        }
    }

    func add(
        to score: inout Double, of doc: DocID, in window: Window, _ context: ScoringContext
    ) throws(SearchEngineError) {
        let place = Int(doc - window.base)
        guard let found = try matcher.frequencies(in: window).first(where: { $0.place == place }) else { return }
        score += part(found.frequency, doc, context)
    }

    private func part(_ frequency: UInt32, _ doc: DocID, _ context: ScoringContext) -> Double {
        context.bm25.part(weight: weight, frequency: Double(frequency), norm: context.norm(doc))
    }
}
