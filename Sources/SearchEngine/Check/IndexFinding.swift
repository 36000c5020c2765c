/// Something in an index that is not as it was written, or that contradicts another part of it.
package struct IndexFinding: Equatable, Sendable {
    /// What kind of thing: the codes are for scripts and never change.
    package enum Kind: String, CaseIterable, Sendable {
        /// A file that the manifest names is not there, or the manifest itself.
        case missing
        /// Bytes do not agree with their checksum.
        case checksum
        /// Bytes cannot be read as what they should be.
        case structure
        /// Parts of the index say different things.
        case contradiction
    }

    package var kind: Kind
    package var file: String
    /// The part of the file, as ``SegmentFormat/Tag/name(_:)`` calls it; nil where it concerns all of it.
    package var section: String?
    /// What is wrong, and with what.
    package var detail: String
    /// Whether only ``IndexCheck/contradictions(restorer:)`` finds it: bytes agree with their checksums all the same.
    package var isDeep = false

    package init(_ kind: Kind, file: String, section: String? = nil, _ detail: String) {
        self.kind = kind
        self.file = file
        self.section = section
        self.detail = detail
    }

    /// What an error says of damage; nil for one that is of something else.
    package init?(_ error: SearchEngineError, section: String? = nil) {
        guard case .damaged(let file, let reason) = error else { return nil }
        self.init(error == Manifest.missing ? .missing : .structure, file: file, section: section, reason)
    }
}
