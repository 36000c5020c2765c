internal import Analysis
internal import SearchEngine

/// Walks through the files below some paths, in the order they are read: paths as given, folders in byte order of their
/// names, whole folders where their name comes. Hidden files are left out; links and devices are not followed, unless
/// given as a path. The folder of an index is passed by. Memory holds the names of the folders on the way to the current
/// file, and no more.
struct FolderWalk {
    enum Found {
        case file(SourceFile)
        /// A corrections file (``Corrections/fileName``), and the path given, as given, that it belongs to.
        case corrections(source: String, SourceFile)
        case skipped(Skipped)
    }

    /// A folder being walked through; its names still to come are in reverse order.
    private struct Folder {
        let path: SystemPath
        let location: RawReport.Location
        var names: [[UInt8]]
        let depth: Int
        let exclusions: Exclusions
    }

    private let roots: [String]
    private let exclusions: Exclusions
    /// In full: the file that is passed by.
    private let output: String?
    private var nextRoot = 0
    private var folders: [Folder] = []
    /// Found with the last file, and not given yet.
    private var pending: Found?

    init(paths: [String], exclusions: Exclusions, output: String?) {
        roots = paths
        self.exclusions = exclusions
        self.output = output
    }

    /// Nil at the end.
    mutating func next() -> Found? {
        while true {
            if let found = pending {
                pending = nil
                return found
            }
            if let last = folders.indices.last {
                // In place: a copy of the folder held meanwhile would have all its names copied for each.
                guard let name = folders[last].names.popLast() else {
                    folders.removeLast()
                    continue
                }
                if let found = visit(name, in: folders[last]) { return found }
            } else {
                guard nextRoot < roots.count else { return nil }
                nextRoot += 1
                if let found = visit(root: roots[nextRoot - 1]) { return found }
            }
        }
    }

    private mutating func visit(root: String) -> Found? {
        let location = RawReport.Location(source: root, path: "")
        if root == SourceFile.standardInput { return .file(.standardInputFile(exclusions: exclusions)) }
        let name = root.pathComponents.last.map { Exclusions.names(of: String($0)) } ?? []
        let folder = Folder(path: SystemPath(root), location: location, names: [], depth: 0, exclusions: exclusions)
        guard let found = visit(folder, names: name[...]) else { return nil }
        if case .file = found { pending = Self.corrections(beside: root) }
        return found
    }

    private mutating func visit(_ name: [UInt8], in folder: Folder) -> Found? {
        let prefix = folder.location.path.isEmpty ? "" : folder.location.path + "/"
        let path = prefix + SystemPath.shown(name)
        let here = Folder(
            path: folder.path.appending(name),
            location: RawReport.Location(source: folder.location.source, path: path), names: [],
            depth: folder.depth + 1, exclusions: folder.exclusions)
        return visit(here, names: folder.exclusions.isEmpty ? [] : Exclusions.names(of: path)[...])
    }

    /// - Parameters:
    ///   - here: a path that may be that of a folder.
    ///   - names: what patterns see of it.
    private mutating func visit(_ here: Folder, names: ArraySlice<GlobPattern.Name>) -> Found? {
        let isRoot = here.location.path.isEmpty
        do throws(Skipped.Reason) {
            let status = try here.path.status(followLinks: isRoot)
            switch status.kind {
            case .file:
                let file = SourceFile(
                    location: here.location, size: status.size, modified: status.modified,
                    changed: status.changed, path: here.path, exclusions: here.exclusions)
                if file.isCorrections { return .corrections(source: here.location.source, file) }
                if here.exclusions.excludes(names, isFolder: false) { throw Skipped.Reason.excluded }
                if isOutput(here.location) { return nil }
                return .file(file)
            case .folder:
                if !isRoot, here.exclusions.excludes(names, isFolder: true) { throw Skipped.Reason.excluded }
                return try enter(here)
            case .other(let kind):
                throw Skipped.Reason.linkOrDevice(kind)
            }
        } catch {
            // An argument whose bytes are no UTF-8 has come here as another.
            let isOtherName = isRoot && error == .missing && here.location.source.unicodeScalars.contains("\u{FFFD}")
            return .skipped(Place(here.location).skipped(isOtherName ? .unknownName : error))
        }
    }

    private func isOutput(_ location: RawReport.Location) -> Bool {
        guard let output, !location.path.isEmpty else { return false }
        let name = "/" + location.path
        return output.utf8.reversed().starts(with: name.utf8.reversed())
            && ByteString(FullPath.of(location.source) + name) == ByteString(output)
    }

    /// A folder with a list of patterns that cannot be read is not entered: nobody knows what it would leave out.
    private mutating func enter(_ folder: Folder) throws(Skipped.Reason) -> Found? {
        let names = try folder.path.visibleNames()
        guard !Self.isIndex(names) else { return nil }
        let exclusions: Exclusions
        do throws(Skipped.Reason) {
            exclusions = try folder.exclusions.adding(listIn: folder.path, depth: folder.depth)
        } catch {
            var skipped = Place(folder.location).skipped(error)
            skipped.place += "/" + Exclusions.fileName
            return .skipped(skipped)
        }
        folders.append(
            Folder(
                path: folder.path, location: folder.location, names: names.reversed(), depth: folder.depth,
                exclusions: exclusions))
        return nil
    }

    /// Whether a folder is that of an index, which may lie in a source: it is no archive of reports.
    static func isIndex(_ names: [[UInt8]]) -> Bool {
        let own = [IndexFileName.lock, IndexFileName.manifest]
        var hasOwn = false
        for name in names {
            let name = String(decoding: name, as: UTF8.self)
            if own.contains(name) { hasOwn = true } else if !IndexFileName.isOwned(name) { return false }
        }
        return hasOwn
    }

    /// The corrections file in the folder of a file that is given.
    private static func corrections(beside root: String) -> Found? {
        let folder = root.utf8.lastIndex(of: UInt8(ascii: "/")).map { root[...$0] } ?? ""
        let name = folder + Corrections.fileName
        let path = SystemPath(String(name))
        guard let status = try? path.status(followLinks: false), status.kind == .file else { return nil }
        let location = RawReport.Location(source: String(name), path: "")
        return .corrections(
            source: root,
            SourceFile(
                location: location, size: status.size, modified: status.modified, changed: status.changed,
                path: path))
    }
}

extension Exclusions {
    /// These, and those of a folder's own list where it has one.
    fileprivate func adding(listIn folder: SystemPath, depth: Int) throws(Skipped.Reason) -> Exclusions {
        let path = folder.appending(Array(Self.fileName.utf8))
        guard let own = try? path.status(followLinks: false), own.kind != .folder else { return self }
        do throws(Skipped.Reason) {
            guard try path.status(followLinks: true).kind == .file else { return self }
        } catch .missing {
            throw .unreadable("a link that leads nowhere")
        }
        var stream = EntryStream(reading: try InputFile(path, followLinks: true))
        let bytes = try stream.readAll(limit: Self.mostBytes, as: .patternBytes)
        do throws(Skipped.Reason) {
            return adding(String(decoding: try TextDecoding.decoded(bytes).utf8, as: UTF8.self), depth: depth)
        } catch .empty {
            return self
        }
    }
}
