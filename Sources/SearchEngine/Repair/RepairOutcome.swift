package import Analysis

/// What a repair found, and what became of the documents concerned.
package struct RepairOutcome: Sendable {
    /// What was found damaged; nothing was done where it is empty.
    package var findings: [IndexFinding] = []
    /// Documents that were in a damaged segment and are in the index still.
    package var saved = 0
    /// Documents of which it could not be told whether they had been deleted, and that are live now.
    package var revived = 0
    package var lost: [LostDocument] = []
    /// Documents that were lost of which not even the ID can be told.
    package var unnamed = 0
    /// Whether the manifest could not be read: then nobody knows of segments that are not there.
    package var isManifestLost = false
    /// Whether nobody knows what more is lost: neither the manifest nor the last attachment can be read.
    package var mayHaveLostMore = false
    /// Whether nothing would be left, nor could be read again: then nothing was done.
    package var isHopeless = false
    /// What is kept of the attachment; nil where there is none or nothing was done.
    package var attachment: [UInt8]?
    /// The documents that are in the index afterwards; nil where nothing was done.
    package var kept: KeptDocuments?

    package init() {}
}

/// The documents that a repair leaves in an index, or would.
package struct KeptDocuments: Sendable {
    private let saved: Set<ByteString>
    private let origins: [Int64: Int]
    /// IDs of documents that are in a damaged segment today, and are added anew without a number in
    /// ``DocumentRestorer/originColumn``.
    package let withoutOrigin: Set<ByteString>
    private let recovery: LiveDocumentRecovery

    init(_ salvage: Salvage, _ recovery: LiveDocumentRecovery) {
        (saved, origins, withoutOrigin) = (salvage.saved, salvage.origins, salvage.withoutOrigin)
        self.recovery = recovery
    }

    package func contains(id: String) throws(SearchEngineError) -> Bool {
        if saved.contains(ByteString(id)) { return true }
        return try recovery.isLive(id)
    }

    /// Counts them by their numbers in ``DocumentRestorer/originColumn``, as far as they have such.
    package func countOrigins(_ column: Schema.ColumnID, into counts: inout [Int]) {
        for (place, segment) in recovery.segments.enumerated() {
            segment.column(column).count(recovery.recovered[place] ?? segment.live, into: &counts)
        }
        for (origin, count) in origins where origin < counts.count { counts[Int(origin)] += count }
    }
}

/// A document whose stored bytes cannot be read.
package struct LostDocument: Sendable {
    package var id: String
    /// That it was in.
    package var file: String
    package var remains: DocumentRemains
}
