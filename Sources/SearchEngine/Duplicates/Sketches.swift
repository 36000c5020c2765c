/// The sketch of each document's text, by document number.
///
/// ```
/// sketches := (lane:u8[64] numbers:u64)*        all zero where a document has none
/// ```
struct Sketches: Sendable {
    private let bytes: ByteView

    init(_ bytes: ByteView, documentCount: Int, file: String) throws(SearchEngineError) {
        guard bytes.count == TextSketch.byteCount * documentCount else {
            throw .damaged(file: file, reason: "the sketches have another length than they say")
        }
        self.bytes = bytes
    }

    subscript(doc: DocID) -> TextSketch? {
        let start = TextSketch.byteCount * Int(doc)
        var lanes = SIMD8<UInt64>(repeating: 0)
        for index in 0..<8 { lanes[index] = bytes.load(start + 8 * index, as: UInt64.self) }
        let sketch = TextSketch(lanes: lanes, numbers: bytes.load(start + 64, as: UInt64.self))
        return sketch == Self.none ? nil : sketch
    }

    /// ``TextSketch/band(_:)`` of a document's sketch, without reading all of it.
    func band(_ band: Int, of doc: DocID) -> UInt32 {
        let start = TextSketch.byteCount * Int(doc)
        return TextSketch.band(band) { bytes[start + $0] }
    }

    /// Made each time: a constant kept would be asked for, document by document, whether it is there yet.
    private static var none: TextSketch { TextSketch(lanes: .init(repeating: 0), numbers: 0) }

    static func encode(_ sketches: [TextSketch?]) -> [UInt8] {
        var writer = ByteWriter()
        writer.reserve(TextSketch.byteCount * sketches.count)
        for sketch in sketches {
            let sketch = sketch ?? none
            for index in 0..<8 { writer.fixed(sketch.lanes[index]) }
            writer.fixed(sketch.numbers)
        }
        return writer.bytes
    }
}
