internal import Analysis

/// Paths in full, each with all that lies below it.
struct PathTree {
    private let roots: Set<ByteString>

    init(_ roots: [String]) { self.roots = Set(roots.map { ByteString($0) }) }

    /// Whether a path, in full, is one of them or lies below one.
    ///
    /// - Complexity: linear in the path, whatever the number of the others.
    func covers(_ path: String) -> Bool {
        var isCovered = false
        forEach(above: path) { _ in isCovered = true }
        return isCovered
    }

    /// Calls `body` with each of them that a path is, or lies below.
    func forEach(above path: String, _ body: (ByteString) -> Void) {
        func ask(_ root: ByteString) { if roots.contains(root) { body(root) } }
        ask(ByteString(path))
        let bytes = path.utf8
        for slash in bytes.indices.dropLast() where bytes[slash] == UInt8(ascii: "/") {
            ask(ByteString(slash == bytes.startIndex ? "/" : path[..<slash]))
        }
    }
}
