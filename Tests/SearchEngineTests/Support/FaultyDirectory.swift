import SearchEngine
import Synchronization

/// A directory on a ``FaultyDisk`` that stops or fails at one operation: at a creation, a write, a sync, a rename or a
/// removal.
final class FaultyDirectory: Directory {
    enum Fault: Sendable {
        /// The process ends, by a kill or with the power: this operation and all later ones fail, a write half done.
        case stop(at: Int)
        /// The system refuses, once or from then on. Removing needs no room: it goes on working on a full disk.
        case refuse(at: Int, code: Int32, isLasting: Bool)
    }

    enum Operation: Sendable { case create, write, syncFile, rename, remove, syncFolder }

    static let fullDisk: Int32 = 28
    static let brokenDisk: Int32 = 5

    private struct State {
        var disk: FaultyDisk
        var fault: Fault?
        var isLocked = false
        var isStopped = false
        var operations = 0
        var refused: Operation?
    }

    private let state: Mutex<State>

    init(_ disk: FaultyDisk = FaultyDisk(), fault: Fault? = nil) { state = Mutex(State(disk: disk, fault: fault)) }

    var path: String { "faulty" }
    var disk: FaultyDisk { state.withLock { $0.disk } }
    /// How many operations there have been.
    var operations: Int { state.withLock { $0.operations } }
    /// The operation that was refused first.
    var refused: Operation? { state.withLock { $0.refused } }

    /// Runs an operation unless it is to fail; `half` does what is done of it when it fails.
    private func perform<Value: Sendable>(
        _ operation: Operation, half: (inout FaultyDisk) -> Void = { _ in },
        _ body: (inout FaultyDisk) -> Value
    ) throws(SearchEngineError) -> Value {
        let (value, code) = state.withLock { state -> (Value?, Int32) in
            let code = Self.failure(&state, operation)
            if let code {
                if !state.isStopped { half(&state.disk) }
                if case .stop = state.fault { state.isStopped = true }
                return (nil, code)
            }
            return (body(&state.disk), 0)
        }
        guard let value else { throw .io(operation: "\(operation)", path: path, code: code) }
        return value
    }

    /// The error an operation fails with.
    private static func failure(_ state: inout State, _ operation: Operation) -> Int32? {
        let number = state.operations
        state.operations += 1
        switch state.fault {
        case .stop(let at): return number >= at ? brokenDisk : nil
        case .refuse(let at, let code, let isLasting):
            guard number == at || isLasting && number > at else { return nil }
            if operation == .remove, code == fullDisk { return nil }
            if state.refused == nil { state.refused = operation }
            return code
        case nil: return nil
        }
    }

    func fileNames() throws(SearchEngineError) -> [String] { disk.fileNames }

    func create(_ name: String) throws(SearchEngineError) -> any FileSink {
        Sink(directory: self, content: try perform(.create) { $0.create(name) })
    }

    func open(_ name: String) throws(SearchEngineError) -> ByteView {
        guard let bytes = disk.bytes(name) else { throw .io(operation: "open", path: name, code: 2) }
        return ByteView(bytes)
    }

    func rename(_ old: String, to new: String) throws(SearchEngineError) {
        try perform(.rename) { $0.rename(old, to: new) }
    }

    func remove(_ name: String) throws(SearchEngineError) { try perform(.remove) { $0.remove(name) } }

    func sync() throws(SearchEngineError) { try perform(.syncFolder) { $0.syncNames() } }

    func lock() throws(SearchEngineError) -> any WriteLock {
        let isTaken = state.withLock { state in
            defer { state.isLocked = true }
            return state.isLocked
        }
        if isTaken { throw .locked(process: nil, since: nil) }
        return Lock(directory: self)
    }

    private final class Sink: FileSink {
        private let directory: FaultyDirectory
        private let content: Int

        init(directory: FaultyDirectory, content: Int) {
            self.directory = directory
            self.content = content
        }

        func append(_ bytes: [UInt8]) throws(SearchEngineError) {
            let content = content
            try directory.perform(
                .write, half: { $0.append(bytes.prefix(bytes.count / 2), to: content) },
                { $0.append(bytes, to: content) })
        }

        func finish() throws(SearchEngineError) {
            let content = content
            try directory.perform(.syncFile) { $0.sync(content) }
        }

        func abandon() {}
    }

    private final class Lock: WriteLock {
        private let directory: FaultyDirectory

        init(directory: FaultyDirectory) { self.directory = directory }

        deinit { release() }

        func check() {}

        func release() { directory.state.withLock { $0.isLocked = false } }
    }
}
