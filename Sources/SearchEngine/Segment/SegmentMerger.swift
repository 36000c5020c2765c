/// Makes one segment of several: their live documents one after the other.
struct SegmentMerger {
    /// New numbers of a segment's documents, -1 for deleted ones.
    private typealias DocumentMap = [Int64]

    private let sources: [SegmentReader]
    private let schema: Schema
    private let maps: [DocumentMap]
    private let lengths: [UInt32]

    init(_ sources: [SegmentReader], schema: Schema) {
        self.sources = sources
        self.schema = schema
        var lengths: [UInt32] = []
        maps = sources.map { source -> DocumentMap in
            (0..<DocID(source.documentCount)).map { doc in
                guard source.live?.isLive(doc) ?? true else { return -1 }
                lengths.append(source.length(doc))
                return Int64(lengths.count - 1)
            }
        }
        self.lengths = lengths
    }

    /// - Complexity: linear in the postings and stored bytes of the sources.
    func write(to sink: any FileSink) throws(SearchEngineError) -> SegmentInfo {
        let writer = try SectionWriter(sink)
        let store = try DocumentStoreWriter()
        try writer.begin(.store)
        for (source, map) in zip(sources, maps) {
            var unpacked = DocumentStore.Unpacked()
            for (doc, new) in map.enumerated() where new >= 0 {
                try store.append(try source.stored(DocID(doc), unpacked: &unpacked), to: writer)
            }
        }
        let storeIndex = try store.finish(to: writer)
        try writer.end()
        let info = SegmentInfo(
            documentCount: lengths.count, tokenCount: lengths.reduce(0) { $0 + UInt64($1) })
        try writer.section(.storeIndex, storeIndex)
        try writer.section(.info, info.encoded())
        try writer.section(.lengths, Lengths.encode(lengths))
        for column in schema.columns.indices {
            try writer.section(.column(column), Column.encode(values(column)))
        }
        try writeTerms(to: writer)
        try writer.finish()
        return info
    }

    private func values(_ column: Schema.ColumnID) -> [Int64?] {
        var values: [Int64?] = []
        for (source, map) in zip(sources, maps) {
            let from = source.column(column)
            for (doc, new) in map.enumerated() where new >= 0 { values.append(from[DocID(doc)]) }
        }
        return values
    }

    private func writeTerms(to writer: SectionWriter) throws(SearchEngineError) {
        var writers = schema.fields.map { TermWriter(kind: $0.kind, lengths: lengths) }
        try writer.begin(.postings)
        for field in schema.fields.indices {
            var cursors: [TermDictionary.Cursor] = []
            for source in sources { cursors.append(try source.dictionary(field).cursor()) }
            while let key = try leastKey(&cursors) {
                var term = TermPostings()
                for index in cursors.indices {
                    guard let next = try cursors[index].peek(), next.key == key else { continue }
                    _ = try cursors[index].next()
                    try append(try next.entry(), field: field, source: index, to: &term)
                }
                try writers[field].write(key, &term, to: writer)
            }
        }
        try writer.end()
        for (field, terms) in writers.enumerated() {
            let sections = terms.sections
            try writer.section(.terms(field), sections.dictionary)
            try writer.section(.termIndex(field), sections.index)
        }
    }

    private func leastKey(_ cursors: inout [TermDictionary.Cursor]) throws(SearchEngineError) -> [UInt8]? {
        var least: [UInt8]?
        for index in cursors.indices {
            guard let key = try cursors[index].peek()?.key else { continue }
            if least.map({ TermDictionary.precedes(key, $0) }) ?? true { least = key }
        }
        return least
    }

    /// Adds one source's list of a term, with the documents' new numbers.
    private func append(
        _ entry: TermEntry, field: Schema.FieldID, source: Int, to term: inout TermPostings
    ) throws(SearchEngineError) {
        let kind = schema.fields[field].kind
        let forms = entry.forms.map { form in Self.place(of: form.key, in: &term.forms) }
        var positions = kind == .text ? try sources[source].positions(entry) : nil
        let cursor = try sources[source].cursor(entry.list, field)
        var found: [UInt32] = []
        var foundForms: [UInt32] = []
        for block in 0..<cursor.blockTotal {
            try cursor.enter(block: block)
            let frequencies = kind == .keyword ? [] : try cursor.blockFrequencies()
            for index in 0..<cursor.blockCount {
                let new = maps[source][Int(cursor.docs[index])]
                guard new >= 0 else { continue }
                term.docs.append(DocID(new))
                guard kind != .keyword else { continue }
                term.frequencies.append(frequencies[index])
                guard positions != nil else { continue }
                found.removeAll(keepingCapacity: true)
                foundForms.removeAll(keepingCapacity: true)
                try positions?.read(at: index, of: cursor, positions: &found, forms: &foundForms)
                var previous: UInt32 = 0
                for (position, form) in zip(found, foundForms) {
                    guard Int(form) < forms.count else {
                        throw .damaged(file: sources[source].file, reason: "an occurrence in a form its term lacks")
                    }
                    term.gaps.append(position - previous)
                    term.occurrenceForms.append(UInt32(forms[Int(form)]))
                    previous = position
                }
            }
        }
        for (form, place) in zip(entry.forms, forms) {
            try append(form.list, field: field, source: source, to: &term.forms[place])
        }
    }

    private func append(
        _ list: PostingsInfo, field: Schema.FieldID, source: Int, to form: inout TermPostings.Form
    ) throws(SearchEngineError) {
        let cursor = try sources[source].cursor(list, field)
        for block in 0..<cursor.blockTotal {
            try cursor.enter(block: block)
            let frequencies = try cursor.blockFrequencies()
            for index in 0..<cursor.blockCount {
                let new = maps[source][Int(cursor.docs[index])]
                guard new >= 0 else { continue }
                form.docs.append(DocID(new))
                form.frequencies.append(frequencies[index])
                form.total += Int(frequencies[index])
            }
        }
    }

    private static func place(of key: [UInt8], in forms: inout [TermPostings.Form]) -> Int {
        if let place = forms.firstIndex(where: { $0.key == key }) { return place }
        forms.append(TermPostings.Form(key: key))
        return forms.count - 1
    }
}
