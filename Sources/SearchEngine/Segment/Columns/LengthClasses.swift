/// How long each document's text is, about: one of 16 classes, for bounds of scores that many documents share.
///
/// ```
/// classes := least:u32[16] class:u8*        the shortest length of each class; a document's class times 16, padded
///                                           with zeros to a multiple of 64 documents
/// ```
/// Classes are as wide as keeps both their documents and the norms in them alike: half by rank, half by the logarithm
/// of the length and the average together, for scores depend on lengths so.
package struct LengthClasses: Sendable {
    package static let count = 16
    private static let headerSize = 4 * count
    private static let padding = 64

    /// The shortest length of each class.
    package let least: [UInt32]
    /// A byte a document.
    package let documents: ByteView

    package init(_ bytes: ByteView, documentCount: Int, file: String) throws(SearchEngineError) {
        let padded = (documentCount + Self.padding - 1) / Self.padding * Self.padding
        guard bytes.count == Self.headerSize + padded, let documents = bytes.slice(Self.headerSize..<bytes.count)
        else { throw .damaged(file: file, reason: "the classes of lengths have another size than they say") }
        self.documents = documents
        least = (0..<Self.count).map { bytes.load(4 * $0, as: UInt32.self) }
    }

    package static func encode(_ lengths: [UInt32]) -> [UInt8] {
        let starts = starts(lengths)
        var writer = ByteWriter()
        writer.reserve(headerSize + lengths.count + padding)
        for start in starts { writer.fixed(start) }
        for length in lengths {
            let place = (starts.lastIndex { $0 <= length } ?? 0)
            writer.fixed(UInt8(place * 16))
        }
        writer.append(repeatElement(0, count: (0 &- lengths.count) & (padding - 1)))
        return writer.bytes
    }

    /// The shortest length of each class, ascending; of a class without documents, that of the class before.
    private static func starts(_ lengths: [UInt32]) -> [UInt32] {
        let sorted = lengths.sorted()
        guard let first = sorted.first, let last = sorted.last else { return Array(repeating: 0, count: count) }
        let average = max(1, Double(sorted.reduce(0) { $0 + Int($1) }) / Double(sorted.count))
        let range = max(Logarithm.natural((Double(last) + average) / (Double(first) + average)), 1e-9)
        var starts = [first]
        var previous = first
        for (rank, length) in sorted.enumerated() where length > previous {
            previous = length
            let byLength = Logarithm.natural((Double(length) + average) / (Double(first) + average)) / range
            let byRank = Double(rank) / Double(sorted.count)
            if (byLength + byRank) / 2 * Double(count) >= Double(starts.count), starts.count < count {
                starts.append(length)
            }
        }
        while starts.count < count { starts.append(starts[starts.count - 1]) }
        return starts
    }
}
