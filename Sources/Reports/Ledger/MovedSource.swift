internal import SearchEngine

/// A source of which it is asked whether it has moved.
struct MovedSource {
    /// So many files are compared: the first ones.
    private static let mostFiles = 8

    private let source: SourceLedger.Source

    init(_ source: SourceLedger.Source) { self.source = source }

    /// Whether another path has the files of an absent source: more than half of the first few, byte for byte. A disk that
    /// is not there today, and another with a folder of that name, are not taken for one.
    ///
    /// - Complexity: reads the files that it compares.
    func isNow(at origin: String) throws(SearchEngineError) -> Bool {
        var records = FileRecordReader(source, file: SourceLedger.file)
        var (compared, same) = (0, 0)
        while compared < Self.mostFiles, let record = try records.next() {
            compared += 1
            if Self.holds(record, below: origin) { same += 1 }
        }
        return 2 * same > compared
    }

    private static func holds(_ record: FileRecord, below origin: String) -> Bool {
        let isSource = record.name.isEmpty
        let path = isSource ? SystemPath(origin) : SystemPath(origin).appending(record.name)
        guard let status = try? path.status(followLinks: isSource), status.kind == .file,
            status.size == record.stamp.size
        else { return false }
        let name = String(decoding: record.name, as: UTF8.self)
        let file = SourceFile(
            location: .init(source: origin, path: name), size: status.size, modified: status.modified,
            changed: status.changed, path: path)
        return (try? file.contentHash()) == record.stamp.content
    }
}

extension SourceLedger.Source {
    private var isStandardInput: Bool { origin == SourceFile.standardInput }

    /// Whether nothing is at its path any more.
    var isAbsent: Bool {
        guard !isStandardInput else { return false }
        do throws(Skipped.Reason) {
            _ = try SystemPath(origin).status(followLinks: true)
            return false
        } catch {
            return error == .missing
        }
    }

    /// Whether what it holds can be read again: a folder without a file is what is left of a disk that is not there.
    var isReadable: Bool {
        var emptied = EmptiedFolders(origin)
        return !isStandardInput && !isAbsent && emptied.folder(of: []) == nil
    }
}
