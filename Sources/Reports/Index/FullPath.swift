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
        let isAbsolute = path.utf8.first == UInt8(ascii: "/")
        for part in (isAbsolute ? path : workingFolder + "/" + path).pathComponents where part != "." {
            if part == ".." { _ = parts.popLast() } else { parts.append(part) }
        }
        return "/" + parts.joined(separator: "/")
    }

    /// Whether a path is that of a folder or file, or below it; both in full.
    static func isBelow(_ path: String, _ folder: String) -> Bool {
        guard path.utf8.starts(with: folder.utf8) else { return false }
        let rest = path.utf8.dropFirst(folder.utf8.count)
        return rest.isEmpty || folder == "/" || rest.first == UInt8(ascii: "/")
    }

    private static var workingFolder: String {
        guard let folder = unsafe getcwd(nil, 0) else { return "" }
        defer { unsafe free(folder) }
        return unsafe String(cString: folder)
    }
}

extension StringProtocol {
    /// The names that a path is made of. They are told by bytes: a slash and a mark on it that begins a name are one
    /// `Character`.
    var pathComponents: [Substring] {
        String(self).utf8.split(separator: UInt8(ascii: "/")).map { Substring($0) }
    }
}
