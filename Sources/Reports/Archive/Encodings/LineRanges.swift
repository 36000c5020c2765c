/// The lines of a text, each with the line feed that ends it.
struct LineRanges: Sequence, IteratorProtocol {
    private let bytes: [UInt8]
    private var start = 0

    init(_ bytes: [UInt8]) { self.bytes = bytes }

    mutating func next() -> Range<Int>? {
        guard start < bytes.count else { return nil }
        let end = ByteSearch.firstIndex(of: 0x0A, in: bytes, start..<bytes.count).map { $0 + 1 } ?? bytes.count
        defer { start = end }
        return start..<end
    }
}
