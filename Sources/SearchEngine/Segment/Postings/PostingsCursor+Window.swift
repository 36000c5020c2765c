extension PostingsCursor {
    /// Adds the list's documents of a window.
    package func insertDocuments(into window: inout Window) throws(SearchEngineError) {
        if let dense {
            window.insert(dense)
        } else if let bits {
            window.insert(bits)
        } else {
            try forEachBlock(in: window) { indexes in window.insert(docs, indexes) }
        }
    }

    /// Takes out of a window what the list lacks.
    package func narrow(_ window: inout Window) throws(SearchEngineError) {
        if let dense {
            window.formIntersection(dense)
        } else if let bits {
            window.formIntersection(bits)
        } else {
            var found = Window(base: window.base)
            try insertDocuments(into: &found)
            window.formIntersection(found)
        }
    }

    /// Enters each block that reaches into a window and calls `body` with the indexes in ``docs`` of the documents
    /// that lie in the window.
    package func forEachBlock(
        in window: Window, _ body: (Range<Int>) throws(SearchEngineError) -> Void
    ) throws(SearchEngineError) {
        guard var number = blockReaching(window.base) else { return }
        repeat {
            try enter(block: number)
            if let first = docs.first, blockCount > 0 {
                // Most blocks of a long list lie in one window, most of a short one reach into several.
                let start = first >= window.base ? 0 : firstIndex(notBelow: UInt64(window.base))
                let end = UInt64(docs[blockCount - 1]) < window.end ? blockCount : firstIndex(notBelow: window.end)
                if start < end { try body(start..<end) }
            }
            number += 1
        } while number < blockTotal && UInt64(lastDocument(ofBlock: number - 1)) + 1 < window.end
    }

    /// The index in ``docs`` of the first document that is `doc` or later.
    package func firstIndex(notBelow doc: UInt64) -> Int {
        guard let doc = DocID(exactly: doc) else { return blockCount }
        return PostingsKernels.first(docs, count: blockCount, notBelow: doc)
    }

    /// The most a document of a window can be worth: the highest frequency and the shortest text of the blocks that
    /// reach into it. Nil where none does.
    package func impact(in window: Window) -> Impact? {
        if let dense { return dense.impact(ofWindow: Int(window.base) / Window.size) }
        guard isInBlocks else { return Impact(frequency: info.maxFrequency, length: info.minLength) }
        guard var number = blockReaching(window.base) else { return nil }
        var least = blocks.impact(ofBlock: number)
        while number + 1 < blocks.count, UInt64(blocks.lastDocument(ofBlock: number)) + 1 < window.end {
            number += 1
            let next = blocks.impact(ofBlock: number)
            least.frequency = max(least.frequency, next.frequency)
            least.length = min(least.length, next.length)
        }
        return least
    }
}
