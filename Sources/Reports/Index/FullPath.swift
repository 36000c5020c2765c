private import Glibc

/// A path in full: absolute, without links, `.` and `..`.
enum FullPath {
    /// A path that does not exist is made absolute only.
    static func of(_ path: String) -> String {
        if let full = unsafe realpath(path, nil) {
            defer { unsafe free(full) }
            return unsafe String(cString: full)
        }
        guard !path.hasPrefix("/"), let folder = unsafe getcwd(nil, 0) else { return path }
        defer { unsafe free(folder) }
        return unsafe String(cString: folder) + "/" + path
    }
}
