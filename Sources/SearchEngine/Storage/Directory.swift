/// Where the files of an index live: a folder on disk, or memory.
package protocol Directory: AnyObject, Sendable {
    /// For messages.
    var path: String { get }
    func fileNames() throws(SearchEngineError) -> [String]
    /// A new, empty file; one of that name is replaced, and stays readable to whoever has opened it.
    func create(_ name: String) throws(SearchEngineError) -> any FileSink
    /// The bytes of a file as they are now; they stay readable after the file is removed.
    func open(_ name: String) throws(SearchEngineError) -> ByteView
    /// Replaces `new` if it exists, atomically.
    func rename(_ old: String, to new: String) throws(SearchEngineError)
    func remove(_ name: String) throws(SearchEngineError)
    /// Makes creations, renames and removals durable.
    func sync() throws(SearchEngineError)
    /// The right to write, until the lock is released or nobody has it any more; throws ``SearchEngineError/locked(process:since:)``.
    func lock() throws(SearchEngineError) -> any WriteLock
}

/// A file being written, front to back.
package protocol FileSink: AnyObject {
    /// It may keep them until ``finish()``, which then throws what this would have.
    func append(_ bytes: [UInt8]) throws(SearchEngineError)
    /// Makes the bytes durable and closes the file.
    func finish() throws(SearchEngineError)
    /// Closes the file as it is, without what was kept; for one that is given up.
    func abandon()
}

/// The right to write to a directory.
package protocol WriteLock: AnyObject, Sendable {
    /// To be asked before a commit: throws ``SearchEngineError/locked(process:since:)`` where this is not the directory's lock
    /// any more, since its file has been taken away and another may have come to write.
    func check() throws(SearchEngineError)
    func release()
}
