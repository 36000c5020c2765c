/// Text of a message, by the name that the message gives its charset.
enum MailCharset {
    /// The encoding of that name, where it is one that is told from others.
    static func encoding(_ name: String) -> TextEncoding? {
        let name = ASCIILetter.small(name)
        return name == "cp1258" ? .windows1258 : TextEncoding(rawValue: name)
    }

    /// - Returns: what the encoding found says of itself, too; as windows-1252 where nothing else makes sense.
    static func decoded(_ bytes: [UInt8], charset: String) -> TextDecoding.Decoded? {
        guard bytes.contains(where: { $0 > 0x20 }) else { return nil }
        if let decoded = try? TextDecoding.decoded(bytes, declared: encoding(charset)) { return decoded }
        return TextDecoding.Decoded(
            utf8: UTF8Scan.repaired(Windows1252.utf8(bytes)),
            encoding: RawReport.Encoding(name: TextEncoding.utf8.rawValue, confidence: 0.5))
    }

    static func utf8(_ bytes: [UInt8], charset: String) -> [UInt8] { decoded(bytes, charset: charset)?.utf8 ?? [] }
}
