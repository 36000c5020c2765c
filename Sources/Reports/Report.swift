package import Analysis

/// A report as an archive holds it, before anything is inferred from it.
public struct RawReport: Sendable {
    /// Where it was found: the source as given on the command line, and the path inside it.
    public struct Location: Hashable, Sendable {
        public var source: String
        /// Of folders and files, and behind each `!/` of an archive's entries; `#7` is a line of JSONL. A byte
        /// of a file's name that is not UTF-8 is U+FFFD and its two hexadecimal digits.
        public var path: String
        /// Whether the source is an archive, and the path that of an entry.
        public var isSourcePacked: Bool

        public init(source: String, path: String, isSourcePacked: Bool = false) {
            self.source = source
            self.path = path
            self.isSourcePacked = isSourcePacked
        }
    }

    /// Fields that came with the report (a JSONL record, the head of an HTML page); they beat what is inferred.
    public struct Given: Hashable, Sendable {
        public var id: String?
        public var title: String?
        public var author: String?
        public var source: String?
        public var province: String?
        public var date: String?
        public var url: String?
        /// When a crawler saved the page, ISO 8601 in UTC; the report is as old or older.
        public var captured: String?

        public init() {}
    }

    /// How the bytes became text.
    public struct Encoding: Hashable, Sendable {
        public var name: String
        /// 0 to 1.
        public var confidence: Double
        /// What was mended on the way, and how often.
        public var repairs: [String: Int]
        /// What the text had lost before, and how often: it is not mended.
        public var damage: [String: Int]

        public init(
            name: String, confidence: Double, repairs: [String: Int] = [:], damage: [String: Int] = [:]
        ) {
            self.name = name
            self.confidence = confidence
            self.repairs = repairs
            self.damage = damage
        }

        /// Whether a person should compare the text with the original.
        var isDoubtful: Bool { confidence < 0.9 }
    }

    public var location: Location
    /// The whole text, decoded and in NFC, line ends as in the file.
    public var text: String
    public var given: Given
    public var encoding: Encoding
    /// Where the text stands in the plain NFC of its file; nil where it is that, as it is unless marks were repaired.
    package var offsetsInFile: ScalarOffsets?
    /// What was put right in the names that lead to it.
    package var nameRepair: NameRepair?

    public init(location: Location, text: String, given: Given = Given(), encoding: Encoding) {
        self.location = location
        self.text = text
        self.given = given
        self.encoding = encoding
    }
}

/// A report with what was found in it. Ranges are Unicode scalar offsets into `text`, end exclusive.
public struct Report: Sendable {
    /// The publisher: a newspaper or portal, by dateline code or domain.
    public struct Source: Hashable, Sendable {
        public var name: String
        public var code: String?
        public var domain: String?
        public var evidence: String
    }

    /// A part of the page that is not the report: kept and shown, never searched.
    public struct Boilerplate: Hashable, Sendable {
        public enum Kind: String, Sendable {
            case pageHeader = "page-header"
            case duplicatedLead = "duplicated-lead"
            case counter
            case comments
            case navigation
            case section
            case teaser
        }

        public var range: Range<Int>
        public var kind: Kind
    }

    /// A part of the text that is searched, by what it is.
    public struct Passage: Hashable, Sendable {
        public enum Kind: String, Sendable { case kicker, title, lead, body, caption }

        public var range: Range<Int>
        public var kind: Kind
    }

    public var id: String
    public var location: RawReport.Location
    public var url: String?
    /// When a crawler saved its page, ISO 8601 in UTC.
    public var captured: String? = nil
    public var text: String
    public var encoding: RawReport.Encoding
    /// Where none was found, the first line of the text, cut at 120 scalars; empty for an empty text.
    public var title: String
    /// Whether the title came with the report; it may then stand nowhere in the text.
    public var hasGivenTitle: Bool
    /// Names of the fields that a corrections file settles (`title`, `date` …); one of them that has no value was
    /// cleared.
    public var corrected: [String]
    public var kicker: String?
    public var author: String?
    public var source: Source?
    /// The date the report is filed under: published, given, or the page header's.
    public var date: ReportDate?
    /// Every date of the text in order, that of `date` included.
    public var dates: [ReportDate]
    public var province: ProvinceFinding?
    public var references: [DocumentReference]
    /// What the report says that documents are to one another, and itself to documents, each once.
    public var relations: [DocumentRelation]
    /// The abbreviations it explains, in order, each meaning once.
    public var definitions: [AbbreviationDefinition] = []
    public var boilerplate: [Boilerplate]
    /// In order, disjoint from one another and from the boilerplate. Where title or lead is given from outside the
    /// text there is no passage for it.
    public var passages: [Passage]
}

extension Report {
    /// A report of which nothing is known yet.
    init(id: String, location: RawReport.Location) {
        self.init(
            id: id, location: location, url: nil, text: "", encoding: .init(name: "utf-8", confidence: 1), title: "",
            hasGivenTitle: false, corrected: [], kicker: nil, author: nil, source: nil, date: nil, dates: [],
            province: nil, references: [], relations: [], boilerplate: [], passages: [])
    }

    /// The title with a kicker that leads into it (`Đảng bộ huyện Nậm Nhùn:`) in front.
    public var displayTitle: String {
        guard let kicker, kicker.hasSuffix(":") else { return title }
        return title.isEmpty ? kicker : kicker + " " + title
    }

    /// The id of a report that brought none: 16 hexadecimal digits of the 64-bit FNV-1a hash of its path, so that it
    /// outlives a change of content.
    public static func identifier(of location: RawReport.Location) -> String {
        var hash: UInt64 = 0xCBF2_9CE4_8422_2325
        for byte in location.path.utf8 {
            hash = (hash ^ UInt64(byte)) &* 0x100_0000_01B3
        }
        let digits = String(hash, radix: 16)
        return String(repeating: "0", count: 16 - digits.count) + digits
    }
}

extension RawReport {
    /// The path of its source in full.
    package var origin: String {
        location.source == SourceFile.standardInput ? location.source : FullPath.of(location.source)
    }

    /// The IDs it may have in an index: its own alone, else those of its location; or one of its text where it is a text or
    /// a record of standard input, which has no name.
    /// - Parameter origin: the path of its source in full.
    func identifiers(origin: String) -> (byName: String, byPath: String) {
        if let id = given.id { return (id, id) }
        if origin == SourceFile.standardInput, location.path.isEmpty || location.path.hasPrefix("#") {
            let id = Report.identifier(of: .init(source: origin, path: origin + "/" + text))
            return (id, id)
        }
        return location.identifiers(origin: origin)
    }
}

extension RawReport.Location {
    /// The IDs of a report that lies here, by the name of its source and by its full path: see
    /// ``SourceLedger/settleNames()``.
    /// - Parameter origin: the path of its source in full.
    func identifiers(origin: String) -> (byName: String, byPath: String) {
        let name = origin.pathComponents.last.map(String.init) ?? origin
        func id(_ source: String) -> String { Report.identifier(of: .init(source: origin, path: source + "/" + path)) }
        return (id(name), id(origin))
    }
}
