private import Glibc

/// What the system says when it refuses something, in both languages: the reason by its error number, and what to do.
extension Wording {
    /// Nil for those that few people meet.
    private static func system(_ number: Int32) -> (reason: Wording, remedy: Wording)? {
        switch number {
        case ENOENT: (.systemMissing, .remedyMissing)
        case EACCES, EPERM: (.systemForbidden, .remedyForbidden)
        case EISDIR: (.systemFolder, .remedyFolder)
        case ENOTDIR: (.systemNoFolder, .remedyNoFolder)
        case ENOSPC, EDQUOT: (.systemFull, .remedyFull)
        case EROFS: (.systemReadOnly, .remedyReadOnly)
        case EIO: (.systemFault, .remedyFault)
        case EMFILE, ENFILE: (.systemOpenFiles, .remedyOpenFiles)
        case ENAMETOOLONG: (.systemLongName, .remedyLongName)
        case ELOOP: (.systemLinks, .remedyLinks)
        case EFBIG: (.systemLargeFile, .remedyLargeFile)
        case ENOMEM: (.systemMemory, .remedyMemory)
        case ENXIO, ENODEV, ESTALE, ENOTCONN, ETIMEDOUT: (.systemNoDevice, .remedyNoDevice)
        default: nil
        }
    }

    /// Why the system refused and what to do: of rarer errors in the system's words.
    ///
    /// - Parameters:
    ///   - operation: what was refused, as the system calls it; it has a name in English alone.
    ///   - isInIndex: whether nobody has named the path, since it is that of a file of an index.
    package static func refusal(
        _ number: Int32, _ language: Language, operation: String? = nil, isInIndex: Bool = false
    ) -> String {
        let known: (reason: Wording, remedy: Wording)? =
            switch (operation, number) {
            case (_, EISDIR) where isInIndex: (.systemFolder, .remedyStrayFolder)
            case ("lock", EEXIST) where isInIndex: (.systemStray, .remedyStrayFolder)
            default: system(number)
            }
        let reason = known?.reason.text(language) ?? Environment.systemWords(number)
        let named = operation.map { language == .english ? " (\($0))" : "" } ?? ""
        return reason + named + "; " + (known?.remedy ?? .remedyOther).text(language)
    }

    /// The same, of a path.
    package static func refusal(
        of path: String, _ number: Int32, _ language: Language, operation: String? = nil, isInIndex: Bool = false
    ) -> String {
        let reason = refusal(number, language, operation: operation, isInIndex: isInIndex)
        return refusedPath.text(language, DisplayText.oneLine(path), reason)
    }

    var systemEntry: (english: String, vietnamese: String)? {
        switch self {
        case .systemMissing: ("No such file or directory", "không có tệp hay thư mục này")
        case .systemForbidden: ("Permission denied", "không có quyền")
        case .systemStray: ("No regular file", "đây không phải tệp thường")
        case .systemFolder: ("Is a directory", "đây là thư mục, không phải tệp")
        case .systemNoFolder: ("Not a directory", "đây không phải thư mục")
        case .systemFull: ("No space left on device", "đĩa đã đầy")
        case .systemReadOnly: ("Read-only file system", "hệ tệp chỉ cho đọc")
        case .systemFault: ("Input/output error", "đọc hay ghi đĩa bị lỗi")
        case .systemOpenFiles: ("Too many open files", "mở quá nhiều tệp cùng lúc")
        case .systemLongName: ("File name too long", "tên tệp quá dài")
        case .systemLinks: ("Too many levels of symbolic links", "quá nhiều liên kết nối tiếp nhau")
        case .systemLargeFile: ("File too large", "tệp quá lớn")
        case .systemMemory: ("Cannot allocate memory", "không đủ bộ nhớ")
        case .systemNoDevice: ("The disk does not answer", "đĩa không phản hồi")
        default: nil
        }
    }

    var remedyEntry: (english: String, vietnamese: String)? {
        switch self {
        case .remedyMissing: ("check the path", "hãy kiểm tra đường dẫn")
        case .remedyForbidden:
            (
                "get the right to it, as with chmod or chown, or name another path",
                "hãy lấy quyền với nó, như bằng chmod hay chown, hoặc nêu đường dẫn khác"
            )
        case .remedyFolder: ("name a file, not a folder", "hãy nêu một tệp, không phải thư mục")
        case .remedyStrayFolder:
            (
                "it stands in the place of a file of the index: move it elsewhere, and try again",
                "nó ở chỗ của một tệp thuộc chỉ mục: hãy chuyển nó đi nơi khác rồi thử lại"
            )
        case .remedyNoFolder:
            (
                "a file stands where a folder should be; name another path",
                "có một tệp ở chỗ phải là thư mục; hãy nêu đường dẫn khác"
            )
        case .remedyFull:
            ("make room there, or name a place on another disk", "hãy dọn bớt đĩa, hoặc nêu chỗ trên đĩa khác")
        case .remedyReadOnly:
            ("allow writing to it, or name a place on another disk", "hãy cho phép ghi, hoặc nêu chỗ trên đĩa khác")
        case .remedyFault:
            (
                "check the disk and its cable, and try again; if it is failing, copy what is on it first",
                "hãy kiểm tra đĩa và dây nối rồi thử lại; nếu đĩa sắp hỏng, hãy sao chép dữ liệu ra trước"
            )
        case .remedyOpenFiles:
            (
                "close other programs, or allow more with ulimit -n",
                "hãy đóng bớt chương trình, hoặc nâng mức bằng ulimit -n"
            )
        case .remedyLongName: ("name a shorter path", "hãy nêu đường dẫn ngắn hơn")
        case .remedyLinks: ("name the place that the links are to lead to", "hãy nêu chính nơi mà liên kết dẫn tới")
        case .remedyLargeFile:
            (
                "allow more with ulimit -f, or name a place on a disk that holds larger files",
                "hãy nâng mức bằng ulimit -f, hoặc nêu chỗ trên đĩa chứa được tệp lớn hơn"
            )
        case .remedyMemory:
            (
                "close other programs, allow more with ulimit, or take less with --memory",
                "hãy đóng bớt chương trình, nâng mức bằng ulimit, hoặc giảm --memory"
            )
        case .remedyNoDevice:
            ("connect the disk or its network anew, and try again", "hãy nối lại đĩa hoặc mạng của nó rồi thử lại")
        case .remedyOther: ("check the path and its disk, and try again", "hãy kiểm tra đường dẫn và đĩa rồi thử lại")
        default: nil
        }
    }
}
