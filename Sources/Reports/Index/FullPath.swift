private import Glibc

/// A path in full: absolute, without links, `.` and `..`.
enum FullPath {
    /// A path that does not exist is put together by its words alone.
    static func of(_ path: String) -> String {
        resolved(path) ?? lexical(path)
    }

    /// Nil for a path that leads nowhere.
    private static func resolved(_ path: String) -> String? {
        guard let full = unsafe realpath(path, nil) else { return nil }
        defer { unsafe free(full) }
        return unsafe String(cString: full)
    }

    /// The same of a path that need not exist: of it, as far as it does.
    static func ofExistingPart(_ path: String) -> String {
        var (folder, rest) = (lexical(path), [Substring]())
        while resolved(folder) == nil, let name = folder.pathComponents.last {
            rest.insert(name, at: 0)
            folder = lexical(folder + "/..")
        }
        return lexical(([of(folder)[...]] + rest).joined(separator: "/"))
    }

    /// The same by its words alone, whatever is there: links stay. An empty path leads nowhere and stays empty.
    static func lexical(_ path: String) -> String {
        guard !path.isEmpty else { return "" }
        var parts: [Substring] = []
        let isAbsolute = path.utf8.first == UInt8(ascii: "/")
        for part in (isAbsolute ? path : workingFolder + "/" + path).pathComponents where part != "." {
            if part == ".." { _ = parts.popLast() } else { parts.append(part) }
        }
        return "/" + parts.joined(separator: "/")
    }

    /// Whether a path is that of a folder or file, or below it; both in full.
    static func isBelow(_ path: String, _ folder: String) -> Bool {
        guard !folder.isEmpty, path.utf8.starts(with: folder.utf8) else { return false }
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
