/// Tells a text that zeros have come over, as after a crash, from one with a slip.
///
/// One NUL is none: some programs write it behind a text.
struct ZeroedText {
    /// As many in a row are no slips, whatever stands round them.
    private static let longestSlip = 64

    private var nuls = 0
    private var run = 0
    private var isRunTooLong = false

    mutating func append(_ byte: UInt8) {
        run = byte == 0 ? run + 1 : 0
        nuls += byte == 0 ? 1 : 0
        isRunTooLong = isRunTooLong || run >= Self.longestSlip
    }

    /// - Parameter count: how many bytes the text has.
    func isOne(of count: Int) -> Bool { isRunTooLong || Self.areMany(nuls, of: count) }

    /// Whether so many NULs of so many bytes are no slips.
    static func areMany(_ nuls: Int, of count: Int) -> Bool { nuls > 1 && nuls * 1000 >= count }

    /// Whether so many stand in a row, which they do in no encoding.
    ///
    /// - Complexity: linear.
    static func hasHole(_ bytes: [UInt8]) -> Bool {
        guard let first = ByteSearch.firstIndex(of: 0, in: bytes, 0..<bytes.count) else { return false }
        var text = ZeroedText()
        for byte in bytes[first...] { text.append(byte) }
        return text.isRunTooLong
    }

    /// Of bytes that are no UTF-16.
    ///
    /// - Complexity: linear.
    static func isOne(_ bytes: [UInt8]) -> Bool {
        hasHole(bytes) || areMany(bytes.count { $0 == 0 }, of: bytes.count)
    }
}
