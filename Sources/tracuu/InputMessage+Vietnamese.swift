/// What is said of an input, in English by the library and so in JSON, in Vietnamese: `%1` stands for what is inserted,
/// `%+1` for what is itself a part of such a sentence.
extension InputMessage {
    static let sentences: [Sentence] =
        inputs + limits + records + corrections + kinds + archives

    private static let inputs = [
        ("no such file or folder; check the path", "không có tệp hay thư mục này; hãy kiểm tra đường dẫn"),
        (
            "no file or folder has that name in UTF-8; if its name is in other bytes, give the folder it lies in",
            "không có tệp hay thư mục nào tên như vậy bằng UTF-8; nếu tên của nó viết bằng byte khác, hãy nêu thư mục chứa nó"
        ),
        (
            "cannot be read (%1); check that it is there and that you may read it",
            "không đọc được (%+1); hãy kiểm tra tệp còn đó và bạn có quyền đọc"
        ),
        ("holds no text", "không có chữ nào"),
        (
            "is not what its name says but holds binary data; check that it was copied whole",
            "không phải loại tệp như tên gọi mà chứa dữ liệu nhị phân; hãy kiểm tra xem đã chép đủ chưa"
        ),
        (
            "%1 is not read; if it holds a report, save that as text or HTML",
            "%+1 thì không đọc; nếu trong đó có báo cáo, hãy lưu báo cáo thành văn bản hay HTML"
        ),
        (
            "is read by the program %1, which is not installed; install the package %2",
            "được đọc bằng chương trình %1, mà máy chưa cài; hãy cài gói %2"
        ),
        (
            "cannot be read by %1, which %2; check that it opens elsewhere, or save it anew",
            "%1 không đọc được: %+2; hãy thử mở bằng cách khác, hoặc lưu lại"
        ),
        (
            "line %1, byte %2: %3; each record must be one JSON object with a \"text\"",
            "dòng %1, byte %2: %+3; mỗi bản ghi phải là một đối tượng JSON có \"text\""
        ),
        (
            "has no column \"%1\"; name the one that holds the texts: --map text=NAME",
            "không có cột \"%1\"; hãy nêu cột chứa toàn văn: --map text=TÊN"
        ),
        (
            "damaged (%1); what could be had of what came before was read, fetch or pack it again for the rest",
            "tệp bị hỏng (%+1); phần trước lấy ra được thì đã đọc, hãy tải hoặc nén lại để có phần sau"
        ),
        (
            "may have been cut (%1); what is there was read, compare it with where it came from",
            "có thể đã bị cắt (%+1); phần hiện có đã đọc, hãy so lại với nơi lấy tệp về"
        ),
        (
            "%1 more fields than columns: put text with separators in quotes, or part of it may be lost",
            "thừa %1 ô so với số cột: hãy đặt chữ có dấu phân cách trong ngoặc kép, kẻo mất một phần"
        ),
        (
            "opens a quote that is never closed, so that nobody knows where the row ends; close it",
            "mở ngoặc kép mà không đóng nên không biết hàng hết ở đâu; hãy đóng ngoặc"
        ),
        ("wants a password; pack it again without one", "cần mật khẩu; hãy nén lại mà không đặt mật khẩu"),
        (
            "is in no encoding that could be told; convert it to UTF-8 or name its encoding",
            "không đoán ra bảng mã; hãy chuyển sang UTF-8 hoặc nêu bảng mã của nó"
        ),
        (
            "is a %1, which is not followed; give the path of the file itself",
            "là %+1, không đọc qua đó; hãy nêu đường dẫn của chính tệp"
        ),
        ("is left out by a pattern; see --exclude and %1", "bị loại theo mẫu; xem --exclude và %1"),
        (
            "another report of this run has the ID %1 and says something else; give it an ID of its own",
            "một báo cáo khác của lần chạy này có mã %1 và nội dung khác; hãy cho nó một mã riêng"
        ),
        (
            "takes the place of the report with the ID %1 from %2, which says something else; "
                + "give one of them an ID of its own",
            "thay báo cáo có mã %1 từ %2, vốn có nội dung khác; hãy cho một trong hai một mã riêng"
        ),
        (
            "takes the place of the report with the ID %1, which says something else and of which it is not known "
                + "where it was; give one of them an ID of its own",
            "thay báo cáo có mã %1, vốn có nội dung khác và không rõ đã ở đâu; hãy cho một trong hai một mã riêng"
        ),
        (
            "stands twice in its archive; the later one was taken, as unpacking would leave it",
            "có hai lần trong tệp nén; đã lấy bản sau, như khi giải nén"
        ),
        (
            "corrections inside an archive are not applied; put the file beside the archive",
            "tệp chỉnh sửa nằm trong tệp nén không có hiệu lực; hãy đặt nó bên cạnh tệp nén"
        ),
        (
            "no report has the id %1; give one that search --format ids prints",
            "không có báo cáo nào mang mã %1; hãy dùng mã mà search --format ids in ra"
        ),
        (
            "is not there or an empty folder now, so its reports (%1) stay in the index; if they are to go: "
                + "tracuu delete --path %2 -i %3",
            "không còn hoặc nay là thư mục trống nên báo cáo của nó (%1) được giữ lại trong chỉ mục; muốn bỏ thì dùng: "
                + "tracuu delete --path %2 -i %3"
        ),
        (
            "has reports (%1) that the index keeps as those of %2 too, where no file is any more; "
                + "if that is gone for good: tracuu delete --path %3 -i %4",
            "có những báo cáo (%1) mà chỉ mục còn giữ như của %2, nơi nay không còn tệp nào; nếu nơi ấy mất hẳn thì dùng: "
                + "tracuu delete --path %3 -i %4"
        ),
        (
            "was not named, so the index made anew is without its reports (%1); name it too to have them",
            "không được nêu nên chỉ mục làm lại không có báo cáo của nó (%1); muốn có thì nêu cả nó"
        ),
        (
            "which sources this index had cannot be read any more; it has what was named now, so name them all",
            "không còn đọc được chỉ mục này từng có những nguồn nào; nay nó chỉ có những gì vừa nêu, nên hãy nêu đủ"
        ),
        (
            "its date \"%1\" cannot be read and was passed over; write it like 2023-11-23",
            "không hiểu ngày \"%1\" nên đã bỏ qua ngày ấy; hãy viết như 2023-11-23"
        ),
        (
            "its province \"%1\" is unknown and was passed over; did you mean \"%2\"?",
            "không có tỉnh nào tên là \"%1\" nên đã bỏ qua tên ấy; có phải \"%2\" không?"
        ),
        (
            "its province \"%1\" is unknown and was passed over; write its name as before 1 July 2025",
            "không có tỉnh nào tên là \"%1\" nên đã bỏ qua tên ấy; hãy viết tên tỉnh như trước ngày 1/7/2025"
        ),
        (
            "was read as %1, %2 % sure%3; compare it with the original, or name its encoding",
            "được đọc theo bảng mã %1, chắc %2 %%3; hãy so với bản gốc, hoặc nêu bảng mã của nó"
        ),
        ("line %1: %2", "dòng %1: %+2"),
    ]

    private static let limits = [
        (
            "is longer than a list of patterns may be; shorten it",
            "dài hơn cỡ cho phép của một danh sách mẫu; hãy rút ngắn"
        ),
        ("is larger than a report may be; split it", "lớn hơn cỡ cho phép của một báo cáo; hãy chia nhỏ"),
        (
            "is a longer text than the memory allowed is enough for; split it, or allow more (--memory)",
            "dài hơn mức mà bộ nhớ cho phép đủ dùng; hãy chia nhỏ, hoặc nới mức (--memory)"
        ),
        (
            "takes more memory to read than the run may have; allow more (--memory), or split it",
            "cần nhiều bộ nhớ để đọc hơn mức cho phép; hãy nới mức (--memory), hoặc chia nhỏ"
        ),
        (
            "is an archive that can only be read whole, and too large for that; give it as a file of its own",
            "là tệp nén phải đọc trọn một lần, mà quá lớn; hãy để nó thành một tệp riêng"
        ),
        (
            "is larger than an HTML page may be; save its text instead",
            "lớn hơn cỡ cho phép của một trang HTML; hãy chỉ lưu phần chữ"
        ),
        (
            "has a line longer than a record may be; split the record",
            "có dòng dài hơn cỡ cho phép của một bản ghi; hãy chia bản ghi"
        ),
        (
            "holds more entries than an archive may; split it",
            "chứa nhiều mục hơn mức cho phép của một tệp nén; hãy chia nhỏ"
        ),
        (
            "unpacks to far more than its own size, as archives made to do harm do; what came before was read, allow more "
                + "for the rest (--max-ratio)",
            "bung ra gấp quá nhiều lần cỡ của nó, như tệp nén cố ý gây hại; phần trước đã đọc, muốn đọc tiếp thì nới mức "
                + "(--max-ratio)"
        ),
        (
            "unpacks to more than is allowed in all; allow more, or split it",
            "bung ra nhiều hơn tổng mức cho phép; hãy nới mức, hoặc chia nhỏ"
        ),
        (
            "is packed too deep inside other archives; unpack the outer ones",
            "nằm quá sâu trong các tệp nén khác; hãy giải nén các lớp ngoài"
        ),
    ]

    private static let records = [
        ("\"%1\" is missing", "thiếu \"%1\""), ("\"%1\" is empty", "\"%1\" để trống"),
        ("\"%1\" is a boolean where a string belongs", "\"%1\" là giá trị đúng sai mà phải là chuỗi"),
        ("\"%1\" is a number where a string belongs", "\"%1\" là số mà phải là chuỗi"),
        ("\"%1\" is an object where a string belongs", "\"%1\" là đối tượng mà phải là chuỗi"),
        ("\"%1\" is an array where a string belongs", "\"%1\" là mảng mà phải là chuỗi"),
        ("not a JSON object", "không phải đối tượng JSON"),
        ("something behind the object", "có chữ thừa sau đối tượng"),
        ("an escape that JSON does not know", "dãy thoát mà JSON không có"),
        ("a string without its closing quote", "chuỗi thiếu dấu ngoặc kép đóng"), ("ill-formed UTF-8", "UTF-8 sai"),
        ("out of memory", "hết bộ nhớ"), ("nothing", "không có gì"), ("Invalid value.", "giá trị sai"),
        ("The document is empty.", "để trống"), ("Missing a name for object member.", "thiếu tên thành phần"),
        ("Missing a colon after a name of object member.", "thiếu dấu hai chấm sau tên thành phần"),
        ("Missing a comma or } after an object member.", "thiếu dấu phẩy hoặc '}' sau một thành phần"),
        ("Missing a comma or ] after an array element.", "thiếu dấu phẩy hoặc ']' sau một phần tử"),
        ("Incorrect hex digit after \\u escape in string.", "sau \\u phải là bốn chữ số thập lục phân"),
        ("The surrogate pair in string is invalid.", "cặp mã thay thế sai"),
        ("a name in quotes is missing", "thiếu tên trong dấu ngoặc kép"), ("a colon is missing", "thiếu dấu hai chấm"),
        ("a comma or the closing brace is missing", "thiếu dấu phẩy hoặc '}'"),
        ("a comma or the closing bracket is missing", "thiếu dấu phẩy hoặc ']'"),
        (
            "\"%1\" is neither a string in quotes, null nor a list of strings",
            "\"%1\" không phải chuỗi trong dấu ngoặc kép, null hay danh sách chuỗi"
        ),
        ("\"%1\" holds something else than strings", "\"%1\" có phần tử không phải chuỗi"),
        ("a control character inside a string", "ký tự điều khiển trong chuỗi"),
        ("half a surrogate pair", "nửa cặp mã thay thế"),
        ("an escape of less than four hexadecimal digits", "dãy thoát thiếu chữ số thập lục phân"),
    ]

    private static let corrections = [
        ("byte %1: %2; write one object: %3", "byte %1: %+2; hãy viết một đối tượng: %3"),
        (
            "\"id\" is no string; give the id that search --format ids prints",
            "\"id\" không phải chuỗi; hãy dùng mã mà search --format ids in ra"
        ),
        (
            "\"id\" is missing; give the id that search --format ids prints",
            "thiếu \"id\"; hãy dùng mã mà search --format ids in ra"
        ),
        ("nothing is corrected; give one of %1", "không sửa gì; hãy nêu một trong %1"),
        (
            "\"%1\" is nothing that can be corrected; did you mean \"%2\"?",
            "\"%1\" không phải điều sửa được; có phải \"%2\" không?"
        ),
        (
            "\"%1\" is nothing that can be corrected; give one of %2",
            "\"%1\" không phải điều sửa được; hãy nêu một trong %2"
        ),
        ("\"%1\" is no document's number; write it like %2", "\"%1\" không phải số văn bản; hãy viết như %2"),
        ("\"references\" is no list; write %1", "\"references\" không phải danh sách; hãy viết %1"),
        ("\"%1\" is a list; write one string in quotes", "\"%1\" là danh sách; hãy viết một chuỗi trong dấu ngoặc kép"),
        ("\"%1\" is empty; write null to clear it", "\"%1\" để trống; hãy viết null để xóa"),
        (
            "\"%1\" is no date; write it like 2023-11-23, 2023-11 or 2023",
            "\"%1\" không phải ngày; hãy viết như 2023-11-23, 2023-11 hoặc 2023"
        ),
        ("\"%1\" is no province; did you mean \"%2\"?", "không có tỉnh \"%1\"; có phải \"%2\" không?"),
        (
            "\"%1\" is no province; give one of the 63 provinces before 1 July 2025",
            "không có tỉnh \"%1\"; hãy nêu một trong 63 tỉnh trước ngày 1/7/2025"
        ),
        (
            "\"%1\" alone is not one district that is known; give its \"province\" too",
            "chỉ \"%1\" thì chưa rõ là huyện nào; hãy nêu cả \"province\""
        ),
    ]

    private static let kinds = [
        ("a %1 image", "ảnh %1"), ("a sound, film or image", "âm thanh, phim hay ảnh"), ("a sound", "âm thanh"),
        ("a film", "phim"), ("a program", "chương trình"), ("a database", "cơ sở dữ liệu"),
        ("a .%1 file", "tệp .%1"), ("a binary file", "tệp nhị phân"),
        ("a note about its folder", "tệp nói về thư mục của nó"), ("an old Office document", "tài liệu Office cũ"),
        ("the list of its parts lies beyond its end", "danh mục các phần nằm ngoài tệp"),
        ("an Excel workbook", "bảng tính Excel"), ("a PowerPoint presentation", "bản trình chiếu PowerPoint"),
        ("an Outlook message", "thư Outlook"), ("an Office document", "tài liệu Office"),
        ("an OpenDocument file that is no text", "tệp OpenDocument không phải văn bản"),
        ("a note to crawlers", "tệp dành cho máy thu thập"),
        ("an archive inside a web archive", "tệp nén trong kho trang web"),
        ("an answer that is no page", "trả lời không phải trang web"),
        ("an answer packed with %1", "trả lời nén bằng %1"), ("an answer of type %1", "trả lời thuộc loại %1"),
        ("an answer of status %1", "trả lời có mã %1"), ("an answer that is none of HTTP", "trả lời không theo HTTP"),
        ("an empty answer", "trả lời rỗng"),
        ("symbolic link", "liên kết tượng trưng"), ("link", "liên kết"), ("pipe", "đường ống"), ("socket", "socket"),
        ("device", "thiết bị"), ("a folder", "là thư mục"),
        ("a link that leads nowhere", "là liên kết không dẫn tới đâu"),
        ("the report of a run", "bản ghi của một lần chạy"), ("error %1", "lỗi %1"),
    ]

    private static let archives = [
        ("took too long or gave too much", "chạy quá lâu hoặc cho ra quá nhiều"),
        ("ended with %1", "kết thúc với mã %1"),
        ("could not be started: error %1", "không chạy được, lỗi %1"),
        ("the book has no list of its pages", "sách không có danh mục trang"), ("no %1", "không phải %1"),
        ("a record without a length", "bản ghi không có độ dài"),
        ("an answer whose head does not end", "trả lời có phần đầu không kết thúc"),
        ("its beginning cannot be read", "không đọc được phần đầu"),
        ("more zeros than fill it up stand behind it", "phía sau có nhiều số không hơn mức để lấp đầy"),
        ("there is more behind the end mark of the tar", "sau dấu kết thúc của tệp tar còn dữ liệu"),
        ("packed bytes that cannot be read", "có phần nén không đọc được"),
        ("the end mark of the tar is missing", "tệp tar thiếu dấu kết thúc"),
        ("bytes that are of no record", "có byte không thuộc bản ghi nào"),
        ("the last boundary of the message is missing", "thư thiếu dấu kết thúc các phần"),
        ("it has more parts than are read", "thư có nhiều phần hơn mức được đọc"),
        ("the document does not end", "tài liệu thiếu phần kết thúc"),
        ("the last record is cut", "bản ghi cuối bị cắt"), ("a header without end", "phần đầu không kết thúc"),
    ]
}
