/// All that is indexed of one term of one field, unpacked: what builder and merger hand to ``TermWriter``.
struct TermPostings {
    struct Form {
        var key: [UInt8]
        var docs: [DocID] = []
        var frequencies: [UInt32] = []
        var total = 0

        /// Adds a document after those before.
        mutating func append(_ doc: DocID, frequency: UInt32) {
            docs.append(doc)
            frequencies.append(frequency)
            total += Int(frequency)
        }
    }

    var docs: [DocID] = []
    /// One a document; empty for keywords.
    var frequencies: [UInt32] = []
    /// One an occurrence, for fields with positions: the gap to the position before in the same document.
    var gaps: [UInt32] = []
    /// One an occurrence, for fields with positions: an index into `forms`.
    var occurrenceForms: [UInt32] = []
    /// In any order; empty for keywords and pairs.
    var forms: [Form] = []

    mutating func removeAll() {
        docs.removeAll(keepingCapacity: true)
        frequencies.removeAll(keepingCapacity: true)
        gaps.removeAll(keepingCapacity: true)
        occurrenceForms.removeAll(keepingCapacity: true)
        forms.removeAll(keepingCapacity: true)
    }

    /// Begins a document; occurrences are added with ``add(form:)``.
    mutating func begin(_ doc: DocID) {
        docs.append(doc)
        frequencies.append(0)
    }

    /// Counts one occurrence in the last document.
    mutating func add(form: Int) {
        let last = docs.count - 1
        frequencies[last] += 1
        forms[form].total += 1
        if forms[form].docs.last == docs[last] {
            forms[form].frequencies[forms[form].frequencies.count - 1] += 1
        } else {
            forms[form].docs.append(docs[last])
            forms[form].frequencies.append(1)
        }
    }

    /// Puts the most frequent form first; among equals, by key.
    mutating func sortForms() {
        let order = forms.indices.sorted { left, right in
            let (one, other) = (forms[left], forms[right])
            return one.total != other.total
                ? one.total > other.total : TermDictionary.precedes(one.key, other.key)
        }
        guard order != Array(forms.indices) else { return }
        var places = [UInt32](repeating: 0, count: forms.count)
        for (place, form) in order.enumerated() { places[form] = UInt32(place) }
        for index in occurrenceForms.indices {
            occurrenceForms[index] = places[Int(occurrenceForms[index])]
        }
        forms = order.map { forms[$0] }
    }
}
