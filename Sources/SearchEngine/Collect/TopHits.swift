/// A document that was found.
package struct Hit: Equatable, Sendable {
    /// The segment, by place in the reader, and the document there.
    package let segment: Int
    package let doc: DocID
    package internal(set) var score: Double
    /// What the hits are sorted by: the score, or a column's number.
    package internal(set) var key: Double
    /// Decides among equals.
    package let order: UInt64

    package init(segment: Int, doc: DocID, score: Double, key: Double, order: UInt64) {
        self.segment = segment
        self.doc = doc
        self.score = score
        self.key = key
        self.order = order
    }

    /// Greater keys first, then lower orders: a total order but for documents whose IDs have one hash.
    package func precedes(_ other: Hit) -> Bool {
        if key != other.key { return key > other.key }
        if order != other.order { return order < other.order }
        return (segment, doc) < (other.segment, other.doc)
    }
}

/// Keeps the first few of many hits: a heap with the last of them on top.
package struct TopHits {
    private let limit: Int
    private var heap: [Hit] = []

    package init(limit: Int) {
        self.limit = limit
        heap.reserveCapacity(min(limit, 1024))
    }

    /// A hit with a lower key than this is not kept; minus infinity while there is room.
    package var threshold: Double { heap.count < limit ? -.infinity : heap.first?.key ?? .infinity }

    /// - Complexity: logarithmic in the limit; constant for a hit that is not kept.
    package mutating func offer(_ hit: Hit) {
        if heap.count < limit {
            heap.append(hit)
            rise(heap.count - 1)
        } else if let last = heap.first, hit.precedes(last) {
            heap[0] = hit
            sink(0)
        }
    }

    /// The hits kept, first to last.
    package var sorted: [Hit] { heap.sorted { $0.precedes($1) } }

    private mutating func rise(_ index: Int) {
        var child = index
        while child > 0 {
            let parent = (child - 1) / 2
            guard heap[parent].precedes(heap[child]) else { return }
            heap.swapAt(parent, child)
            child = parent
        }
    }

    private mutating func sink(_ index: Int) {
        var parent = index
        while true {
            var last = parent
            for child in 2 * parent + 1...2 * parent + 2 where child < heap.count {
                if heap[last].precedes(heap[child]) { last = child }
            }
            guard last != parent else { return }
            heap.swapAt(parent, last)
            parent = last
        }
    }
}
