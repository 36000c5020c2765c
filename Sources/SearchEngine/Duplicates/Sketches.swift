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

    /// Nil where a document has none.
    subscript(doc: DocID) -> TextSketch? {
        let sketch = read(doc)
        return sketch == Self.none ? nil : sketch
    }

    /// The sketch of a document, all zero where it has none.
    func read(_ doc: DocID) -> TextSketch { TextSketch(bytes, at: TextSketch.byteCount * Int(doc)) }

    /// The first of some documents that agrees in a band with one of some sketches, given by their lanes; see
    /// ``SketchKernels/agreeing(_:in:with:)``.
    func firstAgreeing(with lanes: [UInt8], in docs: Range<DocID>) -> DocID? {
        SketchKernels.agreeing(bytes, in: Int(docs.lowerBound)..<Int(docs.upperBound), with: lanes).map { DocID($0) }
    }

    /// ``TextSketch/band(_:)`` of a document's sketch, without reading all of it.
    func band(_ band: Int, of doc: DocID) -> UInt32 {
        let start = TextSketch.byteCount * Int(doc)
        return TextSketch.band(band) { bytes[start + $0] }
    }

    /// Made each time: a constant kept would be asked for, document by document, whether it is there yet.
    private static var none: TextSketch { TextSketch(lanes: .init(repeating: 0), numbers: 0) }

    /// - Parameter count: how many there are.
    static func encode(_ sketches: some Sequence<TextSketch?>, count: Int) -> [UInt8] {
        var writer = ByteWriter()
        writer.reserve(TextSketch.byteCount * count)
        for sketch in sketches {
            let sketch = sketch ?? none
            for index in 0..<8 { writer.fixed(sketch.lanes[index]) }
            writer.fixed(sketch.numbers)
        }
        return writer.bytes
    }
}
