import Analysis
import SearchEngine

/// The suggester's naive twin: every form of every term, the whole table of edits, every candidate's neighbours counted
/// by looking at all documents.
struct NaiveSpelling {
    let reader: IndexReader
    let naive: NaiveIndex

    func corrections(_ words: [Query.Word]) throws -> [Int: SpellingCandidate] {
        let slips = words.indices.filter { count(asTyped(words[$0])) == 0 && isWord(words[$0]) }
        guard slips.count <= SpellingSuggester.mostWords else { return [:] }
        var chosen: [Int: SpellingCandidate] = [:]
        for place in slips {
            let left = place > 0 ? chosen[place - 1]?.word(like: words[place - 1]) ?? words[place - 1] : nil
            let right = place + 1 < words.count ? words[place + 1] : nil
            let needsNeighbour = count(words[place]) > 0 && (left != nil || right != nil)
            let counted = try candidates(words[place]).map { candidate in
                let own = candidate.word(like: words[place])
                let together = (left.map { count($0, own) } ?? 0) + (right.map { count(own, $0) } ?? 0)
                return (candidate, count(own) > 0, SpellingCandidate.bits(together))
            }
            let standing = counted.filter(\.1)
            let beside = standing.filter { $0.2 > 0 }.map { ($0.0, $0.0.cost - $0.2) }
            let lowest = beside.map(\.1).min()
            let best = beside.first { $0.1 == lowest }
            let isBest = best.map { best in needsNeighbour || best.1 <= standing[0].0.cost + 3 } ?? needsNeighbour
            chosen[place] = isBest ? best?.0 : standing.first?.0
        }
        return chosen
    }

    private func candidates(_ word: Query.Word) throws -> [SpellingCandidate] {
        var found: [[UInt8]: SpellingCandidate] = [:]
        for segment in reader.segments {
            var cursor = try segment.dictionary(Schema.text).cursor()
            while let term = try cursor.next() {
                let entry = try term.entry()
                for form in typedKey(word) == nil ? [term.key] : entry.forms.map(\.key) {
                    guard var candidate = candidate(form, term.key, for: word) else { continue }
                    candidate.frequency = count(candidate.word(like: word))
                    if candidate.frequency > 0 { found[form] = candidate }
                }
            }
        }
        let nearest = found.values.map(\.distance).min()
        let sorted = found.values.filter { $0.distance == nearest }.sorted(by: SpellingCandidate.precedes)
        return Array(sorted.prefix(SpellingSuggester.shortlist))
    }

    private func candidate(_ form: [UInt8], _ key: [UInt8], for word: Query.Word) -> SpellingCandidate? {
        guard form != (typedKey(word) ?? word.spellings[0].unmarked), isLatin(key) else { return nil }
        guard !word.spellings.contains(where: { $0.exact == form }) else { return nil }
        let edits = EditDistanceTests.naive(word.spellings[0].unmarked, key)
        let isVariant = SpellingVariants.variants(of: word.spellings[0].unmarked).contains(key)
        guard isVariant || edits <= (word.spellings[0].unmarked.count >= 5 ? 2 : 1) else { return nil }
        let marks =
            typedKey(word).map {
                SpellingCandidate.markDifference(TermKey.marks(ofExact: $0), TermKey.marks(ofExact: form))
            } ?? 0
        return SpellingCandidate(
            key: form, unmarked: key, distance: isVariant ? 1 : max(1, edits),
            cost: (isVariant ? 3 : 6 * edits) + 3 * marks,
            frequency: 0)
    }

    private func typedKey(_ word: Query.Word) -> [UInt8]? { word.spellings[0].exact }

    private func asTyped(_ word: Query.Word) -> Query.Word {
        typedKey(word) == nil
            ? word : Query.Word(word.spellings.filter { $0.exact == typedKey(word) || $0.exact != $0.unmarked })
    }

    private func isWord(_ word: Query.Word) -> Bool {
        (1...24).contains(word.spellings[0].unmarked.count) && isLatin(word.spellings[0].unmarked)
    }

    private func isLatin(_ key: [UInt8]) -> Bool { key.allSatisfy { $0 >= 0x61 && $0 <= 0x7A } }

    private func count(_ word: Query.Word) -> Int {
        naive.search(.word(word, field: Schema.text)).count
    }

    private func count(_ left: Query.Word, _ right: Query.Word) -> Int {
        naive.search(.phrase([left, right], proximity: .phrase(slop: 0), field: Schema.text)).count
    }
}
