private import Glibc

extension Wording {
    /// Why the system refused, by its error number; nil for those that few people meet.
    static func system(_ number: Int32) -> Wording? {
        switch number {
        case ENOENT: .systemMissing
        case EACCES, EPERM: .systemForbidden
        case EISDIR: .systemFolder
        case ENOTDIR: .systemNoFolder
        case ENOSPC, EDQUOT: .systemFull
        case EROFS: .systemReadOnly
        case EIO: .systemFault
        case EMFILE, ENFILE: .systemOpenFiles
        default: nil
        }
    }

    var systemEntry: (english: String, vietnamese: String)? {
        switch self {
        case .systemMissing: ("No such file or directory", "không có tệp hay thư mục này")
        case .systemForbidden: ("Permission denied", "không có quyền")
        case .systemFolder: ("Is a directory", "đây là thư mục, không phải tệp")
        case .systemNoFolder: ("Not a directory", "đây không phải thư mục")
        case .systemFull: ("No space left on device", "đĩa đã đầy")
        case .systemReadOnly: ("Read-only file system", "hệ tệp chỉ cho đọc")
        case .systemFault: ("Input/output error", "đọc hay ghi đĩa bị lỗi")
        case .systemOpenFiles: ("Too many open files", "mở quá nhiều tệp cùng lúc")
        default: nil
        }
    }
}
