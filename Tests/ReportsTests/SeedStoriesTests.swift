import Foundation
import Reports
import Testing

/// What people ask of the five example reports, where these stand beside the checkout.
@Suite(.enabled(if: ProjectFolder.shared("seeds") != nil, "no development data beside the package"))
struct SeedStoriesTests {
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
        #expect(try seeds("\"chuâ\u{309}n ho\u{301}a\"") == [1])
        #expect(try seeds("\"chua\u{309}\u{302}n hoa\u{301}\"") == [1])
        #expect(try seeds("3768 đảng viên") == [0])
        #expect(try seeds("26,45%") == [0])
        #expect(try seeds("26.45") == [0])
        for period in ["2020-2025", "2020–2025", "2020 - 2025", "nhiệm kỳ 2020–2025", "\"nhiệm kỳ 2020 — 2025\""] {
            #expect(try seeds(period) == [2])
        }
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

    /// The documents that bear a number, by key, with the seeds that cite each.
    private func documents(
        _ number: String, _ change: (inout DocumentQuestion) -> Void = { _ in }
    ) throws -> [String: Set<Int>] {
        var question = DocumentQuestion(number)
        change(&question)
        var found: [String: Set<Int>] = [:]
        for document in try index.documents(question).documents {
            let paths = try document.citing.compactMap { try index.report(id: $0.report)?.location.path.prefix(3) }
            found[document.key] = Set(paths.compactMap { Int($0) })
            #expect(document.reports == found[document.key]?.count)
        }
        return found
    }

    @Test func documentsOfANumber() throws {
        let two: [String: Set<Int>] = ["nq-7/tu@lang-son#2006": [0], "nq-7/tu@lai-chau#k13": [2]]
        for spelling in ["07-NQ/TU", "nq 7-nq/tu", "07 – NQ/TU", "NGHỊ QUYẾT SỐ 07-NQ/TU", "07/NQ-TU"] {
            #expect(try documents(spelling) == two)
        }
        let notes = try index.documents(DocumentQuestion("07-NQ/TU")).notes
        #expect(notes == [.sameNumber(documents: 2, provinces: 2)])
        #expect(try documents("07-NQ/TU") { $0.provinces = ["Lai Châu"] } == ["nq-7/tu@lai-chau#k13": [2]])
        #expect(try documents("03-NQ/TU") { $0.provinces = ["Đồng Tháp"] }.values.map(\.self) == [[4]])
        let registered = try #require(try index.documents(DocumentQuestion("22-NQ/TW")).documents.first)
        #expect(registered.title != nil && registered.display == "22-NQ/TW")
        #expect(try documents("Nghị quyết Trung ương 4 khóa XI")["nqtw-4#k11"] == [1])
        let plenums = try documents("Nghị quyết Trung ương 4").filter { $0.key.hasPrefix("nqtw") }
        #expect(plenums == ["nqtw-4#k11": [1], "nqtw-4#k12": [2]])
        let twin = try index.documents(DocumentQuestion("12-NQ/TW khóa XI")).documents
        #expect(twin.map(\.match) == [.indirect] && twin.map(\.key) == ["nqtw-4#k11"])
        for number in ["21-NQ/TW", "213-QĐ/TW", "Quy định 213", "28-CT/TW"] {
            #expect(try documents(number).values.map(\.self) == [[4]], "\(number)")
        }
        let plan = try #require(try index.documents(DocumentQuestion("Đề án 04")).documents.first)
        #expect(plan.mentions == 4 && plan.province == "Vĩnh Phúc" && plan.issuer == nil)
        #expect(try documents("19-KH/ThU").values.map(\.self) == [[1]])
        #expect(try documents("05-CT/TW") == documents("Chỉ thị 05"))
        #expect(try documents("05-CT/TW").values.map(\.self) == [[2]])
    }

    @Test func listsCountAllMentions() throws {
        var mentions = 0
        var facts: [String: Int] = [:]
        try index.forEachDocument(DocumentListRequest()) { document in
            mentions += document.mentions
            facts[document.key] = document.reports
            return true
        }
        let expected = try (0..<5).reduce(0) { sum, number in
            let hits = try index.search(SearchRequest("dang bo")).hits
            return sum + (hits.first { $0.report.location.path.hasPrefix("00\(number)") }?.report.references.count ?? 0)
        }
        #expect(mentions == expected && facts["nq-7/tu@lai-chau#k13"] == 1)
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
