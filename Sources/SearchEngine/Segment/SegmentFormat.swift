/// The layout of a segment file.
///
/// ```
/// segment  := magic[8] section* contents footer
/// section  := bytes, zero bytes up to a multiple of 8
/// contents := count:u32 (tag:u32 offset:u64 length:u64 crc32c:u32)*        the checksum covers the padding too
/// footer   := contentsOffset:u64 format:u32 crc32c:u32 magic[8]            of contents, offset and format
/// ```
/// Sections: `INFO` (counts), `POST` (postings and positions), a dictionary `TRM\(field)` and its block index
/// `TIX\(field)` for each field, `LENG` (lengths), `COL\(column)`, `STOR` and `SIDX` (document store).
enum SegmentFormat {
    static let magic = Array("TRACUUSG".utf8)
    static let version: UInt32 = 1
    static let footerSize = 24
    static let contentsEntrySize = 24
    static let alignment = 8
    /// Document numbers fit 31 bits.
    static let maxDocuments = Int(Int32.max)
    /// Segments are merged up to this many, and a builder's memory holds less than twice as many: no count within
    /// the lists of one term leaves 32 bits.
    static let maxTokens: UInt64 = 1 << 31

    /// A section's name: four bytes, the last of them the number of a field or column where there are several.
    struct Tag: Hashable {
        let code: UInt32

        static let info = Tag("INFO")
        static let postings = Tag("POST")
        static let lengths = Tag("LENG")
        static let store = Tag("STOR")
        static let storeIndex = Tag("SIDX")
        static func terms(_ field: Schema.FieldID) -> Tag { Tag("TRM", field) }
        static func termIndex(_ field: Schema.FieldID) -> Tag { Tag("TIX", field) }
        static func column(_ column: Schema.ColumnID) -> Tag { Tag("COL", column) }

        init(code: UInt32) { self.code = code }

        private init(_ name: String, _ number: Int? = nil) {
            let letters = Array(name.utf8) + (number.map { [UInt8(truncatingIfNeeded: $0)] } ?? [])
            code = letters.reversed().reduce(0) { $0 << 8 | UInt32($1) }
        }

        /// The name without the number: `TRM`.
        var group: String {
            let letters = (0..<4).map { UInt8(truncatingIfNeeded: code >> UInt32(8 * $0)) }
            return String(decoding: letters.filter { $0 >= 0x41 && $0 <= 0x5A }, as: UTF8.self)
        }
    }

    struct Section: Equatable {
        let tag: Tag
        let offset: Int
        let length: Int
        let checksum: UInt32
    }
}
