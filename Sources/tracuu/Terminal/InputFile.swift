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

    private static func failure(_ path: String, _ language: Language) -> CommandFailure {
        CommandFailure(
            .failed, Wording.noSuchPath.text(language, DisplayText.oneLine(path), OutputFile.reason(errno, language)))
    }
}
