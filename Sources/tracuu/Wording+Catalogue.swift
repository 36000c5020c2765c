extension Wording {
    /// The catalogue: one entry a key, English and Vietnamese.
    package var entry: (english: String, vietnamese: String) {
        switch self {
        case .version: ("tracuu %1", "tracuu %1")
        case .notInstalled: ("not installed", "chưa cài")
        case .error: ("error: %1", "lỗi: %1")
        case .note: ("note: %1", "ghi chú: %1")
        case .usage: ("Usage: tracuu <command> [options]", "Cách dùng: tracuu <lệnh> [tùy chọn]")
        case .tryHelp:
            (
                "'tracuu help' lists the commands, 'tracuu help <command>' tells about one.",
                "'tracuu help' liệt kê các lệnh, 'tracuu help <lệnh>' nói rõ từng lệnh."
            )
        case .noIndex:
            (
                "there is no index in %1; make one with: tracuu index -i %1 FOLDER",
                "không có chỉ mục ở %1; tạo bằng lệnh: tracuu index -i %1 THƯ_MỤC"
            )
        case .damagedIndex:
            (
                "the index in %1 is damaged (%2); put it in order with: tracuu repair -i %1",
                "chỉ mục ở %1 bị hỏng (%2); hãy sửa bằng lệnh: tracuu repair -i %1"
            )
        case .otherVersion:
            (
                "the index in %1 is of another version (%2); make it anew with: %3",
                "chỉ mục ở %1 thuộc phiên bản khác (%2); tạo lại bằng lệnh: %3"
            )
        case .everySource:
            (
                "SOURCES (all that it was made from: it will have no others)",
                "CÁC_NGUỒN (mọi nguồn đã lập ra nó: nó sẽ không có nguồn nào khác)"
            )
        case .busy:
            (
                "%2 is writing to the index in %1; try again later, or wait with --wait SECONDS",
                "%2 đang ghi vào chỉ mục ở %1; hãy thử lại sau, hoặc chờ bằng --wait GIÂY"
            )
        case .lockHolder: ("another program (process %1)", "chương trình khác (tiến trình %1)")
        case .someProgram: ("another program", "chương trình khác")
        case .standardInput: ("standard input", "đầu vào chuẩn")
        case .startedAt: (", running since %1,", ", chạy từ %1,")
        case .refusedPath: ("%1: %2", "%1: %2")
        case .memoryCut:
            (
                "the system allows %1 of memory (ulimit), and no more is taken",
                "hệ thống chỉ cho dùng %1 bộ nhớ (ulimit), nên không dùng hơn"
            )
        case .emptyPath:
            (
                "an empty path names nothing; name a file or a folder",
                "đường dẫn trống không chỉ vào đâu cả; hãy nêu tệp hay thư mục"
            )
        case .unknownName:
            (
                "%1 is in bytes that are not UTF-8, and other names would be taken for it; rename it, or name another folder",
                "%1 có byte không phải UTF-8, nên dễ lẫn với tên khác; hãy đổi tên, hoặc nêu thư mục khác"
            )
        case .busyBackup:
            (
                "%2 is writing to %1; try again later, or name another folder",
                "%2 đang ghi vào %1; hãy thử lại sau, hoặc nêu thư mục khác"
            )
        case .reservedName:
            (
                "a file named %1 means something in a folder of reports; name another file for --report",
                "tệp tên %1 có ý nghĩa riêng trong thư mục báo cáo; hãy nêu tệp khác cho --report"
            )
        case .noReportFile:
            (
                "%1 is there already and is no report of a run; name another file for --report",
                "đã có %1, mà đó không phải bản ghi của một lần chạy; hãy nêu tệp khác cho --report"
            )
        case .outputFailed: ("cannot write the output: %1", "không ghi được kết quả: %1")
        case .noQuery:
            (
                "nothing to search for: give a query, or a filter such as --year 2023",
                "chưa có gì để tìm: hãy nhập câu tìm, hoặc một bộ lọc như --year 2023"
            )
        case .badBatchLine:
            ("%1, line %2: expected an id, a tab and a query", "%1, dòng %2: cần có mã, dấu tab và câu tìm")
        case .absentSource:
            (
                "%1 is not there or cannot be read, and a rebuild would lose its reports; the index in %2 is as before. "
                    + "Bring it back.",
                "không có hoặc không đọc được %1, mà làm lại thì mất báo cáo của nó; chỉ mục ở %2 vẫn như cũ. Hãy đưa nó "
                    + "trở lại."
            )
        case .leftOutSource:
            (
                "the index in %2 has reports from %1 (%3), which was not named and cannot be read again; a rebuild would "
                    + "lose them, so the index is as before.",
                "chỉ mục ở %2 có báo cáo từ %1 (%3) mà lệnh không nêu và không đọc lại được; làm lại thì mất chúng, nên chỉ "
                    + "mục vẫn như cũ."
            )
        case .lossyRebuild:
            (
                "a rebuild would lose reports that cannot be read again (%1), so the index in %2 is as before. Without "
                    + "--rebuild they are kept.",
                "làm lại thì mất những báo cáo không đọc lại được (%1), nên chỉ mục ở %2 vẫn như cũ. Không có --rebuild thì "
                    + "chúng được giữ lại."
            )
        case .sayGone:
            (
                "If it is gone for good, leave it out and say so first: tracuu delete --path %1 -i %2",
                "Nếu đã mất hẳn, hãy bỏ nó khỏi lệnh và cho biết trước: tracuu delete --path %1 -i %2"
            )
        case .setAside:
            (
                "If it is gone for good: the index cannot be opened to say so, so move it away, leave out what is gone, and "
                    + "index the rest: mv %2 %2.old",
                "Nếu đã mất hẳn: không mở được chỉ mục để cho biết, nên hãy chuyển nó đi, bỏ nguồn đã mất khỏi lệnh rồi lập "
                    + "chỉ mục các nguồn còn lại: mv %2 %2.old"
            )
        case .repairFirst:
            (
                "If it is gone for good: the index is damaged, so put it in order first: tracuu repair -i %2",
                "Nếu đã mất hẳn: chỉ mục bị hỏng, nên hãy sửa trước: tracuu repair -i %2"
            )
        case .somePath: ("PATH", "ĐƯỜNG_DẪN")
        case .lostPlace: ("%1: reports that would be lost: %2", "%1: số báo cáo sẽ mất: %2")
        case .lostPlacesMore: ("and in %1 more places", "và ở %1 chỗ nữa")
        case .tooLarge: ("more than an index can hold: %1", "vượt quá sức chứa của chỉ mục: %1")
        case .noICU: ("ICU's data cannot be used: %1", "không dùng được dữ liệu ICU: %1")
        case .noReport: ("no report has the id %1", "không có báo cáo nào mang mã %1")
        case .reportsFound: ("%1 reports found", "tìm thấy %1 báo cáo")
        case .oneReportFound: ("1 report found", "tìm thấy 1 báo cáo")
        case .nothingFound: ("nothing found", "không tìm thấy gì")
        case .beyondTheEnd: ("none here; there are only %1 reports", "không còn kết quả; chỉ có %1 báo cáo")
        case .shownOf: ("%1 to %2 of %3 reports", "báo cáo %1 đến %2 trong số %3")
        case .shownWithCopies:
            (
                "%1 to %2 of %3 reports; the other %4 are copies of these and those before",
                "báo cáo %1 đến %2 trong số %3; %4 báo cáo còn lại là bản sao"
            )
        case .took: ("%1 ms", "%1 mili giây")
        case .tookRepeatedly: ("%1 ms at least, %2 ms as a rule", "nhanh nhất %1 mili giây, thường là %2 mili giây")
        case .undatedExcluded:
            ("left out for want of a date: %1", "bỏ qua %1 báo cáo không rõ ngày")
        case .partialMatches:
            (
                "no report has all the words; these have some of them",
                "không có báo cáo nào chứa đủ các từ; đây là những báo cáo chứa một số từ"
            )
        case .nothingHighlighted: ("nothing in the report is found by %1", "trong báo cáo không có gì khớp với %1")
        case .untitled: ("(untitled)", "(không có đầu đề)")
        case .pageHeaderDate: ("%1 (page header)", "%1 (theo đầu trang)")
        case .unknownDate: ("no date", "không rõ ngày")
        case .unknownProvince: ("no province", "không rõ tỉnh")
        case .captionFlag: ("in a caption:", "trong chú thích ảnh:")
        case .foldedMatch: ("without marks", "khớp không dấu")
        case .indexed:
            ("%1 added, %2 changed, %3 moved, %4 removed", "thêm %1, thay %2, dời %3, bỏ %4")
        case .indexUnchanged: ("%1 unchanged", "%1 không đổi")
        case .indexKept:
            ("%1 kept that could not be looked at in their source", "giữ %1 không xem lại được ở nguồn")
        case .skipped: ("skipped %1", "bỏ qua %1")
        case .indexHolds: ("%1 in the index, %2 s", "chỉ mục có %1 báo cáo, %2 giây")
        case .indexSkipped: ("%1 skipped: %2", "bỏ qua %1 mục: %2")
        case .skippedMore:
            ("and skipped %1 more; --verbose lists them all", "và bỏ qua %1 mục nữa; --verbose liệt kê đủ")
        case .skippedUnlisted:
            (
                "and %1 more not listed here; index --report FILE lists them all",
                "và %1 mục nữa không liệt kê ở đây; index --report TỆP liệt kê đủ"
            )
        case .missingPackage:
            (
                "not read for want of a program: %1; install the package %2 and index again",
                "%1 tệp cần một chương trình chưa cài; hãy cài gói %2 rồi lập chỉ mục lại"
            )
        case .sound: ("the index in %1 is sound", "chỉ mục ở %1 nguyên vẹn")
        case .nothingIndexed: ("nothing could be indexed", "không lập chỉ mục được gì")
        case .nothingThere: ("there is nothing to index", "không có gì để lập chỉ mục")
        case .queryFault: ("%1: '%2'", "%1: '%2'")
        case .strictFault: ("the query cannot be read: %1", "không đọc được câu tìm: %1")
        default:
            promptEntry ?? remarkEntry ?? sheetEntry ?? citationEntry ?? duplicateEntry ?? explanationEntry
                ?? systemEntry ?? remedyEntry ?? usageEntry ?? manualEntry ?? maintenanceEntry ?? faultEntry
        }
    }

    private var remarkEntry: (english: String, vietnamese: String)? {
        switch self {
        case .readLiterally: ("%1; read as it stands", "%1; hiểu đúng như đã viết")
        case .unknownProvinceName: ("no province is called %1", "không có tỉnh nào tên là %1")
        case .unknownDistrictName: ("no district is called %1", "không có huyện nào tên là %1")
        case .nearName: ("%1; did you mean %2?", "%1; có phải %2 không?")
        case .mergedProvince:
            (
                "%1 is taken as before 1 July 2025; since then it consists of %2 (province34:)",
                "%1 được hiểu là tỉnh trước ngày 1/7/2025; từ ngày đó gồm %2 (tỉnhmới:)"
            )
        case .historicUnit: ("%1 no longer exists; searched in %2", "%1 nay không còn; đã tìm ở %2")
        case .unreadableDate:
            (
                "%1 is no date; write 2023, 2023-04, 2023-04-30, 30/4/2023, 4/2023 or Q2/2023",
                "%1 không phải là ngày tháng; hãy viết 2023, 2023-04, 2023-04-30, 30/4/2023, 4/2023 hoặc Q2/2023"
            )
        case .unknownReference:
            ("%1 is no document number", "%1 không phải số văn bản")
        case .searchedAsWords: ("%1; searched as words", "%1; đã tìm như từ thường")
        case .emptyRange: ("the range %1 ends before it begins", "khoảng %1 kết thúc trước khi bắt đầu")
        case .severalDocuments:
            ("%2 different documents bear the number %1", "có %2 văn bản khác nhau cùng mang số %1")
        case .sameDocument:
            ("%1 is found as %2 too, the same document", "%1 còn được tìm theo %2, cùng một văn bản")
        case .ignored: ("%1 means nothing here", "%1 không có tác dụng ở đây")
        case .expanded: ("also searched for %1", "đã tìm cả %1")
        case .didYouMean: ("did you mean: %1", "có phải bạn muốn tìm: %1")
        case .unknownProvinceExcluded:
            ("left out for want of a province: %1", "bỏ qua %1 báo cáo không rõ tỉnh")
        case .statsDocuments: ("reports", "báo cáo")
        case .statsTokens: ("tokens", "âm tiết và số")
        case .statsSegments: ("segments", "phân đoạn")
        case .statsDeleted: ("deleted, not yet merged away", "đã xóa, chưa gộp")
        case .statsRevision: ("revision", "lần cập nhật")
        case .statsDigest: ("digest of the content", "mã nội dung")
        case .statsBytes: ("bytes", "byte")
        default: nil
        }
    }

    private var sheetEntry: (english: String, vietnamese: String)? {
        switch self {
        case .sheetPath: ("path", "đường dẫn")
        case .sheetAddress: ("address", "địa chỉ")
        case .sheetCaptured: ("saved", "lưu lúc")
        case .sheetTitle: ("title", "đầu đề")
        case .sheetKicker: ("kicker", "dòng dẫn đầu đề")
        case .sheetAuthor: ("author", "tác giả")
        case .sheetSource: ("source", "nguồn")
        case .sheetDate: ("date", "ngày")
        case .sheetProvince: ("province", "tỉnh")
        case .sheetReference: ("reference", "văn bản")
        case .sheetAbbreviation: ("abbreviation", "chữ viết tắt")
        case .sheetBoilerplate: ("left out", "bỏ qua")
        case .sheetCorrected: ("corrected", "đã sửa")
        case .sheetEncoding: ("encoding", "bảng mã")
        case .sheetCopy: ("copy", "bản sao")
        case .sheetRepairs: ("mended", "đã sửa")
        case .sheetDamage: ("lost", "đã mất")
        default: nil
        }
    }

    private var citationEntry: (english: String, vietnamese: String)? {
        switch self {
        case .noDocument:
            (
                "which document? give its number, such as 07-NQ/TU, or a file of them with --batch FILE",
                "văn bản nào? hãy nhập số, như 07-NQ/TU, hoặc một tệp các số bằng --batch TỆP"
            )
        case .noDocumentNumber:
            (
                "'%1' is no document's number; write it like 07-NQ/TU, 'Nghị quyết số 07' or 'Nghị quyết Trung ương 4 khóa XI'",
                "'%1' không phải số văn bản; hãy viết như 07-NQ/TU, 'Nghị quyết số 07' hay 'Nghị quyết Trung ương 4 khóa XI'"
            )
        case .sameNumber:
            (
                "%1: same number, %2 different documents, by term, date or issuer",
                "%1: cùng số, %2 văn bản khác nhau về khóa, ngày hoặc nơi ban hành"
            )
        case .sameNumberProvinces:
            (
                "%1: same number, other province: %2 different documents, of %3 provinces",
                "%1: cùng số, khác tỉnh: %2 văn bản khác nhau, của %3 tỉnh"
            )
        case .documentsWithoutProvince:
            ("left out, as their province is not known: %1", "bỏ qua %1 văn bản không rõ tỉnh")
        case .documentsWithoutYear:
            ("left out, as their year is not known: %1", "bỏ qua %1 văn bản không rõ năm")
        case .cardIssuer: ("issuer", "nơi ban hành")
        case .cardDateConflict: ("dates given", "các ngày được nêu")
        case .cardTwin: ("see also", "xem thêm")
        case .cardReports: ("cited by", "được dẫn")
        case .cardProvinces: ("by province", "theo tỉnh")
        case .cardYears: ("by year", "theo năm")
        case .citedBy: ("reports: %1, mentions: %2", "%1 báo cáo, %2 lần nhắc")
        case .citedByFrom: ("reports: %1, mentions: %2, %3", "%1 báo cáo, %2 lần nhắc, %3")
        case .term: ("term %1", "khóa %1")
        case .matchAssumed: ("term assumed from the reports' dates", "khóa suy từ ngày của báo cáo")
        case .matchClose: ("similar symbol", "ký hiệu gần giống")
        case .matchIndirect: ("same document, by its other name", "cùng văn bản, theo tên khác")
        case .moreMentions: ("mentions not shown: %1; -n shows more", "còn %1 lần nhắc; thêm -n để xem nhiều hơn")
        case .moreDocuments: ("there are more documents; -n shows more", "còn văn bản khác; thêm -n để xem nhiều hơn")
        case .moreValues: ("values not shown: %1", "còn %1 giá trị không hiện")
        case .unknownValue: ("unknown", "không rõ")
        case .noFacetField:
            (
                "nothing is counted by '%1'; there are: %2",
                "không đếm được theo '%1'; có: %2"
            )
        case .noTable:
            (
                "'%1' makes no table; --by takes province, year or province,year",
                "'%1' không lập thành bảng được; --by nhận province, year hoặc province,year"
            )
        case .noFormat: ("%1 cannot be written as %2; it takes: %3", "%1 không ghi được dạng %2; có: %3")
        default: nil
        }
    }

    private var duplicateEntry: (english: String, vietnamese: String)? {
        switch self {
        case .andCopies: ("and %1 copies", "và %1 bản sao")
        case .andOneCopy: ("and 1 copy", "và 1 bản sao")
        case .groupOf: ("%1 reports: %2", "%1 báo cáo: %2")
        case .likeness: ("%1 the same", "giống %1")
        case .groupsFound:
            ("%1 groups of near-duplicates, reports in them: %2", "%1 nhóm báo cáo gần trùng nhau, gồm %2 báo cáo")
        case .oneGroupFound:
            ("1 group of near-duplicates, reports in it: %1", "1 nhóm báo cáo gần trùng nhau, gồm %1 báo cáo")
        case .noGroups: ("no near-duplicates", "không có báo cáo nào gần trùng nhau")
        default: nil
        }
    }

    private var explanationEntry: (english: String, vietnamese: String)? {
        switch self {
        case .explainMatches: ("%1 matches; rank %2", "%1 khớp; đứng thứ %2")
        case .explainMatchesLater: ("%1 matches, behind the first %2", "%1 khớp, đứng sau %2 báo cáo đầu")
        case .explainFails: ("%1 does not match; it fails: %2", "%1 không khớp; không đạt: %2")
        case .explainScore: ("score", "điểm")
        case .explainWorth: ("would add up to", "lẽ ra cộng được")
        case .explainAll: ("all of these", "đủ các phần này")
        case .explainAny: ("any of these", "một trong các phần này")
        case .explainNothing: ("a condition that no report meets", "điều kiện không báo cáo nào đạt")
        case .explainEverything: ("every report", "mọi báo cáo")
        case .explainTyped: ("%1, as typed", "%1, đúng như đã gõ")
        case .explainAnySpelling: ("%1, in any spelling", "%1, viết thế nào cũng được")
        case .explainUnmarked: ("%1, written without marks", "%1, viết không dấu")
        case .explainVariant: ("%1, the other way with i or y", "%1, cách viết i hoặc y kia")
        case .explainOwnSpelling: ("%1, without marks as typed", "%1, không dấu đúng như đã gõ")
        case .explainTitle: ("%1 in the title", "%1 trong đầu đề")
        case .explainLead: ("%1 in the lead", "%1 ở đoạn mở đầu")
        case .explainDefined: ("%1, which the report explains", "%1, được giải thích trong bài")
        case .explainPair: ("%1 side by side", "%1 đứng liền nhau")
        case .explainNearness: ("near one another: %1", "đứng gần nhau: %1")
        case .explainReference: ("cites %1", "dẫn %1")
        case .explainCount:
            ("%1 × in %2 words, idf %3, weight %4", "%1 lần trong %2 tiếng, idf %3, trọng số %4")
        case .explainPresence: ("idf %1, weight %2", "idf %1, trọng số %2")
        case .explainNearest: ("nearest that it would match: %1", "gần nhất mà báo cáo sẽ khớp: %1")
        case .explainWithout: ("without %1", "bỏ %1")
        case .explainForms: ("there: %1", "trong bài: %1")
        default: nil
        }
    }

    private var faultEntry: (english: String, vietnamese: String) {
        switch self {
        case .openQuote: ("a quote is not closed", "dấu ngoặc kép chưa đóng")
        case .unclosedGroup: ("a bracket is not closed", "dấu ngoặc chưa đóng")
        case .strayBracket: ("a bracket closes nothing", "dấu ngoặc đóng mà không mở")
        case .emptyGroup: ("nothing stands between the brackets", "giữa hai dấu ngoặc không có gì")
        case .emptyPhrase: ("no word stands between the quotes", "giữa hai dấu ngoặc kép không có từ nào")
        case .unknownField: ("there is no such field", "không có trường này")
        case .missingValue: ("the field has no value", "trường không có giá trị")
        case .unclosedList: ("a list is not closed with ']'", "danh sách chưa đóng bằng ']'")
        case .danglingOperator: ("the operator joins nothing", "toán tử không nối gì")
        case .strayOperator: ("the sign means nothing here", "dấu không có nghĩa ở đây")
        case .malformedWeight: ("'^' wants a positive number behind it", "sau '^' phải là một số dương")
        case .malformedSlop:
            (
                "'~' wants a whole number of at most five digits behind it",
                "sau '~' phải là một số nguyên nhiều nhất năm chữ số"
            )
        case .malformedDistance:
            (
                "'NEAR/' wants a whole number of at most five digits behind it",
                "sau 'NEAR/' phải là một số nguyên nhiều nhất năm chữ số"
            )
        case .tooDeep: ("brackets are nested too deep", "dấu ngoặc lồng nhau quá sâu")
        case .tooLong: ("the query is too long", "câu tìm quá dài")
        default: ("", "")
        }
    }
}
