/// Hashes of what a report says and of what its document is made from.
struct ReportHash {
    private var said = ContentHash()
    var correction: Correction?

    /// - Parameter correction: what is put right in it.
    init(_ raw: RawReport, _ correction: Correction?) {
        let given = raw.given
        for part in [
            raw.text, given.title, given.author, given.source, given.province, given.date, given.url, given.captured,
        ] {
            said.update(part ?? "")
        }
        self.correction = correction
    }

    /// Of what it says.
    var content: UInt64 { said.value }

    /// Of all that its document is made from, where it lies at a place of its file: see ``ReportSchema/content``.
    /// - Parameter pathInFile: empty where the report is the file.
    func value(at pathInFile: some StringProtocol) -> UInt64 {
        var hash = said
        hash.update(String(pathInFile))
        if let correction { hash.update(correction.bytes[...]) }
        return hash.value
    }
}
