internal import Analysis

/// The positions of a segment's text, term by term: a counting sort of what ``TextInverter`` has gathered.
///
/// Terms are known by rank: the place of their unmarked key among those that occur, in order.
struct TextInversion {
    private let text: TextInverter
    /// By term number, in the vocabulary: the rank of its unmarked key.
    private let ranks: [UInt32]
    /// By term number: which of the forms of its unmarked key it is.
    private let formNumbers: [UInt32]
    /// By rank.
    private let keys: KeyArena
    /// The forms of all ranks, one rank's behind the other's.
    private let forms: KeyArena
    /// Where the forms of each rank start; one more entry than ranks.
    private let formStarts: [UInt32]
    /// Where the occurrences of each rank start; one more entry than ranks.
    private let starts: [Int]
    /// Ascending within a rank.
    private let occurrences: [Occurrence]
    /// The document at the first place of each block of ``documentBlock``.
    private let documents: [DocID]
    private static let documentBlock: UInt32 = 256

    /// A place in the text and what is read there, so that nobody has to look: places of one term lie far apart.
    private struct Occurrence {
        /// In place of a form or a follower that is to be looked up.
        static let escapedForm: UInt64 = 0xFF
        static let escapedFollower: UInt64 = 0xFF_FFFE
        /// In place of a follower where none stands.
        static let noFollower: UInt64 = 0xFF_FFFF

        private let bits: UInt64

        static let none = Occurrence(place: 0, form: 0, follower: noFollower)

        @inline(__always)
        init(place: Int, form: UInt64, follower: UInt64) {
            bits = UInt64(place) | form << 32 | follower << 40
        }

        var place: UInt32 { UInt32(truncatingIfNeeded: bits) }
        var form: UInt64 { bits >> 32 & 0xFF }
        var follower: UInt64 { bits >> 40 }
    }

    /// - Complexity: linear in the positions, and sorts the keys.
    init(_ text: TextInverter, _ vocabulary: borrowing Vocabulary) {
        self.text = text
        let counts = Self.counts(text, terms: vocabulary.count)
        (keys, ranks) = Self.ranks(counts, vocabulary)
        var formNumbers = [UInt32](repeating: 0, count: counts.count)
        var formStarts = [UInt32](repeating: 0, count: keys.count + 1)
        var starts = [Int](repeating: 0, count: keys.count + 1)
        for (term, count) in counts.enumerated() where count > 0 {
            let rank = Int(ranks[term])
            formNumbers[term] = formStarts[rank + 1]
            formStarts[rank + 1] += 1
            starts[rank + 1] += Int(count)
        }
        for rank in 0..<keys.count {
            formStarts[rank + 1] += formStarts[rank]
            starts[rank + 1] += starts[rank]
        }
        forms = Self.forms(counts, ranks, formNumbers, formStarts, vocabulary)
        (self.formNumbers, self.formStarts, self.starts) = (formNumbers, formStarts, starts)
        occurrences = Self.occurrences(text, ranks, formNumbers, starts)
        documents = Self.documents(text)
    }

    /// How often each term of the vocabulary occurs.
    private static func counts(_ text: TextInverter, terms: Int) -> [UInt32] {
        var counts = [UInt32](repeating: 0, count: terms)
        for term in text.terms where term & TextInverter.mark == 0 { counts[Int(term)] += 1 }
        for term in text.shared { counts[Int(term & ~TextInverter.mark)] += 1 }
        return counts
    }

    /// The unmarked keys that occur, in ascending order, and which of them each term of the vocabulary has.
    private static func ranks(_ counts: [UInt32], _ vocabulary: borrowing Vocabulary) -> (KeyArena, [UInt32]) {
        let unmarkedIDs = vocabulary.unmarkedIDs
        var met = KeyArena()
        var unmarkedOfMet: [UInt32] = []
        var ranks = [UInt32](repeating: .max, count: vocabulary.unmarkedCount)
        for (term, count) in counts.enumerated() where count > 0 && ranks[Int(unmarkedIDs[term])] == .max {
            ranks[Int(unmarkedIDs[term])] = 0
            met.append(vocabulary.unmarkedKey(unmarkedIDs[term]).span)
            unmarkedOfMet.append(unmarkedIDs[term])
        }
        var keys = KeyArena()
        for number in met.ascending {
            ranks[Int(unmarkedOfMet[Int(number)])] = UInt32(keys.count)
            keys.append(met[Int(number)].span)
        }
        return (keys, unmarkedIDs.map { ranks[Int($0)] })
    }

    /// The exact keys that occur, rank by rank.
    private static func forms(
        _ counts: [UInt32], _ ranks: [UInt32], _ formNumbers: [UInt32], _ formStarts: [UInt32],
        _ vocabulary: borrowing Vocabulary
    ) -> KeyArena {
        var terms = [TermID](repeating: 0, count: Int(formStarts[formStarts.count - 1]))
        for (term, count) in counts.enumerated() where count > 0 {
            terms[Int(formStarts[Int(ranks[term])] + formNumbers[term])] = TermID(term)
        }
        var forms = KeyArena()
        for term in terms { forms.append(vocabulary.exactKey(term).span) }
        return forms
    }

    private static func occurrences(
        _ text: TextInverter, _ ranks: [UInt32], _ formNumbers: [UInt32], _ starts: [Int]
    ) -> [Occurrence] {
        var next = starts
        var occurrences = [Occurrence](repeating: .none, count: starts[starts.count - 1])
        let terms = text.terms
        // The last position of a document is free.
        for place in 0..<max(0, terms.count - 1) where terms[place] != TextInverter.empty {
            let follower: UInt64
            switch terms[place + 1] {
            case TextInverter.empty: follower = Occurrence.noFollower
            case let term where term & TextInverter.mark != 0: follower = Occurrence.escapedFollower
            case let term: follower = min(UInt64(ranks[Int(term)]), Occurrence.escapedFollower)
            }
            text.forEachTerm(terms[place]) { term in
                let rank = Int(ranks[Int(term)])
                let form = min(UInt64(formNumbers[Int(term)]), Occurrence.escapedForm)
                occurrences[next[rank]] = Occurrence(place: place, form: form, follower: follower)
                next[rank] += 1
            }
        }
        return occurrences
    }

    private static func documents(_ text: TextInverter) -> [DocID] {
        var documents: [DocID] = []
        var doc = 0
        for first in stride(from: 0, to: text.terms.count, by: Int(documentBlock)) {
            while doc + 1 < text.documentStarts.count, text.documentStarts[doc + 1] <= UInt32(first) { doc += 1 }
            documents.append(DocID(doc))
        }
        return documents
    }

    /// The unmarked keys that occur, in ascending order.
    var count: Int { keys.count }

    func key(_ rank: Int) -> [UInt8] { Array(keys[rank]) }

    /// All ranks in runs of so many occurrences or so many terms, or of one term with more.
    func runs(of occurrences: Int, orTerms terms: Int) -> [Range<Int>] {
        var runs: [Range<Int>] = []
        var first = 0
        for rank in 0..<count {
            let isFull = starts[rank + 1] - starts[first] >= occurrences || rank + 1 - first >= terms
            guard isFull || rank + 1 == count else { continue }
            runs.append(first..<rank + 1)
            first = rank + 1
        }
        return runs
    }

    // MARK: Postings

    /// Unpacks one term: the whole text's postings, each zone's, and what follows it, by rank.
    ///
    /// - Parameter zones: one for each zone of the schema.
    /// - Complexity: linear in the occurrences.
    func postings(
        of rank: Int, text postings: inout TermPostings, zones: inout [TermPostings], pairs: inout PairGroups
    ) {
        postings.removeAll()
        addForms(of: rank, to: &postings)
        for zone in zones.indices { zones[zone].removeAll() }
        pairs.removeAll()
        var span = (doc: DocID(0), start: UInt32(0), end: UInt32(0), zonesEnd: UInt32(0))
        var previous: UInt32 = 0
        var repeated = 0
        for occurrence in occurrences[starts[rank]..<starts[rank + 1]] {
            let place = occurrence.place
            if place >= span.end {
                span = documentSpan(at: place)
                postings.begin(span.doc)
                previous = span.start
                repeated = 0
            } else {
                repeated = place == previous ? repeated + 1 : 0
            }
            let form =
                occurrence.form < Occurrence.escapedForm
                ? UInt32(occurrence.form) : self.form(at: place, rank, repeated)
            postings.add(gap: place - previous, form: form)
            previous = place
            if occurrence.follower < Occurrence.escapedFollower {
                pairs.append(follower: UInt32(occurrence.follower), span.doc)
            } else if occurrence.follower == Occurrence.escapedFollower {
                text.forEachTerm(text.terms[Int(place) + 1]) { pairs.append(follower: ranks[Int($0)], span.doc) }
            }
            if place < span.zonesEnd, let zone = zone(at: place - span.start, span.doc) {
                // Most terms stand in no zone.
                if zones[zone].forms.isEmpty { addForms(of: rank, to: &zones[zone]) }
                zones[zone].add(form: Int(form), span.doc)
            }
        }
        postings.deriveForms()
        for zone in zones.indices { zones[zone].forms.removeAll { $0.docs.isEmpty } }
    }

    private func addForms(of rank: Int, to postings: inout TermPostings) {
        for form in formStarts[rank]..<formStarts[rank + 1] {
            postings.forms.append(TermPostings.Form(key: Array(forms[Int(form)])))
        }
    }

    /// The document that a place is in, from where to where it reaches, and where its zones end.
    private func documentSpan(at place: UInt32) -> (doc: DocID, start: UInt32, end: UInt32, zonesEnd: UInt32) {
        var doc = Int(documents[Int(place / Self.documentBlock)])
        let starts = text.documentStarts
        while doc + 1 < starts.count, starts[doc + 1] <= place { doc += 1 }
        let end = doc + 1 < starts.count ? starts[doc + 1] : UInt32(text.terms.count)
        var zonesEnd = starts[doc]
        for passage in Int(text.passageStarts[doc])..<Int(text.passageStarts[doc + 1])
        where text.passageEnds[passage].zone != nil {
            zonesEnd = starts[doc] + text.passageEnds[passage].position
        }
        return (DocID(doc), starts[doc], end, zonesEnd)
    }

    /// The zone of a position of a document, by its place among the schema's zones.
    private func zone(at position: UInt32, _ doc: DocID) -> Int? {
        var passage = Int(text.passageStarts[Int(doc)])
        while text.passageEnds[passage].position <= position { passage += 1 }
        return text.passageEnds[passage].zone.map { $0 - Schema.firstZone }
    }

    /// The form of a term at a place; of several with the same rank there, of the one that as many come before.
    private func form(at place: UInt32, _ rank: Int, _ repeated: Int) -> UInt32 {
        let entry = text.terms[Int(place)]
        guard entry & TextInverter.mark != 0 else { return formNumbers[Int(entry)] }
        var (form, before) = (UInt32(0), 0)
        text.forEachTerm(entry) { term in
            guard ranks[Int(term)] == UInt32(rank) else { return }
            if before == repeated { form = formNumbers[Int(term)] }
            before += 1
        }
        return form
    }
}

extension TextInverter {
    /// Calls `body` with each term of a position, in the order they were added.
    ///
    /// - Parameter entry: what stands at the position; not ``empty``.
    @inline(__always)
    func forEachTerm(_ entry: UInt32, _ body: (UInt32) -> Void) {
        guard entry & Self.mark != 0 else { return body(entry) }
        var index = Int(entry & ~Self.mark)
        while shared[index] & Self.mark == 0 {
            body(shared[index])
            index += 1
        }
        body(shared[index] & ~Self.mark)
    }
}
