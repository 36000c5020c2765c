/// Whether the words of a segment's text are kept as they stand in it: each list by itself, positions and forms against the
/// list, the lists of forms and of zones against positions.
///
/// It gathers on its way what the text is compared with the documents by.
struct TextCheck {
    private let segment: SegmentReader
    private let schema: Schema
    private let log: CheckLog
    private var lists: ListCheck
    /// Where each zone ends, by document.
    private let zoneEnds: [Column]
    private var zoneCursors: [TermDictionary.Cursor] = []
    private var positionsWriter = PositionsWriter()

    /// Of each document: a sum over its words, with their marks and positions.
    private(set) var sums: [UInt64]
    /// The last position of each document; nil where it has no word.
    private(set) var lastPositions: [UInt32?]

    init(_ segment: SegmentReader, schema: Schema, _ lists: ListCheck, _ log: CheckLog) {
        self.segment = segment
        self.schema = schema
        self.log = log
        self.lists = lists
        zoneEnds = schema.zones.map { segment.column(schema.endColumn(ofZone: $0)) }
        sums = Array(repeating: 0, count: segment.documentCount)
        lastPositions = Array(repeating: nil, count: segment.documentCount)
    }

    /// - Complexity: linear in the occurrences; one word is in memory at a time.
    mutating func run() throws(SearchEngineError) {
        for zone in schema.zones { zoneCursors.append(try segment.dictionary(zone).cursor()) }
        try segment.dictionary(Schema.text).check { (key, entry) throws(SearchEngineError) in
            try log.checkCancellation()
            try log.run(.postings) { () throws(SearchEngineError) in try check(key, entry) }
        }
        for (zone, field) in schema.zones.enumerated() {
            try log.run(.terms(field)) { () throws(SearchEngineError) in
                try segment.dictionary(field).check { _, _ in }
                if let rest = try zoneCursors[zone].next() {
                    log.note(.terms(field), "\(Self.shown(rest.key)) is not in the text")
                }
            }
        }
    }

    static func shown(_ key: [UInt8]) -> String { "'" + String(decoding: key, as: UTF8.self) + "'" }

    private mutating func check(_ key: [UInt8], _ entry: TermEntry) throws(SearchEngineError) {
        let word = Self.shown(key)
        if let fault = try lists.fault(entry.list, Schema.text) {
            return log.note(.postings, "\(word): \(fault)")
        }
        var text = TermPostings()
        var zones = schema.zones.map { _ in TermPostings() }
        for form in entry.forms {
            text.forms.append(.init(key: form.key))
            for zone in zones.indices { zones[zone].forms.append(.init(key: form.key)) }
        }
        guard try readPositions(entry, &text, &zones) else {
            return log.note(.postings, "\(word): a position has a form that the word lacks")
        }
        try checkPositions(word, entry, text)
        try checkForms(word, entry, &text)
        for zone in zones.indices { try checkZone(zone, key, zones[zone]) }
    }

    /// - Returns: whether every occurrence is of a form that the word has.
    private mutating func readPositions(
        _ entry: TermEntry, _ text: inout TermPostings, _ zones: inout [TermPostings]
    ) throws(SearchEngineError) -> Bool {
        let hashes = entry.forms.map { CheckSum.hash($0.key) }
        var reader = try segment.positions(entry)
        let cursor = try segment.cursor(entry.list, Schema.text)
        var isSound = true
        for block in 0..<cursor.blockTotal {
            try cursor.enter(block: block)
            for index in 0..<cursor.blockCount {
                let doc = cursor.docs[index]
                text.begin(doc)
                var position: UInt32 = 0
                try reader.read(at: index, of: cursor) { gaps, forms in
                    for (gap, form) in zip(gaps, forms) {
                        guard Int(form) < hashes.count else { return isSound = false }
                        text.add(gap: gap, form: form)
                        position += gap
                        sums[Int(doc)] &+= CheckSum.mixed(hashes[Int(form)], UInt64(position))
                        let zone = zoneEnds.firstIndex { Int64(position) < $0[doc] ?? 0 }
                        if let zone { zones[zone].add(form: Int(form), doc) }
                    }
                    lastPositions[Int(doc)] = max(position, lastPositions[Int(doc)] ?? 0)
                }
                guard isSound else { return false }
            }
        }
        return true
    }

    /// Compares the positions with those that a writer would write.
    private mutating func checkPositions(
        _ word: String, _ entry: TermEntry, _ text: TermPostings
    ) throws(SearchEngineError) {
        let encoding = PostingsEncoding(entry.list, hasFrequencies: true, documentCount: segment.documentCount)
        var bytes = ByteWriter()
        positionsWriter.write(
            occurrencesBefore: encoding.occurrencesBefore(
                text.docs, text.frequencies, documentCount: segment.documentCount),
            gaps: text.gaps, forms: text.occurrenceForms, into: &bytes)
        let start = entry.list.offset + entry.list.length
        guard segment.postings.slice(start..<start + entry.positionsLength)?.elementsEqual(bytes.bytes) ?? false else {
            return log.note(.postings, "\(word): its positions do not fit its list")
        }
    }

    /// Compares the list of each form with the occurrences in that form.
    private mutating func checkForms(
        _ word: String, _ entry: TermEntry, _ text: inout TermPostings
    ) throws(SearchEngineError) {
        guard !entry.forms.isEmpty else { return log.note(.terms(Schema.text), "\(word) has no form") }
        guard entry.forms.count > 1 else { return }
        text.deriveForms()
        var before = Int.max
        for (form, derived) in zip(entry.forms, text.forms) {
            let shown = "\(word), as \(Self.shown(form.key))"
            if let fault = try lists.fault(form.list, Schema.text) {
                log.note(.postings, "\(shown): \(fault)")
            } else if lists.docs != derived.docs || lists.frequencies != derived.frequencies {
                log.note(.postings, "\(shown): its list is not that of its positions")
            }
            if derived.total > before {
                log.note(.terms(Schema.text), "\(shown): a form more frequent than the one before")
            }
            before = derived.total
        }
    }

    /// Compares what a zone says of a word with the word's positions in it.
    private mutating func checkZone(
        _ zone: Int, _ key: [UInt8], _ expected: TermPostings
    ) throws(SearchEngineError) {
        let field = schema.zones[schema.zones.startIndex + zone]
        let word = Self.shown(key)
        while let term = try zoneCursors[zone].peek(), TermDictionary.precedes(term.key, key) {
            log.note(.terms(field), "\(Self.shown(term.key)) is not in the text")
            _ = try zoneCursors[zone].next()
        }
        guard let term = try zoneCursors[zone].peek(), term.key == key else {
            if !expected.docs.isEmpty { log.note(.terms(field), "\(word) is missing") }
            return
        }
        _ = try zoneCursors[zone].next()
        let entry = try term.entry()
        if let fault = try lists.fault(entry.list, field) { return log.note(.terms(field), "\(word): \(fault)") }
        guard lists.docs == expected.docs, lists.frequencies == expected.frequencies else {
            return log.note(.terms(field), "\(word): its list is not that of its positions")
        }
        for form in expected.forms where !form.docs.isEmpty && !entry.forms.contains(where: { $0.key == form.key }) {
            log.note(.terms(field), "\(word): the form \(Self.shown(form.key)) is missing")
        }
        for form in entry.forms {
            let fault = try lists.fault(form.list, field)
            let derived = expected.forms.first { $0.key == form.key }
            if fault != nil || lists.docs != derived?.docs ?? [] || lists.frequencies != derived?.frequencies ?? [] {
                log.note(.terms(field), "\(word), as \(Self.shown(form.key)): its list is not that of its positions")
            }
        }
    }
}
