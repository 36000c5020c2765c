import Foundation
import Reports
import TestSupport
import Testing

/// An archive as old as its encodings: indexed, searched and shown like any other.
@Suite struct LegacyStoriesTests {
    private let folder: TemporaryFolder
    private let index: ReportIndex
    private let summary: ReportIndexer.Summary
    private static let names = ["tcvn3", "vni", "viscii", "windows-1258"]

    private static func report(_ name: String) -> String {
        """
        Huyện ủy bàn chuyện thủy lợi nhỏ (\(name))

        Ngày 12/3/1998, Ban Thường vụ Huyện ủy Mường Khương, tỉnh Lào Cai họp về mương phai ở các xã vùng cao.
        Theo Nghị quyết số 07-NQ/TU, mỗi bản cử một tổ thủy nông, nạo vét mương trước vụ cấy và chia nước công bằng.

        """
    }

    init() throws {
        folder = try TemporaryFolder()
        for name in Self.names {
            try folder.write("a/\(name).txt", Data(LegacyEncoder.encode(Self.report(name), name).bytes))
        }
        try folder.write("a/utf-8.txt", Self.report("utf-8"))
        try folder.write(
            "a/lost.txt",
            "Thc hin mt s ni dung, huyn ã t chc hp dân bàn vic ca bn, ghi biên bn và công b cho c xã bit, d\n")
        summary = try ReportIndexer(path: folder.path("index")).run([folder.path("a")])
        index = try ReportIndex(path: folder.path("index"))
    }

    @Test func theFilesAreFoundByTheirWords() throws {
        #expect(summary.added == 6)
        for query in ["mương phai", "\"thuỷ nông\"", "07-NQ/TU", "muong phai"] {
            var request = SearchRequest(query)
            request.duplicates = .show
            let paths = try index.search(request).hits.map(\.report.location.path)
            #expect(Set(paths) == ["tcvn3.txt", "vni.txt", "viscii.txt", "windows-1258.txt", "utf-8.txt"], "\(query)")
        }
    }

    @Test func theEncodingIsRecordedAndTheTextIsTheSame() throws {
        var request = SearchRequest("mương phai")
        request.duplicates = .show
        let hits = try index.search(request).hits
        #expect(hits.count == 5)
        for hit in hits {
            let name = String(hit.report.location.path.dropLast(4))
            #expect(hit.report.encoding.name == name)
            #expect(hit.report.text == Self.report(name))
            #expect(hit.report.province?.name == "Lào Cai")
            #expect(hit.report.references.map(\.display) == ["07-NQ/TU"])
        }
    }

    @Test func whatLostItsLettersIsListedForReview() throws {
        #expect(summary.rejections.map(\.code) == ["doubtful-text"])
        #expect(summary.rejections.first?.place.hasSuffix("lost.txt") == true)
        #expect(summary.rejections.first?.isRemark == true)
    }

    @Test func theOriginalBytesAreKept() throws {
        let bytes = try Data(contentsOf: URL(filePath: folder.path("a/vni.txt")))
        #expect(Array(bytes) == LegacyEncoder.encode(Self.report("vni"), "vni").bytes)
    }
}
