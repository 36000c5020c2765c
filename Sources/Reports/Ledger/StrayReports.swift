internal import Analysis
internal import SearchEngine

/// Reports of an index of whose files its ledger knows nothing: the ledger was lost to damage, or their numbers were.
///
/// Where a report lies is stored with it. So it is taken for one of the file of that name as soon as its source is walked
/// through again, and stays as long as that is not.
struct StrayReports {
    private struct Stray {
        /// What stood for its source.
        var source: Int
        var location: RawReport.Location
        /// That of them which was met.
        var number: Int?
    }

    private struct Source {
        var given: String
        /// What that leads to, in full.
        var full: ByteString
        /// In the ledger; nil where it is not walked through.
        var place: Int?
        /// Whether what is not found in it is gone. A relative path does not tell for certain which source was meant.
        var isCertain = false
        var strays: [IndexingRun.Place] = []
    }

    private var strays: [IndexingRun.Place: Stray] = [:]
    private var sources: [Source] = []
    /// By place of a source that is walked through: its strays in the order of the bytes of their paths, so that those
    /// which may lie in a file stand together.
    private var byPath: [Int: [(path: String, stray: IndexingRun.Place)]] = [:]

    /// - Parameter isKnown: whether the ledger knows a file.
    /// - Complexity: linear in the documents, and in the stored bytes of those that are found.
    init(_ reader: IndexReader, isKnown: (Int) -> Bool) throws(SearchEngineError) {
        var bySource: [ByteString: Int] = [:]
        for (index, segment) in reader.segments.enumerated() {
            let files = segment.column(ReportSchema.file)
            var unpacked = DocumentStore.Unpacked()
            for doc in 0..<DocID(segment.documentCount) where segment.isLive(doc) {
                if let number = files[doc], isKnown(Int(truncatingIfNeeded: number)) { continue }
                guard let location = try Self.location(doc, segment, &unpacked) else { continue }
                let source = bySource[location.source] ?? sources.count
                if source == sources.count {
                    bySource[location.source] = source
                    sources.append(Source(given: location.source, full: ByteString(FullPath.of(location.source))))
                }
                let place = IndexingRun.Place(segment: index, doc: doc)
                strays[place] = Stray(source: source, location: location)
                sources[source].strays.append(place)
            }
        }
    }

    /// Nil for a report that cannot be read: finding damage is for others.
    private static func location(
        _ doc: DocID, _ segment: SegmentReader, _ unpacked: inout DocumentStore.Unpacked
    ) throws(SearchEngineError) -> RawReport.Location? {
        do {
            return try StoredReport.location(try segment.stored(doc, unpacked: &unpacked), file: segment.file)
        } catch {
            guard case .damaged = error else { throw error }
            return nil
        }
    }

    /// Bytes, about.
    var memory: Int {
        // Each has its path, and stands in two lists beside the table.
        let bytesOfPath = 64
        return strays.capacity * (MemoryLayout<Stray>.stride + 3 * MemoryLayout<IndexingRun.Place>.stride + bytesOfPath)
    }

    // MARK: Sources

    /// Takes a source that is walked through for that of the strays which lie in it.
    ///
    /// - Parameters:
    ///   - origin: its path in full.
    ///   - known: the only path in full that a path as given has stood for, as far as the ledger tells.
    mutating func walk(_ origin: String, at place: Int, known: (String) -> String?) {
        for index in sources.indices {
            let given = sources[index].given
            let isAbsolute = FullPath.isAbsolute(given)
            let isKnown = !isAbsolute && known(given).map { ByteString($0) } == ByteString(origin)
            guard given != SourceFile.standardInput, isKnown || mayMean(sources[index], origin) else { continue }
            sources[index].place = place
            sources[index].isCertain = isKnown || isAbsolute
            byPath[place, default: []] += sources[index].strays.map { (strays[$0]?.location.path ?? "", $0) }
        }
        byPath[place]?.sort { $0.path.utf8.lexicographicallyPrecedes($1.path.utf8) }
    }

    /// Whether a path, as given at some time, may have meant that of a source: a relative one means another place in
    /// each folder.
    private func mayMean(_ source: Source, _ origin: String) -> Bool {
        source.full == ByteString(origin)
            || !FullPath.isAbsolute(source.given) && Self.ends(origin, with: source.given)
    }

    private static func ends(_ origin: String, with given: String) -> Bool {
        let names = given.pathComponents.filter { $0 != "." }.map { ByteString($0) }
        return origin.pathComponents.map { ByteString($0) }.suffix(names.count) == names[...]
    }

    /// Decides which sources were meant by relative paths: those that have given half of their strays again.
    mutating func settle(_ met: DocumentSet) {
        for index in sources.indices where !sources[index].isCertain {
            let strays = sources[index].strays
            sources[index].isCertain =
                2 * strays.count { met.contains(segment: $0.segment, $0.doc) } >= strays.count
        }
    }

    // MARK: Files

    /// Whether any may lie in a file: that has to be read.
    func isAny(in file: String, of place: Int) -> Bool { !strays(in: file, of: place).isEmpty }

    /// Takes a file that is met for that of the strays which may lie in it.
    mutating func meet(_ file: String, of place: Int, number: Int) {
        for stray in strays(in: file, of: place) { strays[stray]?.number = number }
    }

    /// Those that may lie in a file, be they what it is or an entry or a record of it: ``RawReport/Location/possibleFiles``
    /// the other way round.
    private func strays(in file: String, of place: Int) -> [IndexingRun.Place] {
        guard let sorted = byPath[place] else { return [] }
        guard !file.isEmpty else { return sorted.map(\.stray) }
        return ["", "#", "!/"].flatMap { sign in
            let beginning = file + sign
            var (low, high) = (0, sorted.count)
            while low < high {
                let middle = (low + high) / 2
                if sorted[middle].path.utf8.lexicographicallyPrecedes(beginning.utf8) {
                    low = middle + 1
                } else {
                    high = middle
                }
            }
            return sorted[low...].prefix { path, _ in
                sign.isEmpty ? path.utf8.elementsEqual(beginning.utf8) : path.utf8.starts(with: beginning.utf8)
            }.map(\.stray)
        }
    }

    // MARK: Asking

    /// How many may be of a source that is walked through.
    func count(of place: Int) -> Int { sources.reduce(0) { $0 + ($1.place == place ? $1.strays.count : 0) } }

    func contains(_ place: IndexingRun.Place) -> Bool { strays[place] != nil }

    /// Whether any of the files that a stray may lie in, by their paths as given, is wanted.
    func mayLie(_ place: IndexingRun.Place, in isWanted: (String) -> Bool) -> Bool {
        strays[place].map { Self.mayLie($0.location, in: isWanted) } ?? false
    }

    /// Calls `body` with each file that a stray may lie in, by its path as given.
    func forEachPossibleFile(_ body: (String) -> Void) {
        for stray in strays.values {
            _ = Self.mayLie(stray.location) { path in
                body(path)
                return false
            }
        }
    }

    private static func mayLie(_ location: RawReport.Location, in isWanted: (String) -> Bool) -> Bool {
        location.possibleFiles.contains {
            isWanted($0.isEmpty ? location.source : location.source + "/" + $0)
        }
    }

    /// Sources that are not walked through, as they were given, with how many strays each has.
    var notWalked: [(given: String, reports: Int)] {
        sources.filter { $0.place == nil }.map { ($0.given, $0.strays.count) }
    }

    /// How many may lie in a file.
    func count(in file: String, of place: Int) -> Int { strays(in: file, of: place).count }

    /// Calls `body` with each that is of a source which is walked through for certain and lies in no file that was met.
    func forEachUnmet(_ body: (_ source: Int, RawReport.Location) -> Void) {
        for stray in strays.values where stray.number == nil {
            let source = sources[stray.source]
            if source.isCertain, let place = source.place { body(place, stray.location) }
        }
    }

    /// The number of the file that a stray lies in; nil where that was not met.
    func number(of place: IndexingRun.Place) -> Int? { strays[place]?.number }

    /// The place of the source that a stray was in, and where it lay; nil where that source is not walked through or not
    /// certain.
    func whereabouts(of place: IndexingRun.Place) -> (source: Int, location: RawReport.Location)? {
        guard let stray = strays[place], sources[stray.source].isCertain, let source = sources[stray.source].place
        else {
            return nil
        }
        return (source, stray.location)
    }
}
