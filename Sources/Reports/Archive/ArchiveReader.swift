internal import Analysis

/// Streams every report below the given paths in a fixed order (``ArchiveListing``; in an archive, its own), one
/// entry in memory at a time. An input that is no report is an item too, and never ends the run.
package struct ArchiveReader {
    /// An archive being read, and where it is.
    struct Level {
        var archive: PackedArchive
        var place: Place
        /// The name its content goes by, where it is one compressed file.
        var name: String
        /// Entries that begin before that are passed over.
        var knownLength: Int64 = 0
        /// Whether no entry has come.
        var isEmpty = true
    }

    /// What of a file is wanted.
    enum Demand {
        case nothing, all
        case behind(KnownStart)
    }

    /// A file of records being read, and where it is.
    struct Records {
        var reader: RecordReader
        var place: Place
        /// Of the whole file, where it was decoded before its records were read.
        var encoding: RawReport.Encoding?
        /// Whether no record has come.
        var isEmpty = true
    }

    /// A file that came with a message and waits to be read, and where it is.
    struct Attachment {
        /// Of the end of a message that is missing, where the message ends.
        var name: String
        var content: Result<[UInt8], Skipped.Reason>
        var place: Place
        /// How many archives were open when it came: those that it opens are read before the next.
        var levels: Int
        /// How many messages it lies in.
        var depth: Int
    }

    private var listing: ArchiveListing
    let options: ArchiveOptions
    /// The file being read, and the archives open in it, the innermost last.
    var file: SourceFile?
    private var input: InputFile?
    /// What of the file is passed over.
    private(set) var known: KnownStart?
    var levels: [Level] = []
    var records: Records?
    /// The last is next.
    var attachments: [Attachment] = []
    /// How many messages lie round what is being read.
    var mailDepth = 0
    /// The web archives that are open, the innermost last.
    var pages: [Pages] = []
    var budget: ExpansionBudget
    /// Tells what is known of the entries of archives; nil where all of them are wanted.
    var entries: KnownEntries?
    private var bytesFinished: Int64 = 0
    /// The sizes of the files, and of parts of files, that were not wanted: they count as read.
    private(set) var bytesPassedOver: Int64 = 0

    /// The sum of the sizes of all files; 0 where that of one is not known, as of a pipe.
    package let bytesTotal: Int64

    package init(paths: [String], options: ArchiveOptions = ArchiveOptions()) {
        listing = ArchiveListing(
            paths: paths, exclusions: Exclusions(options.excluded), output: options.outputPath)
        self.options = options
        bytesTotal = listing.bytesTotal
        budget = ExpansionBudget(size: 0, limits: options.limits)
    }

    /// The corrections files beside what is read, with the path given that each belongs to.
    package var corrections: [(source: String, file: SourceFile)] { listing.corrections }

    /// The sources, as given, of which it is not known whether that is all of their corrections files.
    var obscuredSources: Set<ByteString> { listing.obscured }

    /// The file the last item came from; nil before the first and for a path that led to no file.
    package var currentFile: SourceFile? { file }

    /// How many bytes of the files have been read, packed as they lie on disk; at most ``bytesTotal``, unless files
    /// grow while they are read.
    package var bytesRead: Int64 {
        bytesFinished + (levels.first?.archive.position ?? input?.position ?? 0)
    }

    /// The next report or the next input without one; nil at the end.
    package mutating func next() -> ArchiveItem? { next { _ in .all } }

    /// The same, of what is wanted alone.
    /// - Parameter demand: asked of each file before it is opened; what is not wanted counts as read.
    mutating func next(_ demand: (SourceFile) -> Demand) -> ArchiveItem? {
        let item = nextItem(demand)
        guard case .skipped(var skipped)? = item, case .tooLarge(let limit) = skipped.reason else { return item }
        skipped.reason = .tooLarge(options.limits.cause(of: limit))
        return .skipped(skipped)
    }

    private mutating func nextItem(_ demand: (SourceFile) -> Demand) -> ArchiveItem? {
        while true {
            if records != nil {
                if let item = nextRecord() { return item }
            } else if let last = attachments.last, last.levels >= levels.count,
                attachments.count > pages.last?.waiting ?? 0
            {
                if let item = nextAttachment() { return item }
            } else if let last = pages.last, last.levels >= levels.count {
                if let item = nextPage() { return item }
            } else if !levels.isEmpty {
                if let item = nextInArchive() { return item }
            } else {
                closeFile()
                switch listing.next() {
                case nil: return nil
                case .skipped(let skipped): return .skipped(skipped)
                case .file(let file):
                    switch demand(file) {
                    case .nothing:
                        bytesFinished += file.size ?? 0
                        bytesPassedOver += file.size ?? 0
                        continue
                    case .all: known = nil
                    case .behind(let start):
                        known = start
                        bytesPassedOver += start.length
                    }
                    if let item = open(file) { return item }
                }
            }
        }
    }

    private mutating func closeFile() {
        if input != nil || !levels.isEmpty { bytesFinished += file?.size ?? bytesRead - bytesFinished }
        leaveArchives()
        input = nil
        file = nil
    }

    private mutating func open(_ file: SourceFile) -> ArchiveItem? {
        self.file = file
        budget = ExpansionBudget(size: file.size, limits: options.limits)
        do {
            let input = try file.opened()
            self.input = input
            return try item(EntryStream(.file(input)), file.place, name: file.place.shown, input: input)
        } catch {
            if input == nil { bytesFinished += file.size ?? 0 }
            return .skipped(file.place.skipped(error))
        }
    }
}
