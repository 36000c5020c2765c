import Analysis
import SearchEngine
import Testing

/// Texts that are copies of one another by known shares, for tests of near-duplicates.
enum CopiedTexts {
    /// Words of no text in particular: two letters or three.
    static func words(_ count: Int, _ random: inout SeededRandom) -> [String] {
        let onsets = ["b", "ch", "d", "g", "kh", "l", "m", "ng", "nh", "ph", "qu", "t", "th", "tr", "v", "x"]
        let rimes = ["a", "ai", "an", "ang", "e", "en", "i", "inh", "o", "oi", "ong", "u", "ung", "uong", "ô", "ê"]
        return (0..<count).map { _ in
            (onsets.randomElement(using: &random) ?? "") + (rimes.randomElement(using: &random) ?? "")
        }
    }

    /// The words with so many of them replaced, anywhere.
    static func changed(_ words: [String], by count: Int, _ random: inout SeededRandom) -> [String] {
        var changed = words
        for _ in 0..<count {
            changed[Int.random(in: 0..<words.count, using: &random)] = self.words(1, &random)[0] + "x"
        }
        return changed
    }

    /// The share of shingles of both that is in both.
    static func overlap(_ one: [String], _ other: [String]) -> Double {
        func shingles(_ words: [String]) -> Set<[[UInt8]]> {
            let keys = words.map { VietnameseAnalyzer.unmarkedKey(of: $0) }
            return Set((0...keys.count - TextSketch.shingleLength).map { Array(keys[$0..<$0 + 5]) })
        }
        let (left, right) = (shingles(one), shingles(other))
        return Double(left.intersection(right).count) / Double(left.union(right).count)
    }

    static func document(_ id: String, _ words: [String], day: Int64? = nil) -> Document {
        TestCorpus.document(id, title: "", body: words.joined(separator: " "), day: day)
    }

    /// The sketches of some texts, as an index keeps them.
    static func sketches(_ texts: [[String]]) throws -> [TextSketch?] {
        let index = TestIndex()
        try index.commit(texts.enumerated().map { document("d\($0.offset)", $0.element) }, memoryLimit: 1 << 30)
        let segment = try #require(index.reader().segments.first)
        return try texts.indices.map { number in
            segment.sketch(try #require(try segment.document(id: "d\(number)")))
        }
    }
}
