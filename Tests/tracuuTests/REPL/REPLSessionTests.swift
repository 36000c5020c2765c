import Reports
import Testing
import tracuu

@Suite struct REPLSessionTests {
    private let index: SampleIndex
    private var session: REPLSession<SampleIndex>

    init() {
        index = SampleIndex(total: 25)
        session = REPLSession(index: index, path: "kho", renderer: SampleHits.renderer(.ids))
    }

    private mutating func transcript(_ lines: String...) -> [String] {
        lines.flatMap { line in
            session.handle(line).map { effect in
                switch effect {
                case .print(let text): text
                case .note(let text): "# " + text
                case .open(let text): "open: " + (text.split(separator: "\n").last ?? "")
                case .quit: "quit"
                }
            }
        }
    }

    @Test mutating func plainTextSearches() {
        #expect(transcript(".limit 2", "nghị quyết 07") == ["r1\nr2\n", "# báo cáo 1 đến 2 trong số 25"])
        #expect(index.log.searches.map(\.query) == ["nghị quyết 07"])
        #expect(transcript("", "   ") == [])
        #expect(index.log.searches.count == 1)
    }

    @Test mutating func pagingNeitherSkipsNorRepeats() {
        _ = transcript(".limit 10", "x")
        #expect(transcript(".prev") == ["# đây là trang đầu"])
        _ = transcript(".more", ".more")
        #expect(transcript(".more") == ["# hết kết quả"])
        _ = transcript(".prev")
        #expect(index.log.searches.map(\.offset) == [0, 10, 20, 10])
        _ = transcript("y")
        #expect(index.log.searches.last?.offset == 0)
    }

    @Test mutating func aNumberOpensAHit() {
        #expect(transcript("2").count == 2)
        #expect(index.log.searches.last?.query == "2")
        #expect(transcript("2") == ["open: Toàn văn."])
        #expect(transcript(".open 2") == ["open: Toàn văn."])
        #expect(transcript(".open 11") == ["# trang này không có kết quả số 11"])
        #expect(transcript("1") == ["# không có báo cáo nào mang mã r1"])
        #expect(transcript("2023").count == 2)
        #expect(index.log.searches.last?.query == "2023")
    }

    @Test mutating func aHitIsExplained() {
        #expect(transcript(".explain 1") == ["# chưa tìm gì"])
        _ = transcript("x")
        #expect(transcript(".explain 2").first?.hasPrefix("r2 khớp; đứng thứ 2\n1,0000  điểm\n") == true)
        #expect(transcript(".explain 1") == ["# không có báo cáo nào mang mã r1"])
        #expect(transcript(".explain x") == ["# trang này không có kết quả số x"])
        #expect(index.log.explained == ["r2", "r1"])
    }

    @Test mutating func hitsOfTheSecondPageOpenByTheirRank() {
        _ = transcript(".limit 1", "x", ".more")
        #expect(transcript(".open 2") == ["open: Toàn văn."])
        #expect(transcript("2") == ["open: Toàn văn."])
        #expect(transcript(".open 1") == ["# trang này không có kết quả số 1"])
    }

    @Test mutating func settingsSearchAnew() {
        _ = transcript(".sort -date")
        #expect(index.log.searches.isEmpty)
        _ = transcript("x", ".accents exact", ".match any", ".abbreviations off")
        #expect(index.log.searches.count == 4)
        #expect(index.log.searches.last?.sort == .newestFirst)
        #expect(index.log.searches.last?.accents == .exact)
        #expect(index.log.searches.last?.match == .any)
        #expect(index.log.searches.last?.abbreviations == .off)
        #expect(transcript(".sort up") == ["# .sort nhận giá trị score, date, -date"])
        #expect(transcript(".limit 0") == ["# .limit nhận giá trị 1-1000"])
        #expect(
            transcript(".show") == [
                """
                limit = 10
                sort = -date
                match = any
                accents = exact
                dupes = group
                abbreviations = off
                mode = ids
                timer = off

                """
            ])
    }

    @Test mutating func aFailureDoesNotEndTheSession() {
        #expect(
            transcript("hỏng") == [
                "# chỉ mục ở kho bị hỏng (s1: checksum); tạo lại bằng lệnh: tracuu index --rebuild -i kho THƯ_MỤC"
            ])
        #expect(transcript(".nope") == ["# không có lệnh .nope; .help liệt kê các lệnh"])
        #expect(transcript(".more") == ["# chưa tìm gì"])
        #expect(transcript(".open 1") == ["# chưa tìm gì"])
    }

    @Test mutating func modesTimerHelpAndQuit() {
        #expect(
            transcript(".mode trec", ".limit 1", ".timer on", "x") == [
                "1 Q0 r1 1 2.5 tracuu\n", "# báo cáo 1 đến 1 trong số 25, 3,1 mili giây",
            ])
        #expect(transcript(".help").first?.contains(".more") == true)
        #expect(transcript(".quit") == ["quit"])
    }
}
