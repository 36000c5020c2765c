internal import Analysis
internal import SearchEngine

/// How a report becomes a document of the engine: which of its parts are searched, and which it is filtered by.
enum ReportSchema {
    static let schema = Schema(
        zones: ["title", "lead"],
        keywords: [
            "reference", "reftype", "province", "province34", "district", "source", "author", "datekind",
            "citation", "relation", "sourcename", "districtname", "definition",
        ],
        columns: ["first day", "last day", "earliest day", "content", "province", "file"], time: "first day")

    static let title: Schema.FieldID = 3
    static let lead: Schema.FieldID = 4
    static let reference: Schema.FieldID = 5
    static let referenceType: Schema.FieldID = 6
    static let province: Schema.FieldID = 7
    static let province34: Schema.FieldID = 8
    static let district: Schema.FieldID = 9
    static let source: Schema.FieldID = 10
    static let author: Schema.FieldID = 11
    static let dateKind: Schema.FieldID = 12
    /// Which documents the report cites, and how: see ``CitationKey``.
    static let citation: Schema.FieldID = 13
    /// What the report says documents are to one another: see ``RelationKey``.
    static let relation: Schema.FieldID = 14
    /// The publisher and the district as people read them, for counts by value.
    static let sourceName: Schema.FieldID = 15
    static let districtName: Schema.FieldID = 16
    /// What the report explains of its abbreviations: see ``AbbreviationDefinition``.
    static let definition: Schema.FieldID = 17

    /// The first and the last day a report's date covers.
    static let firstDay = schema.firstOwnColumn
    static let lastDay = schema.firstOwnColumn + 1
    /// The day before which the report cannot have appeared: the first day, unless the date is a page's clock.
    static let earliestDay = schema.firstOwnColumn + 2
    /// A hash of all that the document was made from, but for where its file lies.
    static let content = schema.firstOwnColumn + 3
    /// The code of the province as of before 1 July 2025.
    static let provinceCode = schema.firstOwnColumn + 4
    /// The file it came from, by its number in the ``SourceLedger``.
    static let file = schema.firstOwnColumn + 5

    /// The value of a keyword field where nothing is known.
    static let unknown = "unknown"

    /// Raised whenever the same report gives another document.
    static let version = 8

    static var contentVersions: [String: String] {
        [
            "analyzer": String(VietnameseAnalyzer.version), "icu": VietnameseAnalyzer.icuVersion,
            "extractor": String(version),
        ]
    }

    /// What an index is made with besides: ``version`` is raised where tables of it give other documents.
    static func recordedVersions() -> [String: String] { PartVersions.gazetteer.map { ["gazetteer": $0] } ?? [:] }

    /// - Parameters:
    ///   - file: see ``file``.
    ///   - content: see ``content``.
    static func document(_ report: Report, file: Int, content: UInt64) -> Document {
        let days = report.date?.value.interval
        let earliest = report.date?.earliest?.interval?.lowerBound ?? days?.lowerBound
        return Document(
            id: report.id, passages: passages(report), keywords: keywords(report),
            columns: [
                days.map { Int64($0.lowerBound) }, days.map { Int64($0.upperBound) }, earliest.map { Int64($0) },
                Int64(bitPattern: content), named(report)?.codeNumber, Int64(file),
            ],
            stored: StoredReport.encode(report))
    }

    /// Kicker and title first, as the title's zone; then the lead, where more text follows it; then all else that is
    /// searched.
    private static func passages(_ report: Report) -> [Document.Passage] {
        let utf8 = Array(report.text.utf8)
        let offsets = ByteOffsets(utf8)
        var title: [Document.Passage] = []
        var lead: [Document.Passage] = []
        var body: [Document.Passage] = []
        let hasBody = report.passages.contains { $0.kind == .body }
        for passage in report.passages {
            let range = offsets.bytes(of: passage.range)
            switch passage.kind {
            case .kicker, .title: title.append(.init(zone: Self.title, utf8: utf8, range: range))
            case .lead where hasBody: lead.append(.init(zone: Self.lead, utf8: utf8, range: range))
            case .lead, .body, .caption: body.append(.init(zone: nil, utf8: utf8, range: range))
            }
        }
        for words in titlesOutsideTheText(report) {
            let given = VietnameseAnalyzer.normalized(words)
            title.append(.init(zone: Self.title, utf8: given, range: 0..<given.count))
        }
        return title + lead + body
    }

    /// Kicker and title that were given or corrected and are no passages of the text.
    private static func titlesOutsideTheText(_ report: Report) -> [String] {
        let kinds = Set(report.passages.map(\.kind))
        let kicker = kinds.contains(.kicker) ? nil : report.kicker
        let title = kinds.contains(.title) || !report.hasGivenTitle || report.title.isEmpty ? nil : report.title
        return [kicker, title].compactMap(\.self)
    }

    private static func keywords(_ report: Report) -> [(field: Schema.FieldID, value: String)] {
        var keywords: [(field: Schema.FieldID, value: String)] = []
        for found in report.references {
            keywords += found.indexKeys.map { (reference, $0) }
            keywords.append((referenceType, Self.key(found.type)))
        }
        keywords += CitationKey.keywords(of: report.references).map { (citation, $0) }
        keywords += report.relations.map { (relation, RelationKey($0).keyword) }
        let name34 = report.province.flatMap { Gazetteer.shared.province34(named: $0.name34)?.slug }
        keywords.append((province, named(report)?.slug ?? unknown))
        keywords.append((province34, name34 ?? unknown))
        keywords.append((district, report.province?.district.map(Self.key) ?? unknown))
        keywords.append((districtName, districtName(report) ?? unknown))
        keywords.append((dateKind, report.date?.kind.rawValue ?? unknown))
        if let found = report.source {
            for value in [found.name, found.code, found.domain].compactMap(\.self) {
                keywords.append((source, Self.key(value)))
            }
            keywords.append((sourceName, found.name))
        } else {
            keywords.append((source, unknown))
            keywords.append((sourceName, unknown))
        }
        keywords += report.definitions.map { (definition, $0.indexKey) }
        for word in report.author?.split(whereSeparator: \.isWhitespace) ?? [] {
            keywords.append((author, Self.key(String(word))))
        }
        return keywords
    }

    private static func named(_ report: Report) -> Province? {
        report.province?.name.flatMap { Gazetteer.shared.province(named: $0) }
    }

    /// District and province, since several provinces have a district of one name: `Châu Thành, An Giang`.
    private static func districtName(_ report: Report) -> String? {
        guard let found = report.province, let district = found.district else { return nil }
        return district + ", " + (found.name ?? found.name34)
    }

    /// A value as it is looked up: unmarked, in lower case, words joined by hyphens.
    static func key(_ value: String) -> String {
        let words = FoldedText(value).folded.filter { $0 != 0 }.split { byte in
            byte == UInt8(ascii: " ") || byte == UInt8(ascii: "-") || byte == UInt8(ascii: "\n")
        }
        return words.map { String(decoding: $0, as: UTF8.self) }.joined(separator: "-")
    }
}
