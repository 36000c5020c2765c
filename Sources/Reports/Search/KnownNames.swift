internal import Analysis

/// Names of provinces and districts, of any time: they are meant as typed, however few reports have them.
struct KnownNames {
    static let shared = KnownNames()

    private struct Word: Hashable {
        var exact: [UInt8]
        var unmarked: [UInt8]
    }

    /// By the unmarked key of their first word.
    private var names: [[UInt8]: [[Word]]] = [:]

    private init() {
        let gazetteer = Gazetteer.shared
        let all =
            gazetteer.provinces.map(\.name) + gazetteer.provinces34.map(\.name) + gazetteer.historicUnits.map(\.name)
            + gazetteer.districts.map(\.name)
        for name in Set(all) {
            let words = name.split { !$0.isLetter && !$0.isNumber }.map { word in
                let keys = VietnameseAnalyzer.keys(of: Array(word.utf8))
                return Word(exact: keys.exact, unmarked: keys.unmarked)
            }
            if let first = words.first { names[first.unmarked, default: []].append(words) }
        }
    }

    /// The places of the words that are part of a name. A word typed without marks may be of one that has them.
    func places(in parts: [QueryWords.Part]) -> Set<Int> {
        var places: Set<Int> = []
        for (start, first) in parts.enumerated() {
            for name in names[first.unmarked] ?? [] where start + name.count <= parts.count {
                let isName = zip(name, parts[start...]).allSatisfy { word, part in
                    part.exact == word.exact || part.exact == word.unmarked
                }
                if isName { places.formUnion(start..<start + name.count) }
            }
        }
        return places
    }
}
