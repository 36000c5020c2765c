internal import Reports

/// What the library says is wrong with a file of an index, in English, and its Vietnamese: see ``InputMessage/Sentence``.
/// The more special stand first.
extension IndexDamage {
    static let sentences: [InputMessage.Sentence] = files + sections + documents + lists + places

    private static let files = [
        ("cut short", "bị cắt cụt"),
        ("it is no file", "đây không phải tệp"),
        ("this is not a whole segment", "đây không phải một phân đoạn nguyên vẹn"),
        ("this is not a manifest", "đây không phải bản kê"),
        ("this is no attachment", "đây không phải sổ nguồn"),
        ("these are no groups of duplicates", "đây không phải các nhóm bản sao"),
        ("its bytes are not those that were written", "có byte khác với lúc ghi"),
        ("the checksum does not agree", "mã kiểm không khớp"),
        ("the table of contents does not agree with its checksum", "mục lục không khớp mã kiểm"),
        ("the attachment does not agree with its checksum", "sổ nguồn không khớp mã kiểm"),
        ("the groups of duplicates do not agree with their checksum", "các nhóm bản sao không khớp mã kiểm"),
        ("the live documents do not agree with their checksum", "danh sách báo cáo còn lại không khớp mã kiểm"),
        ("the manifest names it and it is missing", "bản kê có nêu mà không thấy tệp"),
        ("it is a link that leads nowhere", "là liên kết không dẫn tới đâu"),
        (
            "it is missing, and other files of the index are there",
            "thiếu tệp này, trong khi các tệp khác của chỉ mục vẫn còn"
        ),
        ("it names a segment twice", "nêu một phân đoạn hai lần"),
        ("numbers that cannot have been counted up to", "có số lớn đến mức không thể đếm tới"),
        ("a ledger without a version", "sổ nguồn không ghi phiên bản"),
        ("a segment of a later commit", "có phân đoạn của lần ghi sau"),
        ("duplicates of a later commit", "có nhóm bản sao của lần ghi sau"),
        ("an attachment of a later commit", "có sổ nguồn của lần ghi sau"),
        ("more live than there are", "số báo cáo còn lại nhiều hơn tổng số"),
        ("more tokens than a segment can have", "nhiều tiếng hơn một phân đoạn chứa được"),
        ("more documents than a segment holds", "nhiều báo cáo hơn một phân đoạn có"),
        ("it is another file than the manifest means", "là tệp khác với tệp mà bản kê nói đến"),
        ("it was cut, or its disk failed, while it was open", "bị cắt, hoặc đĩa hỏng, trong lúc đang mở"),
        ("it is that of an earlier commit", "là bản kê của một lần ghi trước"),
        ("seals of some files and not of others", "có dấu niêm của tệp này mà không có của tệp khác"),
        ("it has another number of documents than the manifest says", "số báo cáo khác với bản kê"),
        ("it has another number of live documents than the manifest says", "số báo cáo còn lại khác với bản kê"),
        ("duplicates that it does not have", "có nhóm bản sao nêu báo cáo không có ở đây"),
        ("bytes behind the last", "thừa byte ở cuối"),
        ("bytes behind the last term", "thừa byte sau từ cuối"),
        ("bytes behind a term", "thừa byte sau một từ"),
        ("bytes between the sections", "thừa byte giữa các phần"),
        ("a section that is not padded", "có phần thiếu byte đệm"),
        ("a number of more than 64 bits", "có số dài quá 64 bit"),
        ("a count of %1 where %2 is the most", "đếm được %1 mà nhiều nhất chỉ có thể là %2"),
    ]

    private static let sections = [
        ("section %1 does not agree with its checksum", "phần %1 không khớp mã kiểm"),
        ("section %1 is missing", "thiếu phần %1"),
        ("section %1 lies outside the file", "phần %1 nằm ngoài tệp"),
        ("the table of contents has another length than it says", "mục lục dài khác với số đã ghi"),
        ("the sketches have another length than they say", "các bản tóm lược dài khác với số đã ghi"),
        ("the lengths have another size than they say", "bảng độ dài lớn khác với số đã ghi"),
        ("the classes of lengths have another size than they say", "bảng lớp độ dài lớn khác với số đã ghi"),
        ("the identifiers have another length than they say", "bảng mã dài khác với số đã ghi"),
        ("the index of the pairs has another length than it says", "mục lục các cặp dài khác với số đã ghi"),
        (
            "the index of the document store has another length than it says",
            "mục lục kho toàn văn dài khác với số đã ghi"
        ),
        ("the index of a dictionary has another length than it says", "mục lục một từ điển dài khác với số đã ghi"),
        ("the groups of duplicates have another length than they say", "các nhóm bản sao dài khác với số đã ghi"),
        ("a column has another length than it says", "một cột dài khác với số đã ghi"),
        ("a list of bits has another length than it says", "một danh sách bit dài khác với số đã ghi"),
        ("a dense list has another length than it says", "một danh sách dày dài khác với số đã ghi"),
        ("runs that overlap", "có các đoạn chồng lên nhau"),
        ("another number of words than the texts have", "số tiếng khác với toàn văn"),
        ("the manifest has another number of live documents", "bản kê ghi số báo cáo còn lại khác"),
        (
            "the manifest has another number of words in its live documents",
            "bản kê ghi số tiếng của các báo cáo còn lại khác"
        ),
        ("they are not kept as they would be written", "không được lưu như lúc ghi"),
        ("it is not kept as it would be written", "không được lưu như lúc ghi"),
        ("they are not those of the lengths", "không phải của bảng độ dài"),
        ("the groups are not those of the texts", "các nhóm không phải của toàn văn"),
        ("the index of terms leads astray", "mục lục từ chỉ sai chỗ"),
        ("the dictionary of pairs does not hold together", "từ điển cặp không liền mạch"),
        ("a block of terms that starts in the middle", "có khối từ bắt đầu giữa chừng"),
    ]

    private static let documents = [
        ("there is no document %1", "không có báo cáo số %1"),
        ("the identifier of document %1 leaves its section", "mã của báo cáo số %1 nằm ngoài phần của nó"),
        ("document %1 is stored under two IDs", "báo cáo số %1 được lưu dưới hai mã"),
        ("document %1 is stored under another ID", "báo cáo số %1 được lưu dưới mã khác"),
        ("document %1 is not behind the one before", "báo cáo số %1 không đứng sau báo cáo trước nó"),
        ("document %1 leaves its block", "báo cáo số %1 vượt ra ngoài khối của nó"),
        ("document %1 cannot be read", "không đọc được báo cáo số %1"),
        ("document %1 has another order than its ID", "thứ tự của báo cáo số %1 không phải của mã nó"),
        ("document %1 is out of order", "báo cáo số %1 sai thứ tự"),
        ("document %1 is not %2", "báo cáo số %1 không phải %2"),
        ("document %1: %2 words where there are %3", "báo cáo số %1: ghi %2 tiếng mà có %3"),
        ("document %1: %+2", "báo cáo số %1: %+2"),
        ("its keywords are not those of its stored bytes", "từ khóa không phải của báo cáo đã lưu"),
        ("its words are not those of its stored bytes", "từ không phải của báo cáo đã lưu"),
        ("it is not that of its stored bytes", "không phải của báo cáo đã lưu"),
        ("a zone that ends before it begins", "có vùng hết trước khi bắt đầu"),
        (
            "a sketch of a text too short for one, or none of a longer one",
            "có bản tóm lược của văn bản quá ngắn, hoặc thiếu của văn bản dài"
        ),
        ("a document without a sketch among duplicates", "nhóm bản sao có báo cáo không có bản tóm lược"),
        ("a group of documents that are none", "có nhóm gồm báo cáo không tồn tại"),
        ("a group without duplicates", "có nhóm không có bản sao nào"),
        ("a member of no group", "có thành viên không thuộc nhóm nào"),
        ("a member of no segment", "có thành viên không thuộc phân đoạn nào"),
        ("a keyword that is no citation", "có từ khóa không phải trích dẫn"),
        ("a keyword that is no relation", "có từ khóa không phải quan hệ"),
        ("a kind that does not exist: %1", "có loại không tồn tại: %1"),
        ("a date that does not exist", "có ngày không tồn tại"),
    ]

    private static let lists = [
        ("a postings list lies outside its section", "một danh sách nằm ngoài phần của nó"),
        ("positions lie outside their section", "các vị trí nằm ngoài phần của chúng"),
        ("positions do not fit their list", "các vị trí không hợp với danh sách"),
        ("positions are cut short", "các vị trí bị cắt cụt"),
        ("an occurrence in a form its term lacks", "có chỗ xuất hiện ở dạng mà từ không có"),
        ("a frequency is missing from a dense list", "một danh sách dày thiếu tần số"),
        ("the last postings of a list lead past the last document", "cuối một danh sách vượt quá báo cáo cuối"),
        ("a block past the last block", "có khối sau khối cuối"),
        ("a block past the end of its list", "có khối vượt quá cuối danh sách"),
        ("a block of postings does not end where its skip entry says", "một khối kết thúc khác chỗ mục nhảy đã ghi"),
        (
            "a block of frequencies is cut short, or one needs more than 32 bits",
            "một khối tần số bị cắt cụt, hoặc có tần số dài quá 32 bit"
        ),
        ("a block of documents cannot be unpacked", "không giải nén được một khối báo cáo"),
        ("its bounds are not those of its documents", "giới hạn không phải của các báo cáo trong đó"),
        ("its positions do not fit its list", "các vị trí không hợp với danh sách"),
        ("its list is not that of its positions", "danh sách không phải của các vị trí"),
        ("a position has a form that the word lacks", "có vị trí ở dạng mà từ không có"),
        ("a form more frequent than the one before", "có dạng nhiều hơn dạng đứng trước"),
        ("the form %1 is missing", "thiếu dạng %1"),
        ("the pairs that begin with %1 are not those of the text", "các cặp bắt đầu bằng %1 không phải của toàn văn"),
    ]

    /// These begin with what is inserted.
    private static let places = [
        ("%1, as %2: %+3", "%1, ở dạng %2: %+3"),
        ("%1: %+2", "%1: %+2"),
        ("%1 documents where %2 are said to be", "có %1 báo cáo mà ghi là %2"),
        ("%1 occurrences where %2 are said to be", "có %1 lần xuất hiện mà ghi là %2"),
        ("%1 pairs where %2 are said to be", "có %1 cặp mà ghi là %2"),
        ("%1 is live %2 times", "%1 còn lại %2 lần"),
        ("%1 is out of order", "%1 sai thứ tự"),
        ("%1 is not in the text", "%1 không có trong toàn văn"),
        ("%1 is missing", "thiếu %1"),
        ("%1 has no form", "%1 không có dạng nào"),
    ]
}
