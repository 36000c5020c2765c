import Testing

/// Every way to write a symbol, for each kind of body.
struct ReferenceFormTests {
    @Test(arguments: [
        ("Xã học «Nghị quyết số 07-NQ/TU» trong quý", ["nq-7/tu"]),
        ("«Nghị quyết số 07 - NQ/TU» có mới", ["nq-7/tu"]), ("«Nghị quyết số 07 -NQ/TU» có mới", ["nq-7/tu"]),
        ("«Nghị quyết số 07- NQ/TU» có mới", ["nq-7/tu"]), ("«Nghị quyết số 07-NQ / TU» có mới", ["nq-7/tu"]),
        ("«Nghị quyết số 07-NQ/ TU» có mới", ["nq-7/tu"]), ("«Nghị quyết số 07-NQ /TU» có mới", ["nq-7/tu"]),
        ("«Nghị quyết số 07\u{A0}–\u{A0}NQ/TU» có mới", ["nq-7/tu"]),
        ("«Nghị quyết số 07\n-NQ/TU» có mới", ["nq-7/tu"]), ("«Nghị quyết\nsố 07-NQ/TU» có mới", ["nq-7/tu"]),
        ("«Nghị quyết số 07\u{2010}NQ/TU» có mới", ["nq-7/tu"]),
        ("«Nghị quyết số 07\u{2012}NQ/TU» có mới", ["nq-7/tu"]),
        ("«Nghị quyết số 07—NQ/TU» có mới", ["nq-7/tu"]), ("«Nghị quyết số 0\u{AD}7-NQ/TU» có mới", ["nq-7/tu"]),
        ("«Nghị quyết số 07/NQ-TU» có mới", ["nq-7/tu"]), ("«Nghị quyết số 07/NQ/TU» có mới", ["nq-7/tu"]),
        ("«Nghị quyết số 07-NQ-TU» có mới", ["nq-7/tu"]), ("«Nghị quyết số: 07-NQ/TU» có mới", ["nq-7/tu"]),
        ("«Nghị quyết số : 07-NQ/TU» có mới", ["nq-7/tu"]), ("«Nghị quyết 07-NQ/TU» có mới", ["nq-7/tu"]),
        ("«nghị quyết 7-NQ/TU» có mới", ["nq-7/tu"]), ("«NGHỊ QUYẾT SỐ 07-NQ/TU» CÓ MỚI", ["nq-7/tu"]),
        ("«Nghi quyet so 07-NQ/TU» co moi", ["nq-7/tu"]), ("«nq 07-nq/tu» có mới", ["nq-7/tu"]),
        ("«NQ 07-NQ/TU» có mới", ["nq-7/tu"]), ("«NQ07-NQ/TU» có mới", ["nq-7/tu"]),
        ("«NQ số 07-NQ/TU» có mới", ["nq-7/tu"]), ("Học «07-NQ/TU» xong", ["nq-7/tu"]),
        ("Học «số 07-NQ/TU» xong", ["nq-7/tu"]), ("(«Nghị quyết số 07-NQ/TU»)", ["nq-7/tu"]),
        ("“«Nghị quyết số 07-NQ/TU»”", ["nq-7/tu"]), ("NGHI QUYET:«07-NQ/TU»", ["nq-7/tu"]),
        ("«Nghị quyết số 007-NQ/TU» có mới", ["nq-7/tu"]), ("«Nghị quyết số 2537-NQ/ĐU» có mới", ["nq-2537/du"]),
        ("«Nghị quyết số 07-NQ/T.U» có mới", ["nq-7/tu"]), ("«Nghị quyết số 07-NQ/Tu» có mới", ["nq-7/tu"]),
    ])
    func joints(_ text: String, _ keys: [String]) {
        MarkedMentions(text).check(keys)
    }

    @Test(arguments: [
        ("«Chỉ thị số 28-CT/TW» nêu", ["ct-28/tw"]), ("«Chỉ thị số 28-CT/Tw» nêu", ["ct-28/tw"]),
        ("«Chỉ thị số 28-CT/TƯ» nêu", ["ct-28/tw"]), ("«Chỉ thị số 28-CT/T.Ư» nêu", ["ct-28/tw"]),
        ("«Chỉ thị số 28-CT/T/Ư» nêu", ["ct-28/tw"]), ("«Chỉ thị 28/CT-TW» nêu", ["ct-28/tw"]),
        ("«Kết luận số 445-KL/TƯ» của Thành ủy", ["kl-445/tu"]),
        ("«Kết luận số 445-KL/TƯ» của BCH Đảng bộ tỉnh", ["kl-445/tu"]),
        ("Bộ Chính trị có «Kết luận số 445-KL/TƯ»", ["kl-445/tw"]),
        ("«Quy định số 08-QĐi/TW» và «Quy định số 08-QĐ/TW»", ["qdi-8/tw", "qd-8/tw"]),
        ("«Quy định 01-QĐi/UBKTTW» còn đó", ["qdi-1/ubkttw"]), ("«Hướng dẫn số 01-HD/VPTW» còn đó", ["hd-1/vptw"]),
        ("«Công văn số 11977-CV/VPTW» còn đó", ["cv-11977/vptw"]),
        ("«Hướng dẫn 38-HD/BTCTW» còn đó", ["hd-38/btctw"]), ("«Hướng dẫn 09-HD/BTCTU» còn đó", ["hd-9/btctu"]),
        ("«Hướng dẫn 09-HD/BTC/TU» còn đó", ["hd-9/btctu"]), ("«Công văn số 822-CV/BTGTU» còn đó", ["cv-822/btgtu"]),
        ("«Thông tri số 15-TT/TU» còn đó", ["tt-15/tu"]), ("«Kế hoạch số 19-KH/ThU» còn đó", ["kh-19/thu"]),
        ("«Kế hoạch số 19-KH/THU» còn đó", ["kh-19/thu"]), ("«Quyết định số 5-QĐ/TXU» còn đó", ["qd-5/txu"]),
        ("«Quyết định số 5-QĐ/ThxU» còn đó", ["qd-5/txu"]), ("«Quyết định số 5-QĐ/QU» còn đó", ["qd-5/qu"]),
        ("«Đề án số 01-ĐA/HU» còn đó", ["da-1/hu"]), ("«Đề án số 01-ĐA/HU», «02-ĐA/HU»", ["da-1/hu", "da-2/hu"]),
        ("«Quyết định 352/QĐ-HU» còn đó", ["qd-352/hu"]), ("«Báo cáo số 12-BC/CB» còn đó", ["bc-12/cb"]),
        ("«Tờ trình số 01-TTr/BCS» còn đó", ["ttr-1/bcsd"]), ("«Tờ trình số 01-TTr/BCSĐ» còn đó", ["ttr-1/bcsd"]),
        ("«Chương trình số 65-Ctr/TU» còn đó", ["ctr-65/tu"]), ("«Chương trình số 65-CTR/TU» còn đó", ["ctr-65/tu"]),
        ("«Chương trình hành động số 147-CTHĐ/TU» còn", ["cthd-147/tu"]),
        ("«Chương trình hành động số 147-CTrHĐ/TU» còn", ["cthd-147/tu"]),
        ("«Chương trình hành động số 33-NQ/TU» còn", ["nq-33/tu"]), ("«Kết luận số 159-TB/TW» còn", ["tb-159/tw"]),
        ("«Kế hoạch số 65-CTr/TU» còn", ["ctr-65/tu"]), ("«Thông báo kết luận số 46-TB/TU» còn", ["tb-46/tu"]),
        ("Tỉnh thông báo «Kết luận số 46-KL/TU» tới xã", ["kl-46/tu"]),
        ("«Chương trình phối hợp số 01-CTr/TU» còn", ["ctr-1/tu"]), ("theo văn bản «số 112-CV/TU» thì", ["cv-112/tu"]),
        ("«Nghị quyết 621/NQ-NS-TU» còn", ["nq-621/tu"]), ("«Kế hoạch số 4-KH/BCĐTW» còn", ["kh-4/bcdtw"]),
        ("«Quyết định số 439-QĐNS/TW» còn", ["qdns-439/tw"]), ("«QĐ 49-QD/TW» còn", ["qd-49/tw"]),
        ("«QD 49-QD/TW» còn", ["qd-49/tw"]), ("«Nghị quyết số 12-NQ/ĐUK» còn", ["nq-12/duk"]),
        ("«Chỉ thị số 05-CT/QUTW» còn", ["ct-5/qutw"]), ("«Kết luận số 5-KL/BTGDVTW» còn", ["kl-5/btgdvtw"]),
    ])
    func partyBodies(_ text: String, _ keys: [String]) {
        MarkedMentions(text).check(keys)
    }

    @Test(arguments: [
        ("«Nghị định số 30/2020/NĐ-CP» nêu", ["nd-30-2020/cp"]), ("«Nghị định 30/2020/NĐ - CP» nêu", ["nd-30-2020/cp"]),
        ("«Nghị định 30/2020/ND-CP» nêu", ["nd-30-2020/cp"]), ("«NĐ 30/2020/NĐ-CP» nêu", ["nd-30-2020/cp"]),
        ("«Nghị định 30 /2020/NĐ-CP» nêu", ["nd-30-2020/cp"]), ("«Nghị định 30/2020/NĐCP» nêu", ["nd-30-2020/cp"]),
        ("«Nghị quyết 16/2008/CP» nêu", ["nq-16-2008/cp"]), ("theo «30/2020/NĐ-CP»,", ["nd-30-2020/cp"]),
        ("«Thông tư 01/2011/TT-BNV» nêu", ["tt-1-2011/bnv"]), ("«Thông tư số 01/2011/TT- BNV» nêu", ["tt-1-2011/bnv"]),
        ("«Thông tư liên tịch số 55/2005/TTLT-BNV-VPCP» nêu", ["ttlt-55-2005/bnv-vpcp"]),
        ("«Thông tư liên tịch 37/2012/TTLT-BLĐTBXH-BYT» nêu", ["ttlt-37-2012/bldtbxh-byt"]),
        (
            "«Nghị quyết liên tịch 12/2017/NQLT-CP-ĐCTUBTWMTTQVN» nêu",
            ["nqlt-12-2017/cp-dctubtwmttqvn"]
        ),
        ("«Nghị quyết số 12/2021/NQ-HĐND» nêu", ["nq-12-2021/hdnd"]), ("«Nghị quyết 43/NQ-HĐND» nêu", ["nq-43/hdnd"]),
        ("«Nghị quyết 43/NQ-HÐND» nêu", ["nq-43/hdnd"]), ("«Quyết định số 749/QĐ-TTg» nêu", ["qd-749/ttg"]),
        ("«Quyết định số 749/QĐ-TTG» nêu", ["qd-749/ttg"]), ("«Quyết định số 1245/QĐ-UBND» nêu", ["qd-1245/ubnd"]),
        ("«Quyết định số 1245/QÐ-UBND» nêu", ["qd-1245/ubnd"]), ("«Kế hoạch số 49/KH-UB» nêu", ["kh-49/ubnd"]),
        ("«Công điện số 05/CĐ-TTg» nêu", ["cd-5/ttg"]), ("«Phương án số 9526/PA-UBND» nêu", ["pa-9526/ubnd"]),
        ("«Luật số 15/2008/QH12» nêu", ["luat-15-2008/qh12"]),
        ("Luật Thủy sản «số 18/2017/QH14» nêu", ["luat-18-2017/qh14"]),
        ("«Nghị quyết số 202/2025/QH15» nêu", ["nq-202-2025/qh15"]), ("«06/2022-QH15»", ["luat-6-2022/qh15"]),
        ("«Nghị quyết số 1211/2016/UBTVQH13» nêu", ["nq-1211-2016/ubtvqh13"]),
        ("«Pháp lệnh số 34/2007/PL-UBTVQH11» nêu", ["pl-34-2007/ubtvqh11"]),
        ("«Pháp lệnh số 34/2007/PL-UBNTVQH11» nêu", ["pl-34-2007/ubtvqh11"]),
        ("«Công văn số 8571/UBND-TH» nêu", ["cv-8571/ubnd"]), ("«Công văn 11184/BTC-TCCB» nêu", ["cv-11184/btc"]),
        ("văn bản «số 5191/VPCP-KGVX» nêu", ["cv-5191/vpcp"]), ("văn bản «571/VPCP-KTTH» nêu", ["cv-571/vpcp"]),
        ("văn bản «số 886/STNMT-KS» nêu", ["cv-886/stnmt"]), ("«Công điện số 5360 CĐ/BCT-PCTT» nêu", ["cd-5360/bct"]),
        ("«Kế hoạch số 2906/KH-ĐHCT» nêu", ["kh-2906/dhct"]), ("«3399/QyĐ-BTL»", ["qyd-3399/btl"]),
        ("«Nghị quyết 30a/2008/NQ-CP» nêu", ["nq-30a-2008/cp"]), ("«Nghị quyết 40/NQ-HĐBCQG» nêu", ["nq-40/hdbcqg"]),
        ("Kết luận thanh tra («số 825/KL-SYT» ngày 1/7/2014)", ["kl-825/syt"]),
        ("quyết định mới, «quyết định (số 1484/QĐ-UBND)» đó", ["qd-1484/ubnd"]),
    ])
    func stateBodies(_ text: String, _ keys: [String]) {
        MarkedMentions(text).check(keys)
    }
}
