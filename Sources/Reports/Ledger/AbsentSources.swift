internal import Analysis
internal import SearchEngine

/// The sources of an index that are absent or empty, of which a source that is new to it may be one that has moved.
struct AbsentSources {
    /// By the size of the file that each is.
    private var files: [Int64: [Int]] = [:]
    private var folders: [Int] = []
    private let sources: [SourceLedger.Source]

    /// - Parameter places: of those of the sources that are.
    init(_ sources: [SourceLedger.Source], places: [Int]) throws(SearchEngineError) {
        self.sources = sources
        for place in places {
            var records = FileRecordReader(sources[place], file: SourceLedger.file)
            guard let first = try records.next() else { continue }
            if first.name.isEmpty { files[first.stamp.size, default: []].append(place) } else { folders.append(place) }
        }
    }

    /// The place of the first that is now at a path, in full, and so is found; nil where there is none.
    ///
    /// - Complexity: for a file linear in the absent files of its size; for a folder see ``MovedSource/isNow(at:)``,
    ///   for each absent folder.
    mutating func take(movedTo origin: String) throws(SearchEngineError) -> Int? {
        guard let status = try? SystemPath(origin).status(followLinks: true) else { return nil }
        let isFile = status.kind == .file
        let candidates = isFile ? files[status.size] ?? [] : folders
        for (index, place) in candidates.enumerated() where try MovedSource(sources[place]).isNow(at: origin) {
            if isFile { files[status.size]?.remove(at: index) } else { folders.remove(at: index) }
            return place
        }
        return nil
    }
}

/// A source of which it is asked whether it has moved.
private struct MovedSource {
    /// So many files are compared byte for byte: the first ones. Names and sizes alone may be those of another source,
    /// as where each is one file of records as long as the next. Of all files it would cost as much as reading the
    /// source.
    private static let mostFiles = 8

    private let source: SourceLedger.Source

    init(_ source: SourceLedger.Source) { self.source = source }

    /// Whether another path has all files of an absent source, by name and size, and the first few byte for byte. What
    /// has but a part of them is another source: the rest may be where the source is, on a disk that is not there
    /// today.
    ///
    /// - Complexity: up to the first file that is missing, linear in the files, each asked for its size; reads the
    ///   first.
    func isNow(at origin: String) throws(SearchEngineError) -> Bool {
        var records = FileRecordReader(source, file: SourceLedger.file)
        var count = 0
        while let record = try records.next() {
            guard let file = Self.file(record, below: origin) else { return false }
            // Of a file that could not be read nothing is known but its name.
            guard record.stamp.size >= 0 else { continue }
            guard file.size == record.stamp.size else { return false }
            count += 1
            if count <= Self.mostFiles, (try? file.contentHash()) != record.stamp.content { return false }
        }
        return count > 0
    }

    private static func file(_ record: FileRecord, below origin: String) -> SourceFile? {
        let isSource = record.name.isEmpty
        let path = isSource ? SystemPath(origin) : SystemPath(origin).appending(record.name)
        guard let status = try? path.status(followLinks: isSource), status.kind == .file else { return nil }
        return SourceFile(
            location: .init(source: origin, path: SystemPath.shown(record.name)), size: status.size,
            modified: status.modified,
            changed: status.changed, path: path)
    }
}

extension SourceLedger.Source {
    var isStandardInput: Bool { origin == SourceFile.standardInput }

    /// Whether nothing is at its path any more, or a link, its own or one on the way: paths in full lead through none,
    /// so that what is there now is elsewhere.
    var isAbsent: Bool {
        guard !isStandardInput else { return false }
        guard ByteString(FullPath.of(origin)) == ByteString(origin) else { return true }
        do throws(Skipped.Reason) {
            _ = try SystemPath(origin).status(followLinks: true)
            return false
        } catch {
            return error == .missing
        }
    }

    /// Whether it is absent, or a folder without a file, which is what is left of a disk that is not there.
    var isAbsentOrEmpty: Bool { isAbsent || !isStandardInput && SystemPath(origin).isEmptyFolder }

    /// Whether it was a file when it was read.
    var isFile: Bool {
        get throws(SearchEngineError) {
            var records = FileRecordReader(self, file: SourceLedger.file)
            return try records.next()?.name.isEmpty ?? false
        }
    }

    /// Whether what it holds can be read again.
    var isReadable: Bool { !isStandardInput && !isAbsentOrEmpty }
}
