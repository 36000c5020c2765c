/// Documents of a set, a bit each.
final class BitmapMatcher: Matcher {
    private let words: [UInt64]
    let cost: Int

    /// - Parameter words: bit i of them, from the lowest: document i of the segment.
    init(_ words: [UInt64]) {
        self.words = words
        cost = words.reduce(0) { $0 + $1.nonzeroBitCount }
    }

    func narrow(_ window: inout Window) throws(SearchEngineError) { window.formIntersection(words) }
}
