/// How many positions each document's text has: exact, for BM25.
///
/// ```
/// lengths := width:u8 zero[7] length*        2 or 4 bytes each
/// ```
package struct Lengths: Sendable {
    private static let headerSize = 8

    private let values: ByteView
    private let isWide: Bool

    package init(_ bytes: ByteView, documentCount: Int, file: String) throws(SearchEngineError) {
        let width = Int(bytes[0])
        guard width == 2 || width == 4, bytes.count == Self.headerSize + width * documentCount,
            let values = bytes.slice(Self.headerSize..<bytes.count)
        else { throw .damaged(file: file, reason: "the lengths have another size than they say") }
        self.values = values
        isWide = width == 4
    }

    package subscript(doc: DocID) -> UInt32 {
        isWide ? values.load(4 * Int(doc), as: UInt32.self) : UInt32(values.load(2 * Int(doc), as: UInt16.self))
    }

    package static func encode(_ lengths: [UInt32]) -> [UInt8] {
        let isWide = (lengths.max() ?? 0) > 0xFFFF
        var writer = ByteWriter()
        writer.reserve(headerSize + lengths.count * (isWide ? 4 : 2))
        writer.fixed(UInt8(isWide ? 4 : 2))
        writer.append(repeatElement(0, count: 7))
        for length in lengths {
            if isWide { writer.fixed(length) } else { writer.fixed(UInt16(length)) }
        }
        return writer.bytes
    }
}
