/// How an application makes its documents anew from the bytes it has stored with them: what salvage needs of it.
package protocol DocumentRestorer {
    /// Keyword fields that have one value a document which the stored bytes do not hold.
    var keywordsBesideStored: [Schema.FieldID] { get }

    /// The column that tells where a document is from, by which it is known how much of that is in the index; nil for
    /// none.
    var originColumn: Schema.ColumnID? { get }

    /// The document whose stored bytes begin at a place, and where they end; nil where none begin there.
    ///
    /// - Complexity: linear in the document.
    func document(_ bytes: [UInt8], at start: Int) -> (id: String, end: Int)?

    /// - Parameters:
    ///   - stored: all bytes of one document.
    ///   - remains: what else can still be told of it.
    /// - Throws: ``SearchEngineError/damaged(file:reason:)`` for bytes that hold none.
    func document(_ stored: [UInt8], _ remains: DocumentRemains) throws(SearchEngineError) -> Document

    /// What an attachment whose bytes are sound is good for, and what it is from then on.
    ///
    /// - Throws: ``SearchEngineError/otherVersion(what:found:expected:)`` for one that is not to be dropped.
    func use(of attachment: ByteReader) throws(SearchEngineError) -> AttachmentUse
}

/// What a repair has of the ``Attachment`` of an index.
package enum AttachmentUse: Sendable {
    /// It says nothing that the application understands.
    case none
    /// These bytes are kept in its place: they may say that documents have been lost.
    case kept([UInt8])
    /// As well, and the application can read documents again by it that the index has lost.
    case restoring([UInt8])

    var bytes: [UInt8]? {
        switch self {
        case .none: nil
        case .kept(let bytes), .restoring(let bytes): bytes
        }
    }

    var isRestoring: Bool {
        if case .restoring = self { true } else { false }
    }
}

/// What can be told of a document beside its stored bytes, from parts of its segment that can be read.
package struct DocumentRemains: Sendable {
    /// By field, of those in ``DocumentRestorer/keywordsBesideStored``.
    package var keywords: [Schema.FieldID: String] = [:]
    /// By column; without those that the document lacks or that cannot be read.
    package var columns: [Schema.ColumnID: Int64] = [:]
    /// Whether the segment is none of this index: what its numbers mean, the attachment of another would say.
    package var isStrange = false

    package init() {}
}
