import Glibc

/// What can go wrong with an index. Each case says what, where, and lets the caller say what to do next.
public enum SearchEngineError: Error, Equatable, Sendable {
    /// There is no index at this path.
    case noIndex(path: String)
    /// The bytes of a file are not what was written.
    case damaged(file: String, reason: String)
    /// The index was made by another version: `what` names the part, found and expected its versions.
    case otherVersion(what: String, found: String, expected: String)
    /// Another process is writing: its number, and when it started in seconds since 1970; nil where that is not known.
    case locked(process: Int32?, since: Int64?)
    /// The system refused: `operation` on `path`, with its error number.
    case io(operation: String, path: String, code: Int32)
    /// More than the format can hold.
    case tooLarge(what: String)
    /// Whoever asked does not want the answer any more.
    case cancelled

    /// Whether no file is at a path, nor what a link there leads to: a link may lead nowhere, or to itself.
    var isOfMissingFile: Bool {
        if case .io(_, _, let code) = self { code == ENOENT || code == ELOOP } else { false }
    }
}
