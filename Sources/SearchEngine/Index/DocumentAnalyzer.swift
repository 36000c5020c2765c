package import Analysis
import Synchronization

/// What analysis makes of a document: all that a segment takes of it, but for the numbers of its terms.
package struct AnalyzedDocument: Sendable {
    /// Without its passages.
    fileprivate(set) var document: Document
    /// As numbered by the analyzer.
    package fileprivate(set) var terms: [TermID] = []
    package fileprivate(set) var positions: [UInt32] = []
    fileprivate(set) var passageEnds: [TextInverter.PassageEnd] = []
    /// In positions.
    fileprivate(set) var length: UInt32 = 0
    fileprivate(set) var sketch: TextSketch?
    /// Which analyzer it comes from, and how often that had begun anew.
    let analyzer: Int
    let series: Int
    /// How many bytes of memory the analyzer holds.
    fileprivate(set) var analyzerMemory = 0
    /// The exact keys of the terms that the analyzer had not met before in this series, in the order of their numbers.
    fileprivate(set) var newKeys: [[UInt8]] = []
}

/// Analyzes documents, ahead of the index writer and on any thread: one for each thread.
///
/// The documents of one analyzer are added in the order they were analyzed, and none is left out.
package final class DocumentAnalyzer {
    private static let made = Atomic<Int>(0)

    private let number: Int
    private let analyzer: VietnameseAnalyzer
    private var sketcher = SketchBuilder()
    /// How many of the terms met have been told with a document.
    private var told = 0
    private let memoryLimit: Int
    /// How often it has begun anew.
    private var series = 0

    /// - Parameter memoryLimit: bytes of memory beyond which it forgets the terms it has met, and numbers them anew: an
    ///   archive may have more different terms than memory holds.
    package init(_ analyzer: VietnameseAnalyzer, memoryLimit: Int) {
        self.analyzer = analyzer
        self.memoryLimit = memoryLimit
        number = Self.made.add(1, ordering: .relaxed).newValue
    }

    private var memory: Int { analyzer.memory + sketcher.memory }

    private func beginAnew() {
        analyzer.forgetTerms()
        sketcher = SketchBuilder()
        told = 0
        series += 1
    }

    /// - Complexity: linear in the document.
    /// - Throws: ``SearchEngineError/tooLarge(what:)`` for a document that no segment can take.
    package func analyze(_ document: Document) throws(SearchEngineError) -> AnalyzedDocument {
        try SegmentBuilder.check(document)
        if memory > memoryLimit, told > 0 { beginAnew() }
        var analyzed = AnalyzedDocument(document: document, analyzer: number, series: series)
        analyzed.document.passages = []
        // One of its own: a buffer that is kept would be as large for each document as for the largest before.
        var tokens = TokenBuffer(keepsOffsets: false)
        var position: UInt32 = 0
        for passage in document.passages {
            analyzer.analyze(passage.utf8, range: passage.range, from: position, into: &tokens)
            let end = max(tokens.nextPosition, position)
            analyzed.length += end - position
            position = end + SegmentBuilder.passageGap
            analyzed.passageEnds.append(.init(position: position, zone: passage.zone))
        }
        analyzed.terms = tokens.terms
        analyzed.positions = tokens.positions
        analyzed.sketch = sketcher.sketch(tokens, analyzer.vocabulary)
        let count = analyzer.vocabulary.count
        analyzed.newKeys = (told..<count).map { analyzer.vocabulary.exactKey(TermID($0)) }
        told = count
        analyzed.analyzerMemory = memory
        return analyzed
    }
}

/// From the numbers that each analyzer gave the terms it met to those of one vocabulary.
struct TermNumbers {
    private struct Analyzer {
        var series: Int
        /// By the analyzer's number.
        var numbers: [TermID] = []
        var memory = 0
    }

    private(set) var vocabulary = Vocabulary()
    private var analyzers: [Int: Analyzer] = [:]
    /// Whether the vocabulary has terms of series that have ended.
    private var hasEnded = false
    /// Of an inversion: its keys and numbers.
    private static let bytesPerTermOfInversion = 120

    /// Bytes of memory in use here and by the analyzers, and what an inversion will need for each term; about.
    var memory: Int {
        vocabulary.memory + Self.bytesPerTermOfInversion * vocabulary.count
            + analyzers.values.reduce(0) { $0 + 4 * $1.numbers.count + $1.memory }
    }

    /// The numbers of the terms of a document, by the analyzer's.
    mutating func numbers(for analyzed: AnalyzedDocument) -> [TermID] {
        // Out of the dictionary while it grows, so that it is not copied.
        var known = analyzers.removeValue(forKey: analyzed.analyzer) ?? Analyzer(series: analyzed.series)
        if known.series != analyzed.series {
            known = Analyzer(series: analyzed.series)
            hasEnded = true
        }
        for key in analyzed.newKeys { known.numbers.append(vocabulary.intern(exactKey: key)) }
        known.memory = analyzed.analyzerMemory
        analyzers[analyzed.analyzer] = known
        return known.numbers
    }

    /// Forgets the terms that no analyzer knows any more, and numbers the others anew: to be called between segments.
    ///
    /// - Complexity: linear in the terms that stay.
    mutating func forgetEndedSeries() {
        guard hasEnded else { return }
        var kept = Vocabulary()
        for (number, analyzer) in analyzers.sorted(by: { $0.key < $1.key }) {
            analyzers[number]?.numbers = analyzer.numbers.map { kept.intern(exactKey: vocabulary.exactKey($0)) }
        }
        vocabulary = kept
        hasEnded = false
    }
}
