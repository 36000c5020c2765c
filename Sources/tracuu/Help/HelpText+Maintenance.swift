extension HelpText {
    /// Of the commands of the life of an index.
    var maintenanceEntry: (english: String, vietnamese: String)? {
        switch self {
        case .verify:
            (
                "Compare every byte of an index with its checksums, and name all that is damaged.",
                "So mọi byte của chỉ mục với mã kiểm của chúng, và nêu hết những chỗ hỏng."
            )
        case .verifyMore:
            (
                "'tracuu repair' puts in order what this finds, 'tracuu repair --deep' what --deep finds.",
                "Những gì lệnh này tìm ra thì 'tracuu repair' sửa; thấy bằng --deep thì 'tracuu repair --deep'."
            )
        case .repair: ("Put a damaged index in order.", "Sửa chỉ mục bị hỏng.")
        case .repairMore:
            (
                "What is damaged leaves the index, and every report whose stored text can be read is indexed anew from "
                    + "it. Reports that are lost are named. No file is removed before the new index is complete.",
                "Phần hỏng bị loại khỏi chỉ mục; báo cáo nào còn đọc được toàn văn đã lưu thì được lập chỉ mục lại từ "
                    + "đó. Báo cáo bị mất được nêu ra. Chỉ mục mới xong rồi mới xóa tệp cũ."
            )
        case .merge:
            ("Make the segments of an index one, and free what is deleted.", "Gộp các phân đoạn, bỏ hẳn phần đã xóa.")
        case .mergeMore:
            (
                "What is found stays the same. Indexing merges by itself as it goes; this is for an index that will be "
                    + "read much and changed seldom.",
                "Kết quả tìm không đổi. Khi lập chỉ mục, các phân đoạn tự gộp dần; lệnh này dành cho chỉ mục được tra "
                    + "nhiều mà ít thay đổi."
            )
        case .delete: ("Take reports out of an index.", "Bỏ báo cáo khỏi chỉ mục.")
        case .deleteMore:
            (
                "A report that is still in its source comes back when that is indexed again: leave it out there with "
                    + "--exclude or .tracuuignore. Of a source that is not there, or holds no file any more, nothing is "
                    + "removed by indexing, for a disk may be absent for a day: --path says that it is gone for good. A "
                    + "link counts as what it is called, and as what it leads to where nothing in the index goes by its "
                    + "name.",
                "Báo cáo còn ở nguồn thì lần lập chỉ mục sau lại vào chỉ mục: muốn bỏ hẳn, hãy dùng --exclude hoặc "
                    + ".tracuuignore. Nguồn vắng mặt, hay không còn tệp nào, thì lập chỉ mục không bỏ gì của nó, "
                    + "vì có thể chỉ là ổ đĩa chưa cắm: --path cho biết đã mất hẳn. Liên kết được hiểu theo tên của nó, và "
                    + "theo nơi nó dẫn tới nếu trong chỉ mục không có gì theo tên ấy."
            )
        case .backup: ("Copy an index to another folder.", "Chép chỉ mục sang thư mục khác.")
        case .backupMore:
            (
                "The copy is of one moment, even while reports are being indexed, and every byte of it is compared with "
                    + "its checksum. It is an index like any other: search it with -i.",
                "Bản sao đúng tại một thời điểm, kể cả khi đang lập chỉ mục, và mọi byte được so với mã kiểm. Bản sao "
                    + "dùng được như mọi chỉ mục: tra bằng -i."
            )
        case .deep:
            (
                "Also compare all parts of the index with one another and with the stored reports; takes about as long as "
                    + "indexing them.",
                "So thêm mọi phần của chỉ mục với nhau và với báo cáo đã lưu; lâu gần bằng lập chỉ mục."
            )
        case .repairDeep:
            (
                "Also repair what 'tracuu verify --deep' finds.",
                "Sửa cả những gì 'tracuu verify --deep' tìm ra."
            )
        case .yes: ("Do not ask.", "Không hỏi lại.")
        case .idsArgument:
            (
                "IDs of reports, as search prints them; '-' takes them from standard input.",
                "Mã báo cáo, như lệnh search in ra; '-' thì lấy từ đầu vào chuẩn."
            )
        case .pathToDelete:
            (
                "Take out all that came from a file or folder, which need not be there any more, and forget it as a source.",
                "Bỏ mọi báo cáo lấy từ một tệp hay thư mục, dù nó không còn, và không coi nó là nguồn nữa."
            )
        case .backupFolder: ("An empty folder, or one to be made.", "Thư mục trống, hoặc chưa có.")
        default: nil
        }
    }
}
