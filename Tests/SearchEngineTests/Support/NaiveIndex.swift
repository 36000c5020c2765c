import Analysis
import SearchEngine

/// The engine's naive twin: every document's tokens in memory, every query answered by looking at all of them.
struct NaiveIndex {
    struct Token {
        let exact: [UInt8]
        let unmarked: [UInt8]
        let position: Int
        let zone: Schema.FieldID?
    }

    struct Entry {
        let document: Document
        let tokens: [Token]
        let length: Int
    }

    /// The idf of words, kept for one state of the index.
    private final class Memory {
        struct Key: Hashable {
            let word: Query.Word
            let field: Schema.FieldID
        }

        var idf: [Key: Double] = [:]
        var pairs: [[[UInt8]]: Double] = [:]
        var averageLength: Double?
    }

    let schema: Schema
    private var memory = Memory()
    var entries: [Entry] = []
    let analyzer: VietnameseAnalyzer
    let model: RankingModel

    init(schema: Schema, model: RankingModel = RankingModel()) throws {
        self.schema = schema
        self.model = model
        analyzer = try VietnameseAnalyzer()
    }

    mutating func add(_ document: Document) {
        var tokens: [Token] = []
        var position: UInt32 = 0
        var length = 0
        for passage in document.passages {
            var buffer = TokenBuffer()
            analyzer.analyze(passage.utf8, range: passage.range, from: position, into: &buffer)
            for index in 0..<buffer.count {
                let vocabulary = analyzer.vocabulary
                tokens.append(
                    Token(
                        exact: vocabulary.exactKey(buffer.terms[index]),
                        unmarked: vocabulary.unmarkedKey(vocabulary.unmarkedID(buffer.terms[index])),
                        position: Int(buffer.positions[index]), zone: passage.zone))
            }
            length += Int(buffer.nextPosition - position)
            position = buffer.nextPosition + 8
        }
        delete(document.id)
        memory = Memory()
        entries.append(Entry(document: document, tokens: tokens, length: length))
    }

    mutating func delete(_ id: String) {
        memory = Memory()
        entries.removeAll { $0.document.id == id }
    }

    private var averageLength: Double {
        if let known = memory.averageLength { return known }
        let average = max(1, Double(entries.reduce(0) { $0 + $1.length }) / Double(max(1, entries.count)))
        memory.averageLength = average
        return average
    }

    /// IDs and scores in the total order.
    func search(_ query: Query) -> [(id: String, score: Double)] {
        var found: [(id: String, score: Double, order: UInt64)] = []
        for entry in entries where matches(query, entry) {
            var score = 0.0
            add(query, weight: 1, entry, to: &score)
            found.append((entry.document.id, score, Self.order(entry.document.id)))
        }
        found.sort { $0.score != $1.score ? $0.score > $1.score : $0.order < $1.order }
        return found.map { ($0.id, $0.score) }
    }

    /// As ``search(_:)``, with what the best documents get for words near one another.
    func search(_ query: Query, near words: [Query.Word], weight: Double) -> [(id: String, score: Double)] {
        var found = search(query).map { (id: $0.id, score: $0.score, order: Self.order($0.id)) }
        for index in found.indices.prefix(Nearness.candidates) {
            guard let entry = entries.first(where: { $0.document.id == found[index].id }) else { continue }
            found[index].score += weight * bestStretch(words, entry)
        }
        found.sort { $0.score != $1.score ? $0.score > $1.score : $0.order < $1.order }
        return found.map { ($0.id, $0.score) }
    }

    /// By looking at the stretch that ends at each position.
    private func bestStretch(_ words: [Query.Word], _ entry: Entry) -> Double {
        guard words.count > 1 else { return 0 }
        let places = words.map { word in
            entry.tokens.filter { token in lists(word).contains { $0.test(token) } }.map(\.position)
        }
        let length = StretchFinder.length
        return Set(places.flatMap(\.self)).reduce(0) { best, end in
            let sum = zip(words, places).reduce(0.0) { sum, word in
                word.1.contains { $0 <= end && end - $0 < length } ? sum + idf(word.0, Schema.text) : sum
            }
            return max(best, sum)
        }
    }

    private static func order(_ id: String) -> UInt64 {
        var hash: UInt64 = 14_695_981_039_346_656_037
        for byte in id.utf8 {
            hash ^= UInt64(byte)
            hash = hash &* 1_099_511_628_211
        }
        return hash
    }

    private func matches(_ query: Query, _ entry: Entry) -> Bool {
        switch query {
        case .all: return true
        case .none: return false
        case .word(let word, let field): return lists(word).contains { count($0.test, field, entry) > 0 }
        case .phrase(let words, let proximity, let field): return frequency(words, proximity, field, entry) > 0
        case .prefix(let unmarked, let exact, let field):
            return entry.tokens.contains { token in
                inField(token, field) && token.unmarked.starts(with: unmarked)
                    && (exact.map { token.exact.starts(with: $0) } ?? true)
            }
        case .pair(let first, let second): return pairs(first, second).contains { count($0, entry) > 0 }
        case .keywords(let tiers, let field):
            return tiers.contains { $0.values.contains { has($0, field, entry) } }
        case .range(let column, let range):
            let index = column - schema.firstOwnColumn
            guard index < entry.document.columns.count, let value = entry.document.columns[index] else { return false }
            return range.contains(value)
        case .and(let parts): return parts.allSatisfy { matches($0, entry) }
        case .or(let parts): return parts.contains { matches($0, entry) }
        case .not(let part): return !matches(part, entry)
        case .given(let part, let condition): return matches(part, entry) && matches(condition, entry)
        case .preferring(let part, _), .filter(let part), .weighted(let part, _): return matches(part, entry)
        }
    }

    private func add(_ query: Query, weight: Double, _ entry: Entry, to score: inout Double) {
        switch query {
        case .word(let word, let field):
            let idf = idf(word, field)
            for list in lists(word) {
                let frequency = count(list.test, field, entry)
                guard frequency > 0 else { continue }
                let norm = field == Schema.text ? norm(entry) : model.words.k1
                score += model.words.part(weight: idf * weight * list.weight, frequency: Double(frequency), norm: norm)
            }
        case .phrase(let words, let proximity, let field):
            let frequency = frequency(words, proximity, field, entry)
            guard frequency > 0 else { return }
            let isPhrase = proximity == .phrase(slop: 0) && words.count > 1
            let idf =
                isPhrase
                ? zip(words, words.dropFirst()).reduce(0) { $0 + self.idf(pairs($1.0, $1.1)) }
                : words.reduce(0) { $0 + self.idf($1, Schema.text) }
            score += model.words.part(weight: idf * weight, frequency: Double(frequency), norm: norm(entry))
        case .pair(let first, let second):
            let pairs = pairs(first, second)
            let idf = idf(pairs)
            for pair in pairs {
                let frequency = count(pair, entry)
                guard frequency > 0 else { continue }
                score += model.pairs.part(
                    weight: idf * weight, frequency: Double(frequency),
                    norm: norm(entry) * (model.pairs.k1 / model.words.k1))
            }
        case .and(let parts), .or(let parts): for part in parts { add(part, weight: weight, entry, to: &score) }
        case .preferring(let part, let others):
            for part in [part] + others { add(part, weight: weight, entry, to: &score) }
        case .given(let part, let condition):
            guard matches(condition, entry) else { return }
            var sum = 0.0
            add(part, weight: weight, entry, to: &sum)
            score += sum
        case .weighted(let part, let factor): add(part, weight: weight * factor, entry, to: &score)
        case .keywords(let tiers, let field):
            let frequency = tiers.flatMap(\.values).reduce(0) { sum, value in
                sum + entries.count { has(value, field, $0) }
            }
            let idf = BM25.idf(frequency: min(frequency, entries.count), documents: entries.count)
            for tier in tiers where tier.values.contains(where: { has($0, field, entry) }) {
                score += idf * weight * tier.weight
            }
        case .all, .none, .prefix, .range, .not, .filter: return
        }
    }

    private func has(_ value: String, _ field: Schema.FieldID, _ entry: Entry) -> Bool {
        field == Schema.id
            ? entry.document.id == value
            : entry.document.keywords.contains { $0.field == field && $0.value == value }
    }

    private func lists(_ word: Query.Word) -> [(test: (Token) -> Bool, weight: Double)] {
        word.spellings.map { spelling in
            let test = { (token: Token) in
                token.unmarked == spelling.unmarked && (spelling.exact == nil || token.exact == spelling.exact)
            }
            return (test, spelling.weight)
        }
    }

    private func norm(_ entry: Entry) -> Double {
        model.words.norm(length: Double(entry.length), averageLength: averageLength)
    }

    /// Every two unmarked keys of two words.
    private func pairs(_ first: Query.Word, _ second: Query.Word) -> [(first: [UInt8], second: [UInt8])] {
        first.unmarkedKeys.flatMap { left in second.unmarkedKeys.map { (left, $0) } }
    }

    private func idf(_ pairs: [(first: [UInt8], second: [UInt8])]) -> Double {
        let key = pairs.flatMap { [$0.first, $0.second] }
        if let known = memory.pairs[key] { return known }
        let total = pairs.reduce(0) { sum, pair in sum + entries.count { count(pair, $0) > 0 } }
        let idf = BM25.idf(frequency: min(total, entries.count), documents: entries.count)
        memory.pairs[key] = idf
        return idf
    }

    /// How often two unmarked keys stand side by side.
    private func count(_ pair: (first: [UInt8], second: [UInt8]), _ entry: Entry) -> Int {
        entry.tokens.filter { $0.unmarked == pair.first }.reduce(0) { sum, left in
            sum + entry.tokens.count { $0.unmarked == pair.second && $0.position == left.position + 1 }
        }
    }

    private func idf(_ word: Query.Word, _ field: Schema.FieldID) -> Double {
        if let known = memory.idf[.init(word: word, field: field)] { return known }
        let frequency = lists(word).reduce(0) { sum, list in
            sum + entries.count { count(list.test, field, $0) > 0 }
        }
        let idf = BM25.idf(frequency: min(frequency, entries.count), documents: entries.count)
        memory.idf[.init(word: word, field: field)] = idf
        return idf
    }

    private func inField(_ token: Token, _ field: Schema.FieldID) -> Bool {
        field == Schema.text || token.zone == field
    }

    private func count(_ test: (Token) -> Bool, _ field: Schema.FieldID, _ entry: Entry) -> Int {
        entry.tokens.count { inField($0, field) && test($0) }
    }

    /// By trying every combination of places.
    private func frequency(
        _ words: [Query.Word], _ proximity: Query.Proximity, _ field: Schema.FieldID, _ entry: Entry
    ) -> Int {
        let places = words.map { word in
            entry.tokens.filter { token in
                inField(token, field) && lists(word).contains { $0.test(token) }
            }.map(\.position)
        }
        guard let first = places.first, places.allSatisfy({ !$0.isEmpty }) else { return 0 }
        guard case .phrase(slop: 0) = proximity else {
            return spans(places, proximity)
        }
        return first.count { start in
            places.enumerated().allSatisfy { offset, list in list.contains(start + offset) }
        }
    }

    private func spans(_ places: [[Int]], _ proximity: Query.Proximity) -> Int {
        let (lists, distance): ([[Int]], Int) =
            switch proximity {
            case .near(let distance): (places, distance)
            case .phrase(let slop):
                (places.enumerated().map { offset, list in list.map { $0 - offset } }, slop)
            }
        // As many stretches as do not overlap.
        var count = 0
        var start = (lists.joined().min() ?? 0) - distance
        while start <= lists.joined().max() ?? 0 {
            let isHeld = lists.allSatisfy { $0.contains { (start...start + distance).contains($0) } }
            count += isHeld ? 1 : 0
            start += isHeld ? distance + 1 : 1
        }
        return count
    }
}
