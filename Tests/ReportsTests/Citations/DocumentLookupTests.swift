import Foundation
import Reports
import Testing

/// The card of a number: documents, counts, sentences.
@Suite struct DocumentLookupTests {
    private static let reports: [CitingArchive.Report] = [
        .init(
            "lc-2023",
            "Chi bộ học tập. Cán bộ xã quán triệt Nghị quyết số 07-NQ/TU của Tỉnh ủy Lai Châu khóa XIII; rồi về bản. Xong.",
            date: "2023-11-23", province: "Lai Châu"),
        .init("lc-2022", "Nghị quyết 07-NQ/TU của Tỉnh ủy Lai Châu khóa XIII được nhắc lại.", date: "2022-04"),
        .init(
            "ls",
            "Huyện ủy thực hiện Nghị quyết số 07-NQ/TU ngày 06/01/2006 của Tỉnh ủy Lạng Sơn. Sau đó Nghị quyết 07-NQ/TU được sơ kết.",
            province: "Lạng Sơn"),
        .init("tw4", "Các chi bộ học Nghị quyết Trung ương 4 khóa XI.", date: "2012-05-01", province: "Lạng Sơn"),
        .init("tw12", "Kiểm điểm theo Nghị quyết số 12-NQ/TW ngày 16/01/2012 của Trung ương.", date: "2013-05-01"),
        .init("qd", "Quy định 08-QĐi/TW về nêu gương và Quyết định số 08-QĐ/TW về việc khác.", date: "2019-01-02"),
        .init("list", "Quyết định số 217, 218-QĐ/TW của Bộ Chính trị được phổ biến.", date: "2014-02-03"),
        .init("bare", "Đề án 04 được triển khai ở xã.", date: "2015", province: "Vĩnh Phúc"),
        .init("old", "Nghị quyết 21-NQ/TW được nêu trong báo cáo cũ.", date: "2010-02-03"),
        .init("new", "Nghị quyết 21-NQ/TW được nêu trong báo cáo mới.", date: "2024-02-03"),
        .init("k13", "Nghị quyết 21-NQ/TW khóa XIII về tổ chức cơ sở đảng.", date: "2023-02-03"),
    ]

    private let archive: CitingArchive

    init() throws { archive = try CitingArchive(Self.reports) }

    private func answer(_ number: String, _ change: (inout DocumentQuestion) -> Void = { _ in }) throws
        -> DocumentAnswer
    {
        var question = DocumentQuestion(number)
        change(&question)
        return try archive.index.documents(question)
    }

    private func citing(_ number: String, _ change: (inout DocumentQuestion) -> Void = { _ in }) throws -> [String:
        [String]]
    {
        let found = try answer(number, change).documents.map { ($0.key, $0.citing.map(\.report)) }
        return Dictionary(found, uniquingKeysWith: +)
    }

    @Test func theCard() throws {
        let found = try answer("7-nq/tu")
        #expect(found.notes == [.sameNumber(documents: 2, provinces: 2)])
        let document = try #require(found.documents.first)
        #expect(document.key == "nq-7/tu@lai-chau#k13")
        #expect(document.display == "07-NQ/TU")
        #expect(document.province == "Lai Châu")
        #expect(document.term == 13)
        #expect(document.reports == 2)
        #expect(document.first?.iso == "2022-04")
        #expect(document.last?.iso == "2023-11-23")
        #expect(document.byProvince == [ReportCount("Lai Châu", 2)])
        #expect(document.byYear == [ReportCount("2022", 1), ReportCount("2023", 1)])
        let mention = try #require(document.citing.first)
        #expect(mention.report == "lc-2023")
        #expect(
            mention.sentence
                == "Cán bộ xã quán triệt Nghị quyết số 07-NQ/TU của Tỉnh ủy Lai Châu khóa XIII; rồi về bản.")
        let scalars = Array(mention.sentence.unicodeScalars)
        #expect(String(String.UnicodeScalarView(scalars[mention.sentenceRange])).hasPrefix("Nghị quyết số 07-NQ/TU"))
        let text = Array(Self.reports[0].text.unicodeScalars)
        #expect(String(String.UnicodeScalarView(text[mention.range])) == mention.surface)
        let other = found.documents[1]
        #expect(other.date?.iso == "2006-01-06")
        #expect(other.mentions == 2 && other.reports == 1 && other.citing.count == 2)
        #expect(other.first == nil && other.byYear == [ReportCount(nil, 1)])
        #expect(other.citing[0].range.lowerBound < other.citing[1].range.lowerBound)
    }

    @Test(arguments: [
        "07-NQ/TU", "7-nq/tu", "07 - NQ/TU", "NQ 07-NQ/TU", "07/NQ-TU", "07 – NQ/TU", "NGHỊ QUYẾT SỐ 07-NQ/TU",
    ])
    func allWaysToWriteIt(number: String) throws {
        #expect(try citing(number) == citing("nq-7/tu"))
        #expect(try answer(number).documents.count == 2)
    }

    @Test func numbersWithoutABody() throws {
        #expect(try citing("Nghị quyết số 07") == citing("07-NQ/TU"))
        #expect(try citing("NQ07") == citing("07-NQ/TU"))
        let bare = try answer("Đề án 04").documents
        #expect(bare.map(\.key) == ["da-4/?@vinh-phuc"])
        #expect(bare[0].issuer == nil && bare[0].province == "Vĩnh Phúc")
        #expect(try citing("12-NQ") == ["nq-12/tw#k11": ["tw12"]])
    }

    @Test func twinsAnswerIndirectly() throws {
        for (asked, direct, twin) in [
            ("Nghị quyết Trung ương 4 khóa XI", "nqtw-4#k11", "nq-12/tw#k11"),
            ("12-NQ/TW khóa XI", "nq-12/tw#k11", "nqtw-4#k11"), ("NQ TW4 K11", "nqtw-4#k11", "nq-12/tw#k11"),
        ] {
            let found = try answer(asked).documents
            #expect(found.map(\.key) == [direct, twin])
            #expect(found.map(\.match) == [.exact, .indirect])
            #expect(found[0].twins.map(\.key).contains(twin))
        }
        #expect(try answer("12-NQ/TW khóa XI").documents[0].title != nil)
        #expect(try answer("Nghị quyết Trung ương 4 khóa XII").documents.isEmpty)
    }

    @Test func closeSymbolsComeAfter() throws {
        let found = try answer("Quy định 08-QĐ/TW").documents
        #expect(found.map(\.match) == [.exact, .close])
        #expect(found.map(\.family) == ["qd-8/tw", "qdi-8/tw"])
    }

    @Test func listsAnswerForEachNumber() throws {
        #expect(try answer("217, 218-QĐ/TW").documents.map(\.family).sorted() == ["qd-217/tw", "qd-218/tw"])
        #expect(try answer("218-QĐ/TW").documents.map(\.citing.count) == [1])
    }

    @Test func aTermTakesYoungReportsWithoutOneAsAssumed() throws {
        let found = try answer("21-NQ/TW khóa XIII").documents
        #expect(found.map(\.match) == [.exact, .assumed])
        #expect(found.map { $0.citing.map(\.report) } == [["k13"], ["new"]])
        #expect(try answer("21-NQ/TW").documents.flatMap { $0.citing.map(\.report) }.sorted() == ["k13", "new", "old"])
    }

    @Test func keysOfOtherCommands() throws {
        #expect(try citing("nq-7/tu@lang-son#2006") == ["nq-7/tu@lang-son#2006": ["ls", "ls"]])
        #expect(try citing("nq-7/tu@lai-chau").keys.sorted() == ["nq-7/tu@lai-chau#k13"])
        #expect(try citing("nqtw-4#k11").keys.contains("nqtw-4#k11"))
        #expect(try citing("nq-7/tu@son-la").isEmpty)
    }

    @Test func provincesAndYears() throws {
        #expect(try citing("07-NQ/TU") { $0.provinces = ["lai chau"] }.keys.sorted() == ["nq-7/tu@lai-chau#k13"])
        #expect(try citing("07-NQ/TU") { $0.years = [2006] }.keys.sorted() == ["nq-7/tu@lang-son#2006"])
        #expect(try answer("07-NQ/TU") { $0.years = [2006] }.notes == [.yearNotKnown(documents: 1)])
        #expect(try citing("Nghị quyết Trung ương 4") { $0.provinces = ["Lạng Sơn"] } == ["nqtw-4#k11": ["tw4"]])
        #expect(try citing("Nghị quyết Trung ương 4") { $0.provinces = ["Sơn La"] }.isEmpty)
        #expect(try citing("Nghị quyết Trung ương 4 khóa XI") { $0.years = [2012] }.count == 2)
        let nowhere = try answer("07-NQ/TU") { $0.provinces = ["Nơi Nào"] }.notes
        #expect(nowhere == [.filter(.unknownProvince("Nơi Nào", near: nil))])
    }

    @Test func onlySoManyMentions() throws {
        let found = try answer("07-NQ/TU") { $0.citing = 1 }.documents
        #expect(found.map(\.citing.count) == [1, 1])
        #expect(try answer("07-NQ/TU") { $0.citing = 0 }.documents.map(\.citing.count) == [0, 0])
    }

    @Test func whatIsNoNumber() throws {
        #expect(try answer("abc").notes == [.noNumber])
        #expect(!DocumentQuestion("").isNumber && !DocumentQuestion("abc").isNumber)
        #expect(try answer("99-NQ/TU").documents.isEmpty)
        #expect(try answer("1-NQ/TU").documents.isEmpty)
    }

    @Test func wordsOfACommandLine() {
        #expect(DocumentQuestion.numbers(in: ["07-NQ/TU", "22-NQ/TW"]) == ["07-NQ/TU", "22-NQ/TW"])
        #expect(DocumentQuestion.numbers(in: ["Nghị", "quyết", "số", "07"]) == ["Nghị quyết số 07"])
        #expect(
            DocumentQuestion.numbers(in: ["QD", "49-QD/TW", "05-CT", "abc", "NQ07"])
                == ["QD 49-QD/TW", "05-CT", "abc", "NQ07"])
        #expect(DocumentQuestion.numbers(in: ["217,", "218-QĐ/TW"]) == ["217, 218-QĐ/TW"])
        #expect(DocumentQuestion.numbers(in: []).isEmpty)
    }
}
