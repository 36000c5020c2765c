internal import Analysis

/// Inverts text: from documents, each a run of tokens, to terms, each a run of documents.
///
/// One chain of bytes an unmarked key holds, document by document, `gap frequency (positionGap·2+formChanged [form]
/// (follower·2+more)*)*`; everything else that is indexed of the text (marked forms, zones, pairs) is derived from it
/// when the segment is written. A follower is the number of an unmarked key that stands one position on, plus one;
/// zero where none does. There is no object per token, per posting or per document.
struct TextInverter {
    /// Where a passage ends, and the zone it belongs to.
    struct PassageEnd {
        var position: UInt32
        var zone: Schema.FieldID?
    }

    private struct Term {
        var chain = ChainArena.Chain()
        var lastDoc: DocID = 0
        var lastForm: UInt32 = 0
        /// First token of the term in the present document, and how many there are.
        var head: Int32 = -1
        var frequency: UInt32 = 0
        /// Vocabulary terms in the order met: a form's number is its place here.
        var forms: [TermID] = []
    }

    private var arena = ChainArena()
    private var terms: [Term] = []
    private var formNumbers: [UInt32] = []
    private var next: [Int32] = []
    /// The first token of each token's next position, or the number of tokens.
    private var followers: [Int32] = []
    private var distinct: [UInt32] = []
    private var passageEnds: [PassageEnd] = []
    private var passageStarts: [Int] = [0]

    /// Bytes in use.
    var memory: Int {
        arena.count + terms.count * MemoryLayout<Term>.stride + formNumbers.count * 4
            + passageEnds.count * MemoryLayout<PassageEnd>.stride
    }

    /// - Parameters:
    ///   - doc: one more than the document before.
    ///   - tokens: of all its passages, in order of position.
    ///   - ends: of its passages, in order.
    mutating func add(_ doc: DocID, tokens: TokenBuffer, passages ends: [PassageEnd], vocabulary: borrowing Vocabulary)
    {
        passageEnds.append(contentsOf: ends)
        passageStarts.append(passageEnds.count)
        while terms.count < vocabulary.unmarkedCount { terms.append(Term()) }
        while formNumbers.count < vocabulary.count { formNumbers.append(.max) }
        link(tokens, vocabulary)
        findFollowers(tokens)
        for unmarked in distinct {
            append(doc, Int(unmarked), tokens, vocabulary)
        }
    }

    private mutating func findFollowers(_ tokens: TokenBuffer) {
        while followers.count < tokens.count { followers.append(0) }
        var first = Int32(tokens.count)
        for index in stride(from: tokens.count - 1, through: 0, by: -1) {
            followers[index] = first
            if index > 0, tokens.positions[index - 1] != tokens.positions[index] { first = Int32(index) }
        }
    }

    /// Chains the tokens of one term in order, through `next`.
    private mutating func link(_ tokens: TokenBuffer, _ vocabulary: borrowing Vocabulary) {
        distinct.removeAll(keepingCapacity: true)
        while next.count < tokens.count { next.append(-1) }
        for index in stride(from: tokens.count - 1, through: 0, by: -1) {
            let term = tokens.terms[index]
            let unmarked = Int(vocabulary.unmarkedID(term))
            if formNumbers[Int(term)] == .max {
                formNumbers[Int(term)] = UInt32(terms[unmarked].forms.count)
                terms[unmarked].forms.append(term)
            }
            next[index] = terms[unmarked].head
            if terms[unmarked].frequency == 0 { distinct.append(UInt32(unmarked)) }
            terms[unmarked].head = Int32(index)
            terms[unmarked].frequency += 1
        }
    }

    private mutating func append(
        _ doc: DocID, _ unmarked: Int, _ tokens: TokenBuffer, _ vocabulary: borrowing Vocabulary
    ) {
        var chain = terms[unmarked].chain
        var lastForm = terms[unmarked].lastForm
        arena.append(varint: doc - terms[unmarked].lastDoc, to: &chain)
        arena.append(varint: terms[unmarked].frequency, to: &chain)
        var index = terms[unmarked].head
        var position: UInt32 = 0
        while index >= 0 {
            let token = Int(index)
            let form = formNumbers[Int(tokens.terms[token])]
            let gap = tokens.positions[token] - position
            arena.append(varint: gap << 1 | (form == lastForm ? 0 : 1), to: &chain)
            if form != lastForm { arena.append(varint: form, to: &chain) }
            lastForm = form
            position = tokens.positions[token]
            appendFollowers(of: token, tokens, vocabulary, to: &chain)
            index = next[token]
        }
        terms[unmarked].chain = chain
        terms[unmarked].lastForm = lastForm
        terms[unmarked].lastDoc = doc
        terms[unmarked].head = -1
        terms[unmarked].frequency = 0
    }

    private mutating func appendFollowers(
        of token: Int, _ tokens: TokenBuffer, _ vocabulary: borrowing Vocabulary, to chain: inout ChainArena.Chain
    ) {
        var follower = Int(followers[token])
        let position = tokens.positions[token] + 1
        guard follower < tokens.count, tokens.positions[follower] == position else {
            arena.append(varint: 0, to: &chain)
            return
        }
        while follower < tokens.count, tokens.positions[follower] == position {
            let number = vocabulary.unmarkedID(tokens.terms[follower]) + 1
            follower += 1
            let isLast = follower == tokens.count || tokens.positions[follower] != position
            arena.append(varint: number << 1 | (isLast ? 0 : 1), to: &chain)
        }
    }

    /// The terms that occur, in ascending order of their unmarked keys.
    func sortedTerms(_ vocabulary: borrowing Vocabulary) -> [(key: [UInt8], term: UInt32)] {
        var keys: [(key: [UInt8], term: UInt32)] = []
        for index in terms.indices where !terms[index].chain.isEmpty {
            keys.append((vocabulary.unmarkedKey(UInt32(index)), UInt32(index)))
        }
        keys.sort { TermDictionary.precedes($0.key, $1.key) }
        return keys
    }

    /// Unpacks one term: the whole text's postings, each zone's, and what follows it.
    func postings(
        of unmarked: UInt32, vocabulary: borrowing Vocabulary, text: inout TermPostings,
        zones: inout [Schema.FieldID: TermPostings], pairs: inout PairGroups
    ) {
        let term = terms[Int(unmarked)]
        var forms: [TermPostings.Form] = []
        for form in term.forms { forms.append(TermPostings.Form(key: vocabulary.exactKey(form))) }
        text.removeAll()
        text.forms = forms
        pairs.removeAll()
        for zone in zones.keys {
            zones[zone]?.removeAll()
            zones[zone]?.forms = forms
        }
        var reader = arena.reader(term.chain)
        var doc: DocID = 0
        var form: UInt32 = 0
        while !reader.isAtEnd {
            doc += reader.varint()
            text.begin(doc)
            var passage = passageStarts[Int(doc)]
            var position: UInt32 = 0
            for _ in 0..<reader.varint() {
                let value = reader.varint()
                if value & 1 == 1 { form = reader.varint() }
                position += value >> 1
                text.gaps.append(value >> 1)
                text.occurrenceForms.append(form)
                text.add(form: Int(form))
                var follower = reader.varint()
                while follower > 0 {
                    pairs.append(follower: follower >> 1 - 1, doc)
                    follower = follower & 1 == 1 ? reader.varint() : 0
                }
                while passageEnds[passage].position <= position { passage += 1 }
                guard let zone = passageEnds[passage].zone else { continue }
                if zones[zone]?.docs.last != doc { zones[zone]?.begin(doc) }
                zones[zone]?.add(form: Int(form))
            }
        }
        for zone in zones.keys { zones[zone]?.forms.removeAll { $0.docs.isEmpty } }
    }
}
