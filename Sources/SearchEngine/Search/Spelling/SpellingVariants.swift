/// Spellings of a Vietnamese syllable that sound or look like another to many who write.
package enum SpellingVariants {
    /// Beginnings that are taken for one another, by sound of one region or another or by a rule of spelling.
    private static let onsets = groups([
        ["ng", "ngh"], ["g", "gh"], ["c", "k", "q"], ["d", "gi", "r", "z"], ["s", "x"], ["ch", "tr"], ["l", "n"],
        ["ph", "f"],
    ])
    private static let endings = groups([["n", "ng"]])

    private static func groups(_ groups: [[String]]) -> [[[UInt8]]] { groups.map { $0.map { Array($0.utf8) } } }

    /// Consonants that a syllable may begin with, the longest first.
    private static let consonants = [
        "ngh", "ch", "gh", "gi", "kh", "ng", "nh", "ph", "th", "tr", "c", "d", "f", "g", "k", "l", "n", "q", "r", "s",
        "x", "z",
    ].map { Array($0.utf8) }

    /// The unmarked keys that one such confusion away from a key may be meant by it, ascending and without the key.
    package static func variants(of key: [UInt8]) -> [[UInt8]] {
        var found: [[UInt8]] = []
        if let onset = consonants.first(where: { key.starts(with: $0) }) {
            for group in onsets where group.contains(onset) {
                for other in group where other != onset { found.append(other + key.dropFirst(onset.count)) }
            }
        }
        for group in endings {
            // The longest ending first: `ng` ends in no `n`.
            guard let ending = group.sorted(by: { $0.count > $1.count }).first(where: { key.ends(with: $0) }) else {
                continue
            }
            for other in group where other != ending { found.append(key.dropLast(ending.count) + other) }
        }
        for index in key.indices where key[index] == UInt8(ascii: "i") || key[index] == UInt8(ascii: "y") {
            var other = key
            other[index] = key[index] ^ UInt8(ascii: "i") ^ UInt8(ascii: "y")
            found.append(other)
        }
        return Set(found).sorted { $0.lexicographicallyPrecedes($1) }
    }
}

extension [UInt8] {
    fileprivate func ends(with suffix: [UInt8]) -> Bool {
        count > suffix.count && self.suffix(suffix.count) == suffix[...]
    }
}
