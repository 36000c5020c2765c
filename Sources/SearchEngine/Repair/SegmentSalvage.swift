internal import Analysis

/// Gets documents back out of a segment of which some bytes are damaged: their stored bytes are all that is needed.
struct SegmentSalvage {
    private let remains: SegmentRemains
    private let restorer: any DocumentRestorer
    private let columns: [Column?]
    private let keywords: [(field: Schema.FieldID, values: [String?])]

    /// What is still there of a document.
    struct Found {
        /// Its number in the segment; nil where it cannot be told.
        var doc: DocID?
        var id: String
        var stored: [UInt8]
    }

    init(_ remains: SegmentRemains, schema: Schema, _ restorer: any DocumentRestorer) {
        self.remains = remains
        self.restorer = restorer
        columns = schema.columns.indices.map { remains.column($0) }
        keywords = restorer.keywordsBesideStored.map { ($0, remains.keywords($0)) }
    }

    /// What can be told of a document beside its stored bytes.
    func remains(of doc: DocID?) -> DocumentRemains {
        var told = DocumentRemains()
        guard let doc, let count = remains.documentCount, Int(doc) < count else { return told }
        for (column, values) in columns.enumerated() { told.columns[column] = values?[doc] }
        for (field, values) in keywords where Int(doc) < values.count { told.keywords[field] = values[Int(doc)] }
        return told
    }

    /// Calls `body` with every document whose stored bytes are as they were written.
    func forEachDocument(
        _ body: (Found) throws(SearchEngineError) -> Void
    ) throws(SearchEngineError) {
        if let store = remains.store, let ids = remains.ids {
            try forEachDocument(of: store, ids, body)
        } else {
            try walkBlocks(body)
        }
    }

    private func forEachDocument(
        of store: DocumentStore, _ ids: [String], _ body: (Found) throws(SearchEngineError) -> Void
    ) throws(SearchEngineError) {
        var unpacked = DocumentStore.Unpacked()
        for (place, id) in ids.enumerated() {
            let doc = DocID(place)
            let bytes: [UInt8]
            do {
                bytes = try store.document(doc, unpacked: &unpacked)
            } catch {
                guard case .damaged = error else { throw error }
                continue
            }
            guard let found = restorer.document(bytes, at: 0), found.end == bytes.count,
                ByteString(found.id) == ByteString(id)
            else { continue }
            try body(Found(doc: doc, id: id, stored: bytes))
        }
    }

    /// Without an index of the store documents are told by where they end; their numbers by their IDs, or by counting
    /// from the first as long as none was lost.
    private func walkBlocks(_ body: (Found) throws(SearchEngineError) -> Void) throws(SearchEngineError) {
        var next = 0
        var isCounted = true
        try remains.forEachBlock { (block, isWhole) throws(SearchEngineError) in
            isCounted = isCounted && isWhole
            var start = 0
            while start < block.count, let found = restorer.document(block, at: start), found.end > start {
                var doc: DocID?
                if let ids = remains.ids {
                    doc = ids[min(next, ids.count)...].firstIndex { ByteString($0) == ByteString(found.id) }.map {
                        DocID($0)
                    }
                } else if isCounted {
                    doc = DocID(next)
                }
                if let doc { next = Int(doc) + 1 }
                try body(Found(doc: doc, id: found.id, stored: Array(block[start..<found.end])))
                start = found.end
            }
            isCounted = isCounted && start == block.count
        }
    }
}
