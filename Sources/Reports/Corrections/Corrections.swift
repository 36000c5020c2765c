internal import Analysis

/// The corrections that stand beside the sources of a run: files named ``fileName`` in a folder that is given, at any
/// depth, or in the folder of a file that is given. A file corrects the reports of its source only.
package struct Corrections: Sendable {
    /// A corrections file, one ``CorrectionLine`` a line, is never a report itself.
    package static let fileName = "corrections.jsonl"

    private struct Entry: Sendable {
        var correction: Correction
        var isUsed = false
        /// Of the last line that corrects the report.
        let place: RawReport.Location
    }

    /// The entries of a file by the report's ID.
    private var files: [[ByteString: Entry]] = []
    /// By source as given, the files that correct its reports, in the order they were found.
    private var filesOfSource: [ByteString: [Int]] = [:]
    /// A hash of the content of each file.
    private var contents: [UInt64] = []
    /// What a file says and could not be read: of these reports, or, where it is ``anyone``, of whichever.
    private enum Unread: Sendable {
        case ids(Set<ByteString>)
        case anyone
    }

    /// Of each file.
    private var unread: [Unread] = []
    /// See ``ArchiveReader/obscuredSources``.
    private let obscured: Set<ByteString>
    /// What could not be read.
    package private(set) var faults: [Skipped] = []

    /// Reads every file once, however many sources it stands beside.
    package init(_ reader: ArchiveReader, limits: ArchiveOptions.Limits = .init()) {
        obscured = reader.obscuredSources
        var known: [ByteString: Int] = [:]
        for (source, file) in reader.corrections {
            let path = ByteString(FullPath.of(file.place.shown))
            if known[path] == nil {
                known[path] = files.count
                files.append([:])
                contents.append(0)
                unread.append(.ids([]))
                read(file, limits)
            }
            if let index = known[path] { filesOfSource[ByteString(source), default: []].append(index) }
        }
    }

    package var isEmpty: Bool { files.allSatisfy(\.isEmpty) }

    private mutating func read(_ file: SourceFile, _ limits: ArchiveOptions.Limits) {
        let bytes: [UInt8]
        do throws(Skipped.Reason) {
            var stream = try EntryStream(.file(InputFile(file.path, followLinks: false)))
            bytes = try stream.readAll(limit: limits.entryBytes, as: .entryBytes)
        } catch {
            faults.append(file.place.skipped(error))
            unread[unread.count - 1] = .anyone
            return
        }
        var hash = ContentHash()
        hash.update(bytes[...])
        contents[contents.count - 1] = hash.value
        let hasMark = bytes.starts(with: [0xEF, 0xBB, 0xBF])
        let lines = bytes.dropFirst(hasMark ? 3 : 0).split(
            separator: UInt8(ascii: "\n"), omittingEmptySubsequences: false)
        for (number, line) in lines.enumerated() where line.contains(where: { $0 > 0x20 }) {
            read(line, of: file, number: number + 1)
        }
    }

    private mutating func read(_ bytes: ArraySlice<UInt8>, of file: SourceFile, number: Int) {
        do throws(CorrectionLine.Fault) {
            let line = try CorrectionLine(bytes)
            var entry = Entry(correction: line.correction, place: file.place.record(number))
            if let earlier = files[files.count - 1][line.id] {
                entry.correction = earlier.correction
                entry.correction.merge(line.correction)
            }
            files[files.count - 1][line.id] = entry
        } catch {
            var fault = file.place.skipped(.badCorrection(line: number, what: error.what))
            fault.location = file.place.record(number)
            faults.append(fault)
            if case .ids(var ids) = unread[unread.count - 1] {
                let id = CorrectionLine.id(of: bytes)
                if let id { ids.insert(ByteString(id)) }
                unread[unread.count - 1] = id == nil ? .anyone : .ids(ids)
            }
        }
    }

    /// Whether something may be put right in a report that could not be read.
    /// - Parameter ids: that it may be called by.
    func isUnread(ids: [String], source: String) -> Bool {
        let ids = ids.map { ByteString($0) }
        return obscured.contains(ByteString(source))
            || (filesOfSource[source] ?? []).contains { file in
                switch unread[file] {
                case .ids(let unread): !unread.isDisjoint(with: ids)
                case .anyone: true
                }
            }
    }

    /// A hash of all that is put right in the reports of a source.
    func fingerprint(source: String) -> UInt64 {
        ContentHash.value(of: (filesOfSource[source] ?? []).map { String(contents[$0]) })
    }

    /// What is put right in a report; of two files that correct it, the one found later wins, field by field.
    /// - Parameter ids: that it may be called by: in its source each of them means no other report.
    package mutating func correction(ids: [String], source: String) -> Correction? {
        var found: Correction?
        for file in filesOfSource[source] ?? [] {
            for id in Set(ids.map { ByteString($0) }).sorted() {
                guard let entry = files[file][id] else { continue }
                files[file][id]?.isUsed = true
                if found == nil { found = entry.correction } else { found?.merge(entry.correction) }
            }
        }
        return found
    }

    /// What is put right in a report that an index would know by the ID its source and path give it.
    package mutating func correction(of raw: RawReport) -> Correction? {
        guard !isEmpty else { return nil }
        let ids = raw.identifiers(origin: FullPath.of(raw.location.source))
        return correction(ids: [ids.byName, ids.byPath], source: raw.location.source)
    }

    /// The corrections that were asked for by no report so far, in the order of their files and lines.
    package var unused: [(id: String, fault: Skipped)] {
        files.flatMap { file in
            file.filter { !$0.value.isUsed }.map { (id: $0.key.text, place: $0.value.place) }
                .sorted {
                    ($0.place.path.utf8.count, ByteString($0.place.path))
                        < ($1.place.path.utf8.count, ByteString($1.place.path))
                }
        }.map { id, place in
            let shown = place.path.utf8.first == UInt8(ascii: "#") ? place.source : place.source + "/"
            return (id, Skipped(location: place, place: shown + place.path, reason: .unmatchedCorrection(id)))
        }
    }
}
