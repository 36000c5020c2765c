import Testing

/// Numbers without a symbol, lists, plenums, congresses and short names in their sentences; and what is no mention.
struct ReferenceSentenceTests {
    @Test(arguments: [
        ("«Quyết định 217, 218 – QĐ/TW» và", ["qd-217/tw", "qd-218/tw"]),
        ("«Quyết định số 217,218-QĐ/TW» và", ["qd-217/tw", "qd-218/tw"]),
        ("«Quyết định số 217 và 218-QĐ/TW» và", ["qd-217/tw", "qd-218/tw"]),
        ("«Quyết định số 217, số 218» và", ["qd-217", "qd-218"]),
        ("các «số 5, 6-KL/TU» nêu", ["kl-5/tu", "kl-6/tu"]),
        ("các «Nghị quyết số 79 và 80» của Chính phủ", ["nq-79/cp", "nq-80/cp"]),
        ("các «Nghị quyết 79, 80 và 81» của Bộ Chính trị", ["nq-79/tw", "nq-80/tw", "nq-81/tw"]),
        ("«Nghị quyết số 57-NQ/TW» và «36-NQ/TW» nêu", ["nq-57/tw", "nq-36/tw"]),
        ("«Nghị quyết số 79-NQ/TW» và «số 80-NQ/TW» nêu", ["nq-79/tw", "nq-80/tw"]),
        ("«Chỉ thị 03» và «Chỉ thị 05» của Bộ Chính trị", ["ct-3/tw", "ct-5/tw"]),
        ("«Kết luận số 01-KL/TW», «Kết luận số 21-KL/TW»", ["kl-1/tw", "kl-21/tw"]),
    ])
    func lists(_ text: String, _ keys: [String]) {
        MarkedMentions(text).check(keys)
    }

    @Test(arguments: [
        ("«Nghị quyết Trung ương 4 khóa XI» về", ["nqtw-4#k11"]), ("«Nghị quyết TW 4 khóa XI» về", ["nqtw-4#k11"]),
        ("«Nghị quyết TƯ 4 (khóa XI)» về", ["nqtw-4#k11"]), ("«Nghị quyết T.Ư 4, khóa XI» về", ["nqtw-4#k11"]),
        ("«NGHỊ QUYẾT TRUNG ƯƠNG 4 KHÓA XI» VỀ", ["nqtw-4#k11"]), ("«NQ Trung ương 4 khóa XI» về", ["nqtw-4#k11"]),
        ("«NQTW4» mới", ["nqtw-4"]), ("«Nghị quyết Trung ương 4 (khoá XI)» về", ["nqtw-4#k11"]),
        ("«Nghị quyết Hội nghị Trung ương 4 khóa XI» về", ["nqtw-4#k11"]),
        ("«Nghị quyết Hội nghị Trung ương lần thứ 4 khóa XI» về", ["nqtw-4#k11"]),
        ("«Nghị quyết Hội nghị lần thứ tư Ban Chấp hành Trung ương Đảng khóa XI» về", ["nqtw-4#k11"]),
        ("«Nghị quyết Hội nghị lần thứ 4, Ban Chấp hành Trung ương Đảng khóa XI» về", ["nqtw-4#k11"]),
        ("«Nghị quyết Hội nghị lần thứ tư BCH Trung ương Đảng (khóa XI)» về", ["nqtw-4#k11"]),
        ("«Nghị quyết Hội nghị lần thứ tám BCHTW Đảng khóa XIII» về", ["nqtw-8#k13"]),
        ("«Nghị quyết Trung ương 4 (khóa XI, XII)» và", ["nqtw-4#k11", "nqtw-4#k12"]),
        ("«Nghị quyết Trung ương 4 khóa XI, XII» và", ["nqtw-4#k11", "nqtw-4#k12"]),
        ("«Nghị quyết Trung ương 4 (khóa XI) và (khóa XII)» nêu", ["nqtw-4#k11", "nqtw-4#k12"]),
        ("«Nghị quyết Trung ương 4 (khóa XI và khóa XII)» nêu", ["nqtw-4#k11", "nqtw-4#k12"]),
        ("«Nghị quyết Trung ương 5 (khóa 9)» nêu", ["nqtw-5#k9"]), ("«Nghị quyết Trung ương 9» nêu", ["nqtw-9"]),
        ("«Nghị quyết Trung ương 5, 6 khóa XII» nêu", ["nqtw-5#k12", "nqtw-6#k12"]),
        ("«Nghị quyết Trung ương 6 (lần 2) khóa VIII» nêu", ["nqtw-6b#k8"]),
        ("«Nghị quyết Trung ương bốn khóa XII» nêu", ["nqtw-4#k12"]),
        ("«Nghị quyết Trung ương năm, khóa IX» nêu", ["nqtw-5#k9"]),
        ("«Nghị quyết Trung ương V (khóa VIII)» nêu", ["nqtw-5#k8"]),
        ("«Nghị quyết số 13», Hội nghị lần thứ 5 Ban Chấp hành Trung ương khóa IX", ["nq-13/tw"]),
        ("«Nghị quyết số 13-NQ/TW» Hội nghị lần thứ năm Ban Chấp hành Trung ương khóa IX", ["nq-13/tw"]),
        ("«Nghị quyết Đại hội XIII» của Đảng", ["nqdh-13/tw"]),
        ("«Nghị quyết Đại hội lần thứ XIII» của Đảng", ["nqdh-13/tw"]),
        ("«Nghị quyết Đại hội đại biểu toàn quốc lần thứ XIII» của Đảng", ["nqdh-13/tw"]),
        ("«Nghị quyết Đại hội Đảng toàn quốc lần thứ XIII» nêu", ["nqdh-13/tw"]),
        ("«Nghị quyết Đại hội Đảng bộ tỉnh lần thứ XIV», nhiệm kỳ 2020-2025", ["nqdh-14/dbt"]),
        ("«Nghị quyết Đại hội đại biểu Đảng bộ tỉnh lần thứ XIV» nêu", ["nqdh-14/dbt"]),
        ("«Nghị quyết Đại hội Đảng bộ huyện Nậm Nhùn lần thứ III» nêu", ["nqdh-3/dbh"]),
        ("«NGHỊ QUYẾT ĐẠI HỘI ĐẢNG BỘ HUYỆN LẦN THỨ III» nêu", ["nqdh-3/dbh"]),
        ("«Nghị quyết Đại hội lần thứ XIV Đảng bộ tỉnh» nêu", ["nqdh-14/dbt"]),
        ("«Nghị quyết Đại hội Đảng bộ xã lần thứ 5» nêu", ["nqdh-5/dbx"]),
    ])
    func meetings(_ text: String, _ keys: [String]) {
        MarkedMentions(text).check(keys)
    }

    @Test(arguments: [
        ("«Nghị quyết số 21» ngày 16/6/2022 của Ban Chấp hành Trung ương", ["nq-21/tw"]),
        ("«Quy định 213» của Bộ Chính trị", ["qd-213/tw"]), ("«Chỉ thị 35» của Bộ Chính trị", ["ct-35/tw"]),
        ("«Chỉ thị số 40» của Ban Bí thư Trung ương Đảng", ["ct-40/tw"]), ("«Kết luận số 5» của Tỉnh ủy", ["kl-5/tu"]),
        ("«Kết luận số 5» của Ban Thường vụ Tỉnh ủy", ["kl-5/tu"]), ("«Kết luận số 5» của BTV Tỉnh ủy", ["kl-5/tu"]),
        ("«Nghị quyết số 5» của Ban Chấp hành Đảng bộ tỉnh", ["nq-5/tu"]),
        ("«Nghị quyết số 5» của Huyện ủy Tân Uyên", ["nq-5/hu"]), ("«Nghị quyết số 5» của Đảng bộ huyện", ["nq-5/hu"]),
        ("«Hướng dẫn số 5» của Ban Tổ chức Tỉnh ủy", ["hd-5/btctu"]),
        ("«Hướng dẫn số 5» của Ban Tuyên giáo Trung ương", ["hd-5/btgtw"]),
        ("«Hướng dẫn số 5» của Ủy ban Kiểm tra Trung ương", ["hd-5/ubkttw"]),
        ("«Nghị quyết 35» của Chính phủ", ["nq-35/cp"]), ("«Quyết định 1719» của Thủ tướng Chính phủ", ["qd-1719/ttg"]),
        ("«Thông tư 15» của Bộ VH-TT&DL", ["tt-15/bvhttdl"]), ("«Thông tư 22» của Bộ GD-ĐT", ["tt-22/bgddt"]),
        ("«Thông tư 22» của Bộ Giáo dục và Đào tạo", ["tt-22/bgddt"]), ("«Kế hoạch số 3» của UBND tỉnh", ["kh-3/ubnd"]),
        ("«Nghị quyết số 8» của HĐND tỉnh", ["nq-8/hdnd"]), ("«Nghị định 100» quy định", ["nd-100/cp"]),
        ("«nghị định 67» có mới", ["nd-67/cp"]), ("«Nghị định 100/2019» quy định", ["nd-100-2019/cp"]),
        ("«Chỉ thị 11/2016» của Thủ tướng", ["ct-11-2016/ttg"]), ("«Nghị quyết 19-2017» nêu", ["nq-19-2017"]),
        ("«Nghị quyết số 202/2025» của Quốc hội khóa XV", ["nq-202-2025/qh15"]),
        ("«Nghị quyết số 54» của Quốc hội", ["nq-54/qh"]), ("«Nghị quyết số 138» vừa có", ["nq-138"]),
        ("«Đề án 04» góp phần", ["da-4"]), ("«Quyết định 5383» bàn giao đất", ["qd-5383"]),
        ("«Nghị định 67» đóng tàu", ["nd-67/cp"]), ("Ban Chỉ đạo «Đề án 896» cấp tỉnh", ["da-896"]),
        ("Ban Bí thư ban hành «Chỉ thị số 40»", ["ct-40/tw"]), ("Tỉnh ủy ra «Nghị quyết số 9»", ["nq-9/tu"]),
        ("«Nghị quyết số 68» về phát triển kinh tế tư nhân", ["nq-68/tw"]),
        ("«Nghị quyết số 68» về trồng rừng", ["nq-68"]), ("«quyết định (số 1484)» mới", ["qd-1484"]),
        (
            "«Chỉ thị số 05-CT/TW» của BCT (gọi tắt là «Chỉ thị 05»). «Chỉ thị 05» hay",
            ["ct-5/tw", "ct-5/tw", "ct-5/tw"]
        ),
        ("«Quy định 213-QĐ/TW» (sau đây viết tắt là «Quy định 213»)", ["qd-213/tw", "qd-213/tw"]),
        ("«Nghị quyết số 21-NQ/TU» («NQ21») rồi «NQ21» nữa", ["nq-21/tu", "nq-21/tu", "nq-21/tu"]),
        ("«Quyết định số 6/QĐ-TTg» (gọi tắt là «Đề án 06»); «Đề án 06» chạy", ["qd-6/ttg", "qd-6/ttg", "qd-6/ttg"]),
    ])
    func bareNumbers(_ text: String, _ keys: [String]) {
        MarkedMentions(text).check(keys)
    }

    @Test(arguments: [
        "còn 6/70 bản", "đạt 17/17 chi bộ", "tỷ lệ 8.793/6.500", "ngày 1/8/2017", "ngày 21.1.2019",
        "nhiệm kỳ 2020-2025",
        "giai đoạn 2016 – 2020", "kế hoạch 5 năm", "Kế hoạch 10 năm", "quyết định 3 lần", "quyết định 30 suất quà",
        "hướng dẫn 1 kèm 1", "tòa CT4", "chung cư CT12 mới", "Điều 165 Bộ luật Hình sự", "khoản 2 Điều 12",
        "Luật Thủy sản 2003", "Luật Đất đai năm 2013", "Bộ luật Dân sự 2015", "số 12 phố Huế", "tổ 12, khu 7",
        "Hướng dẫn về việc giải thể", "Quyết định về nhân sự", "Nghị quyết của Tỉnh ủy", "Hội nghị lần thứ sáu bàn",
        "Hội nghị Trung ương 7 (khóa XI) họp", "Đại hội XIII của Đảng", "thông báo 22 người đỗ", "quy định 31 tội",
        "đình chỉ thi 37 thí sinh", "kỷ luật 3 cán bộ", "Kế hoạch 2016-2020", "kế hoạch 8/2017", "báo cáo 6 tháng",
        "chương trình 30 phút", "Phương án 2 khả thi", "phương án số 1 hay", "ghe số hiệu NĐ 1816 chìm",
        "tàu cá KH 95897",
        "KẾ HOẠCH 22 07:00 15:00 phường", "mức 1,6-1,8% kế hoạch", "kế hoạch 18%/năm", "Quốc lộ 1A", "COVID-19",
        "giấy phép số 1517/GP-BTNMT", "bản án số 139/2011/HS-PT", "công ty cổ phần 584", "mã cổ phiếu CTG 12",
        "Tiểu đoàn 307", "Chương trình 5 sao", "đề án 3 bước", "quyết định 12 mục tiêu", "tăng 26,45% so kế hoạch",
        "Nghị quyết 5 về đất", "-NQ/TU", "NQ/TW", "07", "QĐ-TTg", "Nghị quyết Đại hội Đảng các cấp",
        "Nghị quyết Trung ương về cán bộ", "Nghị quyết Trung ương năm 2018", "Nghị quyết Trung ương khóa XII",
        "tỷ số 2-1", "lúc 8h30", "điện thoại 0912-345-678", "tk 0123/45/678",
        "kết luận 02 cuộc thanh tra", "quy định 2 tiêu chí",
    ])
    func noMention(_ text: String) {
        MarkedMentions(text).check([])
    }
}
