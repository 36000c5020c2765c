import SearchEngine
import TestSupport
import Testing

/// A text by what decides about its group.
package struct SketchedText {
    var sketch: TextSketch
    /// In positions.
    var length: UInt32
    var time: Int64?
    var id: String

    /// The earliest first, then the longest, then by ID.
    func precedes(_ other: SketchedText) -> Bool {
        (time ?? .max, -Int(length), id) < (other.time ?? .max, -Int(other.length), other.id)
    }
}

extension [SketchedText]: SketchedTexts {
    package func sketch(_ text: Int) -> TextSketch { self[text].sketch }
    package func length(_ text: Int) -> UInt32 { self[text].length }
}

/// Which texts make a group; and the search for them beside one that compares every two.
@Suite struct DuplicateGroupingTests {
    /// The same rule over all earlier texts.
    private static func naive(_ texts: [SketchedText]) -> [[String]] {
        let sorted = texts.sorted { $0.precedes($1) }
        var representatives: [UInt32] = []
        for text in 0..<UInt32(sorted.count) {
            representatives.append(
                DuplicateRule.group(of: Int(text), among: 0..<text, sorted, representatives) ?? text)
        }
        return groups(sorted, representatives)
    }

    private static func groups(_ sorted: [SketchedText], _ representatives: [UInt32]) -> [[String]] {
        let groups = Dictionary(grouping: sorted.indices) { representatives[$0] }.filter { $0.value.count > 1 }
        return groups.sorted { $0.key < $1.key }.map { group in group.value.map { sorted[$0].id } }
    }

    /// - Parameter atOnce: see ``DuplicateGrouping/representatives(of:atOnce:)``.
    private static func groups(_ texts: [SketchedText], atOnce: Int = 1000) -> [[String]] {
        let sorted = texts.sorted { $0.precedes($1) }
        return groups(sorted, DuplicateGrouping.representatives(of: sorted, atOnce: atOnce))
    }

    /// Families of texts, each member with some of the words changed.
    private static func world(_ random: inout SeededRandom, families: Int, change: ClosedRange<Int>) throws
        -> [SketchedText]
    {
        var texts: [[String]] = []
        for _ in 0..<families {
            let words = CopiedTexts.words(Int.random(in: 40...200, using: &random), &random)
            texts.append(words)
            for _ in 0..<Int.random(in: 0...4, using: &random) {
                let count = words.count * Int.random(in: change, using: &random) / 1000
                texts.append(CopiedTexts.changed(texts.randomElement(using: &random) ?? words, by: count, &random))
            }
        }
        return try zip(texts, CopiedTexts.sketches(texts)).enumerated().map { number, text in
            SketchedText(
                sketch: try #require(text.1), length: UInt32(text.0.count),
                time: Bool.random(using: &random) ? Int64.random(in: 0...9, using: &random) : nil, id: "d\(number)")
        }
    }

    /// Bands miss none of the copies here, from changed words to texts no longer alike.
    @Test(arguments: 0..<12) func bandsFindWhatComparingAllFinds(seed: Int) throws {
        var random = SeededRandom(UInt64(seed) + 100)
        let texts = try Self.world(&random, families: 30, change: 0...60)
        let groups = Self.groups(texts)
        #expect(groups == Self.naive(texts))
        #expect(groups.count > 5)
        #expect(Self.groups(texts.shuffled(using: &random)) == groups)
        for atOnce in [1, 7, 64] { #expect(Self.groups(texts, atOnce: atOnce) == groups) }
    }

    /// Of pairs as alike as copies must be, how many agree in a band.
    @Test func bandsMissFewCopies() throws {
        var random = SeededRandom(77)
        var (copies, found) = (0, 0)
        for _ in 0..<4 {
            let texts = try Self.world(&random, families: 60, change: 20...60)
            for (place, text) in texts.enumerated() {
                for other in texts[..<place] where text.sketch.similarity(to: other.sketch) >= 0.6 {
                    copies += 1
                    if (0..<32).contains(where: { text.sketch.band($0) == other.sketch.band($0) }) { found += 1 }
                }
            }
        }
        #expect(copies > 200)
        #expect(Double(found) / Double(copies) > 0.99, "\(found) of \(copies)")
    }

    private static func texts(_ lists: [[String]], days: [Int64?]) throws -> [SketchedText] {
        try zip(lists, CopiedTexts.sketches(lists)).enumerated().map { number, text in
            .init(sketch: try #require(text.1), length: UInt32(text.0.count), time: days[number], id: "d\(number)")
        }
    }

    @Test func theRepresentativeIsTheEarliestThenTheLongestThenTheFirstByID() throws {
        var random = SeededRandom(5)
        let words = CopiedTexts.words(200, &random)
        let longer = words + CopiedTexts.words(10, &random)
        let lists = [words, words, longer, words]
        #expect(try Self.groups(Self.texts(lists, days: [nil, 3, nil, 2])) == [["d3", "d1", "d2", "d0"]])
        #expect(try Self.groups(Self.texts(lists, days: [nil, nil, nil, nil])) == [["d2", "d0", "d1", "d3"]])
        #expect(try Self.groups(Self.texts(lists, days: [7, 7, 7, 7])) == [["d2", "d0", "d1", "d3"]])
    }

    /// Each text is a copy of the one before; the last ones have little of the first.
    @Test func aChainEndsWhereNothingOfTheFirstIsLeft() throws {
        var random = SeededRandom(6)
        var words = CopiedTexts.words(400, &random)
        var lists: [[String]] = []
        for _ in 0..<12 {
            lists.append(words)
            words = Array(words.dropFirst(48)) + CopiedTexts.words(48, &random)
        }
        let groups = try Self.groups(Self.texts(lists, days: lists.indices.map { Int64($0) }))
        #expect(groups.count > 1)
        #expect(groups.contains { $0.count > 2 })
        for group in groups {
            let members = group.compactMap { Int($0.dropFirst()) }
            for member in members { #expect(CopiedTexts.overlap(lists[members[0]], lists[member]) > 0.3) }
        }
    }

    /// A short text with a word in ten changed is another.
    @Test func shortTextsMustBeNearlyEqual() throws {
        var random = SeededRandom(7)
        let words = CopiedTexts.words(40, &random)
        var other = words
        for place in [10, 20, 30] { other[place] += "x" }
        #expect(try Self.groups(Self.texts([words, other], days: [nil, nil])).isEmpty)
        #expect(try Self.groups(Self.texts([words, words + ["cuối"]], days: [nil, nil])) == [["d1", "d0"]])
    }

    /// A text that has all of another and half as much again is a copy; with twice as much it is none, nor are two that
    /// are as much alike as the first two, but have words of their own each. Of twenty, since sketches are estimates.
    @Test func aTextWithMoreInItIsACopyUpToALimit() throws {
        var random = SeededRandom(12)
        var (longer, muchLonger, changed) = (0, 0, 0)
        for _ in 0..<20 {
            let words = CopiedTexts.words(300, &random)
            func areGrouped(_ other: [String]) throws -> Int {
                try Self.groups(Self.texts([words, other], days: [nil, nil])).count
            }
            let more = words + CopiedTexts.words(170, &random)
            #expect(CopiedTexts.overlap(words, more) < DuplicateRule.copySimilarity)
            longer += try areGrouped(more)
            muchLonger += try areGrouped(more + CopiedTexts.words(300, &random))
            changed += try areGrouped(CopiedTexts.changed(words, by: 26, &random))
        }
        #expect(longer >= 18)
        #expect(muchLonger == 0)
        #expect(changed <= 1)
    }

    /// One page saved a thousand times is not compared a million times.
    @Test func manyCopiesAreOneGroup() throws {
        var random = SeededRandom(8)
        let sketch = try #require(CopiedTexts.sketches([CopiedTexts.words(200, &random)])[0])
        let isLinear = ProcessorTime.growsLinearly(to: 5_000) { count in
            let texts = (0..<count).map { SketchedText(sketch: sketch, length: 200, time: nil, id: "d\($0)") }
            let atOnce = DuplicateGrouping<[SketchedText]>.textsAtOnce(inMemory: 0)
            let representatives = DuplicateGrouping.representatives(of: texts, atOnce: atOnce)
            #expect(representatives == Array(repeating: 0, count: count))
        }
        #expect(isLinear)
    }

    @Test func nothingGivesNothing() {
        #expect(Self.groups([]).isEmpty)
    }
}
