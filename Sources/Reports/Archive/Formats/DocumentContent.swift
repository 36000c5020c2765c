/// What a reader of one format found in a document.
struct DocumentContent {
    /// Lines of UTF-8, well-formed and without NULs.
    var text: [UInt8]
    /// What the document says of itself and is believed.
    var given = RawReport.Given()
    var encoding = RawReport.Encoding(name: TextEncoding.utf8.rawValue, confidence: 1)

    /// - Throws: `empty` where there is no text.
    func report(at location: RawReport.Location) throws(Skipped.Reason) -> RawReport {
        guard text.contains(where: { $0 > 0x20 && $0 != 0x7F }) else { throw .empty }
        var given = given
        let decoded = TextDecoding.mended(text, with: &given, of: encoding)
        return RawReport(
            location: location, text: TextNormalization.text(decoded.utf8), given: given,
            encoding: decoded.encoding)
    }
}
