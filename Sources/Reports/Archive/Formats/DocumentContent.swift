/// What a reader of one format found in a document.
struct DocumentContent {
    /// Lines of UTF-8, well-formed and without NULs.
    var text: [UInt8]
    /// What the document says of itself and is believed.
    var given = RawReport.Given()
    var encoding = RawReport.Encoding(name: TextEncoding.utf8.rawValue, confidence: 1)
    /// Whether its end is missing, as where it was cut.
    var isCut = false

    /// - Throws: `empty` where there is no text.
    func report(at location: RawReport.Location) throws(Skipped.Reason) -> RawReport {
        guard text.contains(where: { $0 > 0x20 && $0 != 0x7F }) else { throw .empty }
        var given = given
        let decoded = TextDecoding.mended(text, with: &given, of: encoding)
        return RawReport(
            location: location, text: TextNormalization.text(Self.withoutSoftHyphens(decoded.utf8)), given: given,
            encoding: decoded.encoding)
    }

    /// Where a word may be broken is nothing of what it says. What was no such hyphen, but a letter in a font of old, is
    /// that letter by now.
    private static func withoutSoftHyphens(_ utf8: [UInt8]) -> [UInt8] {
        guard utf8.contains(0xAD) else { return utf8 }
        return ScalarText.utf8(ScalarText.scalars(utf8[...]).filter { $0 != 0xAD })
    }
}
