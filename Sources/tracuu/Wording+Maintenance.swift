/// The part of the catalogue about the life of an index.
extension Wording {
    var maintenanceEntry: (english: String, vietnamese: String)? {
        switch self {
        case .damageMissing: ("the file is missing", "thiếu tệp này")
        case .damageBytes: ("bytes have been changed", "có byte đã bị thay đổi")
        case .damageContradiction: ("other parts contradict it", "mâu thuẫn với phần khác")
        case .damageStructure: ("it cannot be read", "không đọc được")
        case .foundDamaged:
            (
                "the index in %1 is damaged, places: %2; put it in order with: tracuu %3 -i %1",
                "chỉ mục ở %1 bị hỏng, số chỗ: %2; hãy sửa bằng lệnh: tracuu %3 -i %1"
            )
        case .needsYes:
            (
                "this cannot be taken back; say that it shall be done with --yes, or see what it would do with --dry-run",
                "việc này không hoàn lại được; hãy đồng ý bằng --yes, hoặc xem trước bằng --dry-run"
            )
        case .yesOrNo: ("%1 [y/N]", "%1 [c/K]")
        case .nothingDone: ("nothing was changed", "không thay đổi gì")
        case .merged:
            (
                "segments: %1, now %2; deleted reports that have left: %3; %4 in the index",
                "phân đoạn: %1, nay còn %2; báo cáo đã xóa nay bỏ hẳn: %3; chỉ mục có %4 báo cáo"
            )
        case .wouldMerge:
            (
                "segments: %1, would be %2; deleted reports that would leave: %3; %4 in the index",
                "phân đoạn: %1, sẽ còn %2; báo cáo đã xóa sẽ bỏ hẳn: %3; chỉ mục có %4 báo cáo"
            )
        case .deleted: ("%1 deleted, %2 in the index", "đã bỏ %1 báo cáo, chỉ mục còn %2")
        case .wouldDelete: ("%1 would be deleted, %2 would be left", "sẽ bỏ %1 báo cáo, chỉ mục sẽ còn %2")
        case .nothingToDelete:
            (
                "which reports? give their IDs, or the file or folder they came from with --path",
                "bỏ báo cáo nào? hãy nêu mã, hoặc tệp hay thư mục nguồn bằng --path"
            )
        case .forgotten: ("no source any more: %1", "không còn là nguồn: %1")
        case .wouldForget: ("would be no source any more: %1", "sẽ không còn là nguồn: %1")
        case .deleteQuestion: ("delete %1 reports from the index?", "bỏ %1 báo cáo khỏi chỉ mục?")
        case .deletedComeBack:
            (
                "reports that are still in their source come back when it is indexed again; --exclude leaves them out",
                "báo cáo còn ở nguồn sẽ trở lại khi lập chỉ mục lần sau; dùng --exclude để bỏ qua"
            )
        case .nothingFromPath:
            (
                "no file of the index came from there; entries of archives and records go by their IDs",
                "không tệp nào trong chỉ mục lấy từ đó; tệp trong tệp nén và bản ghi thì xoá theo số mã"
            )
        case .backedUp:
            (
                "%1 reports, %2 files, %3 MB, every byte compared: %4",
                "%1 báo cáo, %2 tệp, %3 MB, đã so từng byte: %4"
            )
        case .wouldBackUp:
            (
                "would be copied to %4: %1 reports, %2 files, %3 MB; every byte is as it was written",
                "sẽ chép sang %4: %1 báo cáo, %2 tệp, %3 MB; mọi byte nguyên vẹn"
            )
        case .folderInUse:
            (
                "%1 is not empty, or lies in the index itself; name an empty folder, or one that is not there yet",
                "%1 không trống, hoặc nằm ngay trong chỉ mục; hãy nêu thư mục trống, hoặc chưa có"
            )
        default: repairEntry
        }
    }

    private var repairEntry: (english: String, vietnamese: String)? {
        switch self {
        case .nothingToRepair:
            ("nothing to repair: the index in %1 is sound", "không có gì phải sửa: chỉ mục ở %1 nguyên vẹn")
        case .nothingToRepairInBytes:
            (
                "nothing to repair: every byte of the index in %1 is as it was written; --deep compares its parts, too",
                "không có gì phải sửa: mọi byte của chỉ mục ở %1 vẫn như lúc ghi; --deep so thêm các phần với nhau"
            )
        case .repairQuestion: ("repair the index?", "sửa chỉ mục?")
        case .saved:
            (
                "saved from damaged files, by their stored texts: %1",
                "cứu được từ tệp hỏng, nhờ toàn văn đã lưu: %1 báo cáo"
            )
        case .wouldSave:
            (
                "can be saved from damaged files, by their stored texts: %1",
                "cứu được từ tệp hỏng, nhờ toàn văn đã lưu: %1 báo cáo"
            )
        case .revived:
            (
                "in the index, though they may have been deleted before: %1",
                "vẫn ở trong chỉ mục, dù có thể trước đó đã xóa: %1 báo cáo"
            )
        case .restored: ("read again from their sources: %1", "đọc lại được từ nguồn: %1 báo cáo")
        case .wouldRestore: ("can be read again from their sources: %1", "còn đọc lại được từ nguồn: %1 báo cáo")
        case .came:
            (
                "new, or deleted before, and read with them: %1",
                "mới có, hoặc trước đó đã xóa, được đọc cùng: %1 báo cáo"
            )
        case .wouldCome:
            (
                "new, or deleted before, and to be read with them: %1",
                "mới có, hoặc trước đó đã xóa, sẽ được đọc cùng: %1 báo cáo"
            )
        case .lostReport: ("lost: %1", "mất: %1")
        case .lostMore: ("and lost %1 more; --json lists them all", "và mất %1 báo cáo nữa; --json liệt kê đủ")
        case .lostUnnamed:
            (
                "lost without a trace of their ID: %1; index their sources again",
                "mất mà không còn biết mã: %1 báo cáo; hãy lập chỉ mục lại từ nguồn"
            )
        case .atLeast: ("at least %1", "ít nhất %1")
        case .mayHaveLostMore:
            (
                "nobody knows what more is lost, since the list of what the index was made from is lost too; index the "
                    + "sources again",
                "không ai biết còn mất gì nữa, vì danh sách nguồn của chỉ mục cũng đã mất; hãy lập chỉ mục lại các nguồn"
            )
        case .repaired:
            ("the index is in order: %1 reports, lost %2", "chỉ mục đã sửa xong: %1 báo cáo, mất %2")
        case .nothingSaved:
            (
                "nothing of the index in %1 could be saved, and nothing was changed; make it anew with: %2",
                "không cứu được gì từ chỉ mục ở %1, và không thay đổi gì; hãy tạo lại bằng lệnh: %2"
            )
        default: nil
        }
    }
}
