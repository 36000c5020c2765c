/// The files below the paths given, in the order they are read: paths as given, folders in byte order of their
/// names, whole folders where their name comes. Hidden files are left out; links and devices are not followed,
/// unless given as a path.
package struct ArchiveListing {
    package enum Entry: Sendable {
        case file(SourceFile)
        case skipped(Skipped)
    }

    package private(set) var entries: [Entry] = []

    /// - Complexity: linear in the files, each asked for its size; one folder's names are sorted at a time.
    package init(paths: [String]) {
        for path in paths { list(path) }
    }

    /// The sum of the sizes of all files.
    package var bytesTotal: Int64 {
        entries.reduce(0) { sum, entry in
            guard case .file(let file) = entry else { return sum }
            return sum.addingReportingOverflow(file.size).partialValue
        }
    }

    private mutating func list(_ root: String) {
        var pending = [(path: SystemPath(root), location: RawReport.Location(source: root, path: ""))]
        while let (path, location) = pending.popLast() {
            do throws(Skipped.Reason) {
                let status = try path.status(followLinks: location.path.isEmpty)
                switch status.kind {
                case .file:
                    entries.append(
                        .file(
                            SourceFile(
                                location: location, size: status.size, modified: status.modified, path: path)))
                case .folder:
                    for name in try path.visibleNames().reversed() {
                        let prefix = location.path.isEmpty ? "" : location.path + "/"
                        let inner = prefix + String(decoding: name, as: UTF8.self)
                        pending.append(
                            (path.appending(name), RawReport.Location(source: root, path: inner)))
                    }
                case .other(let kind):
                    throw Skipped.Reason.linkOrDevice(kind)
                }
            } catch {
                entries.append(.skipped(Place(location).skipped(error)))
            }
        }
    }
}
