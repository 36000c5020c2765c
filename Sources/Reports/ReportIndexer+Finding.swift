extension ReportIndexer {
    /// What a run has to say of an input beyond that it was read.
    public enum Finding: Hashable, Sendable {
        case rejected(Rejection)
        case repaired(Repair)
    }

    /// A report that was not in plain UTF-8, or whose way into the archive had to be put right.
    public struct Repair: Hashable, Sendable {
        /// Where it is, as people read it: `old.zip!/2004/a.txt`.
        public var place: String
        /// How its bytes became text.
        public var encoding: RawReport.Encoding
        /// The encoding that names of archive entries were decoded from, where that was not UTF-8.
        public var nameEncoding: String?
        /// Whether names of archive entries were cleaned of control characters or of parts that lead elsewhere.
        public var isNameCleaned: Bool

        /// Nil for a report that was read as it stands.
        init?(_ raw: RawReport) {
            let isPlain = raw.encoding.name == TextEncoding.utf8.rawValue && raw.encoding.repairs.isEmpty
            guard !isPlain || raw.nameRepair != nil else { return nil }
            place = raw.location.shown
            encoding = raw.encoding
            nameEncoding = raw.nameRepair?.encoding
            isNameCleaned = raw.nameRepair?.isCleaned ?? false
        }
    }

    /// Bounds that keep hostile input from filling memory or running on for ever.
    public struct Limits: Hashable, Sendable {
        /// How many archives may lie inside one another; a compressed file counts as one.
        public var depth = 3
        /// The most entries of one archive, those of archives inside it included.
        public var entries = 1_000_000
        /// The most bytes of one text or record; nil for 64 MiB, or as many as the memory of the run is enough for.
        public var entryBytes: Int?
        /// The most bytes an archive may unpack to.
        public var totalBytes = 1 << 40
        /// The most times its own size an archive may unpack to, where that is more than `entryBytes`.
        public var ratio = 200

        public init() {}
    }
}

extension ReportIndexer.Options {
    /// What of the options concerns the reading of archives.
    var archive: ArchiveOptions {
        var archive = ArchiveOptions(
            encoding: encoding.flatMap(TextEncoding.init(rawValue:)),
            limits: ArchiveOptions.Limits(limits, memory: memory),
            excluded: excluded)
        archive.outputPath = outputPath.map(FullPath.of)
        if let fields = fieldMap.flatMap(FieldMap.init) { archive.fields = fields }
        return archive
    }
}
