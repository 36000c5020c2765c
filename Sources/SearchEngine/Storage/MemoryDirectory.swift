import Synchronization

/// A directory in memory: for tests and for indexes that need not last.
package final class MemoryDirectory: Directory {
    private struct Contents {
        var files: [String: [UInt8]] = [:]
        var isLocked = false
    }

    private let contents = Mutex(Contents())

    package init() {}

    package var path: String { "memory" }

    package func fileNames() throws(SearchEngineError) -> [String] {
        contents.withLock { Array($0.files.keys) }
    }

    package func create(_ name: String) throws(SearchEngineError) -> any FileSink {
        contents.withLock { $0.files[name] = [] }
        return Sink(directory: self, name: name)
    }

    package func open(_ name: String) throws(SearchEngineError) -> ByteView {
        guard let bytes = contents.withLock({ $0.files[name] }) else {
            throw .io(operation: "open", path: name, code: 2)
        }
        return ByteView(bytes)
    }

    package func rename(_ old: String, to new: String) throws(SearchEngineError) {
        let moved = contents.withLock { contents in
            guard let bytes = contents.files.removeValue(forKey: old) else { return false }
            contents.files[new] = bytes
            return true
        }
        guard moved else { throw .io(operation: "rename", path: old, code: 2) }
    }

    package func remove(_ name: String) throws(SearchEngineError) {
        contents.withLock { _ = $0.files.removeValue(forKey: name) }
    }

    package func sync() throws(SearchEngineError) {}

    package func lock() throws(SearchEngineError) -> any WriteLock {
        let taken = contents.withLock { contents in
            if contents.isLocked { return false }
            contents.isLocked = true
            return true
        }
        guard taken else { throw .locked(process: nil, since: nil) }
        return Lock(directory: self)
    }

    /// Replaces a file's bytes: how tests damage an index.
    package func overwrite(_ name: String, with bytes: [UInt8]) {
        contents.withLock { $0.files[name] = bytes }
    }

    private final class Sink: FileSink {
        private let directory: MemoryDirectory
        private let name: String

        init(directory: MemoryDirectory, name: String) {
            self.directory = directory
            self.name = name
        }

        func append(_ bytes: [UInt8]) throws(SearchEngineError) {
            directory.contents.withLock { $0.files[name, default: []].append(contentsOf: bytes) }
        }

        func finish() throws(SearchEngineError) {}

        func abandon() {}
    }

    private final class Lock: WriteLock {
        private let directory: MemoryDirectory

        init(directory: MemoryDirectory) { self.directory = directory }

        deinit { release() }

        func check() {}

        func release() { directory.contents.withLock { $0.isLocked = false } }
    }
}
