internal import Analysis

/// Finds the name that was most likely meant by one that is not known.
package enum NearestName {
    /// Longer names are not compared: nothing here is so long.
    private static let longest = 40

    /// The name with the fewest letters to change, add, leave out or swap with their neighbour, unmarked and in lower
    /// case: at most one in five, and at least one. Of several the first; nil where none is so near.
    /// - Complexity: the product of the name's length and that of all names.
    package static func of(_ name: String, among names: [String]) -> String? {
        let wanted = letters(name)
        guard (2...longest).contains(wanted.count) else { return nil }
        let allowed = max(1, wanted.count / 5)
        var best: (name: String, distance: Int)?
        for candidate in names {
            let letters = letters(candidate)
            guard letters.count <= longest, abs(letters.count - wanted.count) <= allowed else { continue }
            let distance = distance(wanted, letters)
            if distance <= min(allowed, (best?.distance ?? .max) - 1) { best = (candidate, distance) }
        }
        return best?.name
    }

    /// The only name of several words that begins with just these; nil where several do, or none.
    static func begun(_ words: String, among names: [String]) -> String? {
        let wanted = letters(words)
        let found = names.filter { name in
            let parts = name.split(separator: " ")
            return parts.indices.dropLast().contains { letters(parts[...$0].joined()) == wanted }
        }
        return found.count == 1 ? found[0] : nil
    }

    private static func letters(_ name: String) -> [UInt8] { FoldedText(name).folded.filter(ASCIIClass.isWord) }

    /// The restricted Damerau-Levenshtein distance.
    private static func distance(_ left: [UInt8], _ right: [UInt8]) -> Int {
        var twoAbove: [Int] = []
        var above = Array(0...right.count)
        for row in left.indices {
            var current = [row + 1]
            for column in right.indices {
                let isSame = left[row] == right[column]
                var least = min(above[column + 1], current[column]) + 1
                least = min(least, above[column] + (isSame ? 0 : 1))
                if row > 0, column > 0, left[row] == right[column - 1], left[row - 1] == right[column] {
                    least = min(least, twoAbove[column - 1] + 1)
                }
                current.append(least)
            }
            twoAbove = above
            above = current
        }
        return above[right.count]
    }
}
