/// A file of the archive as it lies on disk: what tells whether it has changed since it was last read.
package struct SourceFile: Sendable {
    /// The path given by the user under which it was found, and its path inside that (empty for the file itself).
    package var location: RawReport.Location
    /// In bytes, when it was listed.
    package var size: Int64
    /// When it was last modified, in nanoseconds since 1970; saturated.
    package var modified: Int64
    /// The path to open, as the system spells it: names need not be UTF-8.
    let path: SystemPath

    /// XXH64 (seed 0) of the content; with the size it tells a changed file from a touched one.
    /// - Complexity: reads the whole file, 256 KiB at a time.
    package func contentHash() throws(Skipped.Reason) -> UInt64 {
        let file = try InputFile(path, followLinks: location.path.isEmpty)
        var hash = ContentHash()
        var buffer = [UInt8](repeating: 0, count: 256 << 10)
        while case let count = try file.read(into: &buffer, 0..<buffer.count), count > 0 {
            hash.update(buffer[..<count])
        }
        return hash.value
    }

    /// The file's place as people read it.
    var place: Place { Place(location) }
}
