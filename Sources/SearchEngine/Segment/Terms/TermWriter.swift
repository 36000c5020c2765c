/// Encodes the lists of terms of one kind of field.
struct TermEncoder {
    private let kind: Schema.Field.Kind
    private let lengths: [UInt32]
    private var postings: PostingsWriter
    private var positions = PositionsWriter()

    /// - Parameter lengths: of every document of the segment.
    init(kind: Schema.Field.Kind, lengths: [UInt32]) {
        self.kind = kind
        self.lengths = lengths
        postings = PostingsWriter(hasFrequencies: kind.hasFrequencies)
    }

    /// - Parameters:
    ///   - term: with a document at least.
    ///   - writer: offsets of the entry count from its start.
    /// - Throws: ``SearchEngineError/tooLarge(what:)`` where the lists need offsets of more than 32 bits.
    mutating func encode(
        _ term: inout TermPostings, into writer: inout ByteWriter
    ) throws(SearchEngineError) -> TermEntry {
        term.sortForms()
        let start = writer.count
        var entry = TermEntry()
        entry.list = list(term.docs, term.frequencies, into: &writer)
        if kind == .text {
            let before = writer.count
            positions.write(
                occurrencesBefore: occurrencesBefore(entry.list, term), gaps: term.gaps,
                forms: term.occurrenceForms, into: &writer)
            entry.positionsLength = writer.count - before
        }
        encodeForms(term, of: &entry, into: &writer)
        try check(entry, length: writer.count - start)
        return entry
    }

    /// The same of a term of the text whose occurrences are not held. What is encoded goes to the section as it comes.
    ///
    /// - Parameters:
    ///   - term: with its forms sorted.
    ///   - section: offsets of the entry count from where it is now.
    mutating func encode(
        _ term: TermPostings, to section: SectionWriter, _ walk: PositionsWriter.Walk
    ) throws(SearchEngineError) -> TermEntry {
        let start = section.sectionLength
        var entry = TermEntry()
        var buffer = ByteWriter()
        entry.list = list(term.docs, term.frequencies, into: &buffer)
        try section.append(buffer.bytes)
        try positions.write(occurrencesBefore: occurrencesBefore(entry.list, term), to: section, walk)
        entry.positionsLength = section.sectionLength - start - entry.list.length
        buffer.removeAll()
        encodeForms(term, of: &entry, into: &buffer, from: section.sectionLength - start)
        try section.append(buffer.bytes)
        try check(entry, length: section.sectionLength - start)
        return entry
    }

    private func occurrencesBefore(_ list: PostingsInfo, _ term: TermPostings) -> [UInt32] {
        PostingsEncoding(list, hasFrequencies: true, documentCount: lengths.count)
            .occurrencesBefore(term.docs, term.frequencies, documentCount: lengths.count)
    }

    /// - Parameter start: what the writer's first byte counts as in offsets.
    private mutating func encodeForms(
        _ term: TermPostings, of entry: inout TermEntry, into writer: inout ByteWriter, from start: Int = 0
    ) {
        for form in term.forms {
            var list = term.forms.count > 1 ? list(form.docs, form.frequencies, into: &writer) : entry.list
            if term.forms.count > 1 { list.offset += start }
            entry.forms.append(.init(key: form.key, number: entry.forms.count, list: list))
        }
    }

    private func check(_ entry: TermEntry, length: Int) throws(SearchEngineError) {
        guard length <= Int(UInt32.max), entry.list.totalFrequency <= Int(UInt32.max) else {
            throw .tooLarge(what: "a segment with more than 4 GB of one term")
        }
    }

    private mutating func list(
        _ docs: [DocID], _ frequencies: [UInt32], into writer: inout ByteWriter
    ) -> PostingsInfo {
        let offset = writer.count
        var info = postings.write(docs: docs, frequencies: frequencies, lengths: lengths, into: &writer)
        info.offset = offset
        return info
    }
}

/// Writes terms, one after the other in order of their keys: lists to the postings section, entries to a dictionary.
struct TermWriter {
    private var encoder: TermEncoder
    private var dictionary: TermDictionaryWriter
    private var buffer = ByteWriter()

    /// - Parameter lengths: of every document of the segment.
    init(kind: Schema.Field.Kind, lengths: [UInt32]) {
        encoder = TermEncoder(kind: kind, lengths: lengths)
        dictionary = TermDictionaryWriter(kind: kind)
    }

    /// - Parameter writer: with the postings section open.
    /// - Throws: ``SearchEngineError/tooLarge(what:)`` where a term's lists need offsets of more than 32 bits.
    mutating func write(_ key: [UInt8], _ term: inout TermPostings, to writer: SectionWriter) throws(SearchEngineError)
    {
        guard !term.docs.isEmpty else { return }
        buffer.removeAll()
        let entry = try encoder.encode(&term, into: &buffer)
        try add(key, entry, at: writer.sectionLength)
        try writer.append(buffer.bytes)
    }

    /// Writes a term of the text whose occurrences are not held; see ``TermEncoder``.
    mutating func write(
        _ key: [UInt8], _ term: TermPostings, to writer: SectionWriter, _ walk: PositionsWriter.Walk
    ) throws(SearchEngineError) {
        guard !term.docs.isEmpty else { return }
        let start = writer.sectionLength
        try add(key, encoder.encode(term, to: writer, walk), at: start)
    }

    /// Adds a term whose lists are written by the caller.
    ///
    /// - Parameter start: where in the postings section the offsets of the entry count from.
    mutating func add(_ key: [UInt8], _ entry: TermEntry, at start: Int) throws(SearchEngineError) {
        guard dictionary.dictionary.count <= Int(UInt32.max) else {
            throw .tooLarge(what: "a segment with more than 4 GB of all terms' names")
        }
        dictionary.append(key, entry.moved(by: start))
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
