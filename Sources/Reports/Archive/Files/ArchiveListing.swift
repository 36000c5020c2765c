/// The files below the paths given, in the order they are read: paths as given, folders in byte order of their
/// names, whole folders where their name comes. Hidden files are left out; links and devices are not followed,
/// unless given as a path. Corrections files (``Corrections/fileName``) are listed apart.
package struct ArchiveListing {
    package enum Entry: Sendable {
        case file(SourceFile)
        case skipped(Skipped)
    }

    package private(set) var entries: [Entry] = []
    /// The corrections files with the path given, as given, that each belongs to.
    package private(set) var corrections: [(source: String, file: SourceFile)] = []

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

    /// The last part of a path.
    private static func name(of location: RawReport.Location) -> String {
        let path = location.path.isEmpty ? location.source : location.path
        return path.split(separator: "/").last.map(String.init) ?? path
    }

    /// The corrections file in the folder of a file that is given.
    private mutating func listCorrections(beside root: String) {
        let folder = root.utf8.lastIndex(of: UInt8(ascii: "/")).map { root[...$0] } ?? ""
        let name = folder + Corrections.fileName
        let path = SystemPath(String(name))
        guard let status = try? path.status(followLinks: false), status.kind == .file else { return }
        let location = RawReport.Location(source: String(name), path: "")
        corrections.append(
            (root, SourceFile(location: location, size: status.size, modified: status.modified, path: path)))
    }

    private mutating func list(_ root: String) {
        var pending = [(path: SystemPath(root), location: RawReport.Location(source: root, path: ""))]
        while let (path, location) = pending.popLast() {
            do throws(Skipped.Reason) {
                let status = try path.status(followLinks: location.path.isEmpty)
                switch status.kind {
                case .file:
                    let file = SourceFile(
                        location: location, size: status.size, modified: status.modified, path: path)
                    if Self.name(of: location) == Corrections.fileName {
                        corrections.append((root, file))
                    } else {
                        entries.append(.file(file))
                        if location.path.isEmpty { listCorrections(beside: root) }
                    }
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
