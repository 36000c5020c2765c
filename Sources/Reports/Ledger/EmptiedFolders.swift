/// Which folders of a source are still there and hold no file any more: a folder that a disk was mounted on looks so
/// while that is not there.
///
/// Asked along the records in their order: a folder is looked at once, and only the folders on the way to the record
/// asked for last are remembered.
package struct EmptiedFolders {
    private enum State { case inhabited, emptied, missing }

    private let origin: String
    /// The record asked for last, and of the folders on the way to it, the source first, what has been found: each by
    /// how many bytes of the record's name are its own.
    private var last: [UInt8] = []
    private var states: [(length: Int, state: State)] = []

    /// - Parameter origin: the path of the source in full.
    package init(_ origin: String) { self.origin = origin }

    /// The outermost folder on the way to a file which is there and holds no file, by its name below the source; nil
    /// where there is none, as where a folder on the way is gone itself.
    ///
    /// - Parameters:
    ///   - name: of the file below the source; empty for the source itself.
    ///   - neighbours: files that are there, the last before it and the first behind it in the order of records: a folder
    ///     of theirs is not asked.
    /// - Complexity: n · log n in the names in the folders below the one found, and constant where one is gone.
    package mutating func folder(of name: [UInt8], neighbours: [[UInt8]] = []) -> [UInt8]? {
        states.removeAll { !Self.isFolder(last[..<$0.length], of: name) }
        last = name
        let slash = UInt8(ascii: "/")
        let lengths = [0] + name.indices.filter { name[$0] == slash }
        for (depth, length) in lengths.enumerated() {
            if states.count == depth {
                let folder = name[..<length]
                let isKnown = neighbours.contains { Self.isFolder(folder, of: $0) }
                states.append((length, isKnown ? .inhabited : state(of: folder)))
            }
            switch states[depth].state {
            case .inhabited: continue
            case .emptied: return Array(name[..<length])
            case .missing: return nil
            }
        }
        return nil
    }

    private static func isFolder(_ folder: ArraySlice<UInt8>, of name: [UInt8]) -> Bool {
        folder.isEmpty
            || name.count > folder.count && name[folder.count] == UInt8(ascii: "/") && name.starts(with: folder)
    }

    private func state(of folder: ArraySlice<UInt8>) -> State {
        let root = SystemPath(origin)
        let path = folder.isEmpty ? root : root.appending(Array(folder))
        guard let status = try? path.status(followLinks: folder.isEmpty), status.kind == .folder else {
            return .missing
        }
        return (try? path.holdsAnyFile()) ?? false ? .inhabited : .emptied
    }
}
