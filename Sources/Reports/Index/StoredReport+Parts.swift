internal import Analysis
internal import SearchEngine

extension ByteWriter {
    mutating func flag(_ value: Bool) { fixed(UInt8(value ? 1 : 0)) }

    mutating func number(_ value: Double) { fixed(value.bitPattern) }

    mutating func range(_ value: Range<Int>) {
        varint(value.lowerBound)
        varint(value.count)
    }

    mutating func optional<Value>(_ value: Value?, _ write: (inout ByteWriter, Value) -> Void) {
        flag(value != nil)
        if let value { write(&self, value) }
    }

    mutating func optional(_ value: String?) { optional(value) { $0.string($1.utf8) } }

    mutating func optional(_ value: Int?) { optional(value) { $0.varint($1) } }

    mutating func list<Values: Collection>(_ values: Values, _ write: (inout ByteWriter, Values.Element) -> Void) {
        varint(values.count)
        for value in values { write(&self, value) }
    }

    mutating func partialDate(_ value: PartialDate) {
        optional(value.year)
        optional(value.month)
        optional(value.day)
    }

    mutating func date(_ value: ReportDate) {
        partialDate(value.value)
        string(value.kind.rawValue.utf8)
        number(value.confidence)
        optional(value.range) { $0.range($1) }
        string(value.evidence.utf8)
        optional(value.earliest) { $0.partialDate($1) }
    }

    mutating func definition(_ value: AbbreviationDefinition) {
        string(value.short.utf8)
        string(value.long.utf8)
        range(value.range)
        range(value.longRange)
    }

    mutating func reference(_ value: DocumentReference) {
        range(value.range)
        string(value.surface.utf8)
        string(value.display.utf8)
        string(value.family.utf8)
        optional(value.instance)
        string(value.type.utf8)
        optional(value.number)
        optional(value.letter)
        optional(value.body)
        string(value.system.rawValue.utf8)
        string(value.form.rawValue.utf8)
        optional(value.issuer)
        optional(value.date) { $0.partialDate($1) }
        optional(value.term)
        optional(value.province)
        optional(value.district)
        number(value.confidence)
        list(value.evidence) { $0.string($1.utf8) }
        list(value.candidates) { $0.string($1.utf8) }
    }

    mutating func relation(_ value: DocumentRelation) {
        optional(value.from)
        string(value.kind.rawValue.utf8)
        string(value.to.utf8)
        range(value.range)
    }
}

extension ByteReader {
    mutating func text() throws(SearchEngineError) -> String { UTF8Kernels.string(try string()) }

    mutating func flag() throws(SearchEngineError) -> Bool { try fixed(UInt8.self) != 0 }

    mutating func number() throws(SearchEngineError) -> Double { Double(bitPattern: try fixed(UInt64.self)) }

    /// Numbers by name.
    mutating func counts() throws(SearchEngineError) -> [String: Int] {
        let counts = try list { (reader) throws(SearchEngineError) in
            (try reader.text(), try reader.count(atMost: .max))
        }
        return Dictionary(counts, uniquingKeysWith: { first, _ in first })
    }

    mutating func range() throws(SearchEngineError) -> Range<Int> {
        let start = try count(atMost: 1 << 40)
        return start..<start + (try count(atMost: 1 << 40))
    }

    mutating func optional<Value>(
        _ read: (inout ByteReader) throws(SearchEngineError) -> Value
    ) throws(SearchEngineError) -> Value? {
        try flag() ? try read(&self) : nil
    }

    mutating func optionalText() throws(SearchEngineError) -> String? {
        try optional { (reader) throws(SearchEngineError) in try reader.text() }
    }

    mutating func optionalCount() throws(SearchEngineError) -> Int? {
        try optional { (reader) throws(SearchEngineError) in try reader.count(atMost: .max) }
    }

    mutating func list<Value>(
        _ read: (inout ByteReader) throws(SearchEngineError) -> Value
    ) throws(SearchEngineError) -> [Value] {
        var values: [Value] = []
        for _ in 0..<(try count(atMost: view.count)) { values.append(try read(&self)) }
        return values
    }

    mutating func enumeration<Value: RawRepresentable<String>>() throws(SearchEngineError) -> Value {
        let name = try text()
        guard let value = Value(rawValue: name) else { throw damaged("a kind that does not exist: \(name)") }
        return value
    }

    mutating func partialDate() throws(SearchEngineError) -> PartialDate {
        let year = try optionalCount()
        let month = try optionalCount()
        guard let date = PartialDate(year: year, month: month, day: try optionalCount()) else {
            throw damaged("a date that does not exist")
        }
        return date
    }

    mutating func date() throws(SearchEngineError) -> ReportDate {
        ReportDate(
            value: try partialDate(), kind: try enumeration(), confidence: try number(),
            range: try optional { (reader) throws(SearchEngineError) in try reader.range() }, evidence: try text(),
            earliest: try optional { (reader) throws(SearchEngineError) in try reader.partialDate() })
    }

    mutating func definition() throws(SearchEngineError) -> AbbreviationDefinition {
        AbbreviationDefinition(short: try text(), long: try text(), range: try range(), longRange: try range())
    }

    mutating func reference() throws(SearchEngineError) -> DocumentReference {
        DocumentReference(
            range: try range(), surface: try text(), display: try text(), family: try text(),
            instance: try optionalText(), type: try text(), number: try optionalCount(), letter: try optionalText(),
            body: try optionalText(), system: try enumeration(), form: try enumeration(), issuer: try optionalText(),
            date: try optional { (reader) throws(SearchEngineError) in try reader.partialDate() },
            term: try optionalCount(), province: try optionalText(), district: try optionalText(),
            confidence: try number(),
            evidence: try list { (reader) throws(SearchEngineError) in try reader.text() },
            candidates: try list { (reader) throws(SearchEngineError) in try reader.text() })
    }

    mutating func relation() throws(SearchEngineError) -> DocumentRelation {
        DocumentRelation(
            from: try optionalText(), kind: try enumeration(), to: try text(), range: try range())
    }
}
