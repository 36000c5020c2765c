/// Offers, for words of a query that an index does not have, words that it has.
///
/// The dictionary of each segment is walked for each word, with a table of edits whose rows neighbouring keys share; keys
/// that start in a way that leads too far are passed over together. For a long word that has nothing one edit away it is
/// walked once more for two. Of what is nearest, those are preferred that stand often beside the words next to it in the
/// query.
package struct SpellingSuggester {
    /// Words of a query that are mended; a query with more is no slip of the fingers.
    package static let mostWords = 4
    /// The candidates of a word whose neighbours are looked at.
    package static let shortlist = 16
    /// Where both of two neighbours stand in more documents than this, a share of them is looked at, some so many, and
    /// what is found multiplied.
    private static let sample = 2048
    /// How many times more documents than a word that is there must have what is offered for it; and how many times as
    /// often, in doublings, it must stand beside the neighbours.
    private static let rareFactor = 10
    private static let rareDoublings = 3
    /// What it makes up for, in cost, that a candidate stands beside the neighbours at all.
    private static let neighbourWorth = 3
    /// Documents of the index for each in which a word may stand and be taken for a slip.
    private static let rareShare = 1000

    /// A word in need of another.
    private struct Slip {
        var place: Int
        var word: MisspelledWord
        /// Documents that have it as typed.
        var frequency: Int
        /// Whether it finds something all the same.
        var isFound: Bool
    }

    private let searcher: Searcher
    private let statistics: WordStatistics
    private let hasDeletions: Bool

    package init(_ reader: IndexReader) {
        searcher = Searcher(reader)
        statistics = WordStatistics(reader)
        hasDeletions = reader.segments.contains { $0.live != nil }
    }

    /// A word needs another where it stands in no document, a marked one with its own marks. One that stands in very
    /// few may be a slip that others made too: where the query finds nothing, or the word little but what is spelled
    /// otherwise, something far more frequent is offered if it stands beside the next words more often.
    ///
    /// - Parameters:
    ///   - words: of the query, in order.
    ///   - foundNothing: whether no document answers the query.
    /// - Returns: the likeliest candidate of each word that needs one, by its place; nothing where too many do.
    /// - Complexity: linear in the beginnings of terms that are within the limit of edits of a beginning of a word, and in
    ///   the postings of the few candidates compared.
    package func corrections(
        _ words: [Query.Word], foundNothing: Bool = false
    ) throws(SearchEngineError) -> [Int: SpellingCandidate] {
        let slips = try slips(words, foundNothing)
        guard !slips.isEmpty, slips.count <= Self.mostWords else { return [:] }
        var chosen: [Int: SpellingCandidate] = [:]
        for slip in slips {
            let before = slip.place - 1
            var neighbours: (left: Query.Word?, right: Query.Word?)
            if before >= 0 { neighbours.left = chosen[before]?.word(like: words[before]) ?? words[before] }
            if slip.place + 1 < words.count { neighbours.right = words[slip.place + 1] }
            chosen[slip.place] = try best(try likely(slip), for: slip, neighbours)
        }
        return chosen
    }

    private func slips(_ words: [Query.Word], _ foundNothing: Bool) throws(SearchEngineError) -> [Slip] {
        let few = searcher.reader.documentCount / Self.rareShare
        var slips: [Slip] = []
        for (place, word) in words.enumerated() {
            let own = try statistics.frequency(word.asTyped)
            guard own <= few else { continue }
            let all = try statistics.frequency(word)
            guard own == 0 || foundNothing || all >= own * Self.rareFactor, let misspelled = MisspelledWord(word) else {
                continue
            }
            slips.append(Slip(place: place, word: misspelled, frequency: own, isFound: all > 0))
        }
        return slips
    }

    /// The likeliest candidates for a slip, of those that live documents have.
    private func likely(_ slip: Slip) throws(SearchEngineError) -> [SpellingCandidate] {
        let candidates = try candidates(slip.word).sorted(by: SpellingCandidate.precedes)
        var likely: [SpellingCandidate] = []
        for candidate in candidates {
            // A candidate comes no earlier for being counted, so what is behind the last one here stays behind it.
            if likely.count == Self.shortlist, !SpellingCandidate.precedes(candidate, likely[Self.shortlist - 1]) {
                break
            }
            let counted = try counted(candidate, for: slip.word)
            guard counted.frequency > 0, counted.frequency >= slip.frequency * Self.rareFactor else { continue }
            let place = likely.firstIndex { SpellingCandidate.precedes(counted, $0) } ?? likely.count
            likely.insert(counted, at: place)
            if likely.count > Self.shortlist { likely.removeLast() }
        }
        return likely
    }

    /// A candidate by its live documents alone, so that what is offered does not depend on when segments are merged.
    ///
    /// - Complexity: constant in an index without deletions; see ``WordStatistics/frequency(_:)``.
    private func counted(
        _ candidate: SpellingCandidate, for word: MisspelledWord
    ) throws(SearchEngineError) -> SpellingCandidate {
        guard hasDeletions else { return candidate }
        var counted = candidate
        counted.frequency = try statistics.frequency(candidate.word(like: word.word))
        return counted
    }

    /// Every candidate that is as near as any in a live document: those two edits away are looked for where none is
    /// nearer. Their frequencies count deleted documents too.
    private func candidates(_ word: MisspelledWord) throws(SearchEngineError) -> [SpellingCandidate] {
        var pool = CandidatePool(distance: 1)
        let dictionaries = searcher.reader.segments.map { $0.dictionary(Schema.text) }
        for dictionary in dictionaries {
            for variant in word.farVariants {
                guard let entry = try dictionary.entry(for: variant) else { continue }
                pool.add(word.candidates(variant, entry, edits: nil))
            }
        }
        for dictionary in dictionaries { try add(word, atMost: 1, in: dictionary, to: &pool) }
        if word.mostEdits > 1, try !isAnyLive(pool, word) {
            pool = CandidatePool(distance: word.mostEdits)
            for dictionary in dictionaries { try add(word, atMost: word.mostEdits, in: dictionary, to: &pool) }
        }
        return pool.candidates
    }

    private func isAnyLive(_ pool: CandidatePool, _ word: MisspelledWord) throws(SearchEngineError) -> Bool {
        for candidate in pool.candidates where try counted(candidate, for: word).frequency > 0 { return true }
        return false
    }

    private func add(
        _ word: MisspelledWord, atMost limit: Int, in dictionary: TermDictionary, to pool: inout CandidatePool
    ) throws(SearchEngineError) {
        var edits = word.edits(atMost: limit)
        var keys = dictionary.keys
        while try keys.next() {
            if let distance = edits.distance(to: keys.key, shared: keys.shared) {
                guard MisspelledWord.isLatin(keys.key) else { continue }
                pool.add(word.candidates(keys.key, try keys.term.entry(), edits: distance))
            } else if let length = edits.deadLength {
                try keys.skip(sharing: length)
            }
        }
    }

    /// The candidate whose cost is made up for by how often it stands beside the neighbours, a doubling for a point; the
    /// likeliest where none stands there often enough for its cost.
    private func best(
        _ candidates: [SpellingCandidate], for slip: Slip, _ neighbours: (left: Query.Word?, right: Query.Word?)
    ) throws(SearchEngineError) -> SpellingCandidate? {
        let hasNeighbours = neighbours.left != nil || neighbours.right != nil
        // Likeness alone will do for a word that finds nothing, or stands by itself.
        let needsNeighbours = slip.isFound && (hasNeighbours || slip.frequency > 0)
        var least = 1
        if slip.frequency > 0 {
            least = SpellingCandidate.bits(try together(slip.word.word.asTyped, neighbours)) + Self.rareDoublings
        }
        var likeliest: SpellingCandidate?
        var best: (candidate: SpellingCandidate, score: Int)?
        for candidate in candidates {
            let word = candidate.word(like: slip.word.word)
            let frequency = try statistics.frequency(word)
            guard frequency > 0 else { continue }
            if likeliest == nil { likeliest = candidate }
            let bound = SpellingCandidate.bits(try bound(frequency, neighbours))
            guard bound >= least, best.map({ candidate.cost - bound < $0.score }) ?? true else { continue }
            let count = SpellingCandidate.bits(try together(word, neighbours))
            guard count >= least, best.map({ candidate.cost - count < $0.score }) ?? true else { continue }
            best = (candidate, candidate.cost - count)
        }
        if needsNeighbours { return best?.candidate }
        guard let best, let likeliest, best.score <= likeliest.cost + Self.neighbourWorth else { return likeliest }
        return best.candidate
    }

    /// In no more documents does a word of that frequency stand beside its neighbours.
    private func bound(
        _ frequency: Int, _ neighbours: (left: Query.Word?, right: Query.Word?)
    ) throws(SearchEngineError) -> Int {
        var bound = 0
        if let left = neighbours.left { bound += min(frequency, try statistics.frequency(left)) }
        if let right = neighbours.right { bound += min(frequency, try statistics.frequency(right)) }
        return bound
    }

    /// Documents in which the word stands beside the one neighbour, and those in which it does beside the other.
    private func together(
        _ word: Query.Word, _ neighbours: (left: Query.Word?, right: Query.Word?)
    ) throws(SearchEngineError) -> Int {
        var sum = 0
        if let left = neighbours.left { sum += try count(left, word) }
        if let right = neighbours.right { sum += try count(word, right) }
        return sum
    }

    private func count(_ left: Query.Word, _ right: Query.Word) throws(SearchEngineError) -> Int {
        let rarer = min(try statistics.frequency(left), try statistics.frequency(right))
        return try searcher.estimate(
            .phrase([left, right], proximity: .phrase(slop: 0), field: Schema.text),
            lookingAtOneDocumentIn: max(1, rarer / Self.sample))
    }
}

extension Query.Word {
    /// With marks that were typed, or that are a variant of them, only.
    fileprivate var asTyped: Query.Word {
        guard let own = spellings.first, own.exact != nil else { return self }
        return Query.Word([own] + spellings.dropFirst().filter { $0.exact != $0.unmarked })
    }
}

extension SpellingCandidate {
    /// The candidate with its own marks only; in any spelling where the word of the query has no marks.
    package func word(like word: Query.Word) -> Query.Word {
        Query.Word([.init(unmarked: unmarked, exact: word.spellings.first?.exact == nil ? nil : key)])
    }
}

/// The candidates of one word at one distance, over all segments.
private struct CandidatePool {
    let distance: Int
    private var byKey: [[UInt8]: SpellingCandidate] = [:]

    init(distance: Int) { self.distance = distance }

    var candidates: [SpellingCandidate] { Array(byKey.values) }

    mutating func add(_ candidates: [SpellingCandidate]) {
        for candidate in candidates where candidate.distance == distance {
            if byKey[candidate.key] == nil {
                byKey[candidate.key] = candidate
            } else {
                byKey[candidate.key]?.frequency += candidate.frequency
            }
        }
    }
}
