/// When segments are merged: eight neighbours of one tier become one, so that an index of n documents has some 8·log₅(n)
/// segments at most and a document is written about log₅(n) times. A segment of which more than half is deleted
/// is written anew: that costs less than what was deleted had cost.
package enum MergePolicy {
    private static let fanIn = 8

    /// Merges while any tier is full or any segment mostly deleted, and returns the manifest with the new segments in.
    package static func merged(
        _ manifest: Manifest, schema: Schema, directory: any Directory
    ) throws(SearchEngineError) -> Manifest {
        var next = manifest
        while let group = fullTier(next.segments) ?? mostlyDeleted(next.segments) {
            try merge(group, of: &next, schema, directory)
        }
        return next
    }

    /// Merges as many segments as fit one another, and returns the manifest with the new ones in: all there are,
    /// unless they are more than a segment can hold. Deleted documents leave every segment.
    package static func mergedWhole(
        _ manifest: Manifest, schema: Schema, directory: any Directory
    ) throws(SearchEngineError) -> Manifest {
        var next = manifest
        for group in wholeGroups(manifest.segments).reversed() { try merge(group, of: &next, schema, directory) }
        return next
    }

    /// What ``mergedWhole(_:schema:directory:)`` merges: runs of neighbours, in order. A segment that stays alone and
    /// has nothing deleted is in none.
    package static func wholeGroups(_ segments: [Manifest.Segment]) -> [Range<Int>] {
        var groups: [Range<Int>] = []
        var start = 0
        for end in 1..<max(1, segments.count + 1)
        where end == segments.count || !fits(Array(segments[start...end])) {
            if end - start > 1 || segments[start].liveCount < segments[start].documentCount {
                groups.append(start..<end)
            }
            start = end
        }
        return groups
    }

    /// Puts one segment in the place of neighbouring ones.
    private static func merge(
        _ group: Range<Int>, of manifest: inout Manifest, _ schema: Schema, _ directory: any Directory
    ) throws(SearchEngineError) {
        let number = manifest.nextSegment
        manifest.nextSegment += 1
        let merged = try merge(Array(manifest.segments[group]), into: number, schema: schema, directory: directory)
        manifest.segments.replaceSubrange(group, with: [merged])
    }

    /// Writes one segment of several. Their bytes are compared with their checksums first, for what is damaged would have
    /// checksums that agree from then on.
    static func merge(
        _ sources: [Manifest.Segment], into number: UInt64, schema: Schema, directory: any Directory
    ) throws(SearchEngineError) -> Manifest.Segment {
        var readers: [SegmentReader] = []
        for entry in sources {
            let reader = try SegmentReader(entry, schema: schema, directory: directory)
            try reader.verify()
            readers.append(reader)
        }
        let sink = try directory.create(IndexFileName.segment(number))
        let merged = try SegmentMerger(readers, schema: schema).write(to: sink)
        return Manifest.Segment(
            number: number, documentCount: merged.documentCount, liveCount: merged.documentCount,
            liveTokens: merged.tokenCount, liveRevision: 0)
    }

    /// The segments to be merged next, as many as are merged at once: neighbours only, so that of two documents of one ID
    /// the later stays the later, and the last of their tier, so that what is made last has the latest documents.
    ///
    /// A tier goes on to the last segment that has a fifth of the documents of its largest, whatever stands between: sizes
    /// that waver about a boundary would never have eight neighbours on one side of it. (Lucene's `LogMergePolicy` draws
    /// its levels so.)
    package static func fullTier(_ segments: [Manifest.Segment]) -> Range<Int>? {
        var start = 0
        while start < segments.count {
            let largest = segments[start...].reduce(0) { max($0, $1.liveCount) }
            let end = (segments[start...].lastIndex { 5 * $0.liveCount >= largest } ?? start) + 1
            for first in (start..<max(start, end - fanIn + 1)).reversed()
            where fits(Array(segments[first..<first + fanIn])) {
                return first..<first + fanIn
            }
            start = end
        }
        return nil
    }

    private static func mostlyDeleted(_ segments: [Manifest.Segment]) -> Range<Int>? {
        segments.firstIndex { $0.liveCount < $0.documentCount - $0.liveCount }.map { $0..<$0 + 1 }
    }

    /// Whether segments make one whose counts and offsets fit their formats.
    private static func fits(_ segments: [Manifest.Segment]) -> Bool {
        segments.reduce(0) { $0 + $1.liveCount } <= SegmentFormat.maxDocuments
            && segments.reduce(0) { $0 + $1.liveTokens } <= SegmentFormat.maxTokens
    }
}
