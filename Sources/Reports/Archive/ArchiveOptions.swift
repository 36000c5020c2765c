/// How archives are read, and how much of them at most.
package struct ArchiveOptions: Sendable {
    /// Taken for every plain text and page instead of what detection finds.
    package var encoding: TextEncoding?
    package var limits: Limits
    /// By which names records hold the fields of a report.
    package var fields = FieldMap()
    /// Where programs that read some formats are looked for, folders parted by colons; nil for where the environment
    /// says.
    package var programFolders: String?
    /// Patterns of files and archive entries that are left out; see ``Exclusions``.
    package var excluded: [String]
    /// In full: a file that is passed by in silence.
    package var outputPath: String?

    package init(encoding: TextEncoding? = nil, limits: Limits = Limits(), excluded: [String] = []) {
        self.encoding = encoding
        self.limits = limits
        self.excluded = excluded
    }

    /// Bounds on memory and time. Memory stays within a small multiple of `entryBytes` for each level of nesting.
    package struct Limits: Sendable {
        /// The most bytes of one text, and of an archive inside another that is read from memory; a larger one is read
        /// front to back, which all formats but 7z allow.
        package var entryBytes = 64 << 20
        /// The most bytes of a rich text, of a flat OpenDocument text, and of the parts of a package that are read.
        package var markupBytes: Int { min(entryBytes, mostMarkup) }
        private var mostMarkup = 64 << 20
        /// The most bytes of one HTML page.
        package var pageBytes = 16 << 20
        /// The most bytes of one line of JSONL.
        package var lineBytes = 64 << 20
        /// The most entries of one file, archives inside it included.
        package var entries = 1_000_000
        /// A file may unpack to this many times its own size (or to `entryBytes`, where that is more), archives
        /// inside it included. Texts pack 3 to 20 times.
        package var expansion = 200
        /// The most bytes a file may unpack to, whatever its own size.
        package var totalBytes: Int64 = 1 << 40
        /// How many archives may lie inside one another; a compressed file counts as one.
        package var depth = 3

        /// The most bytes that a program which reads a file in a process of its own may print, with the box of each
        /// word.
        package var programOutput = 256 << 20
        /// The most bytes of memory and the most seconds for such a program.
        package var programMemory = 1 << 30
        package var programSeconds = 60
        /// Bytes of memory that reading one input may take.
        package var memory = ReportIndexer.Options.memoryForInput(of: ReportIndexer.Options().memory)
        /// Bytes of entries that are larger than they may be and that are passed over unpacked without counting against
        /// `expansion`, of one file.
        package var passedBytes: Int64 = 4 << 30
        /// Whether `entryBytes` and `markupBytes` follow from `memory`.
        private var isOfMemory = (entry: false, markup: false)

        /// What a byte of an input takes at most while it is read: measured on texts, records, and mail.
        private static let memoryOfByte = 5
        /// The same of rich text and OpenDocument.
        private static let memoryOfMarkupByte = 12
        /// What a node of a page takes, from parsing to text, and a byte of a page.
        private static let memoryOfNode = 220
        private static let memoryOfPageByte = 6

        package init() {}

        /// Numbers below 1 count as 1.
        /// - Parameter memory: bytes of memory of the run.
        package init(_ given: ReportIndexer.Limits, memory: Int = ReportIndexer.Options().memory) {
            self.memory = ReportIndexer.Options.memoryForInput(of: memory)
            depth = max(1, given.depth)
            entries = max(1, given.entries)
            if let bytes = given.entryBytes {
                (entryBytes, mostMarkup) = (max(1, bytes), max(1, bytes))
            } else {
                let most = (entry: self.memory / Self.memoryOfByte, markup: self.memory / Self.memoryOfMarkupByte)
                isOfMemory = (most.entry < entryBytes, most.markup < mostMarkup)
                (entryBytes, mostMarkup) = (min(entryBytes, most.entry), min(mostMarkup, most.markup))
            }
            programOutput = min(programOutput, max(markupBytes, self.memory / Self.memoryOfMarkupByte))
            lineBytes = entryBytes
            pageBytes = min(pageBytes, entryBytes)
            totalBytes = Int64(max(1, given.totalBytes))
            expansion = max(1, given.ratio)
        }

        /// The most nodes of a page of so many bytes.
        func mostNodes(ofPage bytes: Int) -> Int { max(0, memory - Self.memoryOfPageByte * bytes) / Self.memoryOfNode }

        /// What to tell of markup that went beyond `markupBytes`.
        var causeOfMarkup: Skipped.Limit { isOfMemory.markup ? .memory : .entryBytes }

        /// What to tell of an input that went beyond a limit: the memory, where the limit comes from that.
        func cause(of limit: Skipped.Limit) -> Skipped.Limit {
            switch limit {
            case .entryBytes, .archiveBytes, .lineBytes,
                .pageBytes where pageBytes == entryBytes:
                isOfMemory.entry ? .memory : limit
            default: limit
            }
        }
    }
}
