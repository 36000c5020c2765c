/// All that is indexed of one term of one field, unpacked: what builder and merger hand to ``TermWriter``.
struct TermPostings {
    struct Form {
        var key: [UInt8]
        var docs: [DocID] = []
        var frequencies: [UInt32] = []
        var total = 0

        /// Adds occurrences in the last document or one after it.
        mutating func add(_ count: UInt32, in doc: DocID) {
            if docs.last == doc {
                frequencies[frequencies.count - 1] += count
                total += Int(count)
            } else {
                append(doc, frequency: count)
            }
        }

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
        // Those of most zones are empty.
        guard !docs.isEmpty || !gaps.isEmpty || !forms.isEmpty else { return }
        docs.removeAll(keepingCapacity: true)
        frequencies.removeAll(keepingCapacity: true)
        gaps.removeAll(keepingCapacity: true)
        occurrenceForms.removeAll(keepingCapacity: true)
        forms.removeAll(keepingCapacity: true)
    }

    /// Begins a document; its occurrences are added with ``add(gap:form:)``.
    @inline(__always)
    mutating func begin(_ doc: DocID) {
        docs.append(doc)
        frequencies.append(0)
    }

    /// Adds an occurrence to the last document; its form learns of it from ``deriveForms()``.
    @inline(__always)
    mutating func add(gap: UInt32, form: UInt32) {
        frequencies[frequencies.count - 1] += 1
        gaps.append(gap)
        occurrenceForms.append(form)
    }

    /// Adds an occurrence, of whose position nothing is kept.
    ///
    /// - Parameter doc: not below that of any call before.
    mutating func add(form: Int, _ doc: DocID) {
        if docs.last != doc { begin(doc) }
        frequencies[frequencies.count - 1] += 1
        forms[form].add(1, in: doc)
    }

    /// Fills in the forms from the occurrences. A sole form has the documents of the term, and no list of its own.
    mutating func deriveForms() {
        guard forms.count > 1 else {
            if !forms.isEmpty { forms[0].total = occurrenceForms.count }
            return
        }
        var index = 0
        for (doc, frequency) in zip(docs, frequencies) {
            let end = index + Int(frequency)
            while index < end {
                let (form, first) = (occurrenceForms[index], index)
                repeat { index += 1 } while index < end && occurrenceForms[index] == form
                forms[Int(form)].add(UInt32(index - first), in: doc)
            }
        }
    }

    /// Puts the most frequent form first; among equals, by key.
    ///
    /// - Returns: where each form has gone.
    @discardableResult
    mutating func sortForms() -> [UInt32] {
        // Most words are written in one way.
        guard forms.count > 1 else { return Array(zeros: forms.count) }
        let order = forms.indices.sorted { left, right in
            let (one, other) = (forms[left], forms[right])
            return one.total != other.total
                ? one.total > other.total : TermDictionary.precedes(one.key, other.key)
        }
        var places = [UInt32](repeating: 0, count: forms.count)
        for (place, form) in order.enumerated() { places[form] = UInt32(place) }
        guard order != Array(forms.indices) else { return places }
        for index in occurrenceForms.indices {
            occurrenceForms[index] = places[Int(occurrenceForms[index])]
        }
        forms = order.map { forms[$0] }
        return places
    }
}
