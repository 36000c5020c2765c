internal import Analysis
internal import SearchEngine

/// What an index had of the sources that it is made anew from, along with the run that does it: which of that could not
/// be read again, and would be lost.
///
/// Reports are counted, file by file: which of them a file still has does not matter. A file that is gone is gone, and
/// one that was read and has fewer has fewer.
final class FormerFiles {
    /// By source as given: the way along the records of then, and its place among those given.
    private var walks: [ByteString: (walk: SourceWalk, place: Int)] = [:]
    /// See ``LeftOutSources/strays``.
    private var strays: StrayReports?
    /// How many reports the index had of a file.
    private let count: (FileRecord) -> Int
    private let marks: [Int: ByteView]
    /// The same, by the number that the file has in the index being made; 0 for one that was not there.
    private var counts: [Int32] = []
    /// Files that have not been met, since there was no looking into their folder or it holds no file any more.
    private var absent = SourceUpdate.Emptied()

    /// - Parameters:
    ///   - former: what is known of the sources.
    ///   - given: these.
    init(_ former: LeftOutSources, given: [(given: String, origin: String)]) throws(SearchEngineError) {
        count = former.count
        marks = former.marks
        strays = former.strays
        for (place, (path, origin)) in given.enumerated() {
            let none = SourceLedger.Source(
                origin: origin, given: path, options: SourceOptions(ReportIndexer.Options()), reading: 0,
                records: .empty)
            var source = former.others[origin] ?? none
            (source.given, source.origin) = (path, origin)
            walks[path] = (try SourceWalk(source, reading: 0, isMoved: false), place)
        }
    }

    /// Bytes.
    var memory: Int { counts.capacity * MemoryLayout<Int32>.stride + absent.memory + (strays?.memory ?? 0) }

    /// - Parameter update: has met the file already.
    func meet(_ file: SourceFile, _ update: SourceUpdate) throws(SearchEngineError) {
        guard let (walk, place) = walks[file.location.source], let number = update.number else { return }
        let name = file.name
        walk.isAnyMet = true
        try pass(walk, before: name, update)
        let path = file.location.path
        var former = strays?.count(in: path, of: place) ?? 0
        strays?.meet(path, of: place, number: number)
        if let record = walk.ahead, record.name == name {
            try walk.advance()
            former += count(record)
            update.knowBroken(marks[record.number])
        }
        guard former > 0 else { return }
        update.current?.gaveReports = true
        if counts.count <= number { counts += repeatElement(0, count: number + 1 - counts.count) }
        counts[number] = Int32(clamping: former)
    }

    /// Passes the records that no file has come up to.
    private func pass(_ walk: SourceWalk, before name: [UInt8]?, _ update: SourceUpdate) throws(SearchEngineError) {
        while let record = walk.ahead, name.map({ FileRecord.precedes(record.name, $0) }) ?? true {
            try walk.advance()
            var file = SourceUpdate.Passing(record)
            file.reports = count(record)
            guard file.reports > 0, let place = doubt(of: record.name, walk, update) else { continue }
            absent.append(file, of: 0, in: .init(source: ByteString(walk.given), name: place))
        }
    }

    /// The place at, or below, which nobody knows whether a file is there; nil where it is gone.
    private func doubt(of name: [UInt8], _ walk: SourceWalk, _ update: SourceUpdate) -> [UInt8]? {
        update.doubt(of: name, source: walk.given) ?? (walk.isEmptied ? [] : nil)
    }

    /// What would be lost, once everything has been met; nil for nothing. A file that was in an absent folder and is
    /// new elsewhere has moved.
    ///
    /// - Complexity: linear in the files.
    func losses(_ update: SourceUpdate) throws(SearchEngineError) -> LostReports? {
        for path in walks.keys.sorted() {
            if let walk = walks[path]?.walk { try pass(walk, before: nil, update) }
        }
        countStrays(update)
        var arrived: [SourceUpdate.MovedContent: Int] = [:]
        for (file, _, _) in absent.files { arrived[.init(file)] = 0 }
        var lost = LostReports()
        for source in update.ledger.sources {
            var records = FileRecordReader(source, file: SourceLedger.file)
            while let record = try records.next() {
                let former = counts.indices.contains(record.number) ? Int(counts[record.number]) : 0
                if update.doubtfulFiles.contains(record.number) {
                    let missing = former - record.reports + (update.refused[record.number] ?? 0)
                    lost.append(missing, at: .init(source: ByteString(source.given), name: record.name))
                } else if former == 0, record.reports > 0, !update.failed.contains(record.number) {
                    arrived[.init(SourceUpdate.Passing(record))]? += 1
                }
            }
        }
        for (file, _, place) in absent.files {
            if let others = arrived[.init(file)], others > 0 {
                arrived[.init(file)] = others - 1
            } else {
                absent.count(file.reports, in: place)
            }
        }
        for (place, reports) in absent.folders { lost.append(reports, at: place) }
        return lost.placeCount > 0 ? lost : nil
    }
}

extension FormerFiles {
    /// Counts those that lie where nobody can look.
    private func countStrays(_ update: SourceUpdate) {
        let byPlace = Dictionary(uniqueKeysWithValues: walks.values.map { ($0.place, $0.walk) })
        strays?.forEachUnmet { source, location in
            guard let walk = byPlace[source] else { return }
            let doubts = location.possibleFiles.compactMap { doubt(of: Array($0.utf8), walk, update) }
            if let place = doubts.first { absent.count(1, in: .init(source: ByteString(walk.given), name: place)) }
        }
    }
}

extension LostReports {
    fileprivate mutating func append(_ reports: Int, at place: SourceUpdate.Emptied.Folder) {
        guard reports > 0 else { return }
        self.reports += reports
        placeCount += 1
        guard places.count < Self.mostPlaces else { return }
        let location = RawReport.Location(source: place.source.text, path: SystemPath.shown(place.name))
        places.append(Place(path: location.shown, reports: reports))
    }
}
