/// Compares every byte of an index with its checksum, file by file.
package struct ChecksumCheck {
    private let snapshot: IndexSnapshot
    private let schema: Schema

    package init(_ snapshot: IndexSnapshot, schema: Schema) {
        self.snapshot = snapshot
        self.schema = schema
    }

    /// What is wrong with a segment and its live documents; where that is nothing, it opens.
    ///
    /// - Complexity: linear in the bytes.
    package func findings(_ entry: Manifest.Segment) throws(SearchEngineError) -> [IndexFinding] {
        let findings = try sections(entry) + liveDocuments(entry)
        guard findings.isEmpty else { return findings }
        return try found { () throws(SearchEngineError) in
            _ = try SegmentReader(entry, schema: schema, open: snapshot.file)
            return []
        }
    }

    /// What is wrong with the sections of a segment.
    package func sections(_ entry: Manifest.Segment) throws(SearchEngineError) -> [IndexFinding] {
        let name = IndexFileName.segment(entry.number)
        return try found { () throws(SearchEngineError) in
            try SectionReader(try snapshot.file(name), file: name).damagedSections.map { section in
                .init(
                    .checksum, file: name, section: section.tag.name(schema),
                    "its bytes are not those that were written")
            }
        }
    }

    /// What is wrong with the live documents of a segment.
    package func liveDocuments(_ entry: Manifest.Segment) throws(SearchEngineError) -> [IndexFinding] {
        guard entry.liveRevision > 0 else { return [] }
        let name = IndexFileName.liveDocuments(entry.number, revision: entry.liveRevision)
        return try found { () throws(SearchEngineError) in
            _ = try LiveDocuments(try snapshot.file(name), documentCount: entry.documentCount, file: name)
            return []
        }
    }

    /// What is wrong with the files beside the segments.
    package func findingsBesideSegments() throws(SearchEngineError) -> [IndexFinding] {
        let duplicates = try found { () throws(SearchEngineError) in
            try DuplicateGroups.open(snapshot.manifest, open: snapshot.file)?.verify()
            return []
        }
        let attachment = try found { () throws(SearchEngineError) in
            try Attachment.open(snapshot.manifest, open: snapshot.file)?.verify()
            return []
        }
        return duplicates + attachment
    }

    /// What `body` finds, or the damage that it ends with.
    private func found(
        _ body: () throws(SearchEngineError) -> [IndexFinding]
    ) throws(SearchEngineError) -> [IndexFinding] {
        do {
            return try body()
        } catch {
            guard var finding = IndexFinding(error) else { throw error }
            if !snapshot.has(finding.file) { finding.kind = .missing }
            return [finding]
        }
    }
}
