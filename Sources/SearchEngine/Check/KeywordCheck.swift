/// Whether the values of a segment's keyword fields have lists that hold together, and the IDs are those of the documents.
struct KeywordCheck {
    private let segment: SegmentReader
    private let schema: Schema
    private let log: CheckLog
    private var lists: ListCheck

    /// Of each document: a sum over its fields and values.
    private(set) var sums: [UInt64]
    /// The value of each document in the fields asked for.
    private(set) var values: [Schema.FieldID: [String?]]

    /// - Parameter fields: of which each document's value is kept.
    init(
        _ segment: SegmentReader, schema: Schema, keeping fields: [Schema.FieldID], _ lists: ListCheck, _ log: CheckLog
    ) {
        self.segment = segment
        self.schema = schema
        self.log = log
        self.lists = lists
        sums = Array(repeating: 0, count: segment.documentCount)
        values = Dictionary(
            uniqueKeysWithValues: fields.map { ($0, Array(repeating: nil, count: segment.documentCount)) })
    }

    static func sum(_ field: Schema.FieldID, _ value: some Sequence<UInt8>) -> UInt64 {
        CheckSum.mixed(CheckSum.hash(value), UInt64(field))
    }

    /// - Complexity: linear in the lists.
    mutating func run() throws(SearchEngineError) {
        for (field, kind) in schema.fields.map(\.kind).enumerated() where kind == .keyword {
            try log.run(.terms(field)) { () throws(SearchEngineError) in
                try segment.dictionary(field).check { (key, entry) throws(SearchEngineError) in
                    try log.run(.postings) { () throws(SearchEngineError) in try check(field, key, entry) }
                }
            }
        }
    }

    private mutating func check(
        _ field: Schema.FieldID, _ key: [UInt8], _ entry: TermEntry
    ) throws(SearchEngineError) {
        if let fault = try lists.fault(entry.list, field) {
            return log.note(.postings, "\(schema.fields[field].name) \(TextCheck.shown(key)): \(fault)")
        }
        let sum = Self.sum(field, key)
        let value = values[field] == nil ? "" : String(decoding: key, as: UTF8.self)
        for doc in lists.docs {
            sums[Int(doc)] &+= sum
            values[field]?[Int(doc)] = value
            if field == Schema.id, try Array(segment.id(doc).utf8) != key {
                log.note(.identifiers, "document \(doc) is not \(TextCheck.shown(key))")
            }
        }
    }
}
