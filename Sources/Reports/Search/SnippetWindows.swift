/// Chooses the stretches of a text that show best why it was found.
struct SnippetWindows {
    /// Tokens of a window.
    private static let length = 32
    /// Tokens shown before the first match.
    private static let lead = 6

    struct Window {
        var passage: Int
        /// Tokens of the passage.
        var tokens: Range<Int>
        var score: Int
    }

    /// By passage and token, what it shows of the query, by its number: nil for nothing.
    private let words: [[Int32?]]
    /// How much each number shows.
    private let weights: [Int]

    init(_ words: [[Int32?]], weights: [Int]) {
        self.words = words
        self.weights = weights
    }

    /// The best windows, disjoint, best first, of equal ones the earlier; where nothing matches, the start of the first
    /// passage that has a token.
    ///
    /// - Complexity: linear in the tokens, times the windows of a passage.
    func best(_ count: Int) -> [Window] {
        var open: [(window: Window, within: Range<Int>)] = []
        func look(_ passage: Int, _ range: Range<Int>) {
            if let found = best(passage, range) { open.append((found, range)) }
        }
        for passage in words.indices { look(passage, 0..<words[passage].count) }
        var chosen: [Window] = []
        while chosen.count < count, let place = open.indices.max(by: { isBehind(open[$0].window, open[$1].window) }) {
            let (window, range) = open.remove(at: place)
            guard window.score > 0 || chosen.isEmpty else { break }
            chosen.append(window)
            look(window.passage, range.lowerBound..<window.tokens.lowerBound)
            look(window.passage, window.tokens.upperBound..<range.upperBound)
        }
        return chosen
    }

    private func isBehind(_ left: Window, _ right: Window) -> Bool {
        (left.score, -left.passage, -left.tokens.lowerBound) < (right.score, -right.passage, -right.tokens.lowerBound)
    }

    /// The window with the most different words, then the most neighbouring ones, then the most in all.
    private func best(_ passage: Int, _ range: Range<Int>) -> Window? {
        guard !range.isEmpty else { return nil }
        let words = words[passage]
        var counts = [Int](repeating: 0, count: weights.count)
        var (different, total, pairs) = (0, 0, 0)
        var best = Window(passage: passage, tokens: range.prefix(Self.length), score: 0)
        for end in range {
            if let word = words[end] {
                let number = Int(word)
                counts[number] += 1
                total += 1
                if counts[number] == 1 { different += weights[number] }
                if end > range.lowerBound, let before = words[end - 1], before != word { pairs += 1 }
            }
            let start = end - Self.length
            if start >= range.lowerBound, let word = words[start] {
                let number = Int(word)
                counts[number] -= 1
                total -= 1
                if counts[number] == 0 { different -= weights[number] }
                if let after = words[start + 1], after != word { pairs -= 1 }
            }
            let score = different * 10_000 + pairs * 100 + total
            if score > best.score {
                best = Window(passage: passage, tokens: max(range.lowerBound, start + 1)..<end + 1, score: score)
            }
        }
        guard best.score > 0, let first = best.tokens.first(where: { words[$0] != nil }) else { return best }
        var from = max(range.lowerBound, min(first - Self.lead, range.upperBound - Self.length))
        var end = min(range.upperBound, max(from + Self.length, best.tokens.upperBound))
        // Words of one phrase stay together.
        while from > range.lowerBound, let word = words[from], words[from - 1] == word { from -= 1 }
        while end < range.upperBound, let word = words[end], words[end - 1] == word { end += 1 }
        best.tokens = from..<end
        return best
    }
}
