/// What tells a file of an index from every other of which all checksums agree: one that came in its place from another
/// revision, or from another index.
///
/// It is the checksum that each file ends with, of all its bytes or, in a segment, of the contents that have those of
/// its sections. A checksum over that one would tell nothing: it is the same of whatever ends with its own.
enum FileSeal {
    /// From the checksum on, in a segment and in other files.
    private static let (bytesFromFooter, bytesFromEnd) = (12, 4)

    static func value(of file: ByteView, named name: String) -> UInt32 {
        let isSegment = IndexFileName.revision(name) == nil
        let place = file.count - (isSegment ? bytesFromFooter : bytesFromEnd)
        return place < 0 ? 0 : file.load(place, as: UInt32.self)
    }
}
