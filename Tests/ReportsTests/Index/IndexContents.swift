import Foundation
import Reports
import SearchEngine
import Testing

extension TemporaryFolder {
    /// Brings an index of what is in `a` up to date.
    func indexed(
        _ index: String = "index", isRebuilding: Bool = false, isDryRun: Bool = false
    ) throws -> ReportIndexer.Summary {
        var options = ReportIndexer.Options()
        options.isRebuilding = isRebuilding
        options.isDryRun = isDryRun
        return try ReportIndexer(path: path(index), options: options).run([path("a")])
    }

    /// Has an index take its files for what they say they are: for tests that change one under checksums that agree.
    func removeSeals(_ index: String) throws {
        let file = URL(filePath: path(index) + "/manifest")
        var manifest = try Manifest(decoding: ByteView(Array(Data(contentsOf: file))))
        manifest.seals = [:]
        try Data(manifest.encoded()).write(to: file)
    }

    /// Changes the ledger of an index, under a checksum that agrees.
    func forgeLedger(_ index: String, _ change: (inout [UInt8]) throws -> Void) throws {
        let names = try FileManager.default.contentsOfDirectory(atPath: path(index))
        let name = try #require(names.first { $0.hasPrefix("attachment-") })
        let file = URL(filePath: path(index) + "/" + name)
        var bytes = Array(try Data(contentsOf: file).dropLast(4))
        try change(&bytes)
        var writer = ByteWriter()
        writer.append(bytes)
        writer.fixed(Checksum(of: bytes).value)
        try Data(writer.bytes).write(to: file)
        try removeSeals(index)
    }

    /// Changes a section of the first segment of an index, under checksums that agree.
    func forgeSegment(
        _ index: String, _ tag: SegmentFormat.Tag, _ change: (inout [UInt8]) throws -> Void
    ) throws {
        let directory = try FileDirectory(path: path(index))
        let reader = try SectionReader(directory.open("segment-1"), file: "segment-1")
        let writer = try SectionWriter(try directory.create("forged"))
        for section in reader.sections {
            var bytes = try reader.section(section.tag).array
            if section.tag == tag { try change(&bytes) }
            try writer.section(section.tag, bytes)
        }
        try writer.finish()
        try directory.rename("forged", to: "segment-1")
        try removeSeals(index)
    }

    /// What an index in the folder holds, as anyone can see it: its digest, then its reports.
    func contents(_ index: String) throws -> [String] {
        let opened = try ReportIndex(path: path(index))
        var request = SearchRequest("xã")
        request.limit = 10_000
        request.duplicates = .show
        let hits = try opened.search(request).hits
        #expect(hits.count == opened.reportCount)
        let reports = hits.map { hit in
            let report = hit.report
            return "\(report.id) \(report.location) \(report.title) \(report.encoding) \(report.text)"
        }
        return [opened.statistics().digest] + reports.sorted()
    }
}

/// Reports added, updated, moved, removed and unchanged.
func counts(_ summary: ReportIndexer.Summary) -> [Int] {
    [summary.added, summary.updated, summary.moved, summary.removed, summary.unchanged]
}
