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

    /// Of what is made of a value in the end: its place in their order, its entry in the dictionary.
    private static let bytesPerEntry = 64

    /// Bytes in use, with those that ``forEach(_:)`` and the dictionary made of it will need, about.
    var memory: Int {
        arena.count + values.memory + terms.count * (MemoryLayout<Term>.stride + Self.bytesPerEntry)
    }

    /// - Parameter doc: not below that of any call before. A value given twice counts once.
    /// - Returns: the number of the value: what ``value(_:)`` takes.
    @discardableResult
    mutating func add(_ doc: DocID, _ value: [UInt8]) -> UInt32 {
        let number = values.intern(value)
        let index = Int(number)
        if index == terms.count { terms.append(Term()) }
        guard terms[index].lastDoc < Int64(doc) else { return number }
        arena.append(varint: UInt32(Int64(doc) - terms[index].lastDoc - 1), to: &terms[index].chain)
        terms[index].lastDoc = Int64(doc)
        return number
    }

    /// The bytes of a value.
    func value(_ number: UInt32) -> ArraySlice<UInt8> { values[number] }

    /// The values in ascending order, each with its documents.
    func forEach(_ body: ([UInt8], inout TermPostings) throws(SearchEngineError) -> Void) throws(SearchEngineError) {
        var postings = TermPostings()
        for number in values.keys.ascending {
            postings.removeAll()
            var reader = arena.reader(terms[Int(number)].chain)
            var doc: Int64 = -1
            while !reader.isAtEnd {
                doc += Int64(reader.varint()) + 1
                postings.docs.append(DocID(doc))
            }
            try body(Array(values[number]), &postings)
        }
    }
}
