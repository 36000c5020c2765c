/// The layout of a segment file.
///
/// ```
/// segment  := magic[8] section* contents footer
/// section  := bytes, zero bytes up to a multiple of 8
/// contents := count:u32 (tag:u32 offset:u64 length:u64 crc32c:u32)*        the checksum covers the padding too
/// footer   := contentsOffset:u64 format:u32 crc32c:u32 magic[8]            of contents, offset and format
/// ```
/// Sections: `INFO` (counts), `POST` (postings and positions), a dictionary `TRM\(field)` and its block index
/// `TIX\(field)` for each field, `LENG` (lengths), `LCLS` (their classes), `SKET` (sketches),
/// `COL\(column)`, `STOR` and `SIDX` (document store).
package enum SegmentFormat {
    package static let magic = Array("TRACUUSG".utf8)
    /// Format 5: lists without frequencies are bits from one document in 32 on, which was 16 before.
    package static let version: UInt32 = 5
    /// What is read; merging makes it ``version``.
    package static let readVersions: ClosedRange<UInt32> = 4...version
    package static let footerSize = 24
    package static let contentsEntrySize = 24
    package static let alignment = 8
    /// Document numbers fit 31 bits.
    package static let maxDocuments = Int(Int32.max)
    /// Segments are merged up to this many, and a builder's memory holds less than twice as many: no count within
    /// the lists of one term leaves 32 bits.
    package static let maxTokens: UInt64 = 1 << 31

    /// A section's name: four bytes, the last of them the number of a field or column where there are several.
    package struct Tag: Hashable {
        package let code: UInt32

        package static let info = Tag("INFO")
        package static let postings = Tag("POST")
        package static let lengths = Tag("LENG")
        package static let lengthClasses = Tag("LCLS")
        package static let sketches = Tag("SKET")
        package static let store = Tag("STOR")
        package static let storeIndex = Tag("SIDX")
        package static let identifiers = Tag("IDEN")
        package static func terms(_ field: Schema.FieldID) -> Tag { Tag("TRM", field) }
        package static func termIndex(_ field: Schema.FieldID) -> Tag { Tag("TIX", field) }
        package static func column(_ column: Schema.ColumnID) -> Tag { Tag("COL", column) }

        package init(code: UInt32) { self.code = code }

        private init(_ name: String, _ number: Int? = nil) {
            let letters = name.utf8.reversed().reduce(0) { $0 << 8 | UInt32($1) }
            let last = number.map { UInt32(UInt8(truncatingIfNeeded: $0)) } ?? 0
            code = letters | last << UInt32(8 * name.utf8.count)
        }

        /// The name without the number: `TRM`.
        package var group: String {
            let letters = (0..<4).map { UInt8(truncatingIfNeeded: code >> UInt32(8 * $0)) }
            return String(decoding: letters.filter { $0 >= 0x41 && $0 <= 0x5A }, as: UTF8.self)
        }

        /// As people read it: `terms.text`, `column.order`.
        package func name(_ schema: Schema) -> String {
            let number = Int(code >> 24)
            switch group {
            case "TRM": return "terms." + schema.fields[min(number, schema.fields.count - 1)].name
            case "TIX": return "term-index." + schema.fields[min(number, schema.fields.count - 1)].name
            case "COL": return "column." + schema.columns[min(number, schema.columns.count - 1)]
            case "POST": return "postings"
            case "STOR": return "store"
            case "SIDX": return "store-index"
            case "IDEN": return "identifiers"
            case "LENG": return "lengths"
            case "LCLS": return "length-classes"
            case "SKET": return "sketches"
            default: return "info"
            }
        }
    }

    package struct Section: Equatable {
        package let tag: Tag
        package let offset: Int
        package let length: Int
        package let checksum: UInt32
    }
}
