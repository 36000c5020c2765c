/// Where a postings list lies, and what is known of it without reading it.
package struct PostingsInfo: Equatable, Sendable {
    /// Documents in the list.
    package var documentFrequency = 0
    /// Occurrences over all of them.
    package var totalFrequency = 0
    /// Where it starts in the postings section, and how many bytes it has.
    package var offset = 0
    package var length = 0
    /// The highest frequency and the shortest text in the list: no document's score is above theirs.
    package var maxFrequency: UInt32 = 0
    package var minLength: UInt32 = 0

    package init() {}

    package func encode(into writer: inout ByteWriter) {
        writer.varint(documentFrequency)
        writer.varint(totalFrequency - documentFrequency)
        writer.varint(offset)
        writer.varint(length)
        writer.varint(Int(maxFrequency))
        writer.varint(Int(minLength))
    }

    /// - Parameter limit: the postings section's length.
    package static func decode(
        from reader: inout ByteReader, documentCount: Int, limit: Int
    ) throws(SearchEngineError) -> PostingsInfo {
        var info = PostingsInfo()
        info.documentFrequency = try reader.count(atMost: documentCount)
        info.totalFrequency = info.documentFrequency + (try reader.count(atMost: 1 << 56))
        info.offset = try reader.count(atMost: limit)
        info.length = try reader.count(atMost: limit - info.offset)
        info.maxFrequency = UInt32(try reader.count(atMost: Int(UInt32.max)))
        info.minLength = UInt32(try reader.count(atMost: Int(UInt32.max)))
        return info
    }

    /// Passes over one.
    package static func skip(in reader: inout ByteReader) throws(SearchEngineError) {
        for _ in 0..<6 { _ = try reader.varint() }
    }
}

/// The most a score can be within some documents: no frequency above, no text shorter.
package struct Impact: Equatable {
    package var frequency: UInt32
    package var length: UInt32
}
