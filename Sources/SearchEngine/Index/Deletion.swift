internal import Analysis

/// Works out which documents a commit deletes, and writes the live documents of the segments concerned.
struct Deletion {
    private let segments: [SegmentReader]
    private let firstNew: Int
    private let ids: Set<ByteString>
    private let directory: any Directory
    private var live: [Int: LiveDocuments] = [:]

    /// - Parameters:
    ///   - manifest: with the segments added since the last commit.
    ///   - firstNew: the place of the first of these.
    ///   - ids: deleted by ID, from all segments: who adds a document after deleting it takes its ID out.
    ///   - live: by number of the segment, in place of what the manifest names.
    init(
        manifest: Manifest, firstNew: Int, ids: Set<ByteString>, live: [UInt64: LiveDocuments], open: OpenSegments,
        directory: any Directory
    ) throws(SearchEngineError) {
        segments = try open.segments(of: manifest)
        self.firstNew = firstNew
        self.ids = ids
        self.directory = directory
        for (index, segment) in segments.enumerated() { self.live[index] = live[segment.number] }
    }

    /// Records the deletions in the manifest; segments with nothing live left are dropped from it.
    mutating func apply(to manifest: inout Manifest) throws(SearchEngineError) {
        for new in firstNew..<segments.count {
            try deleteRepeated(in: new)
            for older in 0..<new { try deleteReplaced(in: older, by: new) }
        }
        for id in ids.sorted() { try delete(Array(id.text.utf8)) }
        try write(to: &manifest)
    }

    private mutating func delete(_ doc: DocID, in segment: Int) {
        var documents =
            live[segment] ?? segments[segment].live
            ?? LiveDocuments(documentCount: segments[segment].documentCount)
        if documents.delete(doc) { live[segment] = documents }
    }

    /// Of documents of one ID in one segment only the last lives.
    private mutating func deleteRepeated(in segment: Int) throws(SearchEngineError) {
        var cursor = try segments[segment].dictionary(Schema.id).cursor()
        while let term = try cursor.next() {
            let list = try term.entry().list
            guard list.documentFrequency > 1 else { continue }
            for doc in try segments[segment].liveDocuments(list).dropLast() { delete(doc, in: segment) }
        }
    }

    /// A document lives in the last segment that has its ID. Walks the smaller dictionary, and looks up in the other
    /// or walks along, whichever is less.
    private mutating func deleteReplaced(in older: Int, by newer: Int) throws(SearchEngineError) {
        let old = segments[older].dictionary(Schema.id)
        var new = try segments[newer].dictionary(Schema.id).cursor()
        guard segments[newer].dictionary(Schema.id).count > old.count / 8 else {
            while let term = try new.next() {
                guard let entry = try old.entry(for: term.key) else { continue }
                for doc in try segments[older].liveDocuments(entry.list) { delete(doc, in: older) }
            }
            return
        }
        var along = try old.cursor()
        while let left = try along.peek(), let right = try new.peek() {
            if left.key == right.key {
                for doc in try segments[older].liveDocuments(try left.entry().list) { delete(doc, in: older) }
                _ = try along.next()
                _ = try new.next()
            } else if TermDictionary.precedes(left.key, right.key) {
                _ = try along.next()
            } else {
                _ = try new.next()
            }
        }
    }

    private mutating func delete(_ id: [UInt8]) throws(SearchEngineError) {
        for segment in 0..<segments.count {
            guard let entry = try segments[segment].dictionary(Schema.id).entry(for: id) else { continue }
            for doc in try segments[segment].liveDocuments(entry.list) { delete(doc, in: segment) }
        }
    }

    private func write(to manifest: inout Manifest) throws(SearchEngineError) {
        for (index, documents) in live.sorted(by: { $0.key < $1.key }) {
            let segment = segments[index]
            if documents.liveCount < segment.documentCount {
                let name = IndexFileName.liveDocuments(segment.number, revision: manifest.revision)
                let sink = try directory.create(name)
                try sink.append(documents.encoded())
                try sink.finish()
            }
            var tokens: UInt64 = 0
            for doc in 0..<DocID(segment.documentCount) where documents.isLive(doc) {
                tokens += UInt64(segment.length(doc))
            }
            manifest.segments[index].liveCount = documents.liveCount
            manifest.segments[index].liveTokens = tokens
            manifest.segments[index].liveRevision =
                documents.liveCount < segment.documentCount ? manifest.revision : 0
        }
        manifest.segments.removeAll { $0.liveCount == 0 }
    }
}
