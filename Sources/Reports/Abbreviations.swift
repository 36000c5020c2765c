/// An abbreviation of running text, and what it stands for.
package struct Abbreviation: Hashable, Sendable {
    /// As it is usually written: `KT-XH`.
    package let short: String
    /// What it stands for, in lower case: `kinh tế - xã hội`.
    package let expansions: [String]
    /// Every meaning that was noted; empty where the expansions are all there are.
    package let readings: [String]
    /// Whether the expansions are meant so often that a search may take them for it.
    package let isPlain: Bool
    /// Whether the same letters in lower case are an ordinary word.
    package let needsCapitals: Bool
}

/// The abbreviations of the registry.
package struct Abbreviations: Sendable {
    package static let registry = Abbreviations()

    /// Every row of the registry, in order.
    package let entries: [Abbreviation]

    private init() {
        entries = Registry("abbreviations").rows.compactMap { row in
            guard row.count == 5 else { return nil }
            return Abbreviation(
                short: row[0], expansions: row.values(1), readings: row.values(4),
                isPlain: row[2] == "yes", needsCapitals: row[3] == "capitals")
        }
    }
}
