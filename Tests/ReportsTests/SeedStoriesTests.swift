import Foundation
import Reports
import Testing

/// What people ask of the five example reports, where these stand beside the checkout.
@Suite(.enabled(if: ProjectFolder.shared("seeds") != nil)) struct SeedStoriesTests {
    private let folder: TemporaryFolder
    private let index: ReportIndex

    init() throws {
        folder = try TemporaryFolder()
        let seeds = try #require(ProjectFolder.shared("seeds"))
        #expect(try ReportIndexer(path: folder.path("index")).run([seeds]).added == 5)
        index = try ReportIndex(path: folder.path("index"))
    }

    /// The numbers of the reports found, by their file names' first digits.
    private func seeds(_ query: String, _ change: (inout SearchRequest) -> Void = { _ in }) throws -> [Int] {
        var request = SearchRequest(query)
        change(&request)
        return try index.search(request).hits.compactMap { Int($0.report.location.path.prefix(3)) }.sorted()
    }

    @Test func words() throws {
        #expect(try seeds("dang bo") == [0, 1, 2, 3, 4])
        #expect(try seeds("Ðảng") == [0, 1, 2, 3, 4])
        #expect(try seeds("\"chuẩn hóa\"") == [1])
        #expect(try seeds("uỷ ban kiểm tra").contains(1))
        #expect(try seeds("3768 đảng viên") == [0])
        #expect(try seeds("26,45%") == [0])
        #expect(try seeds("26.45") == [0])
        #expect(try seeds("2020-2025") == [2])
        #expect(try seeds("\"tự diễn biến\"") == [2])
        #expect(try seeds("tảo hôn") { $0.match = .all } == [])
        #expect(try seeds("tác giả khách bình luận") { $0.match = .all } == [])
        #expect(try seeds("author:\"Dũng Chinh\"") == [4])
        let first = try index.search(SearchRequest("Dang bo huyen Nam Nhun")).hits.first
        #expect(first?.report.location.path.hasPrefix("002") == true)
    }

    @Test func references() throws {
        #expect(try seeds("07-NQ/TU") == [0, 2])
        #expect(try seeds("07-NQ/TU") { $0.filters.provinces = ["Lai Châu"] } == [2])
        #expect(try seeds("22-NQ/TW") == [1])
        #expect(try seeds("Nghị quyết Trung ương 4 khóa XI") == [1])
        #expect(try seeds("Nghị quyết Trung ương 4") == [1, 2])
        #expect(try seeds("12-NQ/TW khóa XI") == [1])
        #expect(try seeds("21-NQ/TW") == [4])
        #expect(try seeds("Quy định 213") == [4])
        #expect(try seeds("213-QĐ/TW") == [4])
        #expect(try seeds("28-CT/TW") == [4])
        #expect(try seeds("Đề án 04") == [3])
        #expect(try seeds("19-KH/ThU") == [1])
        #expect(try seeds("05-CT/TW") == [2])
        #expect(try seeds("Chỉ thị 05") == [2])
        #expect(try seeds("1-KH/TU") == [])
    }

    /// Every labelled mention answers a search for its family.
    @Test func everyLabelledReferenceAnswers() throws {
        struct Labels: Decodable {
            struct Seed: Decodable {
                struct Mention: Decodable { let key: String }
                let mentions: [Mention]
            }
            let seeds: [String: Seed]
        }
        let path = try #require(ProjectFolder.shared("gold/seeds_gold.json"))
        let labels = try JSONDecoder().decode(Labels.self, from: Data(contentsOf: URL(filePath: path)))
        var count = 0
        for (file, seed) in labels.seeds {
            for mention in seed.mentions {
                var request = SearchRequest()
                request.filters.references = [mention.key]
                let found = try index.search(request).hits.map(\.report.location.path)
                #expect(found.contains(file), "\(mention.key) of \(file)")
                count += 1
            }
        }
        #expect(count == 28)
    }

    @Test func provincesAndDates() throws {
        #expect(try seeds("", { $0.filters.years = ["2023"] }) == [2, 4])
        #expect(try seeds("", { $0.filters.years = ["2024"] }) == [])
        #expect(try seeds("", { $0.filters.provinces = ["Vĩnh Phúc"] }) == [3])
        #expect(try seeds("", { $0.filters.provinces = ["Phú Thọ"] }) == [])
        #expect(try seeds("", { $0.filters.provinces34 = ["Phú Thọ"] }) == [3])
        var request = SearchRequest()
        request.filters.years = ["2023"]
        #expect(try index.search(request).undatedExcluded == 1)
        #expect(try seeds("", { $0.filters.to = "2012" }) == [])
        #expect(
            try seeds("") {
                $0.filters.to = "2012"
                $0.filters.includesImprecise = true
            } == [0])
        #expect(try seeds("date:unknown") == [1])
        #expect(try seeds("datekind:page-header") == [0])
    }
}
