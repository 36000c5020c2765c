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
                case .open(let text, let line): "open \(line): " + (text.split(separator: "\n").last ?? "")
                case .save(let text, let path): "save \(path): " + text
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
        #expect(transcript("2") == ["open 7: Toàn văn."])
        #expect(transcript(".open 2") == ["open 7: Toàn văn."])
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
        #expect(transcript(".open 2") == ["open 7: Toàn văn."])
        #expect(transcript("2") == ["open 7: Toàn văn."])
        // So do those of the pages before it, and none that were not shown.
        _ = transcript(".more")
        #expect(transcript("2") == ["open 7: Toàn văn."])
        #expect(transcript(".open 4") == ["# trang này không có kết quả số 4"])
        #expect(index.log.searches.last?.query == "x")
        _ = transcript(".limit 1", "y")
        #expect(transcript(".open 2") == ["# trang này không có kết quả số 2"])
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
                index = kho
                query = x

                """
            ])
    }

    @Test mutating func aFailureDoesNotEndTheSession() {
        #expect(
            transcript("hỏng") == [
                "# chỉ mục ở kho bị hỏng (s1: “checksum”); hãy sửa bằng lệnh: tracuu repair -i kho"
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

    /// Counts and documents follow `.mode` as hits do; where a format has nothing for them they come as for people.
    @Test mutating func listsFollowTheMode() {
        let lines = ["1  Lai Châu  12\n2  không rõ  13\n"]
        #expect(transcript(".mode ids", ".facet tinh") == lines)
        #expect(
            transcript(".mode csv", ".facet tinh") == ["value,label,count\nLai Châu,Lai Châu,12\nunknown,unknown,13\n"])
        let json = transcript(".mode jsonl", ".facet tinh").first ?? ""
        #expect(json.split(separator: "\n").count == 3)
        #expect(json.contains(#""schema":"tracuu.facets/1","field":"province""#))
        #expect(transcript("+1").last == "# báo cáo 1 đến 10 trong số 25")
        #expect(index.log.searches.last?.conditions == ["province:\"Lai Châu\""])
    }

    @Test mutating func aListIsAsLongAsAsked() {
        #expect(transcript(".facet tinh 1") == ["1  Lai Châu  12\ncòn 1 giá trị không hiện\n"])
        #expect(transcript(".facet tinh 0") == ["1  Lai Châu  12\n2  không rõ  13\n"])
        for number in ["-5", "\(Int.min)", "x"] {
            #expect(transcript(".facet tinh \(number)") == ["# .facet nhận giá trị province 0 …"])
        }
    }

    // MARK: Narrowing

    @Test mutating func conditionsHoldUntilTheyAreDropped() {
        _ = transcript("chè", ".narrow năm:2023", ".narrow a OR b")
        #expect(index.log.searches.map(\.conditions) == [[], ["năm:2023"], ["năm:2023", "a OR b"]])
        #expect(session.prompt == "tracuu [1 năm:2023 · 2 a OR b]> ")
        _ = transcript("nghị quyết")
        #expect(index.log.searches.last?.query == "nghị quyết")
        #expect(index.log.searches.last?.conditions == ["năm:2023", "a OR b"])
        _ = transcript(".drop 1")
        #expect(index.log.searches.last?.conditions == ["a OR b"])
        #expect(transcript(".drop 2") == ["# không có điều kiện số 2"])
        _ = transcript(".drop")
        #expect(session.prompt == "tracuu> ")
        _ = transcript(".undo", ".undo")
        #expect(index.log.searches.last?.conditions == ["năm:2023", "a OR b"])
        _ = transcript(".undo", ".undo")
        #expect(index.log.searches.last?.query == "chè")
        #expect(index.log.searches.last?.conditions == [])
        #expect(transcript(".undo") == ["# không có gì để hoàn tác"])
        _ = transcript(".narrow a", ".narrow b", ".drop all")
        #expect(session.prompt == "tracuu> ")
        for number in ["0", "-1", "\(Int.min)", "\(Int.max)", "x"] {
            #expect(transcript(".drop \(number)") == ["# không có điều kiện số \(number)"])
        }
    }

    @Test mutating func aLineOfAListIsDrilledIntoOrExcluded() {
        let none = "# chưa có danh sách nào để chọn dòng; .facet province tạo một danh sách"
        #expect(transcript("+1", "-2", "+0") == [none, none, none])
        #expect(index.log.searches.isEmpty)
        #expect(transcript(".facet tinh") == ["1  Lai Châu  12\n2  không rõ  13\n"])
        _ = transcript("+1")
        #expect(index.log.searches.last?.conditions == ["province:\"Lai Châu\""])
        _ = transcript("-2")
        #expect(index.log.searches.last?.conditions.last == "-province:unknown")
        #expect(transcript("+3") == ["# danh sách không có dòng 3"])
        #expect(transcript("-2023").first == "# danh sách không có dòng 2023")
        #expect(transcript("+0") == ["# danh sách không có dòng 0"])
        // A new query's hits are no lines of the list.
        _ = transcript("x")
        #expect(transcript("+1") == [none])
        #expect(transcript(".facet màu").first?.hasPrefix("# .facet nhận giá trị province") == true)
    }

    @Test mutating func aLongConditionIsCutToFitThePrompt() {
        _ = transcript(".narrow " + String(repeating: "dài ", count: 40))
        #expect(session.prompt.unicodeScalars.count < 60)
        #expect(session.prompt.hasSuffix("…]> "))
    }

    // MARK: Reading

    @Test mutating func documentsAndTimes() {
        #expect(
            transcript(".ref chè") == [
                "# 'chè' không phải số văn bản; hãy viết như 07-NQ/TU, 'Nghị quyết số 07' hay 'Nghị quyết Trung ương 4 khóa XI'"
            ])
        #expect(transcript(".ref 07-NQ/TU") == ["# không tìm thấy gì"])
        #expect(transcript(".cites 1") == ["# chưa tìm gì"])
        _ = transcript("x")
        #expect(transcript(".cites 1") == ["# báo cáo không dẫn văn bản nào"])
        #expect(transcript(".timeline").first?.hasPrefix("1  Lai Châu  12  █") == true)
        #expect(transcript(".analyze cán bộ").first?.contains("cán") == true)
        #expect(transcript(".whynot r2").first?.hasPrefix("r2 khớp") == true)
        #expect(transcript(".whynot r1") == ["# không có báo cáo nào mang mã r1"])
    }

    @Test mutating func whatOneLinePrintsGoesToAFile() {
        #expect(transcript(".limit 1", ".once ra đây.txt", ".limit 2").isEmpty)
        #expect(transcript("x") == ["save ra đây.txt: r1\nr2\n", "# báo cáo 1 đến 2 trong số 25"])
        #expect(transcript("x").first == "r1\nr2\n")
        #expect(transcript(".once \"nơi/a b.txt\"", "x").first?.hasPrefix("save nơi/a b.txt: ") == true)
        #expect(transcript(".ONCE 'c d'", "x").first?.hasPrefix("save c d: ") == true)
        #expect(transcript(".once") == ["# sau .once phải có thêm, ví dụ: .once ket-qua.txt"])
    }

    /// A file gets no colours, and a report that is opened like all else.
    @Test mutating func aFileGetsTextAlone() {
        session = REPLSession(index: index, path: "kho", renderer: SampleHits.renderer(isColored: true))
        #expect(transcript(".limit 2", "x").first?.contains("\u{1B}[1m") == true)
        for line in ["x", "2", ".explain 2", ".timeline"] {
            let saved = transcript(".once ra.txt", line)
            #expect(saved.first?.hasPrefix("save ra.txt: ") == true, "\(line)")
            #expect(!saved.contains { $0.contains("\u{1B}") || $0.hasPrefix("open") }, "\(line)")
        }
        #expect(transcript("2").first?.hasPrefix("open 7: ") == true)
        #expect(transcript("x").first?.contains("\u{1B}[1m") == true)
    }

    /// Colours are for people: what other formats have nothing for comes without.
    @Test mutating func dataHasNoColours() {
        session = REPLSession(index: index, path: "kho", renderer: SampleHits.renderer(isColored: true))
        #expect(!session.printsData)
        _ = transcript("x", ".mode csv")
        #expect(session.printsData)
        let shown = transcript(".explain 2", ".timeline", "x")
        #expect(!shown.contains { $0.contains("\u{1B}") })
    }

    /// A command with nothing behind it shows its setting, or says what it wants.
    @Test mutating func aCommandAlone() {
        #expect(transcript(".mode", ".limit", ".timer") == ["mode = ids\n", "limit = 10\n", "timer = off\n"])
        #expect(index.log.searches.isEmpty)
        for command in [".open", ".cites", ".explain"] {
            #expect(transcript(command) == ["# sau \(command) phải có thêm, ví dụ: \(command) 1"])
        }
        for command in [".whynot", ".analyze", ".ref", ".narrow", ".once"] {
            #expect(transcript(command).first?.hasPrefix("# sau \(command) phải có thêm, ví dụ: \(command) ") == true)
        }
        #expect(transcript(".timeline bogus") == ["# .timeline nhận giá trị year, month, 07-NQ/TU"])
        for format in OutputFormat.allCases {
            #expect(transcript(".help").first?.contains(format.rawValue) == true, "\(format)")
        }
    }

    @Test mutating func aSearchThatIsStoppedLeavesThePageAsItWas() {
        _ = transcript("x")
        #expect(transcript("lâu") == ["# đã dừng"])
        #expect(transcript("2") == ["open 7: Toàn văn."])
    }

    @Test mutating func aNewRevisionIsOfferedOnce() {
        #expect(session.news() == [])
        index.log.latest = IndexCommit(revision: 8, checksum: 2)
        #expect(
            session.news() == [
                .note("chỉ mục đã thay đổi (lần cập nhật 7, nay là 8); .reload để tìm trong bản mới")
            ])
        #expect(session.news() == [])
        _ = transcript("x")
        #expect(transcript(".reload").first == "# chỉ mục ở lần cập nhật 8")
        #expect(session.news() == [])
    }

    /// Another index in the place of this one, or an earlier state of it, is offered too; its own come back is none.
    @Test(arguments: [7, 6]) mutating func anIndexInThePlaceOfItsOwnIsOffered(revision: UInt64) {
        index.log.latest = IndexCommit(revision: revision, checksum: 2)
        #expect(
            session.news() == [
                .note("chỉ mục đã thay đổi (lần cập nhật 7, nay là \(revision)); .reload để tìm trong bản mới")
            ])
        #expect(session.news() == [])
        index.log.latest = index.commit
        #expect(session.news() == [])
        index.log.latest = IndexCommit(revision: revision, checksum: 2)
        #expect(session.news().count == 1)
        #expect(transcript(".reload").first == "# chỉ mục ở lần cập nhật \(revision)")
        #expect(session.news() == [])
    }

    // MARK: Completion

    private func completed(_ before: String) -> String? { session.completion(of: before)?.before }

    @Test func commandsFieldsAndValuesAreCompleted() {
        #expect(completed(".narr") == ".narrow ")
        #expect(completed(".sort -") == ".sort -date ")
        #expect(completed(".facet provi") == ".facet province")
        #expect(session.completion(of: ".facet provi")?.shown == "province  province34\n")
        #expect(completed(".narrow t") == ".narrow tỉnh")
        #expect(completed("t") == "tỉnh")
        #expect(completed("x") == nil)
        #expect(completed(".nope x") == nil)
        #expect(completed(".limit 1") == nil)
    }
}
