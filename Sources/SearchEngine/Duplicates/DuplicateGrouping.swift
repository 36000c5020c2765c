/// Texts by their numbers, in the order in which they are grouped; see ``DuplicateGrouping``.
package protocol SketchedTexts {
    var count: Int { get }
    func sketch(_ text: Int) -> TextSketch
    /// In positions.
    func length(_ text: Int) -> UInt32
}

/// Groups texts that are nearly the same, by their sketches.
///
/// Texts come in a fixed order, and the first of each group is its representative. A text joins the group of an earlier one
/// that it is a copy of, as long as it still resembles the representative; so a chain of small changes does not end in a
/// group of strangers. The groups depend on nothing but the texts.
///
/// Only texts that agree in a band are compared, and of those that agree in one the first few only: the comparisons are
/// linear in the texts, whatever they say.
package struct DuplicateGrouping<Texts: SketchedTexts> {
    /// Bytes that a text takes at most while it is one of those whose bands are known: in each band up to four slots of
    /// a table, and a value with its count and its texts.
    private static var bytesPerText: Int { TextSketch.bandCount * (4 * 4 + 4 + 1 + 4 * BandTexts.limit) }
    /// So many texts are grouped at once in whatever memory there is.
    private static var fewestTexts: Int { 8192 }

    private let texts: Texts
    /// The group of each text so far, by its representative.
    private var representatives: [UInt32] = []

    private init(_ texts: Texts) { self.texts = texts }

    /// How many texts can be grouped at once in so many bytes.
    package static func textsAtOnce(inMemory bytes: Int) -> Int { max(fewestTexts, bytes / bytesPerText) }

    /// The representative of each text's group: itself where it is the first of its group, or in none.
    ///
    /// - Parameter atOnce: of so many texts it is known at once which are like them; see ``textsAtOnce(inMemory:)``. What
    ///   comes of it does not depend on this.
    /// - Complexity: linear in the texts, for each `atOnce` of them.
    package static func representatives(of texts: Texts, atOnce: Int) -> [UInt32] {
        var grouping = DuplicateGrouping(texts)
        grouping.representatives.reserveCapacity(texts.count)
        for start in stride(from: 0, to: texts.count, by: atOnce) {
            grouping.group(start..<min(start + atOnce, texts.count))
        }
        return grouping.representatives
    }

    /// - Parameter range: of texts, behind those that are grouped.
    private mutating func group(_ range: Range<Int>) {
        var bands = (0..<TextSketch.bandCount).map { _ in BandTexts(values: range.count) }
        for text in range { texts.sketch(text).forEachBand { bands[$0].insert($1) } }
        for text in 0..<range.upperBound {
            texts.sketch(text).forEachBand { bands[$0].add(UInt32(text), of: $1) }
        }
        var neighbours: [UInt32] = []
        for text in range {
            // One that agrees in several stands there as often: that decides nothing.
            neighbours.removeAll(keepingCapacity: true)
            texts.sketch(text).forEachBand { bands[$0].append(before: UInt32(text), of: $1, to: &neighbours) }
            neighbours.sort()
            let group = DuplicateRule.group(of: text, among: neighbours, texts, representatives)
            representatives.append(group ?? UInt32(text))
        }
    }
}

/// The first texts that have a value in a band, of some values.
private struct BandTexts {
    /// So many texts of a value are compared with those that come later.
    static let limit = 8

    /// By hash: one more than the place of a value, 0 for none. Linear probing.
    private var table: [UInt32]
    private let shift: UInt32
    private var values: [UInt32] = []
    /// By place: how many texts are known, and which.
    private var counts: [UInt8] = []
    private var texts: [UInt32] = []

    /// - Parameter values: at most so many will be inserted.
    init(values: Int) {
        let bits = Int.bitWidth - values.leadingZeroBitCount + 1
        shift = UInt32(32 - bits)
        table = Array(repeating: 0, count: 1 << bits)
        // Arrays that grow stand twice in memory while they move.
        self.values.reserveCapacity(values)
        counts.reserveCapacity(values)
        texts.reserveCapacity(values * Self.limit)
    }

    /// Where a value is in the table, or would be. Multiplicative hashing: the high bits of a product with the golden ratio.
    @inline(__always)
    private func slot(_ value: UInt32) -> Int {
        var slot = Int((value &* 0x9E37_79B1) &>> shift)
        while table[slot] > 0, values[Int(table[slot] - 1)] != value { slot = (slot + 1) & (table.count - 1) }
        return slot
    }

    mutating func insert(_ value: UInt32) {
        let slot = slot(value)
        guard table[slot] == 0 else { return }
        values.append(value)
        counts.append(0)
        texts.append(contentsOf: repeatElement(0, count: Self.limit))
        table[slot] = UInt32(values.count)
    }

    /// Takes down a text, behind all before it, where its value is one of those.
    @inline(__always)
    mutating func add(_ text: UInt32, of value: UInt32) {
        let place = Int(table[slot(value)]) - 1
        guard place >= 0, counts[place] < Self.limit else { return }
        texts[place * Self.limit + Int(counts[place])] = text
        counts[place] += 1
    }

    /// Adds the first few texts of a value that are before a text.
    func append(before text: UInt32, of value: UInt32, to found: inout [UInt32]) {
        let place = Int(table[slot(value)]) - 1
        guard place >= 0 else { return }
        for other in texts[place * Self.limit..<place * Self.limit + Int(counts[place])] {
            guard other < text else { return }
            found.append(other)
        }
    }
}

/// Which group a text joins.
package enum DuplicateRule {
    /// How alike two texts must be to be copies: of pairs in 35,247 news articles with 0.65 or more nearly all were one
    /// report with a few sentences changed; from 0.6 to 0.65 a third were two reports with one background.
    package static let copySimilarity = 0.65
    /// The same where nearly all of the shorter text is in the longer: a report with a paragraph more.
    package static let containedSimilarity = 0.5
    /// How much of the shorter text that is.
    package static let containment = 0.9
    /// For texts shorter than ``shortText``, in positions, whose sketches say less.
    package static let shortCopySimilarity = 0.75
    package static let shortText: UInt32 = 64
    /// How alike a text must be to the representative of its group.
    package static let groupSimilarity = 0.45

    /// The group that a text joins: that of the earlier text it is most like, of those that it is a copy of and whose
    /// representative it resembles. Nil where there is none.
    ///
    /// - Parameters:
    ///   - others: earlier texts, ascending.
    ///   - representatives: of all earlier texts.
    package static func group(
        of text: Int, among others: some Sequence<UInt32>, _ texts: some SketchedTexts, _ representatives: [UInt32]
    ) -> UInt32? {
        let sketch = texts.sketch(text)
        let length = texts.length(text)
        var best: (representative: UInt32, similarity: Double)?
        for other in others {
            let copy = copySimilarity(
                (sketch, length), (texts.sketch(Int(other)), texts.length(Int(other))))
            guard let similarity = copy, similarity > best?.similarity ?? 0 else { continue }
            let representative = representatives[Int(other)]
            let first = texts.sketch(Int(representative))
            guard sketch.similarity(to: first) >= groupSimilarity, !sketch.differsInNumbers(from: first) else {
                continue
            }
            best = (representative, similarity)
        }
        return best?.representative
    }

    /// How alike two texts are; nil where they are not copies.
    private static func copySimilarity(
        _ text: (sketch: TextSketch, length: UInt32), _ other: (sketch: TextSketch, length: UInt32)
    ) -> Double? {
        let similarity = text.sketch.similarity(to: other.sketch)
        let shorter = min(text.length, other.length)
        let least = shorter < shortText ? shortCopySimilarity : copySimilarity
        guard
            similarity >= least
                || shorter >= shortText && similarity >= containedSimilarity
                    // Of texts with `s` of all their shingles in both, `s / (1 + s)` of the sum of both are.
                    && similarity / (1 + similarity) * (Double(text.length) + Double(other.length))
                        >= containment * Double(shorter),
            !text.sketch.differsInNumbers(from: other.sketch)
        else { return nil }
        return similarity
    }
}
