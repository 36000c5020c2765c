/// Writes terms, one after the other in order of their keys: lists to the postings section, entries to a dictionary.
struct TermWriter {
    private let kind: Schema.Field.Kind
    private let lengths: [UInt32]
    private var postings: PostingsWriter
    private var positions = PositionsWriter()
    private var dictionary: TermDictionaryWriter
    private var buffer = ByteWriter()

    /// - Parameter lengths: of every document of the segment.
    init(kind: Schema.Field.Kind, lengths: [UInt32]) {
        self.kind = kind
        self.lengths = lengths
        postings = PostingsWriter(hasFrequencies: kind.hasFrequencies)
        dictionary = TermDictionaryWriter(kind: kind)
    }

    /// - Parameter writer: with the postings section open.
    /// - Throws: ``SearchEngineError/tooLarge(what:)`` where a term's lists need offsets of more than 32 bits.
    mutating func write(_ key: [UInt8], _ term: inout TermPostings, to writer: SectionWriter) throws(SearchEngineError)
    {
        guard !term.docs.isEmpty else { return }
        term.sortForms()
        buffer.removeAll()
        let start = writer.sectionLength
        var entry = TermEntry()
        entry.list = list(term.docs, term.frequencies, at: start)
        if kind == .text {
            let before = buffer.count
            let encoding = PostingsEncoding(entry.list, hasFrequencies: true, documentCount: lengths.count)
            positions.write(
                occurrencesBefore: encoding.occurrencesBefore(
                    term.docs, term.frequencies, documentCount: lengths.count),
                gaps: term.gaps, forms: term.occurrenceForms, into: &buffer)
            entry.positionsLength = buffer.count - before
        }
        for form in term.forms {
            let list = term.forms.count > 1 ? list(form.docs, form.frequencies, at: start) : entry.list
            entry.forms.append(.init(key: form.key, number: entry.forms.count, list: list))
        }
        guard buffer.count <= Int(UInt32.max), entry.list.totalFrequency <= Int(UInt32.max),
            dictionary.dictionary.count <= Int(UInt32.max)
        else { throw .tooLarge(what: "a segment with more than 4 GB of one term or of all terms' names") }
        try writer.append(buffer.bytes)
        dictionary.append(key, entry)
    }

    private mutating func list(_ docs: [DocID], _ frequencies: [UInt32], at start: Int) -> PostingsInfo {
        let offset = start + buffer.count
        var info = postings.write(docs: docs, frequencies: frequencies, lengths: lengths, into: &buffer)
        info.offset = offset
        return info
    }

    /// The dictionary and index sections of the terms written.
    var sections: (dictionary: [UInt8], index: [UInt8]) { (dictionary.dictionary.bytes, dictionary.index) }
}

extension SectionWriter {
    /// Writes the dictionary of each field, that of the pairs in its place among them.
    func dictionaries(
        _ writers: [TermWriter], pairs: inout PairDictionaryWriter
    ) throws(SearchEngineError) {
        for (field, terms) in writers.enumerated() {
            let sections = field == Schema.pairs ? pairs.finish() : terms.sections
            try section(.terms(field), sections.dictionary)
            try section(.termIndex(field), sections.index)
        }
    }
}
