/// What is left out of a run: patterns in the manner of `.gitignore`, those of the command line and those of the files
/// named ``fileName`` from the source's folder down.
///
/// A pattern with a slash before its last sign is meant from the folder it belongs to, any other at every depth below;
/// one that ends in a slash means folders only; `!` takes a path back in. Of the patterns that match a path the last
/// counts, those of deeper folders before those of outer ones, and those of the command line before all. What lies in a
/// folder that is left out is not looked at.
package final class Exclusions: Sendable {
    /// The file with a folder's patterns, one a line; empty lines and those that begin with `#` mean nothing.
    package static let fileName = ".tracuuignore"

    /// More than this is no list written by people.
    static let mostBytes = 1 << 20

    private struct Rule {
        let pattern: GlobPattern
        let takesBackIn: Bool
        let isForFoldersOnly: Bool
    }

    /// Those of the command line.
    private let commanded: [Rule]
    /// Those of folders, the outermost first, and how many names lead from the source to the folder.
    private let layers: [(depth: Int, rules: [Rule])]
    /// A hash of all patterns; 0 where there are none.
    let fingerprint: UInt64

    /// - Parameter patterns: of the command line.
    package init(_ patterns: [String] = []) {
        commanded = patterns.compactMap { Self.rule(Self.scalars($0)[...]) }
        layers = []
        fingerprint = commanded.isEmpty ? 0 : ContentHash.value(of: patterns)
    }

    private init(_ commanded: [Rule], _ layers: [(depth: Int, rules: [Rule])], fingerprint: UInt64) {
        self.commanded = commanded
        self.layers = layers
        self.fingerprint = fingerprint
    }

    var isEmpty: Bool { commanded.isEmpty && layers.isEmpty }

    /// These, and those of a folder below.
    /// - Parameters:
    ///   - list: the text of the folder's file.
    ///   - depth: how many names lead from the source to the folder.
    func adding(_ list: String, depth: Int) -> Exclusions {
        let lines = Self.scalars(list).split { $0 == 0x0A || $0 == 0x0D }
        let rules = lines.compactMap { $0.first == UInt32(UInt8(ascii: "#")) ? nil : Self.rule($0) }
        guard !rules.isEmpty else { return self }
        return Exclusions(
            commanded, layers + [(depth, rules)],
            fingerprint: ContentHash.value(of: [String(fingerprint), String(depth), list]))
    }

    // MARK: Asking

    /// The names that lead to a location from its source; an archive counts as a folder.
    static func names(of path: String) -> [GlobPattern.Name] {
        let slash = UInt32(UInt8(ascii: "/"))
        return scalars(path).split(separator: slash).map { name in
            Array(name.last == UInt32(UInt8(ascii: "!")) ? name.dropLast() : name)
        }
    }

    /// Whether a file or folder is left out, its folders not being so.
    /// - Parameter path: the names from the source to it.
    func excludes(_ path: ArraySlice<GlobPattern.Name>, isFolder: Bool) -> Bool {
        if let verdict = verdict(commanded, path, isFolder) { return verdict }
        for (depth, rules) in layers.reversed() {
            if let verdict = verdict(rules, path.dropFirst(depth), isFolder) { return verdict }
        }
        return false
    }

    private func verdict(_ rules: [Rule], _ path: ArraySlice<GlobPattern.Name>, _ isFolder: Bool) -> Bool? {
        rules.last { (isFolder || !$0.isForFoldersOnly) && $0.pattern.matches(path) }.map { !$0.takesBackIn }
    }

    /// Whether an entry of an archive is left out, or a folder in the archive that it lies in.
    /// - Parameters:
    ///   - path: from the source to the entry, archives and entries joined by `!/`.
    ///   - archive: the same of the archive.
    func excludesEntry(_ path: String, of archive: String) -> Bool {
        guard !isEmpty else { return false }
        let names = Self.names(of: path)[...]
        let known = Self.names(of: archive).count
        return names.indices.dropFirst(known).contains { index in
            excludes(names[...index], isFolder: index < names.endIndex - 1)
        }
    }

    // MARK: Reading patterns

    private static func scalars(_ text: String) -> [UInt32] {
        TextNormalization.text(Array(text.utf8)).unicodeScalars.map(\.value)
    }

    /// Nil for a line that means nothing.
    private static func rule(_ line: ArraySlice<UInt32>) -> Rule? {
        let slash = UInt32(UInt8(ascii: "/"))
        var text = line
        let takesBackIn = text.first == UInt32(UInt8(ascii: "!"))
        if takesBackIn { text.removeFirst() }
        while text.last == 0x20, text.dropLast().last != UInt32(UInt8(ascii: "\\")) { text.removeLast() }
        let isForFoldersOnly = text.last == slash
        while text.last == slash { text.removeLast() }
        guard !text.isEmpty else { return nil }
        return Rule(
            pattern: GlobPattern(text, isAnchored: text.contains(slash)), takesBackIn: takesBackIn,
            isForFoldersOnly: isForFoldersOnly)
    }
}
