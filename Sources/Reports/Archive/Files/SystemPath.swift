private import Glibc

/// A path as the system spells it: bytes that need not be UTF-8, ended by a NUL.
struct SystemPath: Sendable {
    /// What is found at a path.
    enum Kind: Equatable {
        case file, folder
        case other(String)
    }

    struct Status {
        var kind: Kind
        var size: Int64
        /// When its content, and when anything of it, was changed: nanoseconds since 1970; saturated.
        var modified: Int64
        var changed: Int64
    }

    private(set) var bytes: [CChar]

    init(_ path: String) {
        bytes = path.utf8.map { CChar(bitPattern: $0) } + [0]
    }

    /// The path of an entry of the folder that is here.
    func appending(_ name: [UInt8]) -> SystemPath {
        var path = self
        path.bytes.removeLast()
        if path.bytes.last != CChar(bitPattern: UInt8(ascii: "/")) {
            path.bytes.append(CChar(bitPattern: UInt8(ascii: "/")))
        }
        path.bytes += name.map { CChar(bitPattern: $0) } + [0]
        return path
    }

    /// A name, or a path, as people read it and as a report's place tells it: each byte that is not UTF-8 is shown by
    /// U+FFFD and its two hexadecimal digits. Names that differ are shown differently.
    static func shown(_ name: [UInt8]) -> String {
        let span = name.span
        var shown: [UInt8] = []
        var index = 0
        while index < name.count {
            let (length, isWellFormed) = UTF8Scan.sequence(span, at: index)
            let bytes = name[index..<index + length]
            if isWellFormed {
                shown += bytes
            } else {
                for byte in bytes { shown += "\u{FFFD}\(String(byte, radix: 16, uppercase: true))".utf8 }
            }
            index += length
        }
        return String(decoding: shown, as: UTF8.self)
    }

    func status(followLinks: Bool) throws(Skipped.Reason) -> Status {
        var status = stat()
        let answer = unsafe followLinks ? stat(bytes, &status) : lstat(bytes, &status)
        guard answer == 0 else { throw Self.reason(errno) }
        return Status(
            kind: Self.kind(status.st_mode), size: Int64(status.st_size),
            modified: Self.nanoseconds(status.st_mtim), changed: Self.nanoseconds(status.st_ctim))
    }

    private static func nanoseconds(_ time: timespec) -> Int64 {
        let (seconds, overflow) = Int64(time.tv_sec).multipliedReportingOverflow(by: 1_000_000_000)
        let (sum, isBeyond) = seconds.addingReportingOverflow(Int64(time.tv_nsec))
        return overflow || isBeyond ? (time.tv_sec < 0 ? .min : .max) : sum
    }

    /// The names in the folder that is here, in byte order, without hidden ones.
    func visibleNames() throws(Skipped.Reason) -> [[UInt8]] {
        guard let folder = unsafe opendir(bytes) else { throw Self.reason(errno) }
        defer { unsafe closedir(folder) }
        var names: [[UInt8]] = []
        errno = 0
        while let entry = unsafe readdir(folder) {
            let name = unsafe withUnsafeBytes(of: &entry.pointee.d_name) { unsafe Array($0.prefix { $0 != 0 }) }
            if name.first != UInt8(ascii: ".") { names.append(name) }
            errno = 0
        }
        guard errno == 0 else { throw Self.reason(errno) }
        return names.sorted { $0.lexicographicallyPrecedes($1) }
    }

    /// Whether anything that is no folder is in the folder that is here, or below it. What a walk passes by, an index
    /// and what is hidden, counts for nothing, and so does a folder below that cannot be looked into.
    ///
    /// - Complexity: n · log n in the names in the folders met before the first file.
    func holdsAnyFile() throws(Skipped.Reason) -> Bool {
        let names = try visibleNames()
        guard !FolderWalk.isIndex(names) else { return false }
        var below: [SystemPath] = []
        for path in names.map(appending) {
            guard let kind = try? path.status(followLinks: false).kind else { continue }
            guard kind == .folder else { return true }
            below.append(path)
        }
        return below.contains { (try? $0.holdsAnyFile()) ?? false }
    }

    /// Whether it is a folder that holds no file, see ``holdsAnyFile()``, or cannot be looked into.
    var isEmptyFolder: Bool {
        guard let status = try? status(followLinks: true), status.kind == .folder else { return false }
        return !((try? holdsAnyFile()) ?? false)
    }

    /// - Parameter mode: as `stat` gives it.
    static func kind(_ mode: UInt32) -> Kind {
        switch mode & S_IFMT {
        case S_IFREG: return .file
        case S_IFDIR: return .folder
        case S_IFLNK: return .other("symbolic link")
        case S_IFIFO: return .other("pipe")
        case S_IFSOCK: return .other("socket")
        default: return .other("device")
        }
    }

    /// The system's error number as a reason.
    static func reason(_ error: Int32) -> Skipped.Reason {
        if error == ENOENT { return .missing }
        guard let words = unsafe strerror(error) else { return .unreadable("error \(error)") }
        return unsafe .unreadable(String(cString: words))
    }
}
