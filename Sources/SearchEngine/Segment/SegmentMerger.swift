internal import Analysis

/// Makes one segment of several: their live documents one after the other.
struct SegmentMerger {
    /// Occurrences of one term are unpacked all at once up to so many. Those of others are read twice, some at a time: what is
    /// held of a term does not grow with how often it occurs.
    private static let mostOccurrences = 1 << 16

    /// What one source has of a term.
    private struct Part {
        let source: Int
        let entry: TermEntry
        /// The place of each form in the merged term.
        let forms: [Int]
    }

    /// New numbers of a segment's documents, -1 for deleted ones.
    private typealias DocumentMap = [Int64]

    private let sources: [SegmentReader]
    private let schema: Schema
    private let maps: [DocumentMap]
    private let lengths: [UInt32]
    private let pages: SourcePages

    init(_ sources: [SegmentReader], schema: Schema) {
        self.sources = sources
        self.schema = schema
        pages = SourcePages(of: sources)
        var lengths: [UInt32] = []
        maps = sources.map { source -> DocumentMap in
            (0..<DocID(source.documentCount)).map { doc in
                guard source.isLive(doc) else { return -1 }
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
                let stored = try source.stored(DocID(doc), unpacked: &unpacked)
                pages.read(stored.count)
                try store.append(stored, to: writer)
            }
        }
        let storeIndex = try store.finish(to: writer)
        try writer.end()
        let info = SegmentInfo(
            documentCount: lengths.count, tokenCount: lengths.reduce(0) { $0 + UInt64($1) })
        try writer.section(.storeIndex, storeIndex)
        try writer.section(.info, info.encoded())
        try writer.section(.identifiers, identifiers())
        try writer.section(.lengths, Lengths.encode(lengths))
        try writer.section(.lengthClasses, LengthClasses.encode(lengths))
        try writer.section(.sketches, Sketches.encode(sketches, count: lengths.count))
        for column in schema.columns.indices {
            try writer.section(.column(column), Column.encode(values(column)))
        }
        pages.release()
        try writeTerms(to: writer)
        try writer.finish()
        return info
    }

    private func identifiers() throws(SearchEngineError) -> [UInt8] {
        var ids = KeyArena()
        for (source, map) in zip(sources, maps) {
            for (doc, new) in map.enumerated() where new >= 0 { ids.append(try source.id(DocID(doc)).utf8.span) }
        }
        return Identifiers.encode(documentCount: ids.count) { ids[$0] }
    }

    /// One after the other: of a large index they are not all held.
    private var sketches: some Sequence<TextSketch?> {
        zip(sources, maps).lazy.flatMap { source, map in
            map.indices.lazy.filter { map[$0] >= 0 }.map { source.sketch(DocID($0)) }
        }
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
        var places = sources.map { WordPlaces($0.dictionary(Schema.text).count) }
        var words = 0
        for (field, kind) in schema.fields.map(\.kind).enumerated() where kind != .pair {
            var terms = try TermUnion(sources, field: field)
            while let next = try terms.next() {
                let isKept = try write(next, field: field, kind, by: &writers[field], to: writer)
                guard field == Schema.text else { continue }
                for (index, entry) in next.entries.enumerated() where entry != nil {
                    places[index].append(isKept ? words : nil)
                }
                if isKept { words += 1 }
            }
        }
        var pairs = PairDictionaryWriter(lengths: lengths, words: words)
        try write(&pairs, places, to: writer)
        try writer.end()
        try writer.dictionaries(writers, pairs: &pairs)
    }

    private func write(
        _ pairs: inout PairDictionaryWriter, _ places: [WordPlaces], to writer: SectionWriter
    ) throws(SearchEngineError) {
        var union = try PairUnion(zip(sources, places).map { ($0.pairs, $1) })
        var postings = TermPostings()
        while let pair = try union.next() {
            postings.removeAll()
            for (source, list) in pair.lists {
                pages.read(list, of: source)
                try forEachLive(list, Schema.pairs, source) { new, frequency, _, _ in
                    postings.docs.append(new)
                    postings.frequencies.append(frequency)
                }
            }
            try pairs.write(first: pair.first, second: pair.second, postings, to: writer)
        }
    }

    /// - Returns: whether any live document has the term.
    private func write(
        _ next: TermUnion.Term, field: Schema.FieldID, _ kind: Schema.Field.Kind, by terms: inout TermWriter,
        to writer: SectionWriter
    ) throws(SearchEngineError) -> Bool {
        var term = MergedTerm()
        var parts: [Part] = []
        for (source, entry) in next.entries.enumerated() {
            guard let entry else { continue }
            parts.append(Part(source: source, entry: entry, forms: entry.forms.map { term.place(ofForm: $0.key) }))
        }
        let isHeld = kind != .text || parts.reduce(0) { $0 + $1.entry.list.totalFrequency } <= Self.mostOccurrences
        for part in parts {
            pages.read(part.entry.list, andBehind: isHeld ? part.entry.positionsLength : 0, of: part.source)
            try append(part, field: field, to: &term.postings)
            guard kind == .text, isHeld else { continue }
            try forEachOccurrence(part, part.forms.map { UInt32($0) }) { gaps, forms in
                term.postings.gaps += gaps
                term.postings.occurrenceForms += forms
            }
        }
        if isHeld {
            try terms.write(next.key, &term.postings, to: writer)
        } else {
            let places = term.postings.sortForms()
            try terms.write(next.key, term.postings, to: writer) { (body) throws(SearchEngineError) in
                for part in parts { try forEachOccurrence(part, part.forms.map { places[$0] }, body) }
            }
        }
        return !term.postings.docs.isEmpty
    }

    /// Adds one source's lists of a term, with the documents' new numbers.
    private func append(
        _ part: Part, field: Schema.FieldID, to postings: inout TermPostings
    ) throws(SearchEngineError) {
        let hasFrequencies = schema.fields[field].kind.hasFrequencies
        try forEachLive(part.entry.list, field, part.source) { new, frequency, _, _ in
            postings.docs.append(new)
            if hasFrequencies { postings.frequencies.append(frequency) }
        }
        for (form, place) in zip(part.entry.forms, part.forms) {
            try forEachLive(form.list, field, part.source) { new, frequency, _, _ in
                postings.forms[place].append(new, frequency: frequency)
            }
        }
    }

    /// Calls `body` with the gaps and forms of the live documents of a list of the text, some at a time.
    ///
    /// - Parameter numbers: what each form of the source is called.
    private func forEachOccurrence(
        _ part: Part, _ numbers: [UInt32],
        _ body: (ArraySlice<UInt32>, ArraySlice<UInt32>) throws(SearchEngineError) -> Void
    ) throws(SearchEngineError) {
        var positions = try sources[part.source].positions(part.entry)
        var numbered: [UInt32] = []
        try forEachLive(part.entry.list, Schema.text, part.source) { (_, _, cursor, index) throws(SearchEngineError) in
            try positions.read(at: index, of: cursor) { (gaps, forms) throws(SearchEngineError) in
                pages.read(gaps.count)
                numbered.removeAll(keepingCapacity: true)
                for form in forms {
                    guard Int(form) < numbers.count else {
                        throw .damaged(
                            file: sources[part.source].file, reason: "an occurrence in a form its term lacks")
                    }
                    numbered.append(numbers[Int(form)])
                }
                try body(gaps, numbered[...])
            }
        }
    }

    /// Calls `body` with the new number and the frequency of each live document of a list, and with where it stands
    /// in it; the frequency is 1 where the list has none.
    private func forEachLive(
        _ list: PostingsInfo, _ field: Schema.FieldID, _ source: Int,
        _ body: (DocID, UInt32, PostingsCursor, Int) throws(SearchEngineError) -> Void
    ) throws(SearchEngineError) {
        let cursor = try sources[source].cursor(list, field)
        let map = maps[source]
        for block in 0..<cursor.blockTotal {
            try cursor.enter(block: block)
            let docs = cursor.docs
            let frequencies = cursor.hasFrequencies ? try cursor.blockFrequencies() : []
            for index in 0..<cursor.blockCount {
                let new = map[Int(docs[index])]
                guard new >= 0 else { continue }
                try body(DocID(new), cursor.hasFrequencies ? frequencies[index] : 1, cursor, index)
            }
        }
    }
}

/// About how much of the sources of a merge, by the stored texts and lists that were read, has come into memory: all that
/// has is let go before it is much.
private final class SourcePages {
    private static let most = 2 << 20
    /// What comes with a page that is read.
    private static let around = 64 << 10

    private let sources: [SegmentReader]
    /// By source: where the last list that was read ends.
    private var ends: [Int]
    private var bytes = 0

    init(of sources: [SegmentReader]) {
        self.sources = sources
        ends = sources.map { _ in 0 }
    }

    func read(_ count: Int) {
        bytes += count
        if bytes >= Self.most { release() }
    }

    func release() {
        for source in sources { source.releasePages() }
        bytes = 0
    }

    /// - Parameter list: a part of the postings section of a source, and so is what lies behind it.
    func read(_ list: PostingsInfo, andBehind length: Int = 0, of source: Int) {
        let end = list.offset + list.length + length
        read(min(abs(list.offset - ends[source]), Self.around) + end - list.offset)
        ends[source] = end
    }
}

/// A term on its way from several segments into one: its forms are known by key, each segment numbers them its own way.
private struct MergedTerm {
    var postings = TermPostings()
    private var places: [[UInt8]: Int] = [:]

    /// The number of a form; a new one if it is new.
    mutating func place(ofForm key: [UInt8]) -> Int {
        if let place = places[key] { return place }
        places[key] = postings.forms.count
        postings.forms.append(TermPostings.Form(key: key))
        return postings.forms.count - 1
    }
}
