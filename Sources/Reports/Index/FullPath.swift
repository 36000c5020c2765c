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

    /// The same of a path that need not exist: what the links on its way lead to, though nothing be there.
    ///
    /// - Complexity: linear in the names and in the links met, which are followed up to as many as a system does.
    static func ofExistingPart(_ path: String) -> String {
        guard !path.isEmpty else { return "" }
        var ahead: [Substring] = absolute(path).pathComponents.reversed()
        var (parts, links) = ([Substring](), 0)
        while let part = ahead.popLast() {
            if part == "." { continue }
            if part == ".." {
                _ = parts.popLast()
            } else if links < mostLinks, let target = link("/" + (parts + [part]).joined(separator: "/")) {
                links += 1
                if isAbsolute(target) { parts = [] }
                ahead += target.pathComponents.reversed()
            } else {
                parts.append(part)
            }
        }
        return "/" + parts.joined(separator: "/")
    }

    /// Linux follows no more in one path.
    private static let mostLinks = 40

    /// What a link says; nil of what is none.
    private static func link(_ path: String) -> String? {
        let room = Int(PATH_MAX)
        var bytes = [CChar](repeating: 0, count: room)
        let count = unsafe readlink(path, &bytes, room)
        return count < 0 ? nil : String(decoding: bytes.prefix(count).map { UInt8(bitPattern: $0) }, as: UTF8.self)
    }

    /// The same by its words alone, whatever is there: links stay. An empty path leads nowhere and stays empty.
    static func lexical(_ path: String) -> String {
        guard !path.isEmpty else { return "" }
        var parts: [Substring] = []
        for part in absolute(path).pathComponents where part != "." {
            if part == ".." { _ = parts.popLast() } else { parts.append(part) }
        }
        return "/" + parts.joined(separator: "/")
    }

    /// Whether it means the same in every folder.
    static func isAbsolute(_ path: String) -> Bool { path.utf8.first == UInt8(ascii: "/") }

    private static func absolute(_ path: String) -> String { isAbsolute(path) ? path : workingFolder + "/" + path }

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
