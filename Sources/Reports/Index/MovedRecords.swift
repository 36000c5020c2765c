internal import SearchEngine

/// What has become of the records that lay in the files of records which are read again.
///
/// A record is known by its place in its file, and a line put in or taken out gives all behind it another. So one that is
/// not at its place is looked for by what it says.
struct MovedRecords {
    /// A document as it was.
    struct Former {
        var text: UInt64
        var place: IndexingRun.Place
        var path: String
    }

    /// As many documents of one text are looked at: a record that is not found among them is read anew.
    private static let mostOfOneText = 64

    /// Of the file being read, by the hash of their texts, ascending; nil before they are asked for.
    private var former: [Former]?
    private var file: Int?
    /// How many documents the file had, and how many of them have been found again.
    private var (total, found) = (0, 0)
    /// The documents of the index before that say what a report of this run says, of its file.
    private var continued: DocumentSet?
    /// How many of them stay where they were while another report says the same, which was taken for the moved one.
    private var doubled = 0
    /// Those whose ID a record has now that says something else: one that was elsewhere, or a new one.
    private var displaced: [IndexingRun.Place] = []
    private var replaced: [IndexingRun.Place] = []

    /// The stored documents that were read last: those that move stand side by side.
    private var unpacked = (segment: -1, block: DocumentStore.Unpacked())

    init(_ before: IndexReader?) { continued = before.map { DocumentSet($0) } }

    /// Bytes.
    var memory: Int { (former?.capacity ?? 0) * MemoryLayout<Former>.stride }

    func isContinued(_ place: IndexingRun.Place) -> Bool {
        continued?.contains(segment: place.segment, place.doc) ?? false
    }

    /// Begins with another file.
    /// - Parameter total: how many documents it had.
    mutating func enter(_ file: Int, total: Int) {
        guard self.file != file else { return }
        (self.file, self.total, found, former) = (file, total, 0, nil)
    }

    /// Takes down that a report says what a document said.
    /// - Parameter isOfFile: whether that was of the file being read.
    mutating func take(_ place: IndexingRun.Place, isOfFile: Bool) {
        if isContinued(place) { doubled += 1 } else if isOfFile { found += 1 }
        continued?.insert(segment: place.segment, place.doc)
    }

    /// Takes down what has become of the document whose ID a record has now.
    mutating func takePlace(of old: IndexingRun.Place, isMoved: Bool) {
        if isMoved { displaced.append(old) } else { replaced.append(old) }
    }

    /// What is to be counted otherwise than by IDs, now that it is known which documents are found again: records that are
    /// new, though another had their ID; copies, taken for moved ones; and such as are gone, though another has their ID.
    var corrections: (added: Int, copies: Int, removed: Int) {
        (replaced.count { isContinued($0) }, doubled, displaced.count { !isContinued($0) })
    }

    /// The documents of the file that have a text and have not been found again.
    ///
    /// - Complexity: the first time for a file, linear in the documents of the index and in the stored bytes of the file.
    mutating func candidates(
        _ text: String, _ reader: IndexReader
    ) throws(SearchEngineError) -> [Former] {
        guard let file, found < total else { return [] }
        let former = if let former { former } else { try collect(file, reader) }
        self.former = former
        let hash = ContentHash.value(of: [text])
        var (low, high) = (0, former.count)
        while low < high {
            let middle = (low + high) / 2
            if former[middle].text < hash { low = middle + 1 } else { high = middle }
        }
        return former[low...].prefix(Self.mostOfOneText).prefix { $0.text == hash }.filter { !isContinued($0.place) }
    }

    /// What is stored of a document; nil where that is damaged.
    mutating func stored(_ place: IndexingRun.Place, _ reader: IndexReader) throws(SearchEngineError) -> [UInt8]? {
        if unpacked.segment != place.segment { unpacked = (place.segment, DocumentStore.Unpacked()) }
        do {
            return try reader.segments[place.segment].stored(place.doc, unpacked: &unpacked.block)
        } catch {
            guard case .damaged = error else { throw error }
            return nil
        }
    }

    /// A report that cannot be read is none of them: finding damage is for others.
    private func collect(_ file: Int, _ reader: IndexReader) throws(SearchEngineError) -> [Former] {
        var former: [Former] = []
        for (index, segment) in reader.segments.enumerated() {
            let files = segment.column(ReportSchema.file)
            var unpacked = DocumentStore.Unpacked()
            for doc in 0..<DocID(segment.documentCount) where segment.isLive(doc) && files[doc] == Int64(file) {
                do {
                    let stored = try segment.stored(doc, unpacked: &unpacked)
                    let report = try StoredReport.decode(stored, file: segment.file)
                    former.append(
                        Former(
                            text: ContentHash.value(of: [report.text]), place: .init(segment: index, doc: doc),
                            path: report.location.path))
                } catch {
                    guard case .damaged = error else { throw error }
                }
            }
        }
        former.sort { ($0.text, $0.place.segment, $0.place.doc) < ($1.text, $1.place.segment, $1.place.doc) }
        return former
    }
}
