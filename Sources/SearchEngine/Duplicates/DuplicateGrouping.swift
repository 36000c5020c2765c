/// Groups texts that are nearly the same, by their sketches.
///
/// Texts come in a fixed order, that of ``Text/precedes(_:)``, and the first of each group is its representative. A
/// text joins the group of an earlier one that it is a copy of, as long as it still resembles the representative; so a
/// chain of small changes does not end in a group of strangers. The groups depend on nothing but the texts.
///
/// Only texts that agree in a band are compared, and of those that agree in one the first few only: the work is linear
/// in the texts, whatever they say.
package struct DuplicateGrouping {
    package struct Text {
        package var sketch: TextSketch
        /// In positions.
        package var length: UInt32
        /// Whatever orders texts by time; nil comes last.
        package var time: Int64?
        package var id: String

        package init(sketch: TextSketch, length: UInt32, time: Int64?, id: String) {
            self.sketch = sketch
            self.length = length
            self.time = time
            self.id = id
        }

        /// The earliest first, then the longest, then by ID: a total order, for no two have one ID.
        package func precedes(_ other: Text) -> Bool {
            if time != other.time { return time ?? .max < other.time ?? .max }
            if length != other.length { return length > other.length }
            return id.utf8.lexicographicallyPrecedes(other.id.utf8)
        }
    }

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
    /// So many texts of a band are compared with those that come later.
    private static let bandLimit = 8

    private let texts: [Text]
    private let bands: [Band]
    /// The group of each text so far, by its representative.
    private var representatives: [Int] = []

    /// The texts by their values in one band.
    private struct Band {
        /// The value in the high half of each, the text in the low one; ascending.
        let entries: [UInt64]
        /// Of each text, where its value begins.
        let starts: [Int32]

        init(_ number: Int, _ texts: [Text]) {
            let entries = texts.indices.map { UInt64(texts[$0].sketch.band(number)) << 32 | UInt64($0) }.sorted()
            var starts = [Int32](repeating: 0, count: texts.count)
            var start = 0
            for (place, entry) in entries.enumerated() {
                if entry >> 32 != entries[start] >> 32 { start = place }
                starts[Int(UInt32(truncatingIfNeeded: entry))] = Int32(truncatingIfNeeded: start)
            }
            self.entries = entries
            self.starts = starts
        }

        /// Adds the first few texts of a text's value that are earlier than it.
        func append(before text: Int, to found: inout [Int]) {
            let start = Int(starts[text])
            let value = entries[start] >> 32
            for entry in entries[start..<min(start + bandLimit, entries.count)] {
                let other = Int(UInt32(truncatingIfNeeded: entry))
                guard entry >> 32 == value, other < text else { return }
                found.append(other)
            }
        }
    }

    /// - Parameter texts: in their order.
    private init(_ texts: [Text]) {
        self.texts = texts
        bands = (0..<TextSketch.bandCount).map { Band($0, texts) }
    }

    /// Groups of two and more, by index in `texts`: each in order, and the groups in the order of their first.
    ///
    /// - Parameter texts: in any order; no two of one ID.
    /// - Complexity: linear but for sorting them.
    package static func groups(_ texts: [Text]) -> [[Int]] {
        let order = texts.indices.sorted { texts[$0].precedes(texts[$1]) }
        var grouping = DuplicateGrouping(order.map { texts[$0] })
        return grouping.run().map { group in group.map { order[$0] } }
    }

    private mutating func run() -> [[Int]] {
        representatives.reserveCapacity(texts.count)
        var neighbours: [Int] = []
        for text in texts.indices {
            findNeighbours(of: text, &neighbours)
            representatives.append(Self.group(of: text, among: neighbours, texts, representatives) ?? text)
        }
        return Self.groups(representatives)
    }

    /// - Parameter found: earlier texts that agree with it in a band, ascending, when it returns. One that agrees in
    ///   several stands there as often: that decides nothing.
    private func findNeighbours(of text: Int, _ found: inout [Int]) {
        found.removeAll(keepingCapacity: true)
        for band in bands { band.append(before: text, to: &found) }
        found.sort()
    }

    // MARK: The rule

    /// The group that a text joins: that of the earlier text it is most like, of those that it is a copy of and whose
    /// representative it resembles. Nil where there is none.
    ///
    /// - Parameters:
    ///   - others: earlier texts, ascending.
    ///   - representatives: of all earlier texts.
    package static func group(
        of text: Int, among others: some Sequence<Int>, _ texts: [Text], _ representatives: [Int]
    ) -> Int? {
        var best: (representative: Int, similarity: Double)?
        for other in others {
            guard let similarity = copySimilarity(texts[text], texts[other]), similarity > best?.similarity ?? 0 else {
                continue
            }
            let representative = representatives[other]
            guard
                texts[text].sketch.similarity(to: texts[representative].sketch) >= groupSimilarity,
                !texts[text].sketch.differsInNumbers(from: texts[representative].sketch)
            else { continue }
            best = (representative, similarity)
        }
        return best?.representative
    }

    /// How alike two texts are; nil where they are not copies.
    private static func copySimilarity(_ text: Text, _ other: Text) -> Double? {
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

    /// - Parameter representatives: of each text, itself where it is its group's first.
    package static func groups(_ representatives: [Int]) -> [[Int]] {
        var members: [Int: [Int]] = [:]
        for (text, representative) in representatives.enumerated() where representative != text {
            members[representative, default: [representative]].append(text)
        }
        return members.sorted { $0.key < $1.key }.map(\.value)
    }
}
