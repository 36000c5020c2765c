/// What the engine is given to index.
package struct Document: Sendable {
    /// A stretch of text. Phrases do not match across passages.
    package struct Passage: Sendable {
        /// The zone field it belongs to, nil for none.
        package var zone: Schema.FieldID?
        /// NFC UTF-8.
        package var utf8: [UInt8]
        /// Which bytes of it.
        package var range: Range<Int>

        package init(zone: Schema.FieldID?, utf8: [UInt8], range: Range<Int>) {
            self.zone = zone
            self.utf8 = utf8
            self.range = range
        }
    }

    /// Names the document: adding another of the same ID replaces it.
    package var id: String
    package var passages: [Passage]
    package var keywords: [(field: Schema.FieldID, value: String)]
    /// One entry a column of the application's own, nil where the document lacks it.
    package var columns: [Int64?]
    /// Bytes given back with a hit.
    package var stored: [UInt8]

    /// FNV-1a, 64 bits (Fowler, Noll and Vo), of the ID: the order of documents of equal score.
    var order: Int64 { Self.order(ofID: id) }

    static func order(ofID id: String) -> Int64 {
        let hash = id.utf8.reduce(0xCBF2_9CE4_8422_2325 as UInt64) { ($0 ^ UInt64($1)) &* 0x100_0000_01B3 }
        return Int64(bitPattern: hash)
    }

    package init(
        id: String, passages: [Passage], keywords: [(field: Schema.FieldID, value: String)], columns: [Int64?],
        stored: [UInt8]
    ) {
        self.id = id
        self.passages = passages
        self.keywords = keywords
        self.columns = columns
        self.stored = stored
    }
}

/// A document of one segment, by number.
package typealias DocID = UInt32
