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
    /// Whether nothing would be left, nor could be read again: then nothing was done.
    package var isHopeless = false

    package init() {}
}

/// A document whose stored bytes cannot be read.
package struct LostDocument: Sendable {
    package var id: String
    /// That it was in.
    package var file: String
    package var remains: DocumentRemains
}
