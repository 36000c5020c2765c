extension Wording {
    /// What the prompt says.
    var promptEntry: (english: String, vietnamese: String)? {
        switch self {
        case .promptWelcome:
            (
                "Reports: %1. Type words to search, .help for help, Ctrl-D to leave.",
                "%1 báo cáo. Gõ từ để tìm, .help để xem trợ giúp, Ctrl-D để thoát."
            )
        case .promptHelp: promptHelpEntry
        case .unknownCommand:
            ("%1 is no command; .help lists them", "không có lệnh %1; .help liệt kê các lệnh")
        case .noHit: ("there is no hit %1 on this page", "trang này không có kết quả số %1")
        case .noSearchYet: ("nothing has been searched for yet", "chưa tìm gì")
        case .noMore: ("there are no more results", "hết kết quả")
        case .noPrevious: ("this is the first page", "đây là trang đầu")
        case .badSetting: ("%1 takes %2", "%1 nhận giá trị %2")
        case .settings: ("%1 = %2", "%1 = %2")
        case .newRevision:
            (
                "the index has changed (revision %1, now %2); .reload searches it as it is now",
                "chỉ mục đã thay đổi (lần cập nhật %1, nay là %2); .reload để tìm trong bản mới"
            )
        case .reloaded: ("revision %1 of the index", "chỉ mục ở lần cập nhật %1")
        case .searchStopped: ("stopped", "đã dừng")
        case .noCondition: ("there is no condition %1", "không có điều kiện số %1")
        case .nothingToUndo: ("there is nothing to undo", "không có gì để hoàn tác")
        case .commandWantsMore: ("%1 wants something behind it, as in: %2", "sau %1 phải có thêm, ví dụ: %2")
        case .noList:
            (
                "there is no list to choose a line of; .facet province makes one",
                "chưa có danh sách nào để chọn dòng; .facet province tạo một danh sách"
            )
        case .noLine: ("the list has no line %1", "danh sách không có dòng %1")
        case .noConditionOfLine: ("line %1 is no condition", "dòng %1 không thể làm điều kiện")
        case .citesNothing: ("it cites no document", "báo cáo không dẫn văn bản nào")
        default: nil
        }
    }

    private var promptHelpEntry: (english: String, vietnamese: String) {
        (
            """
            words              search; see also: "a phrase", a OR b, -without, tỉnh:"Lai Châu", năm:2023
            1, .open 1         open hit 1 where it first matches
            .more  .prev       the next and the previous results
            .narrow TEXT       a condition that holds from now on; the prompt shows it
            .drop N  .undo     drop condition N, or all; take the last change back
            .facet FIELD       count by province, province34, district, year, month, reference, reftype, source
            +3  -3             narrow to line 3 of the last list, or exclude it
            .ref NUMBER        the documents that bear a number, and who cites them
            .cites 1           the documents that hit 1 cites
            .timeline          the results by year; .timeline month, .timeline NUMBER
            .explain 1         how the score of hit 1 comes about
            .whynot ID         why a report is not found, and what would find it
            .analyze TEXT      the tokens of a text as the index sees them
            .limit N           so many results a page
            .sort KEY          score, date or -date
            .accents MODE      auto, exact or fold
            .match MODE        auto, all or any
            .dupes MODE        group, show or hide near-duplicates
            .abbreviations M   on or off: whether abbreviations are searched for in full too
            .mode FORMAT       human, json, jsonl, tsv, csv, ids or trec
            .once FILE         what the next line prints goes to a file
            .timer on|off      say how long a search took
            .show              these settings
            .reload            search the index as it is on disk now
            .help  .quit       this help; leave

            """,
            """
            từ cần tìm         tìm; còn có: "cụm từ", a OR b, -loại, tỉnh:"Lai Châu", năm:2023
            1, .open 1         mở kết quả số 1 ở chỗ khớp đầu tiên
            .more  .prev       kết quả tiếp theo và trước đó
            .narrow ĐIỀU_KIỆN  thêm một điều kiện áp dụng từ nay; dấu nhắc ghi các điều kiện
            .drop N  .undo     bỏ điều kiện số N, hoặc tất cả; hoàn tác thay đổi cuối
            .facet TRƯỜNG      đếm theo tỉnh, tỉnh mới, huyện, năm, tháng, số, loại, nguồn
            +3  -3             thu hẹp vào dòng 3 của danh sách vừa hiện, hoặc loại dòng ấy
            .ref SỐ            các văn bản mang số ấy, và báo cáo nào dẫn
            .cites 1           các văn bản mà kết quả số 1 dẫn
            .timeline          kết quả theo năm; .timeline tháng, .timeline SỐ
            .explain 1         điểm của kết quả số 1 từ đâu mà có
            .whynot MÃ         vì sao không tìm thấy báo cáo, và tìm thế nào thì thấy
            .analyze CHỮ       các âm tiết của một đoạn như chỉ mục hiểu
            .limit N           số kết quả mỗi trang
            .sort KHÓA         score, date hoặc -date
            .accents KIỂU      auto, exact hoặc fold
            .match KIỂU        auto, all hoặc any
            .dupes KIỂU        group, show hoặc hide các bản sao
            .abbreviations K   on hoặc off: có tìm cả dạng đầy đủ của chữ viết tắt hay không
            .mode DẠNG         human, json, jsonl, tsv, csv, ids hoặc trec
            .once TỆP          ghi kết quả của dòng tiếp theo vào tệp
            .timer on|off      cho biết thời gian tìm
            .show              các thiết lập này
            .reload            tìm trong chỉ mục như đang có trên đĩa
            .help  .quit       trợ giúp này; thoát

            """
        )
    }
}
