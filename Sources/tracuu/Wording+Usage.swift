/// The part of the catalogue about arguments, and what the manual says beside them.
extension Wording {
    var usageEntry: (english: String, vietnamese: String)? {
        switch self {
        case .unknownOption: ("there is no option %1", "không có tùy chọn %1")
        case .unknownOptionNear:
            ("there is no option %1 (did you mean %2?)", "không có tùy chọn %1 (có phải %2 không?)")
        case .optionNeedsValue: ("%1 is given no value", "chưa cho giá trị của %1")
        case .flagTakesNoValue: ("%1 takes no value", "%1 không nhận giá trị")
        case .unexpectedArgument: ("'%1' is one argument too many", "thừa đối số '%1'")
        case .missingArgument: ("%1 is missing", "thiếu %1")
        case .invalidValue: ("'%1' is no value for %2", "'%1' không phải giá trị của %2")
        case .invalidChoice: ("'%1' is no value for %2; there are: %3", "'%1' không phải giá trị của %2; có: %3")
        case .noCommand:
            (
                "there is no command '%1'; to search, write: tracuu search '%1'; the commands: tracuu help",
                "không có lệnh '%1'; muốn tìm, hãy viết: tracuu search '%1'; các lệnh: tracuu help"
            )
        case .noCommandNear:
            (
                "there is no command '%1'; did you mean '%2'? The commands: tracuu help",
                "không có lệnh '%1'; có phải '%2' không? Các lệnh: tracuu help"
            )
        case .queryForOption:
            ("%1; if that is a query, write: tracuu %2 -- %3", "%1; nếu đó là câu tìm, hãy viết: tracuu %2 -- %3")
        case .batchAlone:
            (
                "--batch takes its queries from the file; leave '%1' out",
                "--batch lấy câu tìm từ tệp; hãy bỏ '%1'"
            )
        case .facetFormat:
            (
                "--facet is not written as %1; for a table write: tracuu facets FIELD QUERY --format csv",
                "--facet không ghi được dạng %1; muốn có bảng, hãy viết: tracuu facets TRƯỜNG CÂU_TÌM --format csv"
            )
        case .explainFormat:
            (
                "--explain is not written as %1; leave one of the two out, or write --json",
                "--explain không ghi được dạng %1; hãy bỏ một trong hai, hoặc viết --json"
            )
        case .batchFault: ("%1, line %2 (%3): %4", "%1, dòng %2 (%3): %4")
        case .seeHelp: ("%1; see: %2", "%1; xem: %2")
        case .outOfRange: ("%1: out of range; it takes %2", "%1: ngoài giới hạn; nhận %2")
        case .noFieldList:
            (
                "'%1' is no list of fields; write it like title=headline,text=body",
                "'%1' không phải danh sách trường; hãy viết như title=headline,text=body"
            )
        case .exclusive: ("only one of these may be given: %1", "chỉ dùng được một trong các tùy chọn: %1")
        case .nullForIDs:
            ("--null goes with IDs only; leave out the other format", "--null chỉ đi với mã; hãy bỏ định dạng kia")
        case .unlisted:
            (
                "IDs with line breaks or NUL in them, left out of the list: %1, such as %2; --null lists those "
                    + "without NUL, --json all",
                "số mã có ký tự xuống dòng hay NUL nên không liệt kê: %1, như %2; thêm --null để liệt kê những mã "
                    + "không có NUL, --json để liệt kê đủ"
            )
        case .unlistedWithNull:
            (
                "IDs with NUL in them, left out of the list: %1, such as %2; --json lists them",
                "số mã có ký tự NUL nên không liệt kê: %1, như %2; dùng --json để liệt kê"
            )
        case .nothingToIndex:
            (
                "there is nothing to index; name files, folders or archives",
                "chưa có gì để lập chỉ mục; hãy nêu tệp, thư mục hoặc tệp nén"
            )
        case .standardInputOnce:
            (
                "standard input can be read once only; leave '-' out in one place",
                "đầu vào chuẩn chỉ đọc được một lần; hãy bỏ bớt một dấu '-'"
            )
        case .graphAlone: ("--graph goes with none of these: %1", "--graph không đi cùng các tùy chọn: %1")
        default: nil
        }
    }

    var manualEntry: (english: String, vietnamese: String)? {
        switch self {
        case .exitFound: ("found, or done", "tìm thấy, hoặc đã làm xong")
        case .exitNothing: ("nothing found", "không tìm thấy gì")
        case .exitUsage:
            ("wrong usage, or a query refused under --strict", "dùng sai, hoặc câu tìm bị từ chối khi có --strict")
        case .exitNoIndex:
            ("no index here, or one of another version", "không có chỉ mục, hoặc chỉ mục thuộc phiên bản khác")
        case .exitDamaged: ("a damaged index", "chỉ mục bị hỏng")
        case .exitPartial:
            (
                "done in part: some inputs were refused, and are listed",
                "làm được một phần: một số mục bị từ chối, có liệt kê"
            )
        case .exitFailed:
            (
                "nothing could be done: input/output, disk full, no such path",
                "không làm được gì: lỗi đọc ghi, hết chỗ trên đĩa, không có đường dẫn"
            )
        case .exitBusy: ("another writer is at work; try again", "chương trình khác đang ghi; hãy thử lại")
        case .exitInterrupted:
            ("interrupted; nothing is half-done", "bị ngắt; không có gì dở dang")
        case .manualIndex: ("The folder of the index, where -i names none.", "Thư mục chỉ mục, khi không dùng -i.")
        case .manualLanguage:
            (
                "The language of messages; the first that is set counts: vi for Vietnamese, anything else for English.",
                "Ngôn ngữ của thông báo; biến đặt đầu tiên có hiệu lực: vi là tiếng Việt, còn lại là tiếng Anh."
            )
        case .manualColor:
            (
                "NO_COLOR, or a TERM that is dumb, keeps colours and links away.",
                "Có NO_COLOR, hoặc TERM là dumb, thì không tô màu và không tạo liên kết."
            )
        case .manualColumns: ("The width of lines, in cells.", "Bề rộng của dòng, tính bằng ô.")
        case .manualPager:
            ("What shows long texts; otherwise less.", "Chương trình lật trang; nếu không đặt thì là less.")
        case .manualIndexPlace: ("The index.", "Chỉ mục.")
        case .manualHistory:
            (
                "The history of the prompt (without XDG_STATE_HOME under ~/.local/state).",
                "Các dòng đã gõ ở dấu nhắc (không có XDG_STATE_HOME thì ở ~/.local/state)."
            )
        case .manualBeside:
            (
                "Beside reports: what is left out, and what was put right by hand.",
                "Đặt cạnh báo cáo: những gì bỏ qua, và những gì đã sửa bằng tay."
            )
        default: nil
        }
    }
}
