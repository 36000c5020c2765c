internal import SearchEngine

/// Files of an index that somebody cuts while they are open.
package enum CutIndexFiles {
    /// Why a file is damaged.
    package static let reason = "it was cut, or its disk failed, while it was open"

    /// Has the process end with a message and a status, for a program: such a file cannot be read, which the system
    /// tells by a signal alone.
    ///
    /// - Parameter message: for standard error, given the folder of a file and its name.
    package static func endProcess(saying message: (_ folder: String, _ name: String) -> String, status: Int32) {
        FileDirectory.endProcessWhereCut(saying: message, status: status)
    }
}
