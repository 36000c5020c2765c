import Reports

/// Reads files of any format, kind by kind as their names say: HTML, DOCX, PDF and whatever else is below a folder.
struct ReadingBenchmark {
    private let folders: [String]

    init(folders: [String]) { self.folders = folders }

    func run(_ table: inout Table) {
        for folder in folders {
            var reader = ArchiveReader(paths: [folder])
            let megabytes = Double(reader.bytesTotal) / 1e6
            var reports = 0
            while let item = reader.next() {
                if case .report = item { reports += 1 }
            }
            table.rate(folder, "MB/s", amount: megabytes) { Self.read(folder) }
            table.rate(folder, "reports/s", amount: Double(reports)) { Self.read(folder) }
        }
    }

    private static func read(_ folder: String) {
        var reader = ArchiveReader(paths: [folder])
        while reader.next() != nil {}
    }
}
