import SearchEngine
import Testing

/// Pairs of the text of random documents, against all pairs counted.
@Suite struct PairDictionaryTests {
    /// A word of letters for each number.
    private static func word(_ number: Int) -> String {
        String(String.UnicodeScalarView(String(number).unicodeScalars.map { Unicode.Scalar($0.value + 49) ?? $0 }))
    }

    /// Texts of words, some of them frequent.
    private static func texts(_ count: Int, words: Int, _ random: inout SeededRandom) -> [[String]] {
        (0..<count).map { _ in
            (0..<Int.random(in: 0...60, using: &random)).map { _ in
                let roll = Double(random.next() >> 11) / Double(1 << 53)
                return word(Int(roll * roll * roll * Double(words)))
            }
        }
    }

    private static func index(_ texts: [[String]], commits: Int) throws -> TestIndex {
        let index = TestIndex()
        let documents = texts.enumerated().map { number, words in
            TestCorpus.document("d\(number)", title: "", body: words.joined(separator: " "))
        }
        for part in 0..<commits {
            try index.commit(documents.enumerated().filter { $0.offset * commits / texts.count == part }.map(\.element))
        }
        return index
    }

    /// Documents and frequencies of a list.
    private static func postings(_ list: PostingsInfo, _ segment: SegmentReader) throws -> [DocID: UInt32] {
        let cursor = try segment.cursor(list, Schema.pairs)
        var postings: [DocID: UInt32] = [:]
        for block in 0..<cursor.blockTotal {
            try cursor.enter(block: block)
            for (doc, frequency) in zip(cursor.docs, try cursor.blockFrequencies()).prefix(cursor.blockCount) {
                postings[doc] = frequency
            }
        }
        return postings
    }

    /// Few words and many, lists of one document and of several blocks, built at once and merged.
    @Test(arguments: [(300, 3), (200, 40), (60, 2000), (0, 1)], [1, 8]) func everyPairIsFound(
        size: (documents: Int, words: Int), commits: Int
    ) throws {
        var random = SeededRandom(UInt64(size.words))
        let texts = Self.texts(size.documents, words: size.words, &random)
        let reader = try Self.index(texts, commits: commits).reader()
        guard let segment = reader.segments.first else {
            #expect(texts.isEmpty)
            return
        }
        #expect(reader.segments.count == 1)
        var expected: [[String]: [DocID: UInt32]] = [:]
        for (doc, words) in texts.enumerated() {
            for (left, right) in zip(words, words.dropFirst()) {
                expected[[left, right], default: [:]][DocID(doc), default: 0] += 1
            }
        }
        #expect(segment.pairs.count == expected.count)
        for (pair, postings) in expected {
            let list = try #require(try segment.pair(Array(pair[0].utf8), Array(pair[1].utf8)))
            #expect(try Self.postings(list, segment) == postings)
            #expect(list.documentFrequency == postings.count)
            #expect(list.totalFrequency == postings.values.reduce(0) { $0 + Int($1) })
            #expect(list.maxFrequency == postings.values.max())
            #expect(list.minLength == postings.keys.map { segment.length($0) }.min())
        }
        for _ in 0..<500 {
            let pair = (0..<2).map { _ in Self.word(.random(in: 0...size.words + 3, using: &random)) }
            guard expected[pair] == nil else { continue }
            #expect(try segment.pair(Array(pair[0].utf8), Array(pair[1].utf8)) == nil)
        }
    }

    /// Any byte changed: an answer or damage, in bounded time.
    @Test func damageIsNoticedOrHarmless() throws {
        var random = SeededRandom(12)
        let texts = Self.texts(40, words: 60, &random)
        let index = try Self.index(texts, commits: 1)
        let segment = try index.reader().segments[0]
        let entry = try index.reader().manifest.segments[0]
        let name = IndexFileName.segment(entry.number)
        let sections = try SectionReader(try index.directory.open(name), file: name)
        let sound = (
            pairs: try sections.section(.terms(Schema.pairs)).array,
            index: try sections.section(.termIndex(Schema.pairs)).array
        )
        func use(_ pairs: [UInt8], _ groups: [UInt8]) throws {
            try toleratingDamage {
                let dictionary = try PairDictionary(
                    pairs: ByteView(pairs), index: ByteView(groups), words: segment.dictionary(Schema.text).count,
                    postings: try sections.section(.postings), lengths: segment.lengths,
                    documentCount: segment.documentCount, file: name)
                for first in 0..<6 {
                    for second in 0..<6 { _ = try dictionary.list(first: first, second: second) }
                }
                var cursor = PairCursor(dictionary)
                var count = 0
                while try cursor.next() != nil { count += 1 }
                #expect(count <= 8 * pairs.count)
            }
        }
        for at in sound.pairs.indices {
            var changed = sound.pairs
            changed[at] ^= UInt8.random(in: 1...255, using: &random)
            try use(changed, sound.index)
            if at % 7 == 0 { try use(Array(sound.pairs.prefix(at)), sound.index) }
        }
        for at in sound.index.indices {
            var changed = sound.index
            changed[at] ^= UInt8.random(in: 1...255, using: &random)
            try use(sound.pairs, changed)
            try use(sound.pairs, Array(sound.index.prefix(at)))
        }
    }
}
