package import Analysis
import Synchronization

/// What analysis makes of a document: all that a segment takes of it, but for the numbers of its terms.
package struct AnalyzedDocument: Sendable {
    /// Without its passages.
    fileprivate(set) var document: Document
    /// As numbered by the analyzer.
    fileprivate(set) var terms: [TermID] = []
    fileprivate(set) var positions: [UInt32] = []
    fileprivate(set) var passageEnds: [TextInverter.PassageEnd] = []
    /// In positions.
    fileprivate(set) var length: UInt32 = 0
    fileprivate(set) var sketch: TextSketch?
    /// Which analyzer it comes from, and how many bytes of memory that holds.
    let analyzer: Int
    fileprivate(set) var analyzerMemory = 0
    /// The exact keys of the terms that the analyzer had not met before, in the order of their numbers.
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
    private var tokens = TokenBuffer(keepsOffsets: false)
    /// How many of the terms met have been told with a document.
    private var told = 0

    package init(_ analyzer: VietnameseAnalyzer) {
        self.analyzer = analyzer
        number = Self.made.add(1, ordering: .relaxed).newValue
    }

    /// - Complexity: linear in the document.
    /// - Throws: ``SearchEngineError/tooLarge(what:)`` for a document that no segment can take.
    package func analyze(_ document: Document) throws(SearchEngineError) -> AnalyzedDocument {
        try SegmentBuilder.check(document)
        var analyzed = AnalyzedDocument(document: document, analyzer: number)
        analyzed.document.passages = []
        tokens.removeAll()
        var position: UInt32 = 0
        for passage in document.passages {
            analyzer.analyze(passage.utf8, range: passage.range, from: position, into: &tokens)
            let end = max(tokens.nextPosition, position)
            analyzed.length += end - position
            position = end + SegmentBuilder.passageGap
            analyzed.passageEnds.append(.init(position: position, zone: passage.zone))
        }
        analyzed.terms = Array(tokens.terms[...])
        analyzed.positions = Array(tokens.positions[...])
        analyzed.sketch = sketcher.sketch(tokens, analyzer.vocabulary)
        let count = analyzer.vocabulary.count
        analyzed.newKeys = (told..<count).map { analyzer.vocabulary.exactKey(TermID($0)) }
        told = count
        analyzed.analyzerMemory = analyzer.memory + sketcher.memory
        return analyzed
    }
}

/// From the numbers that each analyzer gave the terms it met to those of one vocabulary.
struct TermNumbers {
    private(set) var vocabulary = Vocabulary()
    private var numbers: [Int: [TermID]] = [:]

    private var analyzerMemory: [Int: Int] = [:]
    /// Of an inversion: its keys and numbers.
    private static let bytesPerTermOfInversion = 200

    /// Bytes of memory in use here and by the analyzers, and what an inversion will need for each term; about.
    var memory: Int {
        vocabulary.memory + Self.bytesPerTermOfInversion * vocabulary.count
            + numbers.values.reduce(0) { $0 + 4 * $1.count } + analyzerMemory.values.reduce(0, +)
    }

    /// The numbers of the terms of a document, by the analyzer's.
    mutating func numbers(for analyzed: AnalyzedDocument) -> [TermID] {
        var known = numbers[analyzed.analyzer] ?? []
        // Out of the dictionary while it grows, so that it is not copied.
        numbers[analyzed.analyzer] = nil
        for key in analyzed.newKeys { known.append(vocabulary.intern(exactKey: key)) }
        numbers[analyzed.analyzer] = known
        analyzerMemory[analyzed.analyzer] = analyzed.analyzerMemory
        return known
    }
}
