private import Glibc

/// A file the user names, read whole.
package enum InputFile {
    /// - Parameter path: `-` is standard input.
    package static func read(_ path: String, _ language: Language) throws(CommandFailure) -> [UInt8] {
        let descriptor = path == "-" ? 0 : unsafe open(path, O_RDONLY | O_CLOEXEC)
        guard descriptor >= 0 else { throw failure(path, language) }
        defer { if path != "-" { close(descriptor) } }
        var bytes: [UInt8] = []
        var chunk = [UInt8](repeating: 0, count: 1 << 16)
        while true {
            let count = unsafe chunk.withUnsafeMutableBytes { unsafe Glibc.read(descriptor, $0.baseAddress, $0.count) }
            if count > 0 {
                bytes.append(contentsOf: chunk[..<count])
            } else if count == 0 {
                return bytes
            } else if errno != EINTR {
                throw failure(path, language)
            }
        }
    }

    /// The first bytes of a file, fewer where it is shorter; nil for what is no file or cannot be read.
    package static func head(_ path: String, count: Int) -> [UInt8]? {
        var status = stat()
        guard unsafe stat(path, &status) == 0, status.st_mode & S_IFMT == S_IFREG else { return nil }
        let descriptor = unsafe open(path, O_RDONLY | O_CLOEXEC)
        guard descriptor >= 0 else { return nil }
        defer { close(descriptor) }
        var head = [UInt8](repeating: 0, count: count)
        let read = unsafe head.withUnsafeMutableBytes { unsafe Glibc.read(descriptor, $0.baseAddress, $0.count) }
        return Array(head.prefix(max(0, read)))
    }

    package static func isFolder(_ path: String) -> Bool {
        var status = stat()
        return unsafe stat(path, &status) == 0 && status.st_mode & S_IFMT == S_IFDIR
    }

    /// The entries of a list in a file, ended by NULs where it has any, else by newlines.
    package static func names(_ path: String, _ language: Language) throws(CommandFailure) -> [String] {
        let list = try read(path, language)
        if list.contains(0) { return list.split(separator: 0).map { String(decoding: $0, as: UTF8.self) } }
        return list.split(separator: 0x0A).map {
            String(decoding: $0.last == 0x0D ? $0.dropLast() : $0, as: UTF8.self)
        }
    }

    private static func failure(_ path: String, _ language: Language) -> CommandFailure {
        CommandFailure(.failed, Wording.refusal(of: path, errno, language))
    }
}
