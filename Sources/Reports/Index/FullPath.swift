private import Glibc

/// A path in full: absolute, without links, `.` and `..`.
enum FullPath {
    /// A path that does not exist is put together by its words alone.
    static func of(_ path: String) -> String {
        guard let full = unsafe realpath(path, nil) else { return lexical(path) }
        defer { unsafe free(full) }
        return unsafe String(cString: full)
    }

    /// The same by its words alone, whatever is there: links stay.
    static func lexical(_ path: String) -> String {
        var parts: [Substring] = []
        for part in (path.hasPrefix("/") ? path : workingFolder + "/" + path).split(separator: "/") where part != "." {
            if part == ".." { _ = parts.popLast() } else { parts.append(part) }
        }
        return "/" + parts.joined(separator: "/")
    }

    private static var workingFolder: String {
        guard let folder = unsafe getcwd(nil, 0) else { return "" }
        defer { unsafe free(folder) }
        return unsafe String(cString: folder)
    }
}
