extension HelpText {
    var commandEntry: (english: String, vietnamese: String)? {
        switch self {
        case .program:
            ("Search archives of Vietnamese reports.", "Tra cứu kho tin, bài và báo cáo tiếng Việt.")
        case .index: ("Create an index, or bring it up to date.", "Tạo chỉ mục, hoặc cập nhật chỉ mục.")
        case .indexMore:
            (
                "Unchanged reports are skipped, changed ones replaced, those gone from a source removed.",
                "Báo cáo không đổi thì bỏ qua, đã đổi thì thay, không còn ở nguồn thì bỏ khỏi chỉ mục."
            )
        case .search: ("Search for reports, the best first.", "Tìm báo cáo, hợp nhất đứng đầu.")
        case .count: ("Print how many reports match.", "Cho biết có bao nhiêu báo cáo khớp.")
        case .explain:
            (
                "Show how the score of a report comes about, or why it does not match.",
                "Cho biết điểm của một báo cáo từ đâu ra, hoặc vì sao báo cáo không khớp."
            )
        case .explainMore:
            (
                "The values add up, those further in to the one above them.",
                "Các giá trị cộng lại với nhau, phần thụt vào cộng thành phần ở trên."
            )
        case .ref:
            (
                "Show the documents that bear a number, and the reports that cite each.",
                "Cho biết những văn bản nào mang một số, và báo cáo nào dẫn từng văn bản."
            )
        case .refs:
            ("List the documents that reports cite, with counts.", "Liệt kê các văn bản được dẫn, kèm số lần.")
        case .refsMore:
            (
                "Each document is listed by itself: those of one number apart by province, term and date. Filters and a "
                    + "query say which reports count.",
                "Mỗi văn bản một dòng: cùng số mà khác tỉnh, khóa hay ngày thì tách riêng. Bộ lọc và câu tìm cho biết "
                    + "tính những báo cáo nào."
            )
        case .facets: ("Count reports by the values of a field.", "Đếm báo cáo theo từng giá trị của một trường.")
        case .facetsMore:
            (
                "Fields: province, province34, district, year, month, reference, reftype, source; Vietnamese names are "
                    + "taken too. Reports without a value count as 'unknown'.",
                "Các trường: province, province34, district, year, month, reference, reftype, source; nhận cả tên tiếng "
                    + "Việt. Báo cáo không có giá trị được tính là 'unknown'."
            )
        case .dupes:
            ("List reports that are nearly the same, in groups.", "Liệt kê từng nhóm báo cáo gần trùng nhau.")
        case .show:
            (
                "Show one report: what is known of it, and its text.",
                "Xem một báo cáo: những điều biết về nó, và toàn văn."
            )
        case .inspect:
            (
                "Show what would be extracted from a file, without an index.",
                "Cho biết sẽ rút ra được gì từ một tệp, không cần chỉ mục."
            )
        case .analyze:
            (
                "Show the tokens of a text as the index sees them, and its references, abbreviations, dates and "
                    + "provinces.",
                "Cho biết chỉ mục tách một đoạn văn ra sao, cùng văn bản, chữ viết tắt, ngày và tỉnh trong đó."
            )
        case .stats: ("Show what an index holds, in numbers.", "Cho biết chỉ mục chứa gì, bằng con số.")
        case .repl:
            (
                "Open the prompt, or carry out its lines from a pipe.",
                "Mở dấu nhắc, hoặc làm theo các dòng nhận từ đường ống."
            )
        case .completions:
            (
                "Print what a shell needs to complete commands, options, provinces and numbers.",
                "In ra những gì shell cần để điền nốt lệnh, tùy chọn, tên tỉnh và số văn bản."
            )
        case .manual: ("Print the manual page.", "In ra trang hướng dẫn cho man.")
        case .version:
            (
                "Print the version of the program and of what it is built on.",
                "Cho biết phiên bản của chương trình và của những gì nó dựa vào."
            )
        case .help: ("Tell about a command.", "Nói rõ về một lệnh.")
        default: nil
        }
    }

    var pageEntry: (english: String, vietnamese: String)? {
        switch self {
        case .usage: ("Usage:", "Cách dùng:")
        case .optionsWord: ("[options]", "[tùy chọn]")
        case .commands: ("Commands:", "Các lệnh:")
        case .arguments: ("Arguments:", "Đối số:")
        case .examples: ("Examples:", "Ví dụ:")
        case .options: ("Options:", "Tùy chọn:")
        case .globals: ("Everywhere", "Dùng với mọi lệnh")
        case .filters: ("Filters", "Lọc")
        case .results: ("Results", "Kết quả")
        case .counts: ("Counts", "Đếm")
        case .batch: ("Batch", "Nhiều câu một lượt")
        case .reading: ("Reading", "Đọc tệp")
        case .seeCommand:
            ("'tracuu help <command>' tells about one of them.", "'tracuu help <lệnh>' nói rõ từng lệnh.")
        case .values: ("one of: %1", "một trong: %1")
        case .preset: ("default: %1", "mặc định: %1")
        case .repeatable: ("may be repeated", "dùng được nhiều lần")
        case .manualName: ("NAME", "TÊN")
        case .manualSynopsis: ("SYNOPSIS", "CÁCH DÙNG")
        case .manualDescription: ("DESCRIPTION", "MÔ TẢ")
        case .manualQuery: ("QUERY LANGUAGE", "CÂU TÌM")
        case .manualPrompt: ("PROMPT", "DẤU NHẮC")
        case .exitStatus: ("EXIT STATUS", "MÃ KẾT THÚC")
        case .environment: ("ENVIRONMENT", "BIẾN MÔI TRƯỜNG")
        case .files: ("FILES", "TỆP")
        default: nil
        }
    }
}
