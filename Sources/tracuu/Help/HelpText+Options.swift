extension HelpText {
    var globalEntry: (english: String, vietnamese: String)? {
        switch self {
        case .indexOption:
            ("The index (TRACUU_INDEX, else ./index).", "Thư mục chỉ mục (TRACUU_INDEX, nếu không thì ./index).")
        case .format: ("How results are written.", "Cách ghi kết quả.")
        case .json: ("Short for --format json.", "Viết gọn của --format json.")
        case .null:
            ("IDs that end with NUL; short for --format ids.", "Mã kết thúc bằng NUL; viết gọn của --format ids.")
        case .color: ("Whether results are coloured.", "Có tô màu kết quả hay không.")
        case .pager:
            (
                "Whether a terminal shows long texts in the pager.",
                "Có xem văn bản dài bằng chương trình lật trang hay không."
            )
        case .lang: ("The language of messages.", "Ngôn ngữ của thông báo.")
        case .quiet: ("Say nothing but results and errors.", "Chỉ in kết quả và lỗi.")
        case .verbose:
            (
                "Name the inputs that are left alone or skipped, 10,000 of a kind at most.",
                "Nêu các mục bị bỏ qua hay để nguyên, mỗi loại tối đa 10.000."
            )
        case .helpOption: ("Tell about the command.", "Nói rõ về lệnh.")
        case .versionOption: ("Print the version of the program.", "Cho biết phiên bản của chương trình.")
        default: nil
        }
    }

    var queryEntry: (english: String, vietnamese: String)? {
        switch self {
        case .queryArgument:
            (
                "The query; may be left out where a filter is given. Single quotes keep it from the shell.",
                "Câu tìm; có bộ lọc thì bỏ trống được. Đặt trong nháy đơn để shell khỏi hiểu nhầm."
            )
        case .explainedQuery:
            (
                "The query; empty quotes where filters say all. Single quotes keep it from the shell.",
                "Câu tìm; nếu bộ lọc đã đủ thì để nháy rỗng. Đặt trong nháy đơn để shell khỏi hiểu nhầm."
            )
        case .province: ("A province by its name before 1 July 2025.", "Tỉnh, theo tên trước ngày 1/7/2025.")
        case .province34: ("A province by its name since 1 July 2025.", "Tỉnh, theo tên từ ngày 1/7/2025.")
        case .from:
            (
                "The first day: 2023, 2023-04, 2023-04-30, 30/4/2023 …",
                "Ngày đầu: 2023, 2023-04, 2023-04-30, 30/4/2023 …"
            )
        case .to: ("The last day.", "Ngày cuối.")
        case .year: ("A year.", "Năm.")
        case .imprecise:
            (
                "Dates: also reports that may be of the time and need not be.",
                "Về ngày: lấy cả báo cáo có thể thuộc thời gian đó mà không chắc."
            )
        case .refOption: ("A document's number, such as 07-NQ/TU.", "Số văn bản, như 07-NQ/TU.")
        case .reftype: ("A document type's code, such as NQ.", "Ký hiệu loại văn bản, như NQ.")
        case .match: ("Which words must be there.", "Phải có đủ các từ hay không.")
        case .accents: ("How marks count.", "Coi trọng dấu đến đâu.")
        case .abbreviations:
            (
                "Whether abbreviations and what they stand for find each other.",
                "Chữ viết tắt và chữ viết đủ có tìm ra nhau hay không."
            )
        case .strict: ("A fault in the query is an error.", "Câu tìm sai thì báo lỗi.")
        case .limit: ("So many hits.", "Số kết quả.")
        case .offset: ("Leave out so many hits first.", "Bỏ qua ngần này kết quả đầu.")
        case .sort: ("The order; -date is newest first.", "Thứ tự; -date là mới nhất trước.")
        case .rank: ("The ranking; bm25 is a yardstick.", "Cách chấm điểm; bm25 là thước so sánh.")
        case .snippets: ("So many snippets a hit.", "Số trích đoạn mỗi kết quả.")
        case .context:
            (
                "Show whole lines, numbered, with so many on either side.",
                "Hiện cả dòng, có đánh số, kèm ngần này dòng ở trên và dưới."
            )
        case .dupesOption:
            (
                "Near-duplicates: group (one hit for all, which says how many there are), show (each), hide (one, and "
                    + "nothing is said). Preset is group; show with '--rank bm25' and '--format trec'.",
                "Báo cáo gần trùng: group (gộp làm một, nói rõ số bản), show (hiện từng bản), hide (hiện một, không "
                    + "nói gì thêm). Mặc định là group; với '--rank bm25' và '--format trec' là show."
            )
        case .explainOption: ("Under each hit, how its score comes about.", "Dưới mỗi kết quả, nói rõ điểm từ đâu ra.")
        case .facet:
            (
                "Count all matches by FIELD[:N], the N most frequent values (10, of years and months all; 0 for all).",
                "Đếm mọi báo cáo khớp theo FIELD[:N], N giá trị nhiều nhất (10, năm và tháng thì tất cả; 0 là tất cả)."
            )
        case .batchFile:
            (
                "Answer the queries of a file, one 'id<TAB>query' a line; '-' is standard input.",
                "Trả lời mọi câu tìm trong tệp, mỗi dòng 'mã<TAB>câu tìm'; '-' là đầu vào chuẩn."
            )
        case .repetitions: ("Run the whole file so many times and print once.", "Chạy cả tệp ngần này lần, in một lần.")
        case .timing: ("Add to each answer how long it took.", "Kèm thời gian vào mỗi câu trả lời.")
        default: nil
        }
    }

    var ownEntry: (english: String, vietnamese: String) {
        indexingEntry ?? listEntry
    }

    private var indexingEntry: (english: String, vietnamese: String)? {
        switch self {
        case .rebuild:
            (
                "Begin with an empty index; the old one stays until the new one is complete. What is not named goes with "
                    + "its reports; where reports of the old one, named or not, could not be read again, nothing is done "
                    + "(exit status 6).",
                "Làm lại từ đầu; chỉ mục cũ còn nguyên đến khi chỉ mục mới xong. Nguồn không nêu trong lệnh thì báo cáo "
                    + "của nó bị bỏ; có báo cáo cũ nào, của nguồn nêu hay không nêu, mà không đọc lại được thì không làm gì "
                    + "(mã kết thúc 6)."
            )
        case .noPrune:
            (
                "Keep reports that are gone from their source. A record without an id goes by its line, and stays until "
                    + "another takes that.",
                "Giữ lại báo cáo không còn ở nguồn. Bản ghi không mang mã thì theo số dòng, và ở lại đến khi bản ghi khác "
                    + "chiếm dòng ấy."
            )
        case .filesFrom:
            (
                "Take further sources from a file, ended by newlines or NULs; '-' is standard input. What a path gave "
                    + "before stays when it leaves the list: 'tracuu delete --path' takes it out.",
                "Lấy thêm nguồn từ một tệp, mỗi dòng một đường dẫn (hoặc ngăn bằng NUL); '-' là đầu vào chuẩn. Đường dẫn "
                    + "không còn trong danh sách thì báo cáo của nó vẫn ở lại: muốn bỏ, dùng 'tracuu delete --path'."
            )
        case .memory:
            (
                "Memory that indexing may take, such as 512M or 1G; less where the system allows less (ulimit).",
                "Bộ nhớ mà việc lập chỉ mục được dùng, như 512M hay 1G; ít hơn nếu hệ thống cho ít hơn (ulimit)."
            )
        case .jobs:
            (
                "Threads that read, analyze and write (all cores unless given), at most one for each 24M of --memory; "
                    + "from two on, one more merges.",
                "Số luồng đọc, phân tích và ghi (nếu không nêu thì dùng mọi lõi), nhiều nhất một luồng cho mỗi 24M của "
                    + "--memory; từ hai trở lên, thêm một luồng gộp."
            )
        case .encoding: ("The encoding of all texts and pages.", "Bảng mã của mọi văn bản và trang.")
        case .dryRun: ("Read and compare, and write nothing.", "Chỉ đọc và so, không ghi gì.")
        case .wait:
            ("Wait so many seconds for another writer to end.", "Chờ chương trình khác ghi xong, tối đa ngần này giây.")
        case .report:
            (
                "Write every input that was skipped or repaired, and why, to a file, as JSONL; in a source it is no input.",
                "Ghi mọi mục bị bỏ qua hay đã sửa, và lý do, ra một tệp JSONL; nằm trong nguồn thì không bị đọc."
            )
        case .paths:
            (
                "Files, folders, archives or JSONL; '-' is standard input.",
                "Tệp, thư mục, tệp nén hoặc JSONL; '-' là đầu vào chuẩn."
            )
        case .exclude:
            (
                "Leave out files and archive entries, by a pattern as in .gitignore.",
                "Bỏ qua tệp và mục trong tệp nén, theo mẫu như trong .gitignore."
            )
        case .depth: ("How many archives may lie inside one another.", "Tệp nén lồng nhau tối đa mấy lớp.")
        case .maxEntries: ("The most entries of one archive.", "Số mục tối đa của một tệp nén.")
        case .maxEntrySize:
            (
                "The most bytes of one text or record; 64M at most unless given, less where --memory is not enough.",
                "Số byte tối đa của một văn bản hay bản ghi; nếu không nêu thì 64M, ít hơn khi --memory không đủ."
            )
        case .maxTotalSize:
            ("The most bytes that one archive may unpack to.", "Số byte tối đa mà một tệp nén bung ra.")
        case .maxRatio:
            (
                "The most times its own size that an archive may unpack to.",
                "Tệp nén bung ra tối đa gấp mấy lần cỡ của nó."
            )
        case .map:
            (
                "What tables and JSON call the fields of a report: title=headline,text=body.",
                "Bảng và JSON gọi các trường của báo cáo là gì: title=headline,text=body."
            )
        default: nil
        }
    }

    private var listEntry: (english: String, vietnamese: String) {
        switch self {
        case .idArgument: ("The report's ID, as search prints it.", "Mã báo cáo, như lệnh search in ra.")
        case .meta: ("Only what is known of it.", "Chỉ những điều biết về nó.")
        case .raw: ("Only its text, byte for byte as it is kept.", "Chỉ toàn văn, đúng từng byte như đã lưu.")
        case .highlight:
            (
                "Show what a query finds in it, and open the pager there.",
                "Tô rõ những chỗ khớp với câu tìm này, và mở trình đọc ở chỗ đầu tiên."
            )
        case .text: ("The text.", "Đoạn văn.")
        case .shell: ("The shell.", "Tên shell.")
        case .fieldArgument: ("The field.", "Trường.")
        case .valueLimit:
            (
                "So many values (100 for people, all for programs; 0 for all).",
                "Số giá trị (100 cho người đọc, tất cả cho chương trình; 0 là tất cả)."
            )
        case .countedArgument:
            (
                "Which reports count; without a query and filters all of them.",
                "Tính những báo cáo nào; không có câu tìm và bộ lọc thì tính tất cả."
            )
        case .refProvince:
            (
                "Local documents of this province, by its name before 1 July 2025; of other documents the reports from "
                    + "there.",
                "Văn bản của tỉnh này, theo tên trước ngày 1/7/2025; với văn bản khác thì là báo cáo từ tỉnh này."
            )
        case .refYear: ("Documents of this year.", "Văn bản của năm này.")
        case .refLimit:
            (
                "So many mentions with each document, the newest first (5 for people, all for programs).",
                "Số lần nhắc kèm mỗi văn bản, mới nhất trước (5 cho người đọc, tất cả cho chương trình)."
            )
        case .refBatch:
            (
                "Answer the numbers of a file, one a line or 'id<TAB>number'; '-' is standard input.",
                "Trả lời mọi số trong tệp, mỗi dòng một số hoặc 'mã<TAB>số'; '-' là đầu vào chuẩn."
            )
        case .numberArgument:
            (
                "The number, as it is cited; several are answered one after the other.",
                "Số văn bản, như khi được dẫn; nhiều số thì trả lời lần lượt."
            )
        case .minCount: ("Documents that so many reports cite, or more.", "Văn bản có ít nhất ngần này báo cáo dẫn.")
        case .by:
            (
                "A table instead: reports by province, year or province,year.",
                "Lập bảng: số báo cáo theo province, year hoặc province,year."
            )
        case .with:
            ("Documents cited together with the one of this number.", "Văn bản được dẫn cùng văn bản mang số này.")
        case .graph: ("The graph of citations instead.", "Ghi ra đồ thị dẫn chiếu.")
        case .families:
            (
                "One entry for all documents of a number and body, whatever province and term.",
                "Gộp mọi văn bản cùng số và cùng cấp, không kể tỉnh và khóa."
            )
        case .refsSort:
            (
                "The order; reports is most cited first and keeps the list in memory.",
                "Thứ tự; reports là được dẫn nhiều nhất trước, và giữ cả danh sách trong bộ nhớ."
            )
        case .refsLimit: ("So many documents (0 for all).", "Số văn bản (0 là tất cả).")
        case .groupLimit:
            (
                "So many groups (100 for people, all for programs; 0 for all).",
                "Số nhóm (100 cho người đọc, tất cả cho chương trình; 0 là tất cả)."
            )
        default:
            (
                "Only groups that have a report which matches; without a query and filters all of them.",
                "Chỉ những nhóm có báo cáo khớp; không có câu tìm và bộ lọc thì lấy tất cả."
            )
        }
    }
}
