/// What one word or phrase of a query adds to the scores of the documents that have it.
protocol ScoringPart: AnyObject {
    /// No document of the segment gets more.
    func maximum(_ context: ScoringContext) -> Double
    /// No document of the window gets more.
    func bound(in window: Window, _ context: ScoringContext) -> Double
    /// Adds what each document can get at most, or more.
    func addBounds(to bounds: inout ScoreBounds, _ context: ScoringContext) throws(SearchEngineError)
    /// Adds to the scores of some documents.
    func add(to scores: inout [Double], of candidates: Candidates, _ context: ScoringContext) throws(SearchEngineError)
    /// Each number that is added to the score of one document, in order.
    func shares(of doc: DocID, _ context: ScoringContext) throws(SearchEngineError) -> [Explanation]
    /// Where among some lists those stand that have the documents it adds to, where the bound of each of these is above
    /// zero; nil where one of them is not there, or it is not that simple.
    func places(in lists: [PostingsCursor], scaledBy scale: Double) -> [Int]?
}

extension ScoringPart {
    func places(in lists: [PostingsCursor], scaledBy scale: Double) -> [Int]? { nil }
}

/// What a number in a score is for, and what its weight is made of.
struct ScoringLabel {
    let subject: Explanation.Subject
    let idf: Double
    let weight: Double

    init(_ subject: Explanation.Subject, idf: Double, weight: Double) {
        self.subject = subject
        self.idf = idf
        self.weight = weight
    }

    func share(_ value: Double, _ occurrences: Explanation.Occurrences? = nil) -> Explanation {
        Explanation(
            subject, matches: true, value: value,
            formula: .init(idf: idf, weight: weight, occurrences: occurrences))
    }
}

/// What all parts of a query share in one segment.
final class ScoringContext {
    let model: RankingModel
    private let averageLength: Double
    private let segment: SegmentReader
    /// Of candidates, for one part after the other.
    var frequencies: [UInt32] = []
    /// What the norm of a pair is to that of a word in the same text.
    let pairScale: Double

    /// - Parameter averageLength: over all live documents of the index, in positions.
    init(model: RankingModel, averageLength: Double, segment: SegmentReader) {
        self.model = model
        pairScale = model.pairs.k1 / model.words.k1
        self.averageLength = averageLength
        self.segment = segment
    }

    func norm(length: UInt32) -> Double { model.words.norm(length: Double(length), averageLength: averageLength) }

    func norm(_ doc: DocID) -> Double { norm(length: segment.length(doc)) }

    func length(_ doc: DocID) -> Int { Int(segment.length(doc)) }

    var lengthClasses: LengthClasses { segment.lengthClasses }
}
