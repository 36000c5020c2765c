/// Distances between one word and many that come in order, each row of the table shared with the word before.
///
/// Insertions, deletions, substitutions and exchanges of neighbours count one each; no stretch is edited twice (the
/// restricted distance of Damerau and Levenshtein, also called optimal string alignment).
package struct EditDistance {
    package let word: [UInt8]
    /// Distances above it are not told apart.
    package let limit: Int
    /// Row after row, one for each prefix of the other word, `word.count + 1` entries each.
    private var rows: [Int]
    /// The bytes that the rows were made of.
    private var other: [UInt8]
    /// How many rows, but for the first, hold.
    private var depth = 0
    /// Whether nothing that starts with the bytes of the rows is within the limit.
    private var isDead = false

    /// How many bytes of the last key were enough to lead too far away, whatever comes behind them; nil where it has no
    /// such start.
    package var deadLength: Int? { isDead ? depth : nil }

    package init(_ word: [UInt8], limit: Int) {
        self.word = word
        self.limit = limit
        let deepest = word.count + limit + 2
        rows = [Int](zeros: (word.count + 1) * (deepest + 1))
        other = [UInt8](zeros: deepest)
        for column in 0...word.count { rows[column] = column }
    }

    /// The distance of `key`, nil where it is above the limit.
    ///
    /// - Parameter shared: how many bytes it has in common with the key before; 0 for the first.
    /// - Complexity: linear in the bytes that are new, times the word's length; constant where the common bytes already
    ///   lead too far away.
    package mutating func distance(to key: [UInt8], shared: Int) -> Int? {
        if isDead, shared >= depth { return nil }
        depth = min(depth, shared)
        isDead = false
        while depth < key.count {
            guard depth < other.count else {
                isDead = true
                return nil
            }
            other[depth] = key[depth]
            depth += 1
            if fillRow() > limit {
                isDead = true
                return nil
            }
        }
        let distance = rows[depth * (word.count + 1) + word.count]
        return distance <= limit ? distance : nil
    }

    /// Fills the row of the present depth. Returns the least that a longer word may come to.
    private mutating func fillRow() -> Int {
        let width = word.count + 1
        let row = depth * width
        let above = row - width
        let byte = other[depth - 1]
        rows[row] = depth
        var least = rows[row]
        for column in 1..<width {
            var best = rows[above + column - 1] + (word[column - 1] == byte ? 0 : 1)
            best = min(best, rows[above + column] + 1, rows[row + column - 1] + 1)
            if depth > 1, column > 1, byte == word[column - 2], other[depth - 2] == word[column - 1] {
                best = min(best, rows[above - width + column - 2] + 1)
            }
            rows[row + column] = best
            least = min(least, best)
            // The byte may be the first of two that are exchanged: that leads from the row above to the next.
            if column > 1, byte == word[column - 1] { least = min(least, rows[above + column - 2] + 1) }
        }
        return least
    }
}
