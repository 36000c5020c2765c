/// Reads postings lists of a segment, and finds what is wrong with each by itself: its documents, its frequencies, and the
/// bounds that stand beside them.
struct ListCheck {
    private let segment: SegmentReader
    private let schema: Schema
    private let lengths: [UInt32]
    private var buffer = ByteWriter()

    /// Of the list read last.
    private(set) var docs: [DocID] = []
    /// Beside them; empty for a list without frequencies.
    private(set) var frequencies: [UInt32] = []

    init(_ segment: SegmentReader, schema: Schema) {
        self.segment = segment
        self.schema = schema
        lengths = (0..<DocID(segment.documentCount)).map { segment.length($0) }
    }

    /// - Parameter hasFigures: whether all figures of the list are known without reading it.
    /// - Returns: what is wrong; nil where nothing is.
    /// - Complexity: linear in the list.
    mutating func fault(
        _ info: PostingsInfo, _ field: Schema.FieldID, hasFigures: Bool = true
    ) throws(SearchEngineError) -> String? {
        docs.removeAll(keepingCapacity: true)
        frequencies.removeAll(keepingCapacity: true)
        let cursor = try segment.cursor(info, field)
        for block in 0..<cursor.blockTotal {
            try cursor.enter(block: block)
            docs += cursor.docs[..<cursor.blockCount]
            if cursor.hasFrequencies { frequencies += try cursor.blockFrequencies()[..<cursor.blockCount] }
        }
        for index in docs.indices.dropFirst() where docs[index] <= docs[index - 1] {
            return "document \(docs[index]) is out of order"
        }
        if let last = docs.last, Int(last) >= segment.documentCount { return "there is no document \(last)" }
        guard docs.count == info.documentFrequency else {
            return "\(docs.count) documents where \(info.documentFrequency) are said to be"
        }
        let total = cursor.hasFrequencies ? frequencies.reduce(0) { $0 + Int($1) } : docs.count
        guard total == info.totalFrequency || !hasFigures else {
            return "\(total) occurrences where \(info.totalFrequency) are said to be"
        }
        return isAsWritten(info, hasFrequencies: cursor.hasFrequencies, hasFigures: hasFigures)
            ? nil : "its bounds are not those of its documents"
    }

    /// Whether a writer would write the list just so.
    private mutating func isAsWritten(_ info: PostingsInfo, hasFrequencies: Bool, hasFigures: Bool) -> Bool {
        guard !docs.isEmpty else { return info.length == 0 }
        buffer.removeAll()
        var writer = PostingsWriter(hasFrequencies: hasFrequencies, format: segment.sections.format)
        var written = writer.write(docs: docs, frequencies: frequencies, lengths: lengths, into: &buffer)
        written.offset = info.offset
        guard written == info || !hasFigures else { return false }
        return segment.postings.slice(info.offset..<info.offset + info.length)?.elementsEqual(buffer.bytes) ?? false
    }
}
