internal import SearchEngine

/// A report as bytes of the document store. Their layout goes with ``ReportSchema/version``: fields in the order of
/// ``encode(_:)``, strings and counts as in ``ByteWriter``, an optional as a byte 0 or 1 before its value.
enum StoredReport {
    static func encode(_ report: Report) -> [UInt8] {
        var writer = ByteWriter()
        writer.string(report.id.utf8)
        writer.string(report.location.source.utf8)
        writer.string(report.location.path.utf8)
        writer.flag(report.location.isSourcePacked)
        writer.optional(report.url)
        writer.optional(report.captured)
        writer.string(report.title.utf8)
        writer.flag(report.hasGivenTitle)
        writer.list(report.corrected) { $0.string($1.utf8) }
        writer.optional(report.kicker)
        writer.optional(report.author)
        writer.optional(report.source) { writer, source in
            writer.string(source.name.utf8)
            writer.optional(source.code)
            writer.optional(source.domain)
            writer.string(source.evidence.utf8)
        }
        writer.optional(report.date) { $0.date($1) }
        writer.list(report.dates) { $0.date($1) }
        writer.optional(report.province) { writer, province in
            writer.optional(province.name)
            writer.string(province.name34.utf8)
            writer.optional(province.district)
            writer.number(province.confidence)
            writer.list(province.evidence) { $0.string($1.utf8) }
        }
        writer.list(report.references) { $0.reference($1) }
        writer.list(report.relations) { $0.relation($1) }
        writer.list(report.definitions) { $0.definition($1) }
        writer.list(report.boilerplate) { writer, part in
            writer.range(part.range)
            writer.string(part.kind.rawValue.utf8)
        }
        writer.list(report.passages) { writer, passage in
            writer.range(passage.range)
            writer.string(passage.kind.rawValue.utf8)
        }
        writer.string(report.encoding.name.utf8)
        writer.number(report.encoding.confidence)
        for counts in [report.encoding.repairs, report.encoding.damage] {
            writer.list(counts.sorted { $0.key < $1.key }) { writer, count in
                writer.string(count.key.utf8)
                writer.varint(count.value)
            }
        }
        writer.string(report.text.utf8)
        return writer.bytes
    }

    /// - Parameter file: named in errors.
    static func decode(_ bytes: [UInt8], file: String) throws(SearchEngineError) -> Report {
        var reader = ByteReader(ByteView(bytes), file: file)
        return try decode(from: &reader)
    }

    /// Where a report lies: the first that its bytes say.
    static func location(_ bytes: [UInt8], file: String) throws(SearchEngineError) -> RawReport.Location {
        var reader = ByteReader(ByteView(bytes), file: file)
        _ = try reader.text()
        return try location(from: &reader)
    }

    private static func location(from reader: inout ByteReader) throws(SearchEngineError) -> RawReport.Location {
        RawReport.Location(source: try reader.text(), path: try reader.text(), isSourcePacked: try reader.flag())
    }

    /// The report that begins where the reader stands; it ends where the reader stands then.
    static func decode(from reader: inout ByteReader) throws(SearchEngineError) -> Report {
        let id = try reader.text()
        let location = try location(from: &reader)
        var report = Report(id: id, location: location)
        report.url = try reader.optionalText()
        report.captured = try reader.optionalText()
        report.title = try reader.text()
        report.hasGivenTitle = try reader.flag()
        report.corrected = try reader.list { (reader) throws(SearchEngineError) in try reader.text() }
        report.kicker = try reader.optionalText()
        report.author = try reader.optionalText()
        report.source = try reader.optional { (reader) throws(SearchEngineError) in
            Report.Source(
                name: try reader.text(), code: try reader.optionalText(), domain: try reader.optionalText(),
                evidence: try reader.text())
        }
        report.date = try reader.optional { (reader) throws(SearchEngineError) in try reader.date() }
        report.dates = try reader.list { (reader) throws(SearchEngineError) in try reader.date() }
        report.province = try reader.optional { (reader) throws(SearchEngineError) in
            ProvinceFinding(
                name: try reader.optionalText(), name34: try reader.text(), district: try reader.optionalText(),
                confidence: try reader.number(),
                evidence: try reader.list { (reader) throws(SearchEngineError) in try reader.text() })
        }
        report.references = try reader.list { (reader) throws(SearchEngineError) in try reader.reference() }
        report.relations = try reader.list { (reader) throws(SearchEngineError) in try reader.relation() }
        report.definitions = try reader.list { (reader) throws(SearchEngineError) in try reader.definition() }
        report.boilerplate = try reader.list { (reader) throws(SearchEngineError) in
            Report.Boilerplate(range: try reader.range(), kind: try reader.enumeration())
        }
        report.passages = try reader.list { (reader) throws(SearchEngineError) in
            Report.Passage(range: try reader.range(), kind: try reader.enumeration())
        }
        report.encoding.name = try reader.text()
        report.encoding.confidence = try reader.number()
        report.encoding.repairs = try reader.counts()
        report.encoding.damage = try reader.counts()
        report.text = try reader.text()
        return report
    }
}
