/// When segments are merged: eight of about the same size become one, so that an index of n documents has some
/// 8·log₈(n) segments at most and a document is written about log₈(n) times.
package enum MergePolicy {
    private static let fanIn = 8

    /// Merges while any level is full, and returns the manifest with the new segments in.
    package static func merged(
        _ manifest: Manifest, schema: Schema, directory: any Directory
    ) throws(SearchEngineError) -> Manifest {
        var next = manifest
        while let group = fullLevel(next.segments) {
            let entries = group.map { next.segments[$0] }
            let number = next.nextSegment
            next.nextSegment += 1
            var readers: [SegmentReader] = []
            for entry in entries {
                readers.append(try SegmentReader(entry, schema: schema, directory: directory))
            }
            let sink = try directory.create(IndexFileName.segment(number))
            let merged = try SegmentMerger(readers, schema: schema).write(to: sink)
            next.segments[group[0]] = .init(
                number: number, documentCount: merged.documentCount, liveCount: merged.documentCount,
                liveTokens: merged.tokenCount, liveRevision: 0)
            for index in group.dropFirst().reversed() { next.segments.remove(at: index) }
        }
        return next
    }

    /// Neighbouring segments of one level, as many as are merged at once: neighbours only, so that of two documents
    /// of one ID the later stays the later.
    private static func fullLevel(_ segments: [Manifest.Segment]) -> [Int]? {
        var run: [Int] = []
        for (index, segment) in segments.enumerated() {
            if let last = run.last, level(segments[last]) != level(segment) { run = [] }
            run.append(index)
            if run.count == fanIn {
                if fits(run.map { segments[$0] }) { return run }
                run.removeFirst()
            }
        }
        return nil
    }

    /// Whether segments make one whose counts and offsets fit their formats.
    private static func fits(_ segments: [Manifest.Segment]) -> Bool {
        segments.reduce(0) { $0 + $1.liveCount } <= SegmentFormat.maxDocuments
            && segments.reduce(0) { $0 + $1.liveTokens } <= SegmentFormat.maxTokens
    }

    /// The logarithm of the size to base eight.
    private static func level(_ segment: Manifest.Segment) -> Int {
        (Int.bitWidth - max(1, segment.liveCount).leadingZeroBitCount) / 3
    }
}
