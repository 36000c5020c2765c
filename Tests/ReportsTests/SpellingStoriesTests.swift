import Foundation
import Reports
import Testing

/// What people ask by words, however they type them, of reports written for it.
@Suite struct SpellingStoriesTests {
    private let folder: TemporaryFolder
    private let index: ReportIndex

    init() throws {
        folder = try TemporaryFolder()
        let reports = [
            "quotes":
                "Giữ nếp “tự soi” trong sinh hoạt\n\nChi bộ ở Nậm Manh bàn chuyện “tự soi”, rồi mới nói đến “tự sửa”.",
            "nam-nhun":
                "Đảng bộ huyện Nậm Nhùn: một năm nhìn lại\n\nCán bộ huyện đi bản mỗi tuần, ghi sổ từng việc dân hỏi.",
            "scattered":
                "Chuyện nhà nông\n\nBộ đồ nghề đắt, năm nay nhùn tay; huyện bên hứa đảng ủy xã sẽ bàn, nam giới đi xa cả.",
            "eth": "Ðảng viên trẻ ở xã vùng cao\n\nBà con quý người Ðảng viên trẻ chịu đi, chịu nghe.",
            "new-tone":
                "Ủy ban Kiểm tra về cơ sở\n\nỦy ban Kiểm tra Thành ủy chuẩn hóa hồ sơ, làm gọn trong mười ngày.",
            "old-tone": "Uỷ ban kiểm tra đổi cách làm\n\nTừ nay sổ sách được chuẩn hoá, mỗi quý đối chiếu một lần.",
            "numbers":
                "Con số của một nhiệm kỳ\n\nToàn huyện có 3.768 đảng viên; hộ nghèo còn 26,45%. Nhiệm kỳ 2020–2025 còn hai năm.",
            "years": "Hai mùa hội làng\n\nHội mở năm 2020, rồi nghỉ cả nhiệm kỳ; đến 2025 lại mở.",
            "economy": "Làm kinh tế - xã hội từ thôn\n\nPhát triển kinh tế – xã hội bắt đầu từ con đường và cái chợ.",
            "short": "Chỉ tiêu KT-XH của xã\n\nBảy chỉ tiêu KT-XH đã đạt; chi bộ TSVM ba năm liền.",
            "full": "Chi bộ trong sạch vững mạnh\n\nMuốn trong sạch vững mạnh thì họp phải ra việc.",
            "y": "Lớp kỹ thuật trồng chè\n\nThầy dạy kỹ thuật cầm tay chỉ việc, trò ghi trên lá.",
            "i": "Dạy kĩ thuật nuôi cá lồng\n\nHọc kĩ thuật xong, tổ hợp tác thả mẻ cá đầu tiên.",
        ]
        for (name, text) in reports { try folder.write("a/\(name).txt", text + "\n") }
        #expect(try ReportIndexer(path: folder.path("index")).run([folder.path("a")]).added == reports.count)
        index = try ReportIndex(path: folder.path("index"))
    }

    /// Names of the reports that have all the words, the best first.
    private func found(_ query: String, _ change: (inout SearchRequest) -> Void = { _ in }) throws -> [String] {
        var request = SearchRequest(query)
        request.match = .all
        change(&request)
        return try index.search(request).hits.map { String($0.report.location.path.dropLast(4)) }
    }

    @Test func aPhraseWhateverTheQuotesAroundIt() throws {
        #expect(try found("\"tự soi\"") == ["quotes"])
        #expect(try found("\"“tự soi”\"") == ["quotes"])
        #expect(try found("\"soi tự\"") == [])
    }

    @Test func aNameTypedWithoutMarksComesFirst() throws {
        #expect(try found("Dang bo huyen Nam Nhun") == ["nam-nhun", "scattered"])
        // There `nam` is written without marks, and may stand for the name.
        #expect(try found("đảng bộ huyện nậm nhùn") == ["nam-nhun", "scattered"])
        #expect(try found("đảng bộ huyện nậm nhùn") { $0.accents = .exact } == ["nam-nhun"])
    }

    @Test func ethIsTheLetterĐ() throws {
        let answers = try ["Ðảng", "Đảng", "đảng", "ÐẢNG", "Ɖảng"].map { try found($0) }
        #expect(Set(answers[0]) == ["eth", "nam-nhun", "numbers", "scattered"])
        for answer in answers { #expect(answer == answers[0]) }
    }

    @Test func toneMarksStandOnEitherVowel() throws {
        for query in ["uỷ ban kiểm tra", "ủy ban kiểm tra", "\"UỶ BAN KIỂM TRA\"", "uy ban kiem tra"] {
            #expect(try found(query).sorted() == ["new-tone", "old-tone"], "\(query)")
        }
        let old = try found("\"chuẩn hoá\"")
        #expect(old.sorted() == ["new-tone", "old-tone"])
        #expect(try found("\"chuẩn hóa\"") == old)
        #expect(try found("=hóa") == (try found("=hoá")))
    }

    @Test func iAndYAreOneSpellingAndItsVariant() throws {
        #expect(try found("kỹ thuật") == ["y", "i"])
        #expect(try found("kĩ thuật") == ["i", "y"])
        #expect(try found("\"kỹ thuật\"") == ["y", "i"])
        #expect(try found("=kỹ thuật") == ["y"])
        #expect(try found("kỹ thuật") { $0.accents = .exact } == ["y"])
        #expect(try found("kỹ thuật") { $0.ranking = .bm25 } == ["y"])
    }

    @Test func wordsInFullFindTheirAbbreviationBelow() throws {
        #expect(try found("trong sạch vững mạnh") == ["full", "short"])
        #expect(try found("kinh tế xã hội") == ["economy", "short"])
        #expect(try found("kinh tế xã hội") { $0.abbreviations = .off } == ["economy"])
    }

    @Test func numbersHoweverTheyArePointed() throws {
        for query in ["3768 đảng viên", "3.768 đảng viên", "26,45%", "26.45"] {
            #expect(try found(query) == ["numbers"], "\(query)")
        }
        #expect(try found("768") == [])
    }

    @Test(arguments: [
        "2020-2025", "2020–2025", "2020 - 2025", "2020 – 2025", "2020- 2025", "\"2020 - 2025\"", "nhiệm kỳ 2020 – 2025",
        "\"nhiệm kỳ 2020 — 2025\"",
    ])
    func aPeriodIsNotTwoYears(query: String) throws {
        #expect(try found(query) == ["numbers"])
        #expect(Set(try found("2020 2025")) == ["numbers", "years"])
    }

    @Test func decomposedTextIsTheSameText() throws {
        for query in ["Đảng bộ huyện Nậm Nhùn", "\"chuẩn hoá\"", "kĩ thuật", "uỷ ban"] {
            let composed = try found(query)
            #expect(!composed.isEmpty)
            #expect(try found(query.decomposedStringWithCanonicalMapping) == composed, "\(query)")
        }
    }
}
