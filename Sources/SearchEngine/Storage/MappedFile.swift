import Glibc

/// A whole file mapped for reading. The mapping outlives the file's name: a removed file stays readable.
@safe final class MappedFile: PageOwner {
    private let bytes: UnsafeRawBufferPointer

    private init(bytes: UnsafeRawBufferPointer) { unsafe self.bytes = bytes }

    deinit {
        if let base = unsafe bytes.baseAddress {
            unsafe munmap(UnsafeMutableRawPointer(mutating: base), bytes.count)
        }
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
        guard let base = unsafe mmap(nil, length, PROT_READ, MAP_SHARED, descriptor, 0), unsafe base != MAP_FAILED
        else {
            throw .io(operation: "map", path: path, code: errno)
        }
        let file = unsafe MappedFile(bytes: UnsafeRawBufferPointer(start: base, count: length))
        return unsafe ByteView(owner: file, bytes: file.bytes.bindMemory(to: UInt8.self))
    }
}
