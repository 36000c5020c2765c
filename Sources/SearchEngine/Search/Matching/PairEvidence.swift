/// What lists tell of a phrase of two words before any position is read: how often, at least and at most, it stands in a
/// document.
///
/// The list of a pair counts two words side by side whatever their marks. In the spellings that count they stand so no
/// more often than that, nor than either word does; and no less often than that but for the occurrences of either word in
/// other spellings. Most texts write a word one way: then both numbers are one, and positions have nothing to add.
struct PairEvidence {
    /// A word under one unmarked key.
    struct Word {
        /// All its occurrences.
        let all: PostingsCursor
        /// Those in the forms that count; nil where every form does.
        let counted: [PostingsCursor]?
    }

    /// Two unmarked keys side by side.
    struct Spelling {
        let pair: PostingsCursor
        let first: Word
        let second: Word
    }

    private let spellings: [Spelling]
    /// Of each document judged last.
    private(set) var least: [UInt32] = []
    private(set) var most: [UInt32] = []
    private var pairs: [UInt32] = []
    private var bound: [UInt32] = []
    private var others: [Int] = []
    private var all: [UInt32] = []
    private var counted: [UInt32] = []

    /// - Parameter spellings: every two keys that the words may have.
    init(_ spellings: [Spelling]) { self.spellings = spellings }

    /// - Parameter docs: ascending.
    mutating func judge(_ docs: [DocID]) throws(SearchEngineError) {
        least.setZeros(count: docs.count)
        most.setZeros(count: docs.count)
        for spelling in spellings {
            try spelling.pair.frequencies(of: docs, into: &pairs)
            bound = pairs
            others.setZeros(count: docs.count)
            try limit(by: spelling.first, docs)
            try limit(by: spelling.second, docs)
            // Two spellings may stand at one place, which then counts once.
            for index in docs.indices {
                least[index] = max(least[index], UInt32(clamping: Int(pairs[index]) - others[index]))
                let (sum, overflow) = most[index].addingReportingOverflow(bound[index])
                most[index] = overflow ? .max : sum
            }
        }
    }

    private mutating func limit(by word: Word, _ docs: [DocID]) throws(SearchEngineError) {
        guard let lists = word.counted else { return }
        try word.all.frequencies(of: docs, into: &all)
        for index in docs.indices { others[index] += Int(all[index]) }
        counted.setZeros(count: docs.count)
        for list in lists {
            try list.frequencies(of: docs, into: &all)
            for index in docs.indices { counted[index] = counted[index] &+ all[index] }
        }
        for index in docs.indices {
            others[index] -= Int(counted[index])
            bound[index] = min(bound[index], counted[index])
        }
    }
}
