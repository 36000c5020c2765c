import Foundation
import Reports

/// A few reports by id, with their index.
final class CitingArchive {
    struct Report: Encodable {
        var id: String
        var text: String
        var date: String?
        var province: String?
        var source: String?

        init(_ id: String, _ text: String, date: String? = nil, province: String? = nil, source: String? = nil) {
            self.id = id
            self.text = text
            self.date = date
            self.province = province
            self.source = source
        }
    }

    private let folder: TemporaryFolder
    let index: ReportIndex

    /// - Parameter batches: reports that are indexed one batch after the other, a segment each; all from one file, of
    ///   which later states replace earlier ones.
    init(batches: [[Report]]) throws {
        folder = try TemporaryFolder()
        let encoder = JSONEncoder()
        for batch in batches {
            let lines = try batch.map { String(decoding: try encoder.encode($0), as: UTF8.self) + "\n" }
            try folder.write("archive.jsonl", lines.joined())
            _ = try ReportIndexer(path: folder.path("index")).run([folder.path("archive.jsonl")])
        }
        index = try ReportIndex(path: folder.path("index"))
    }

    convenience init(_ reports: [Report]) throws { try self.init(batches: [reports]) }

    convenience init(_ texts: [(id: String, text: String)]) throws {
        try self.init(texts.map { Report($0.id, $0.text) })
    }
}
