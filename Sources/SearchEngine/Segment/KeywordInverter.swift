internal import Analysis

/// Inverts keywords: from documents, each with values, to values, each with a run of documents.
struct KeywordInverter {
    private struct Term {
        var chain = ChainArena.Chain()
        var lastDoc: Int64 = -1
    }

    private var arena = ChainArena()
    private var values = KeyTable(seed: UInt64.random(in: 1...UInt64.max))
    private var terms: [Term] = []

    /// Bytes in use, about.
    var memory: Int { arena.count + terms.count * 128 }

    /// - Parameter doc: not below that of any call before. A value given twice counts once.
    mutating func add(_ doc: DocID, _ value: [UInt8]) {
        let number = Int(values.intern(value))
        if number == terms.count { terms.append(Term()) }
        guard terms[number].lastDoc < Int64(doc) else { return }
        arena.append(varint: UInt32(Int64(doc) - terms[number].lastDoc - 1), to: &terms[number].chain)
        terms[number].lastDoc = Int64(doc)
    }

    /// The values in ascending order, each with its documents.
    func forEach(_ body: ([UInt8], inout TermPostings) throws(SearchEngineError) -> Void) throws(SearchEngineError) {
        var postings = TermPostings()
        let sorted = terms.indices.map { (value: Array(values[UInt32($0)]), number: $0) }
            .sorted { TermDictionary.precedes($0.value, $1.value) }
        for (value, number) in sorted {
            postings.removeAll()
            var reader = arena.reader(terms[number].chain)
            var doc: Int64 = -1
            while !reader.isAtEnd {
                doc += Int64(reader.varint()) + 1
                postings.docs.append(DocID(doc))
            }
            try body(value, &postings)
        }
    }
}
