private import CMapping
import Glibc

/// A whole file mapped for reading. The mapping outlives the file's name: a removed file stays readable. Of one that is
/// cut meanwhile, what is gone cannot be read: see ``endProcessWhereCut(saying:status:)``.
@safe final class MappedFile: PageOwner {
    private let bytes: UnsafeRawBufferPointer

    private init(bytes: UnsafeRawBufferPointer) { unsafe self.bytes = bytes }

    deinit {
        if let base = unsafe bytes.baseAddress { unsafe cmapping_unmap(base, Int64(bytes.count)) }
    }

    func releasePages() {
        // Advice: where it is not taken, the pages stay.
        _ = unsafe madvise(UnsafeMutableRawPointer(mutating: bytes.baseAddress), bytes.count, MADV_DONTNEED)
    }

    static func open(_ path: String) throws(SearchEngineError) -> ByteView {
        // Not to wait for who writes to a pipe.
        let descriptor = unsafe Glibc.open(path, O_RDONLY | O_CLOEXEC | O_NONBLOCK)
        guard descriptor >= 0 else { throw .io(operation: "open", path: path, code: errno) }
        defer { close(descriptor) }
        var status = stat()
        guard unsafe fstat(descriptor, &status) == 0 else { throw .io(operation: "stat", path: path, code: errno) }
        guard status.st_mode & S_IFMT == S_IFREG else {
            throw .damaged(file: String(path.split(separator: "/").last ?? ""), reason: "it is no file")
        }
        let length = Int(status.st_size)
        guard length > 0 else { return .empty }
        guard let base = unsafe cmapping_map(descriptor, Int64(length), path) else {
            throw .io(operation: "map", path: path, code: errno)
        }
        let file = unsafe MappedFile(bytes: UnsafeRawBufferPointer(start: base, count: length))
        return unsafe ByteView(owner: file, bytes: file.bytes.bindMemory(to: UInt8.self))
    }

    /// Has the process end with a message and a status where a mapped file was cut, or its disk fails, which the system
    /// tells by a signal alone.
    ///
    /// - Parameter message: of standard error, given the folder of a file and its name.
    static func endProcessWhereCut(saying message: (_ folder: String, _ name: String) -> String, status: Int32) {
        unsafe cmapping_end_process(message("\u{1}", "\u{2}"), status)
    }
}
