/// Walks the pairs of a segment in ascending order.
package struct PairCursor {
    package struct Pair {
        /// Places of the words in the dictionary of the text.
        var first: Int
        var second: Int
        /// Where it lies; see ``PairDictionary/next(_:of:)``.
        var list: PostingsInfo
    }

    private let dictionary: PairDictionary
    private var first = -1
    private var second = -1
    private var followers: PairDictionary.Followers?
    private var runNumber = 0
    private var run: PairDictionary.Run?

    package init(_ dictionary: PairDictionary) { self.dictionary = dictionary }

    /// - Complexity: linear in the words passed that begin no pair.
    package mutating func next() throws(SearchEngineError) -> Pair? {
        while true {
            if let followers {
                if var run, let (second, list) = try dictionary.next(&run, of: followers) {
                    self.run = run
                    guard second > self.second else { throw dictionary.damaged() }
                    self.second = second
                    return Pair(first: first, second: second, list: list)
                }
                runNumber += 1
                run = runNumber < followers.runCount ? try dictionary.run(followers, runNumber) : nil
                if run == nil { self.followers = nil }
                continue
            }
            first += 1
            guard first < dictionary.words else { return nil }
            followers = try dictionary.followers(of: first)
            runNumber = -1
            second = -1
        }
    }
}
