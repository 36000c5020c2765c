/// Merges of segments that no commit names yet: planned as soon as there are enough of one size, and done beside the
/// analysis of further documents where there is a thread and memory for it.
///
/// What is planned, and as how much memory it counts, follows from the segments alone, so that an index is the same
/// however fast merges are.
package final class PendingMerges {
    private struct Merge: Sendable {
        let sources: [Manifest.Segment]
        /// What they will be, since nothing in them is deleted before the commit.
        let result: Manifest.Segment

        init(_ sources: [Manifest.Segment], number: UInt64) {
            self.sources = sources
            let count = sources.reduce(0) { $0 + $1.liveCount }
            result = .init(
                number: number, documentCount: count, liveCount: count,
                liveTokens: sources.reduce(0) { $0 + $1.liveTokens }, liveRevision: 0)
        }
    }

    private typealias Outcome = Result<Manifest.Segment, SearchEngineError>

    private let schema: Schema
    private let directory: any Directory
    private let isBeside: Bool
    private let memoryLimit: Int
    /// Made with the first merge: most writers have none.
    private lazy var work: OrderedWork<Merge, Outcome>? = OrderedWork(jobs: isBeside ? 2 : 1) { [schema, directory] in
        { merge in
            Outcome { () throws(SearchEngineError) in
                try MergePolicy.merge(merge.sources, into: merge.result.number, schema: schema, directory: directory)
            }
        }
    }
    /// In order; the first is being done if `isRunning`. One may merge what the one before makes, so there is one at a time.
    private var merges: [Merge] = []
    private var isRunning = false
    /// Bytes that merges beside the writer take; about. Those planned last count until others are, be they done before:
    /// where segments end does not depend on when.
    private(set) var memory = 0

    /// - Parameters:
    ///   - jobs: with more than one, merges have a thread of their own.
    ///   - memoryLimit: of the writer, in bytes.
    package init(schema: Schema, directory: any Directory, jobs: Int, memoryLimit: Int) {
        self.schema = schema
        self.directory = directory
        self.memoryLimit = memoryLimit
        isBeside = jobs > 1
    }

    /// Puts what will be merged in the place of its sources.
    ///
    /// - Parameters:
    ///   - segments: that no commit names, and so with nothing deleted.
    ///   - nextNumber: of a segment.
    package func plan(_ segments: inout [Manifest.Segment], nextNumber: inout UInt64) {
        let first = merges.count
        while let group = MergePolicy.fullTier(segments) {
            let merge = Merge(Array(segments[group]), number: nextNumber)
            segments.replaceSubrange(group, with: [merge.result])
            merges.append(merge)
            nextNumber += 1
        }
        let planned = merges[first...].filter(fitsBeside)
        if merges.count > first { memory = planned.reduce(0) { max($0, Self.memory(of: $1)) } }
    }

    /// Whether there is a thread for a merge beside the writer, and memory.
    private func fitsBeside(_ merge: Merge) -> Bool { isBeside && Self.memory(of: merge) <= memoryLimit / 4 }

    /// Has the merges done that are planned: beside what the caller does next, or before it goes on where one thread or
    /// too little memory is all there is.
    package func start() throws(SearchEngineError) {
        if isRunning { try settle(work?.resultIfReady()) }
        guard let merge = merges.first, !isRunning else { return }
        guard fitsBeside(merge) else { return try finish() }
        isRunning = true
        work?.give(merge)
    }

    /// Does all that is planned.
    package func finish() throws(SearchEngineError) {
        while let merge = merges.first {
            if !isRunning { work?.give(merge) }
            isRunning = true
            try settle(work?.result())
        }
    }

    /// Begins no further merge, and waits for the end of the one under way: nothing is written from then on.
    func abandon() {
        if isRunning { work = nil }
    }

    /// Takes note of what came of the first merge, if anything has; its sources are needed no more.
    private func settle(_ outcome: Outcome?) throws(SearchEngineError) {
        guard let outcome else { return }
        isRunning = false
        let merge = merges.removeFirst()
        _ = try outcome.get()
        // The commit takes away what stays.
        for source in merge.sources { try? directory.remove(IndexFileName.segment(source.number)) }
    }

    /// Of a document: its numbers, its length, and the bytes of its sketch or, twice, of its ID. Of the whole: terms and
    /// their lists on their way, and as much of the sources as is kept of them.
    private static let (bytesPerDocument, bytesPerMerge) = (128, 16 << 20)

    private static func memory(of merge: Merge) -> Int {
        bytesPerMerge + bytesPerDocument * merge.sources.reduce(0) { $0 + $1.documentCount }
    }
}
