internal import Analysis
internal import SearchEngine

/// Reports met in a run, by a hash of their ID.
final class SeenReports {
    private var reports: [UInt64: IndexingRun.Seen] = [:]

    subscript(key: UInt64) -> IndexingRun.Seen? {
        get { reports[key] }
        set { reports[key] = newValue }
    }

    /// Bytes.
    var memory: Int {
        reports.capacity * (MemoryLayout<UInt64>.stride + MemoryLayout<IndexingRun.Seen>.stride) * 4 / 3
    }

    func removeAll() { reports = [:] }
}

/// The entries of an archive that is read again: such as hold the same bytes at the same place as before, and whose document
/// is as it was, are not read as reports again.
///
/// The ledger keeps a mark of each entry that gave one report, which brought no ID and of which nothing was said: a hash of
/// its path, its bytes and its document's content hash. So an entry is known only while the index has the very document
/// that came of it. What a zip's directory says of its entries, their sizes, times and CRC-32, is not asked: whoever changes
/// a file may keep the first two, and every four billionth change keeps the third.
final class KnownEntries {
    private let before: IndexReader?
    private let update: SourceUpdate
    private let seen: SeenReports
    /// Sources as given, with their full paths.
    private let origins: [ByteString: String]
    /// The number of the file whose marks are at hand.
    private var file: Int?
    private var marks: Set<UInt64> = []
    /// The entry that was looked at last, and a hash of its bytes.
    private var last: (path: String, bytes: UInt64)?
    /// The document of the entry that was passed over last, and the number of its file.
    private(set) var passed: (place: IndexingRun.Place, file: Int)?

    init(_ before: IndexReader?, _ update: SourceUpdate, _ seen: SeenReports, origins: [ByteString: String]) {
        (self.before, self.update, self.seen, self.origins) = (before, update, seen, origins)
    }

    /// Bytes.
    var memory: Int { marks.capacity * MemoryLayout<UInt64>.stride * 4 / 3 }

    /// Whether an entry need not be read as a report; it counts as met then.
    func passesOver(_ location: RawReport.Location, _ bytes: [UInt8]) -> Bool {
        guard let number = update.number else { return false }
        if file != number { (file, marks) = (number, update.marksOfEntries()) }
        var hash = ContentHash()
        hash.update(bytes[...])
        last = (location.path, hash.value)
        guard !marks.isEmpty, let before else { return false }
        let ids = location.identifiers(origin: origins[location.source] ?? location.source)
        let id = update.isKnownByPath(location.source) ? ids.byPath : ids.byName
        let key = IndexingRun.key(id)
        // What is damaged is found where the entry is read.
        guard seen[key] == nil, let found = try? before.document(id: id) else { return false }
        let place = IndexingRun.Place(segment: found.segment, doc: found.doc)
        guard before.segments[place.segment].column(ReportSchema.file)[place.doc] == Int64(number),
            let content = IndexingRun.content(of: place, before)
        else { return false }
        let mark = Self.mark(location.path, hash.value, content)
        guard marks.contains(mark) else { return false }
        seen[key] = .init(content: nil, file: number)
        update.countReport()
        update.markEntry(mark)
        passed = (place, number)
        return true
    }

    /// Has an entry known from now on.
    /// - Parameter content: of its document.
    func keep(_ location: RawReport.Location, content: UInt64) {
        guard let last, ByteString(last.path) == ByteString(location.path) else { return }
        update.markEntry(Self.mark(last.path, last.bytes, content))
    }

    private static func mark(_ path: String, _ bytes: UInt64, _ content: UInt64) -> UInt64 {
        ContentHash.value(of: [path, String(bytes), String(content)])
    }
}
