/// Text of a message, by the name that the message gives its charset.
enum MailCharset {
    /// UTF-8, and how it was come by; windows-1252 where nothing else makes sense. Nil for what holds no text.
    /// - Throws: `binary`.
    static func decoded(
        _ bytes: [UInt8], charset: String
    ) throws(Skipped.Reason) -> (utf8: [UInt8], encoding: RawReport.Encoding)? {
        let isWide = TextDecoding.looksLikeUTF16(bytes)
        guard isWide ? !ZeroedText.hasHole(bytes) : !ZeroedText.isOne(bytes) else { throw .binary }
        guard bytes.contains(where: { $0 > 0x20 }) else { return nil }
        let declared = TextEncoding(label: ASCIILetter.small(charset))
        if let decoded = try? TextDecoding.decoded(bytes, declared: declared, isMarkup: true) {
            return (decoded.utf8, decoded.encoding)
        }
        let encoding = RawReport.Encoding(name: TextEncoding.utf8.rawValue, confidence: 0.5)
        return (UTF8Scan.repaired(Windows1252.utf8(bytes)), encoding)
    }

    /// Nothing of what is no text.
    static func utf8(_ bytes: [UInt8], charset: String) -> [UInt8] {
        (try? decoded(bytes, charset: charset))?.utf8 ?? []
    }
}
