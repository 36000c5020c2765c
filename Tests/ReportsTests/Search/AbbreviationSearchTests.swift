import Foundation
import Reports
import Testing

/// Abbreviations and what they stand for find each other.
@Suite struct AbbreviationSearchTests {
    private let index: ReportIndex
    private let folder: TemporaryFolder

    private static let reports = [
        (
            "full.txt",
            """
            Chi bộ bản Nà Phát

            Năm nay chi bộ lại đạt trong sạch, vững mạnh. Kinh tế - xã hội của bản khá lên, Ban Chấp hành được khen.
            """
        ),
        (
            "short.txt",
            """
            Đảng bộ xã Tà Hừa

            Đảng bộ đạt TSVM nhiều năm liền, tình hình KT-XH ổn định, BCH đảng bộ họp đều hằng tháng.
            """
        ),
        (
            "scattered.txt",
            """
            Giữ suối cho trong

            Bà con quét sạch đường, trồng cây cho bờ suối vững chãi, nước chảy mạnh cả mùa khô.
            """
        ),
        (
            "members.txt",
            """
            Kết nạp ở vùng cao

            Cả năm xã kết nạp 20 đảng viên (ĐV) trẻ. Số ĐV nữ tăng, ĐV là giáo viên nhiều, ĐV người dân tộc đông.
            """
        ),
        (
            "units.txt",
            """
            Cụm thi đua số hai

            Mỗi ĐV trong cụm cử một người là đảng viên dự họp. ĐV tốt được khen, ĐV chưa tốt bị nhắc, ĐV khác chờ.
            """
        ),
    ]

    init() throws {
        folder = try TemporaryFolder()
        for (name, text) in Self.reports { try folder.write("archive/" + name, text) }
        _ = try ReportIndexer(path: folder.path("index")).run([folder.path("archive")])
        index = try ReportIndex(path: folder.path("index"))
    }

    private func paths(_ query: String, _ change: (inout SearchRequest) -> Void = { _ in }) throws -> [String] {
        var request = SearchRequest(query)
        request.match = .all
        change(&request)
        return try index.search(request).hits.map(\.report.location.path)
    }

    /// Stories 25 and 26, with marks and without, alone and among other words.
    @Test func wordsInFullFindTheAbbreviationBelowThem() throws {
        for query in ["trong sạch vững mạnh", "trong sach vung manh", "Trong sạch, vững mạnh"] {
            let found = try paths(query) { $0.match = .auto }
            #expect(Set(found) == ["full.txt", "scattered.txt", "short.txt"], "\(query)")
            let (full, short) = (found.firstIndex(of: "full.txt"), found.firstIndex(of: "short.txt"))
            #expect(try #require(full) < #require(short), "\(query)")
        }
        #expect(try paths("kinh tế xã hội") == ["full.txt", "short.txt"])
        #expect(try paths("kinh te xa hoi") == ["full.txt", "short.txt"])
        #expect(try paths("đảng bộ trong sạch vững mạnh") == ["short.txt"])
        #expect(try paths("trong sạch vững mạnh nhiều năm") == ["short.txt"])
    }

    @Test func anAbbreviationFindsTheWordsBelowIt() throws {
        for query in ["BCH", "bch", "TSVM", "tsvm", "KT-XH", "kt-xh", "KTXH"] {
            #expect(try paths(query) == ["short.txt", "full.txt"], "\(query)")
        }
        #expect(try paths("TSVM KT-XH BCH") == ["short.txt", "full.txt"])
        #expect(try paths("TSVM chi") == ["full.txt"])
        #expect(try paths("(TSVM OR xyzzy) chi") == ["full.txt"])
        #expect(try paths("+TSVM chi") { $0.match = .any } == ["full.txt", "short.txt"])
    }

    @Test func whatIsLiteralOrExcludedIsNotExpanded() throws {
        #expect(try paths("\"BCH\"") == ["short.txt"])
        #expect(try paths("=bch") == ["short.txt"])
        #expect(try paths("bch*") == ["short.txt"])
        #expect(try paths("bộ -BCH") == ["full.txt"])
        #expect(try paths("\"trong sạch vững mạnh\"") == ["full.txt"])
        #expect(try paths("trong sạch OR vững mạnh").sorted() == ["full.txt", "scattered.txt"])
        #expect(try paths("BCH") { $0.ranking = .bm25 } == ["short.txt"])
        #expect(try paths("BCH") { $0.abbreviations = .off } == ["short.txt"])
        #expect(
            try paths("trong sạch vững mạnh") { $0.abbreviations = .off }.sorted() == ["full.txt", "scattered.txt"])
        #expect(try paths("trong sach vung manh") { $0.accents = .exact } == [])
    }

    @Test func anExpandedSearchSaysSo() throws {
        let notes = try index.search(SearchRequest("BCH kinh tế xã hội BCH")).notes
        #expect(
            notes == [
                .expanded([
                    .init(short: "BCH", long: "ban chấp hành"), .init(short: "KT-XH", long: "kinh tế - xã hội"),
                ])
            ])
        // What stands in no report was not searched for.
        #expect(try index.search(SearchRequest("UBND")).notes == [])
        for case .expanded in try index.search(SearchRequest("ủy ban nhân dân")).notes {
            Issue.record("there is no report with UBND")
        }
    }

    /// An abbreviation of several meanings counts where the report says which.
    @Test func definitionsBindInTheirReport() throws {
        #expect(try paths("đảng viên") == ["members.txt", "units.txt"])
        #expect(try paths("dang vien") == ["members.txt", "units.txt"])
        func scores(_ change: (inout SearchRequest) -> Void = { _ in }) throws -> [String: Double] {
            var request = SearchRequest("đảng viên")
            change(&request)
            let hits = try index.search(request).hits.map { ($0.report.location.path, $0.score) }
            return Dictionary(uniqueKeysWithValues: hits)
        }
        let bound = try scores()
        let unbound = try scores { $0.abbreviations = .off }
        #expect(try #require(bound["members.txt"]) > #require(unbound["members.txt"]))
        #expect(bound["units.txt"] == unbound["units.txt"])
        // The short form by itself is an ordinary word.
        #expect(try paths("ĐV") == paths("=đv"))
    }

    /// Alternatives are highlighted, and are the query's own spelling.
    @Test func alternativesAreShown() throws {
        let hits = try index.search(SearchRequest("trong sạch vững mạnh")).hits
        let hit = try #require(hits.first { $0.report.location.path == "short.txt" })
        let snippet = try #require(hit.snippets.first)
        let marked = snippet.matches.map { String(decoding: Array(snippet.text.utf8)[$0], as: UTF8.self) }
        #expect(marked.contains("TSVM"))
        #expect(hit.isExactSpelling)
    }

    @Test func aQueryOfThousandsOfWords() throws {
        let words = Array(repeating: "ban chấp hành TSVM ủy ban mặt trận", count: 500).joined(separator: " ")
        #expect(try paths(words) == [])
    }
}
