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
        return try found(in: IndexFileName.segment(entry.number)) { () throws(SearchEngineError) in
            _ = try SegmentReader(entry, schema: schema, open: snapshot.file)
            return []
        }
    }

    /// What is wrong with the sections of a segment.
    package func sections(_ entry: Manifest.Segment) throws(SearchEngineError) -> [IndexFinding] {
        let name = IndexFileName.segment(entry.number)
        return try found(in: name) { () throws(SearchEngineError) in
            try Self.damagedSections(of: try snapshot.file(name), file: name, schema)
        }
    }

    private static func damagedSections(
        of segment: ByteView, file: String, _ schema: Schema
    ) throws(SearchEngineError) -> [IndexFinding] {
        try SectionReader(segment, file: file).damagedSections.map { section in
            .init(
                .checksum, file: file, section: section.tag.name(schema),
                "its bytes are not those that were written")
        }
    }

    /// What is wrong with the sections of a segment of which no manifest tells.
    static func sections(
        of segment: ByteView, file: String, _ schema: Schema
    ) throws(SearchEngineError) -> [IndexFinding] {
        do {
            return try damagedSections(of: segment, file: file, schema)
        } catch {
            guard let finding = IndexFinding(error) else { throw error }
            return [finding]
        }
    }

    /// Whether in the place of a segment there is another one, of which all checksums agree.
    package func isWholeAndForeign(_ entry: Manifest.Segment) throws(SearchEngineError) -> Bool {
        let name = IndexFileName.segment(entry.number)
        guard snapshot.isForeign(name), let file = try? snapshot.file(name) else { return false }
        return (try? SectionReader(file, file: name).verify()) != nil
    }

    /// What is wrong with the live documents of a segment.
    package func liveDocuments(_ entry: Manifest.Segment) throws(SearchEngineError) -> [IndexFinding] {
        guard entry.liveRevision > 0 else { return [] }
        let name = IndexFileName.liveDocuments(entry.number, revision: entry.liveRevision)
        return try found(in: name) { () throws(SearchEngineError) in
            _ = try LiveDocuments(try snapshot.file(name), documentCount: entry.documentCount, file: name)
            return []
        }
    }

    /// What is wrong with the files beside the segments.
    package func findingsBesideSegments() throws(SearchEngineError) -> [IndexFinding] {
        let manifest = snapshot.manifest
        let nameOfGroups = IndexFileName.duplicates(revision: manifest.duplicatesRevision)
        let duplicates = try found(in: nameOfGroups) { () throws(SearchEngineError) in
            try DuplicateGroups.open(manifest, open: snapshot.file)?.verify()
            return []
        }
        let nameOfAttachment = IndexFileName.attachment(revision: manifest.attachmentRevision)
        let attachment = try found(in: nameOfAttachment) { () throws(SearchEngineError) in
            try Attachment.open(manifest, open: snapshot.file)?.verify()
            return []
        }
        return duplicates + attachment
    }

    /// What `body` finds, or the damage that it ends with, or that a file in which it finds none is another one.
    private func found(
        in name: String, _ body: () throws(SearchEngineError) -> [IndexFinding]
    ) throws(SearchEngineError) -> [IndexFinding] {
        do {
            let findings = try body()
            guard findings.isEmpty, snapshot.isForeign(name) else { return findings }
            return [.init(.checksum, file: name, IndexSnapshot.foreign)]
        } catch {
            guard var finding = IndexFinding(error) else { throw error }
            if !snapshot.has(finding.file) { finding.kind = .missing }
            return [finding]
        }
    }
}
