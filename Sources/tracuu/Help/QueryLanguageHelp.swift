/// The query language, as the manual tells of it: what is typed and what it means.
package enum QueryLanguageHelp {
    package static func rows(_ language: Language) -> [(typed: String, meaning: String)] {
        language == .vietnamese ? vietnamese : english
    }

    private static let english = [
        ("to chuc co so dang", "All the words, in any spelling; where no report has all, those with some, said so."),
        ("tổ chức", "These marks first, then texts written without marks."),
        ("=dang, =\"to chuc\"", "Exactly this spelling."),
        ("\"nông thôn mới\", \"…\"~3", "The words in a row; moved by up to three places."),
        ("cán NEAR/5 bộ", "The two words at most five apart, in either order."),
        ("nghị*", "Words that begin so."),
        ("đảng OR đoàn, đảng | đoàn", "Either."),
        ("đảng -đoàn, đảng NOT đoàn", "The one without the other."),
        ("+đảng đoàn", "Required, whatever --match says."),
        ("(đảng OR đoàn) họp", "A group; AND may stand between its neighbours."),
        ("đảng^2", "Weighs twice as much."),
        ("07-NQ/TU, Nghị quyết số 07", "A document's number, however it is written."),
        ("province:\"Lạng Sơn\", province34:…", "The province before and since 1 July 2025."),
        ("district:\"Đình Lập, Lạng Sơn\"", "The district; its province may stand behind a comma."),
        ("year:2023, date:2020..2022", "The date; both ends count, and either may be missing."),
        (
            "date:10/2022, date:Q4/2022, date:today-30d..",
            "Also 2022-10, 2022-10-31, 31/10/2022, and unknown for reports without a date."
        ),
        ("datekind:published", "Without dates that are known from the head of a saved page alone (page-header)."),
        ("ref:07-NQ/TU, reftype:NQ", "Documents cited, by number and by type."),
        ("title:…, body:…, author:…, source:…, id:…", "By title, text, author, publisher and ID."),
        ("year:[2019, 2023]", "Any of the values."),
        (
            "\\(, \\-",
            "The sign itself. What cannot be read as meant is read literally, with a note; --strict refuses it."
        ),
    ]

    private static let vietnamese = [
        (
            "to chuc co so dang",
            "Đủ các từ, viết thế nào cũng được; không báo cáo nào có đủ thì lấy một phần, có nói rõ."
        ),
        ("tổ chức", "Đúng dấu trước, rồi đến văn bản viết không dấu."),
        ("=dang, =\"to chuc\"", "Viết đúng như thế."),
        ("\"nông thôn mới\", \"…\"~3", "Các từ liền nhau; được xê dịch tối đa ba chỗ."),
        ("cán NEAR/5 bộ", "Hai từ cách nhau tối đa năm từ, thứ tự nào cũng được."),
        ("nghị*", "Từ bắt đầu như thế."),
        ("đảng OR đoàn, đảng | đoàn", "Một trong hai."),
        ("đảng -đoàn, đảng NOT đoàn", "Có từ này mà không có từ kia."),
        ("+đảng đoàn", "Bắt buộc, bất kể --match."),
        ("(đảng OR đoàn) họp", "Một nhóm; giữa các phần có thể viết AND."),
        ("đảng^2", "Nặng gấp đôi."),
        ("07-NQ/TU, Nghị quyết số 07", "Số văn bản, viết cách nào cũng được."),
        ("tỉnh:\"Lạng Sơn\", tỉnhmới:…", "Tỉnh trước và từ ngày 1/7/2025."),
        ("huyện:\"Đình Lập, Lạng Sơn\"", "Huyện; sau dấu phẩy có thể nêu tỉnh."),
        ("năm:2023, ngày:2020..2022", "Ngày; tính cả hai đầu, có thể bỏ trống một đầu."),
        (
            "ngày:10/2022, ngày:Q4/2022, ngày:today-30d..",
            "Cả 2022-10, 2022-10-31, 31/10/2022, và unknown cho báo cáo không rõ ngày."
        ),
        ("datekind:published", "Không lấy ngày chỉ biết từ đầu trang đã lưu (page-header)."),
        ("số:07-NQ/TU, loại:NQ", "Văn bản được dẫn, theo số và theo loại."),
        ("tiêuđề:…, body:…, tácgiả:…, nguồn:…, id:…", "Theo đầu đề, toàn văn, tác giả, nơi đăng và mã."),
        ("năm:[2019, 2023]", "Một trong các giá trị."),
        (
            "\\(, \\-",
            "Chính dấu ấy. Chỗ nào không hiểu được thì hiểu đúng như đã viết, có ghi chú; --strict thì từ chối."
        ),
    ]
}
