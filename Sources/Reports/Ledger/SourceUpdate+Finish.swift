internal import Analysis
internal import SearchEngine

/// What becomes of the files that have not been met.
extension SourceUpdate {
    /// Files that are not where they were, in sources that are folders and hold no file any more, or at places that
    /// could not be looked into: as long as nobody says that they are gone, a disk may be absent.
    struct Emptied {
        struct Folder: Hashable {
            /// As given.
            var source: ByteString
            /// Below the source; empty for all of it.
            var name: [UInt8] = []
        }

        /// Each with its folder, by its place among ``folders``.
        private(set) var files: [(file: Passing, source: Int, folder: Int)] = []
        /// Such folders, and how many reports are kept for each.
        private(set) var folders: [(folder: Folder, reports: Int)] = []
        private var places: [Folder: Int] = [:]

        /// Bytes.
        var memory: Int { files.capacity * MemoryLayout<(Passing, Int, Int)>.stride }

        /// - Parameter source: its place in the ledger.
        mutating func append(_ file: Passing, of source: Int, in folder: Folder) {
            files.append((file, source, place(of: folder)))
        }

        mutating func count(_ reports: Int, in folder: Folder) { count(reports, in: place(of: folder)) }

        mutating func count(_ reports: Int, in folder: Int) { folders[folder].reports += reports }

        private mutating func place(of folder: Folder) -> Int {
            if let known = places[folder] { return known }
            places[folder] = folders.count
            folders.append((folder, 0))
            return folders.count - 1
        }
    }

    /// Finds the folders that are sources, lie in others and are absent, or hold no file any more: what these others had
    /// there is away with them, as with a disk that is mounted in a folder.
    ///
    /// - Complexity: linear in the lengths of the sources' paths, and a look at each source that lies in another.
    func findAbsentSources() throws(SearchEngineError) {
        let walked = Dictionary(uniqueKeysWithValues: walks.map { (ByteString(ledger.sources[$0].origin), $1) })
        for source in ledger.sources where source.records.count > 0 {
            let path = source.origin.utf8
            let outer = path.indices.filter { path[$0] == UInt8(ascii: "/") }.compactMap { sign in
                let folder = sign == path.startIndex ? "/" : String(path[..<sign]) ?? ""
                return walked[ByteString(folder)].map { (walk: $0, name: Array(path[path.index(after: sign)...])) }
            }
            guard !outer.isEmpty, !source.isReadable, try !source.isFile else { continue }
            for (walk, name) in outer { walk.absentSources.insert(name) }
        }
    }

    /// Passes the records that no file has come up to.
    /// - Parameter name: of the file met; nil at the end of the source.
    func pass(_ walk: SourceWalk, before name: [UInt8]?) throws(SearchEngineError) {
        while let record = walk.ahead, name.map({ FileRecord.precedes(record.name, $0) }) ?? true {
            try walk.advance()
            if !prunes || walk.isDoubtful(record.name) {
                setFate(.kept, of: record.number)
                keep(record, in: walk)
            } else if let name = walk.absence(of: record.name) {
                setFate(.kept, of: record.number)
                keep(record, in: walk)
                let folder = Emptied.Folder(source: ByteString(walk.given), name: name)
                emptied.append(Passing(record), of: Int(owners[record.number]), in: folder)
            } else {
                drop(Passing(record))
            }
        }
    }

    private func drop(_ file: Passing) {
        setFate(.gone, of: file.number)
        gone.append(file)
        ledger.unread.remove(file.number)
        ledger.remarks[file.number] = nil
        ledger.entries[file.number] = nil
        isChanged = true
    }

    /// Passes whatever has not been met.
    ///
    /// - Parameters:
    ///   - met: the documents of the index before whose reports have been met.
    ///   - unmet: by number of a file, how many of its documents have not been met.
    func finish(_ met: DocumentSet?, unmet: [Int]) throws(SearchEngineError) {
        leaveFile()
        if let met { strays?.settle(met) }
        let places = walks.keys.sorted()
        for place in places {
            if let walk = walks[place] { try pass(walk, before: nil) }
        }
        let dropped = settleEmptied(unmet)
        for place in places {
            guard let walk = walks[place] else { continue }
            ledger.sources[place].records = walk.takeRecords()
            if dropped.contains(place) {
                ledger.sources[place].records = try ledger.sources[place].records { [fates] record in
                    fates[record.number] == .gone ? nil : record
                }
            }
        }
        isChanged = isChanged || ledger.kept.spellings != before.spellings
    }

    /// Drops the files of emptied sources of which nothing is left to be kept: all their reports are elsewhere by now,
    /// or a file with their content is.
    ///
    /// - Returns: the places of the sources of such files.
    private func settleEmptied(_ unmet: [Int]) -> Set<Int> {
        guard !emptied.files.isEmpty else { return [] }
        var arrived: [MovedContent: Int] = [:]
        for file in appeared where file.reports > 0 && !failed.contains(file.number) {
            arrived[MovedContent(file), default: 0] += 1
        }
        for file in gone { arrived[MovedContent(file)]? -= 1 }
        var dropped: Set<Int> = []
        for (file, source, folder) in emptied.files {
            let reports = unmet.indices.contains(file.number) ? unmet[file.number] : 0
            if reports > 0, arrived[MovedContent(file), default: 0] <= 0 {
                emptied.count(reports, in: folder)
                continue
            }
            arrived[MovedContent(file)]? -= 1
            drop(file)
            dropped.insert(source)
        }
        return dropped
    }

    /// What a file is known by that is elsewhere now.
    struct MovedContent: Hashable {
        var size: Int64
        var content: UInt64

        init(_ file: Passing) { (size, content) = (file.size, file.content) }
    }

    /// Counts a report that is kept for an emptied source though no record tells of its file.
    func countKept(stray document: IndexingRun.Place) {
        guard prunes, let (source, location) = strays?.whereabouts(of: document), let walk = walks[source],
            !location.possibleFiles.contains(where: { walk.isDoubtful(Array($0.utf8)) })
        else { return }
        if walk.isEmptied { emptied.count(1, in: .init(source: ByteString(walk.given))) }
    }

    /// Names the emptied sources for which reports are kept.
    /// - Parameter index: its path, to say what to do by.
    func emptiedSources(index: String) -> [Skipped] {
        emptied.folders.filter { $0.reports > 0 }.map { folder, reports in
            let location = RawReport.Location(
                source: folder.source.text, path: SystemPath.shown(folder.name))
            return location.skipped(.emptied(reports: reports, path: location.shown, index: index))
        }
    }
}
