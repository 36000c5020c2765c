internal import Analysis

/// The bodies that issue numbered documents, by the code in the symbol.
package struct IssuingBodies: Sendable {
    package enum Level: String, Sendable {
        case central, province, district, base, organ, congress, any, front, mass, state
    }

    package struct Entry: Hashable, Sendable {
        /// In its normal form: `TW`, `BTCTU`, `HĐND`.
        package let code: String
        package let level: Level

        /// The body's part of a family key.
        var key: String { DocumentTypes.key(code) }

        /// Whether the body writes its symbols in the party's form.
        var isParty: Bool { level != .state && level != .front && level != .mass }

        /// Whether the key is unique only with a province.
        var isLocal: Bool {
            switch level {
            case .province, .district, .base: true
            case .state: code == "HĐND" || code == "UBND" || code == "VPUBND"
            default: false
            }
        }
    }

    package static let registry = IssuingBodies()

    /// Every row of the registry, in order.
    package let entries: [Entry]
    private let byKey: [String: Entry]

    private init() {
        var entries: [Entry] = []
        var byKey: [String: Entry] = [:]
        var variants: [(key: String, entry: Entry)] = []
        for row in Registry("issuing-bodies").rows where row.count == 4 {
            guard let level = Level(rawValue: row[2]) else { continue }
            let entry = Entry(code: row[0], level: level)
            entries.append(entry)
            byKey[entry.key] = entry
            variants += row.values(3).map { (Self.plainKey($0), entry) }
        }
        for (key, entry) in variants where byKey[key] == nil { byKey[key] = entry }
        self.entries = entries
        self.byKey = byKey
    }

    private static func plainKey(_ code: String) -> String {
        let letters = code.utf8.filter { $0 != UInt8(ascii: ".") && $0 != UInt8(ascii: "/") }
        return DocumentTypes.key(String(decoding: letters, as: UTF8.self))
    }

    /// The body with this folded code, where the registry knows it.
    package func known(_ key: String) -> Entry? {
        if let entry = byKey[key] { return entry }
        for (prefix, code) in [("ubtvqh", "UBTVQH"), ("ubntvqh", "UBTVQH"), ("qh", "QH")] where key.hasPrefix(prefix) {
            let term = key.dropFirst(prefix.count)
            guard (1...2).contains(term.count), let number = Int(term), number > 0 else { continue }
            return Entry(code: code + String(number), level: .state)
        }
        return nil
    }

    /// The body of a code the registry does not hold, kept as written. Codes of party committees are made of an organ
    /// and the committee's own code.
    static func unlisted(key: String, written: String) -> Entry {
        let level: Level =
            if key.hasSuffix("tw") {
                .central
            } else if key.hasSuffix("thu") || key.hasSuffix("txu") || key.hasSuffix("hu") {
                .district
            } else if key.hasSuffix("tu") {
                .province
            } else if key.hasPrefix("du") {
                .base
            } else {
                .state
            }
        return Entry(code: written, level: level)
    }

    /// Organs that stand before their committee's code: `BTC/TU` is `BTCTU`.
    static let organs: Set<String> = [
        "btc", "tc", "btg", "tg", "btgdv", "bdv", "dv", "ubkt", "vp", "bnc", "bkt", "bcd",
    ]

    /// Codes of party committees, which may stand behind an organ or a unit.
    static let committees: Set<String> = ["tw", "tu", "hu", "thu", "txu", "qu", "du"]
}
