/// How many live documents of an index have a term: what its weight rests on.
///
/// Deleted documents do not count, though they stay in the lists until a merge, so that scores do not depend on
/// when segments were merged.
struct TermStatistics {
    let reader: IndexReader

    init(_ reader: IndexReader) { self.reader = reader }

    /// The entry of a key in each segment.
    ///
    /// - Parameter spellings: whose forms are asked for.
    func entries(
        _ key: [UInt8], _ spellings: [Query.Word.Spelling] = [], field: Schema.FieldID
    ) throws(SearchEngineError) -> [TermEntry?] {
        let forms = spellings.compactMap(\.exact)
        var entries: [TermEntry?] = []
        for segment in reader.segments {
            entries.append(try segment.dictionary(field).entry(for: key, forms: .keys(forms)))
        }
        return entries
    }

    /// The list of two neighbouring words, by their unmarked keys, in each segment.
    func pairs(_ first: [UInt8], _ second: [UInt8]) throws(SearchEngineError) -> [PostingsInfo?] {
        var lists: [PostingsInfo?] = []
        for segment in reader.segments { lists.append(try segment.pair(first, second)) }
        return lists
    }

    /// Live documents in lists, one of each segment.
    ///
    /// - Complexity: constant for segments without deletions, else linear in the deleted documents.
    func frequency(_ lists: [PostingsInfo?], field: Schema.FieldID) throws(SearchEngineError) -> Int {
        var sum = 0
        for (segment, list) in zip(reader.segments, lists) {
            guard let list else { continue }
            sum += list.documentFrequency
            guard let live = segment.live else { continue }
            let cursor = try segment.cursor(list, field)
            for doc in live.deleted where try cursor.contains(doc) { sum -= 1 }
        }
        return sum
    }
}
