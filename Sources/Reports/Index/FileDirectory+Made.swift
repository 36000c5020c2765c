private import Glibc
internal import SearchEngine

extension FileDirectory {
    /// The folder of an index, made where it is missing. What stands there and is no folder is no missing index, which
    /// indexing would mend.
    static func made(_ path: String) throws(SearchEngineError) -> FileDirectory {
        do throws(SearchEngineError) {
            return try FileDirectory(path: path, create: true)
        } catch .noIndex {
            throw .io(operation: "create folder", path: path, code: ENOTDIR)
        }
    }
}
