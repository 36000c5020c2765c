/// Bytes that the application keeps with each commit, in a file of their own: what it knows of the documents and the
/// engine does not.
///
/// ```
/// attachment := magic[8] bytes crc32c:u32
/// ```
package struct Attachment: Sendable {
    private static let magic = Array("TRACUUAT".utf8)
    private static let checksumSize = 4
    private static let mostCopied = 1 << 20

    private let view: ByteView
    private let file: String

    /// - Throws: ``SearchEngineError/damaged(file:reason:)`` for what is no attachment. Its bytes are compared with
    ///   their checksum by ``verify()``.
    init(_ view: ByteView, file: String) throws(SearchEngineError) {
        let least = Self.magic.count + Self.checksumSize
        guard view.count >= least, view.array(0..<Self.magic.count) == Self.magic else {
            throw .damaged(file: file, reason: "this is no attachment")
        }
        self.view = view
        self.file = file
    }

    /// A reader of the bytes, once they are found sound.
    package func reader() throws(SearchEngineError) -> ByteReader {
        try verify()
        return ByteReader(body, file: file)
    }

    /// A reader of the bytes, whatever they are: for what is told beside an answer, and must not cost a look at all of
    /// them.
    package func uncheckedReader() -> ByteReader { ByteReader(body, file: file) }

    /// What was given to be kept.
    var body: ByteView { view.slice(Self.magic.count..<view.count - Self.checksumSize) ?? .empty }

    func verify() throws(SearchEngineError) {
        let end = view.count - Self.checksumSize
        guard let covered = view.slice(0..<end), Checksum(of: covered).value == view.load(end, as: UInt32.self) else {
            throw .damaged(file: file, reason: "the attachment does not agree with its checksum")
        }
    }

    /// Whether it holds just these bytes.
    func holds(_ bytes: [UInt8]) -> Bool {
        body.elementsEqual(bytes)
    }

    /// Writes the bytes as of a revision, durably but for the folder's own sync.
    static func write(_ bytes: [UInt8], revision: UInt64, to directory: any Directory) throws(SearchEngineError) {
        var checksum = Checksum(of: magic)
        checksum.update(bytes)
        var end = ByteWriter()
        end.fixed(checksum.value)
        let sink = try directory.create(IndexFileName.attachment(revision: revision))
        // What is large is not copied.
        let parts = bytes.count < mostCopied ? [magic + bytes + end.bytes] : [magic, bytes, end.bytes]
        for part in parts { try sink.append(part) }
        try sink.finish()
    }

    /// The last one that is sound, for where the manifest cannot be read; nil where there is none.
    package static func last(in directory: any Directory) throws(SearchEngineError) -> Attachment? {
        let revisions = Set(try directory.fileNames().compactMap(IndexFileName.revision))
        return revisions.sorted(by: >).lazy.compactMap { sound($0, open: directory.open) }.first
    }

    /// Nil where there is none of a revision, or a damaged one.
    static func sound(
        _ revision: UInt64, open: (String) throws(SearchEngineError) -> ByteView
    ) -> Attachment? {
        guard revision > 0 else { return nil }
        let name = IndexFileName.attachment(revision: revision)
        guard let bytes = try? open(name), let attachment = try? Attachment(bytes, file: name) else { return nil }
        return (try? attachment.verify()) == nil ? nil : attachment
    }

    /// That of a manifest; nil where it has none.
    ///
    /// - Parameter open: the bytes of a file by its name.
    package static func open(
        _ manifest: Manifest, open: (String) throws(SearchEngineError) -> ByteView
    ) throws(SearchEngineError) -> Attachment? {
        guard manifest.attachmentRevision > 0 else { return nil }
        let name = IndexFileName.attachment(revision: manifest.attachmentRevision)
        return try Attachment(try open(name), file: name)
    }
}
