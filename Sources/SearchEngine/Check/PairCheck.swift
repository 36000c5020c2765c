/// Whether the pairs of a segment are those of neighbouring words in its text, and each text as long as is said.
///
/// The text is put together again from positions, some documents at a time; pairs are compared by a sum for each first
/// word.
struct PairCheck {
    private let segment: SegmentReader
    private let log: CheckLog
    private var lists: ListCheck
    private let lastPositions: [UInt32?]
    private var sums: [UInt64]
    private var keys: [[UInt8]] = []

    /// Positions that are put together at once: four bytes each.
    private static let chunkSize = 1 << 24

    /// - Parameter lastPositions: of each document; nil where it has no word.
    init(_ segment: SegmentReader, _ lists: ListCheck, lastPositions: [UInt32?], _ log: CheckLog) {
        self.segment = segment
        self.log = log
        self.lists = lists
        self.lastPositions = lastPositions
        sums = Array(repeating: 0, count: segment.dictionary(Schema.text).count)
    }

    /// - Complexity: linear in the occurrences, and in the words for each chunk of the text.
    mutating func run() throws(SearchEngineError) {
        var doc = 0
        while doc < segment.documentCount {
            var end = doc
            var size = 0
            while end < segment.documentCount, end == doc || size + Self.span(lastPositions[end]) <= Self.chunkSize {
                size += Self.span(lastPositions[end])
                end += 1
            }
            try addText(DocID(doc)..<DocID(end), size: size)
            doc = end
        }
        try subtractPairs()
        for (word, sum) in sums.enumerated() where sum != 0 {
            log.note(.terms(Schema.pairs), "the pairs that begin with \(shown(word)) are not those of the text")
        }
    }

    /// Places that a document takes: one behind its last word is free.
    private static func span(_ last: UInt32?) -> Int { last.map { Int($0) + 2 } ?? 1 }

    private func shown(_ word: Int) -> String { TextCheck.shown(keys[word]) }

    private mutating func addText(_ docs: Range<DocID>, size: Int) throws(SearchEngineError) {
        var starts: [Int] = []
        var next = 0
        for doc in docs {
            starts.append(next)
            next += Self.span(lastPositions[Int(doc)])
        }
        var words = [UInt32](repeating: .max, count: size)
        var shared: [Int: [UInt32]] = [:]
        try place(docs, starts, &words, &shared)
        for (index, doc) in docs.enumerated() {
            let end = index + 1 < starts.count ? starts[index + 1] : size
            var length = 0
            for place in starts[index]..<end where words[place] < .max {
                length += 1
                guard place + 1 < end, words[place + 1] < .max else { continue }
                for first in [words[place]] + (shared[place] ?? []) {
                    for second in [words[place + 1]] + (shared[place + 1] ?? []) {
                        sums[Int(first)] &+= CheckSum.mixed(UInt64(second), UInt64(doc))
                    }
                }
            }
            if length != Int(segment.length(doc)) {
                log.note(.lengths, "document \(doc): \(segment.length(doc)) words where there are \(length)")
            }
        }
    }

    /// Puts every word of some documents where it stands.
    private mutating func place(
        _ docs: Range<DocID>, _ starts: [Int], _ words: inout [UInt32], _ shared: inout [Int: [UInt32]]
    ) throws(SearchEngineError) {
        var terms = try segment.dictionary(Schema.text).cursor()
        var word = 0
        while let term = try terms.next() {
            if docs.lowerBound == 0 { keys.append(term.key) }
            let entry = try term.entry()
            var reader = try segment.positions(entry)
            let cursor = try segment.cursor(entry.list, Schema.text)
            var block = cursor.blockReaching(docs.lowerBound) ?? cursor.blockTotal
            while block < cursor.blockTotal {
                try cursor.enter(block: block)
                for index in 0..<cursor.blockCount where docs.contains(cursor.docs[index]) {
                    var place = starts[Int(cursor.docs[index] - docs.lowerBound)]
                    try reader.read(at: index, of: cursor) { gaps, _ in
                        for gap in gaps {
                            place += Int(gap)
                            guard place < words.count else { continue }
                            if words[place] == .max {
                                words[place] = UInt32(word)
                            } else {
                                shared[place, default: []].append(UInt32(word))
                            }
                        }
                    }
                }
                if cursor.blockCount > 0, cursor.docs[cursor.blockCount - 1] >= docs.upperBound { break }
                block += 1
            }
            word += 1
        }
    }

    private mutating func subtractPairs() throws(SearchEngineError) {
        var pairs = PairCursor(segment.pairs)
        var count = 0
        while let pair = try pairs.next() {
            count += 1
            if count % 4096 == 0 { try log.checkCancellation() }
            let hasFigures = pair.list.documentFrequency >= BlockPacking.blockSize
            if let fault = try lists.fault(pair.list, Schema.pairs, hasFigures: hasFigures) {
                log.note(.terms(Schema.pairs), "\(shown(pair.first)) \(shown(pair.second)): \(fault)")
                continue
            }
            for (doc, frequency) in zip(lists.docs, lists.frequencies) {
                sums[pair.first] &-= UInt64(frequency) &* CheckSum.mixed(UInt64(pair.second), UInt64(doc))
            }
        }
        if count != segment.pairs.count {
            log.note(.termIndex(Schema.pairs), "\(count) pairs where \(segment.pairs.count) are said to be")
        }
    }
}
