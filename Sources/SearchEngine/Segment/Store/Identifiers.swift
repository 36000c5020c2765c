/// The ID of each document, by number.
///
/// ```
/// identifiers := end:u64* id*        ends count from the first ID
/// ```
struct Identifiers: Sendable {
    private let bytes: ByteView
    private let documentCount: Int
    private let file: String

    init(_ bytes: ByteView, documentCount: Int, file: String) throws(SearchEngineError) {
        self.bytes = bytes
        self.documentCount = documentCount
        self.file = file
        let last = documentCount > 0 ? bytes.load(8 * (documentCount - 1), as: UInt64.self) : 0
        guard bytes.count >= 8 * documentCount, last == UInt64(bytes.count - 8 * documentCount) else {
            throw .damaged(file: file, reason: "the identifiers have another length than they say")
        }
    }

    /// Has the processor fetch an ID, for who will ask for several.
    func prefetch(_ doc: DocID) {
        bytes.prefetch(8 * documentCount &+ Int(truncatingIfNeeded: start(doc)))
    }

    private func start(_ doc: DocID) -> UInt64 { doc == 0 ? 0 : bytes.load(8 * (Int(doc) - 1), as: UInt64.self) }

    func id(_ doc: DocID) throws(SearchEngineError) -> String {
        let first = 8 * documentCount
        let start = start(doc)
        let end = bytes.load(8 * Int(doc), as: UInt64.self)
        guard Int(doc) < documentCount, start <= end, end <= UInt64(bytes.count - first) else {
            throw .damaged(file: file, reason: "the identifier of document \(doc) leaves its section")
        }
        return bytes.string(first + Int(start)..<first + Int(end))
    }

    /// - Parameter id: the UTF-8 of the ID of a document.
    static func encode(documentCount: Int, id: (Int) -> ArraySlice<UInt8>) -> [UInt8] {
        var writer = ByteWriter()
        var end: UInt64 = 0
        for doc in 0..<documentCount {
            end += UInt64(id(doc).count)
            writer.fixed(end)
        }
        for doc in 0..<documentCount { writer.append(id(doc)) }
        return writer.bytes
    }
}
