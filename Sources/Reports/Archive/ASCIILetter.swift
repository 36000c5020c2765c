/// Letters of names that are ASCII, whatever their case.
enum ASCIILetter {
    static func small(_ byte: UInt8) -> UInt8 { byte >= 0x41 && byte <= 0x5A ? byte | 0x20 : byte }

    /// A name with its ASCII letters small and all others as they are.
    static func small(_ name: some StringProtocol) -> String { String(decoding: name.utf8.map(small), as: UTF8.self) }
}
