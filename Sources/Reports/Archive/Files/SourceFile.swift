/// A file of the archive as it lies on disk: what tells whether it has changed since it was last read.
package struct SourceFile: Sendable {
    /// The path given by the user under which it was found, and its path inside that (empty for the file itself).
    package var location: RawReport.Location
    /// In bytes, when it was listed; nil where that is not known, as of a pipe.
    package var size: Int64?
    /// When it was last modified, in nanoseconds since 1970; saturated.
    package var modified: Int64
    /// The same of any change, of its name or its rights too.
    var changed: Int64
    /// The path to open, as the system spells it: names need not be UTF-8.
    let path: SystemPath
    /// What is left out of it, where it is an archive.
    var exclusions = Exclusions()

    /// The source that is standard input, as users write it.
    static let standardInput = "-"

    /// The path below the source as the system spells it, without a slash before it; empty for the source itself.
    var name: [UInt8] {
        let below = path.bytes.dropLast().dropFirst(location.source.utf8.count).map { UInt8(bitPattern: $0) }
        return Array(below.drop { $0 == UInt8(ascii: "/") })
    }

    var isStandardInput: Bool { location.source == Self.standardInput }

    var isCorrections: Bool {
        let path = location.path.isEmpty ? location.source : location.path
        return path.pathComponents.last.map { $0 == Corrections.fileName } ?? false
    }

    static func standardInputFile(exclusions: Exclusions) -> SourceFile {
        let location = RawReport.Location(source: standardInput, path: "")
        return SourceFile(
            location: location, size: InputFile.standardInputSize, modified: 0, changed: 0,
            path: SystemPath(standardInput), exclusions: exclusions)
    }

    /// Opens the file itself, or standard input.
    func opened() throws(Skipped.Reason) -> InputFile {
        isStandardInput ? try InputFile.standardInput() : try InputFile(path, followLinks: location.path.isEmpty)
    }

    /// XXH64 (seed 0) of the content; with the size it tells a changed file from a touched one.
    /// - Complexity: reads the whole file, 256 KiB at a time.
    package func contentHash() throws(Skipped.Reason) -> UInt64 {
        let file = try opened()
        var hash = ContentHash()
        // Of many small files most of the time would go into clearing what they do not fill.
        let wanted = size.map { Int(clamping: $0) } ?? .max
        var buffer = [UInt8](repeating: 0, count: max(4 << 10, min(wanted, 256 << 10)))
        while case let count = try file.read(into: &buffer, 0..<buffer.count), count > 0 {
            hash.update(buffer[..<count])
        }
        return hash.value
    }

    /// Whether it is not as long any more as when it was listed: somebody writes it.
    var isOfOtherSize: Bool {
        guard let size, !isStandardInput else { return false }
        return (try? path.status(followLinks: location.path.isEmpty).size) != size
    }

    /// The file's place as people read it.
    var place: Place { Place(location) }
}
