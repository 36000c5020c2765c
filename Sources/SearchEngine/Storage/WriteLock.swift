import Glibc

/// A kernel lock on a file of its own, with its ``LockHolder`` inside. It ends with the process, however that ends, so it
/// is never stale.
final class FileWriteLock: WriteLock, @unchecked Sendable {
    private var descriptor: Int32

    /// - Throws: ``SearchEngineError/locked(process:since:)`` while another process holds it.
    init(path: String) throws(SearchEngineError) {
        let descriptor = unsafe Glibc.open(path, O_RDWR | O_CREAT | O_CLOEXEC, 0o644)
        guard descriptor >= 0 else { throw .io(operation: "open", path: path, code: errno) }
        self.descriptor = descriptor
        guard flock(descriptor, LOCK_EX | LOCK_NB) == 0 else {
            let code = errno
            let holder = LockHolder(line: Self.read(descriptor))
            close(descriptor)
            self.descriptor = -1
            if code == EWOULDBLOCK { throw .locked(process: holder?.process, since: holder?.since) }
            throw .io(operation: "lock", path: path, code: code)
        }
        ftruncate(descriptor, 0)
        let holder = Array((LockHolder.current?.line ?? "").utf8)
        _ = unsafe holder.withUnsafeBytes { unsafe pwrite(descriptor, $0.baseAddress, $0.count, 0) }
    }

    deinit { release() }

    func release() {
        guard descriptor >= 0 else { return }
        ftruncate(descriptor, 0)
        // Closing is not enough while a child process, forked and not yet replaced, holds a copy of the descriptor.
        flock(descriptor, LOCK_UN)
        close(descriptor)
        descriptor = -1
    }

    private static func read(_ descriptor: Int32) -> String {
        var buffer = [UInt8](repeating: 0, count: 128)
        let count = unsafe buffer.withUnsafeMutableBytes { unsafe pread(descriptor, $0.baseAddress, $0.count, 0) }
        return String(decoding: buffer.prefix(max(0, count)).prefix { $0 != 0x0A }, as: UTF8.self)
    }
}
