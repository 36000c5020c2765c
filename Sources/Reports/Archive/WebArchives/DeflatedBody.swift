/// A body packed with `deflate` (RFC 9110, 8.4.1.2).
enum DeflatedBody {
    /// The mark of gzip, no flags, no time, a system unknown (RFC 1952).
    private static let head: [UInt8] = [0x1F, 0x8B, 0x08, 0, 0, 0, 0, 0, 0, 0xFF]
    private static let tailBytes = 8

    /// The same as gzip, which libarchive unpacks. It does not compare the checksum and the length at the end of gzip, so
    /// that none need be known here.
    /// - Parameter body: in the wrapping of zlib (RFC 1950), as the standard wants it, or without, as some servers
    ///   send it.
    static func gzip(_ body: [UInt8]) -> [UInt8] {
        let isWrapped =
            body.count >= 2 && body[0] & 0x0F == 8 && (Int(body[0]) << 8 | Int(body[1])) % 31 == 0
        return head + body.dropFirst(isWrapped ? 2 : 0) + [UInt8](repeating: 0, count: tailBytes)
    }
}
