/// A document of Microsoft Office before 2007: a file that holds streams by name.
enum CompoundDocument {
    /// The streams that tell what it is, and what it then is; a document of Word is read.
    private static let kinds: [(stream: String, type: String?)] = [
        ("WordDocument", nil), ("Workbook", "an Excel workbook"), ("Book", "an Excel workbook"),
        ("PowerPoint Document", "a PowerPoint presentation"), ("__properties_version1.0", "an Outlook message"),
    ]

    /// - Throws: `badArchive` for one that is cut, `encrypted`, `unsupportedType` for what is no text, else what the
    ///   program that reads Word throws.
    static func content(_ bytes: [UInt8], _ options: ArchiveOptions) throws(Skipped.Reason) -> DocumentContent {
        guard let kind = kinds.first(where: { names($0.stream, in: bytes) }) else {
            // A newer document with a password is kept in a file of the old kind.
            if names("EncryptedPackage", in: bytes) { throw .encrypted }
            if isListCut(bytes) { throw .badArchive("the list of its parts lies beyond its end") }
            throw .unsupportedType("an old Office document")
        }
        if let type = kind.type { throw .unsupportedType(type) }
        let output = try ExternalProgram.word.output(
            for: bytes, within: options.limits, folders: options.programFolders)
        let text = try TextDecoding.decoded(output, wanted: .utf8, mayHaveHoles: true).utf8
        return DocumentContent(text: TeXPrintout.lines(text))
    }

    /// Whether the first sector of the list of streams lies beyond the end (MS-CFB 2.2: the size of sectors as a power of
    /// two at byte 30, the number of that sector at byte 48; the header fills a sector's place).
    private static func isListCut(_ bytes: [UInt8]) -> Bool {
        guard bytes.count >= 512 else { return true }
        let shift = Int(bytes[30]) | Int(bytes[31]) << 8
        let sector = bytes[48..<52].reversed().reduce(0) { $0 << 8 | Int($1) }
        guard (7...20).contains(shift) else { return false }
        return (sector + 2) << shift > bytes.count
    }

    /// Whether the list of streams has a name: in UTF-16, with its length behind the 64 bytes that a name may take.
    private static func names(_ stream: String, in bytes: [UInt8]) -> Bool {
        let name = stream.utf16.flatMap { [UInt8(truncatingIfNeeded: $0), UInt8(truncatingIfNeeded: $0 >> 8)] }
        var index = 0
        while let found = ByteSearch.firstIndex(of: name[0], in: bytes, index..<bytes.count) {
            // Entries of the list lie at multiples of 128 bytes.
            if found % 128 == 0, bytes[found...].starts(with: name), found + 65 < bytes.count,
                Int(bytes[found + 64]) | Int(bytes[found + 65]) << 8 == name.count + 2
            {
                return true
            }
            index = found + 1
        }
        return false
    }
}
