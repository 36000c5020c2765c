import Glibc

/// A kernel lock on a file of its own, with its ``LockHolder`` inside. It ends with the process, however that ends, so it
/// is never stale.
final class FileWriteLock: WriteLock, @unchecked Sendable {
    /// How often a file that is taken away between opening and locking it is opened again.
    private static let attempts = 100

    private let path: String
    private var descriptor: Int32

    /// - Throws: ``SearchEngineError/locked(process:since:)`` while another process holds it.
    init(path: String) throws(SearchEngineError) {
        self.path = path
        descriptor = -1
        for _ in 0..<Self.attempts {
            descriptor = try Self.locked(path)
            guard !isInPlace else { break }
            release()
        }
        try check()
        ftruncate(descriptor, 0)
        let holder = Array((LockHolder.current?.line ?? "").utf8)
        _ = unsafe holder.withUnsafeBytes { unsafe pwrite(descriptor, $0.baseAddress, $0.count, 0) }
    }

    /// A descriptor of the file, which is made where it is missing, with the lock.
    private static func locked(_ path: String) throws(SearchEngineError) -> Int32 {
        // What a link leads to would be emptied.
        let flags = O_RDWR | O_CREAT | O_CLOEXEC | O_NOFOLLOW | O_NONBLOCK
        let descriptor = unsafe Glibc.open(path, flags, 0o644)
        guard descriptor >= 0 else {
            if errno == ELOOP { throw stray(path) }
            throw .io(operation: "open", path: path, code: errno)
        }
        var status = stat()
        guard unsafe fstat(descriptor, &status) == 0, status.st_mode & S_IFMT == S_IFREG else {
            close(descriptor)
            throw stray(path)
        }
        guard flock(descriptor, LOCK_EX | LOCK_NB) == 0 else {
            let code = errno
            let holder = LockHolder(line: read(descriptor))
            close(descriptor)
            if code == EWOULDBLOCK { throw .locked(process: holder?.process, since: holder?.since) }
            throw .io(operation: "lock", path: path, code: code)
        }
        return descriptor
    }

    /// What stands in the lock's place is no regular file, and not ours.
    private static func stray(_ path: String) -> SearchEngineError { .io(operation: "lock", path: path, code: EEXIST) }

    deinit { release() }

    func check() throws(SearchEngineError) {
        guard isInPlace else { throw .locked(process: nil, since: nil) }
    }

    /// Whether the file that is locked is the one which others find.
    private var isInPlace: Bool {
        var (own, found) = (stat(), stat())
        return unsafe fstat(descriptor, &own) == 0 && lstat(path, &found) == 0
            && own.st_dev == found.st_dev && own.st_ino == found.st_ino
    }

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
