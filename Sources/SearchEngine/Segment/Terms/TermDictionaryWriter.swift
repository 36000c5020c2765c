/// Encodes the terms of one field, in ascending order of their keys.
///
/// ```
/// dictionary := block*                              16 terms a block, fewer in the last
/// block      := term*                               a block's first term shares nothing
/// term       := shared:varint suffix:string entry:string
/// index      := termCount:u32 blockOffset:u32*
/// ```
package struct TermDictionaryWriter {
    package static let blockSize = 16

    private let kind: Schema.Field.Kind
    package private(set) var dictionary = ByteWriter()
    private var offsets = ByteWriter()
    private var entry = ByteWriter()
    private var count = 0
    private var previous: [UInt8] = []

    package init(kind: Schema.Field.Kind) { self.kind = kind }

    package mutating func append(_ key: [UInt8], _ term: TermEntry) {
        var shared = 0
        if count % Self.blockSize == 0 {
            offsets.fixed(UInt32(truncatingIfNeeded: dictionary.count))
        } else {
            while shared < min(key.count, previous.count), key[shared] == previous[shared] { shared += 1 }
        }
        dictionary.varint(shared)
        dictionary.string(key[shared...])
        entry.removeAll()
        term.encode(kind, into: &entry)
        dictionary.string(entry.bytes)
        previous = key
        count += 1
    }

    /// The bytes of the index section.
    package var index: [UInt8] {
        var writer = ByteWriter()
        writer.fixed(UInt32(count))
        writer.append(offsets.bytes)
        return writer.bytes
    }
}
