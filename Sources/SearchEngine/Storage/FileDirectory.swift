import Glibc

/// A folder on disk.
package final class FileDirectory: Directory {
    package let path: String

    /// - Parameter create: makes the folder, and those above it, where it is missing.
    package init(path: String, create: Bool = false) throws(SearchEngineError) {
        self.path = path
        if create { try Self.makeFolder(path) }
        var status = stat()
        let isThere = unsafe stat(path, &status) == 0
        if isThere, status.st_mode & S_IFMT == S_IFDIR { return }
        // What stands in its place, a file or a link that leads nowhere, is no missing index, which indexing would mend.
        guard create else { throw .noIndex(path: path) }
        throw .io(operation: "create folder", path: path, code: isThere ? ENOTDIR : errno)
    }

    package func fileNames() throws(SearchEngineError) -> [String] {
        guard let stream = unsafe opendir(path) else { throw .io(operation: "list", path: path, code: errno) }
        defer { unsafe closedir(stream) }
        var names: [String] = []
        while let entry = unsafe readdir(stream) {
            let name = unsafe withUnsafePointer(to: &entry.pointee.d_name) {
                unsafe $0.withMemoryRebound(to: CChar.self, capacity: 256) { unsafe String(cString: $0) }
            }
            if name != ".", name != ".." { names.append(name) }
        }
        return names
    }

    package func create(_ name: String) throws(SearchEngineError) -> any FileSink {
        let file = at(name)
        // Never into a file that is there: whoever has it mapped goes on reading it.
        try remove(name)
        let descriptor = unsafe Glibc.open(file, O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, 0o644)
        // What is there still is a folder with something in it.
        guard descriptor >= 0 else {
            throw .io(operation: "create", path: file, code: errno == EEXIST ? EISDIR : errno)
        }
        return DescriptorSink(descriptor: descriptor, path: file)
    }

    package func open(_ name: String) throws(SearchEngineError) -> ByteView {
        try MappedFile.open(at(name))
    }

    /// See ``MappedFile/endProcessWhereCut(saying:status:)``.
    package static func endProcessWhereCut(
        saying message: (_ folder: String, _ name: String) -> String, status: Int32
    ) {
        MappedFile.endProcessWhereCut(saying: message, status: status)
    }

    package func rename(_ old: String, to new: String) throws(SearchEngineError) {
        if unsafe Glibc.rename(at(old), at(new)) == 0 { return }
        guard errno == EISDIR else { throw .io(operation: "rename", path: at(old), code: errno) }
        try remove(new)
        guard unsafe Glibc.rename(at(old), at(new)) == 0 else {
            throw .io(operation: "rename", path: at(new), code: errno)
        }
    }

    package func remove(_ name: String) throws(SearchEngineError) {
        guard unsafe unlink(at(name)) != 0, errno != ENOENT else { return }
        guard errno == EISDIR else { throw .io(operation: "remove", path: at(name), code: errno) }
        // A folder is not ours: it goes where nothing is in it.
        _ = unsafe rmdir(at(name))
    }

    package func sync() throws(SearchEngineError) { try Self.sync(path) }

    private static func sync(_ path: String) throws(SearchEngineError) {
        let descriptor = unsafe Glibc.open(path, O_RDONLY | O_DIRECTORY | O_CLOEXEC)
        guard descriptor >= 0 else { throw .io(operation: "open", path: path, code: errno) }
        defer { close(descriptor) }
        guard fsync(descriptor) == 0 else { throw .io(operation: "sync", path: path, code: errno) }
    }

    /// Removes the folder where nothing is in it but the lock, which the caller holds.
    package func removeUnused() {
        guard (try? fileNames()) == [IndexFileName.lock] else { return }
        try? remove(IndexFileName.lock)
        _ = unsafe rmdir(path)
    }

    package func lock() throws(SearchEngineError) -> any WriteLock {
        try FileWriteLock(path: at(IndexFileName.lock))
    }

    private func at(_ name: String) -> String { path + "/" + name }

    private static func makeFolder(_ path: String) throws(SearchEngineError) {
        var end = path.startIndex
        while end < path.endIndex {
            let above = path[..<end]
            end = path[path.index(after: end)...].firstIndex(of: "/") ?? path.endIndex
            let folder = String(path[..<end])
            if unsafe mkdir(folder, 0o755) == 0 {
                // A commit in a folder that is forgotten would be forgotten with it.
                try sync(above.isEmpty ? (path.hasPrefix("/") ? "/" : ".") : String(above))
            } else if errno != EEXIST {
                throw .io(operation: "create folder", path: folder, code: errno)
            }
        }
    }
}

/// A file descriptor that is written front to back.
private final class DescriptorSink: FileSink {
    private static let bufferSize = 1 << 15

    private var descriptor: Int32
    private let path: String
    /// Not written yet: the sections of a small segment are many, and a call each costs more than their bytes.
    private var buffer: [UInt8] = []

    init(descriptor: Int32, path: String) {
        self.descriptor = descriptor
        self.path = path
    }

    deinit { abandon() }

    func append(_ bytes: [UInt8]) throws(SearchEngineError) {
        if buffer.count + bytes.count > Self.bufferSize { try writeBuffer() }
        if bytes.count > Self.bufferSize { try writeAll(bytes) } else { buffer += bytes }
    }

    private func writeBuffer() throws(SearchEngineError) {
        try writeAll(buffer)
        buffer.removeAll(keepingCapacity: true)
    }

    private func writeAll(_ bytes: [UInt8]) throws(SearchEngineError) {
        var done = 0
        while done < bytes.count {
            let written = unsafe bytes.withUnsafeBytes { bytes in
                guard let base = bytes.baseAddress else { return 0 }
                return unsafe write(descriptor, base + done, bytes.count - done)
            }
            if written < 0 {
                if errno == EINTR { continue }
                throw .io(operation: "write", path: path, code: errno)
            }
            done += written
        }
    }

    func finish() throws(SearchEngineError) {
        try writeBuffer()
        guard fsync(descriptor) == 0 else { throw .io(operation: "sync", path: path, code: errno) }
        let result = close(descriptor)
        descriptor = -1
        guard result == 0 else { throw .io(operation: "close", path: path, code: errno) }
    }

    func abandon() {
        if descriptor >= 0 { close(descriptor) }
        descriptor = -1
    }
}
