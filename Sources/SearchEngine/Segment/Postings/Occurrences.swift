/// Where a term stands in some documents: their positions in one array, document after document.
///
/// It is filled for the candidates of a whole window at once and used again for the next, so that reading a document's
/// positions takes no memory of its own.
package struct Occurrences {
    /// Ascending within each document.
    package private(set) var positions: [UInt32] = []
    /// Where each document's positions end.
    package private(set) var ends: [Int] = []

    package init() {}

    /// The positions of the document at `index`.
    package func range(_ index: Int) -> Range<Int> { (index == 0 ? 0 : ends[index - 1])..<ends[index] }

    package mutating func removeAll() {
        positions.removeAll(keepingCapacity: true)
        ends.removeAll(keepingCapacity: true)
    }

    /// Makes room for more.
    mutating func reserve(documents: Int, positions: Int) {
        ends.reserveCapacity(ends.count + documents)
        self.positions.reserveCapacity(self.positions.count + positions)
    }

    /// Appends the positions that gaps lead to, but for those below zero.
    ///
    /// - Parameter start: what the first gap counts from.
    /// - Returns: where the last gap leads to.
    package mutating func append(_ gaps: [UInt32], _ slots: Range<Int>, from start: Int) -> Int {
        var position = start
        positions.append(addingCapacity: slots.count) { output in
            for slot in slots {
                position += Int(gaps[slot])
                if position >= 0 { output.append(UInt32(truncatingIfNeeded: position)) }
            }
        }
        return position
    }

    /// As ``append(_:_:from:)``, of the forms that count.
    package mutating func append(
        _ gaps: [UInt32], _ slots: Range<Int>, from start: Int, forms: [UInt32], _ filter: FormFilter
    ) -> Int {
        var position = start
        positions.append(addingCapacity: slots.count) { output in
            for slot in slots {
                position += Int(gaps[slot])
                if position >= 0, filter.contains(forms[slot]) { output.append(UInt32(truncatingIfNeeded: position)) }
            }
        }
        return position
    }

    /// Ends the positions of one document.
    package mutating func endDocument() { ends.append(positions.count) }

    /// Keeps the positions of each document that `bounds` holds, by the document's index.
    package mutating func clip(to bounds: (Int) -> Range<Int64>) {
        var kept = 0
        var next = 0
        for index in ends.indices {
            let range = bounds(index)
            while next < ends[index] {
                if range.contains(Int64(positions[next])) {
                    positions[kept] = positions[next]
                    kept += 1
                }
                next += 1
            }
            ends[index] = kept
        }
        positions.removeSubrange(kept...)
    }

    /// Keeps the positions behind which, by `offset`, `other` has one, document by document.
    ///
    /// - Parameter other: of the same documents.
    package mutating func formIntersection(_ other: Occurrences, offset: Int = 0) {
        var kept = 0
        var start = 0
        for index in ends.indices {
            let range = other.range(index)
            var left = start
            var right = range.lowerBound
            let end = ends[index]
            // Which of two words comes next cannot be foretold: no branch depends on it.
            while left < end, right < range.upperBound {
                let position = Int(positions[left])
                let candidate = Int(other.positions[right]) &- offset
                positions[kept] = positions[left]
                kept &+= position == candidate ? 1 : 0
                left &+= position <= candidate ? 1 : 0
                right &+= candidate <= position ? 1 : 0
            }
            start = end
            ends[index] = kept
        }
        positions.removeSubrange(kept...)
    }

    /// Adds the positions of `other`, document by document, each once.
    ///
    /// - Parameter other: of the same documents.
    package mutating func formUnion(_ other: Occurrences) {
        var merged = Occurrences()
        for index in ends.indices {
            var (left, right) = (range(index), other.range(index))
            while let one = left.first, let two = right.first {
                merged.positions.append(min(positions[one], other.positions[two]))
                if positions[one] <= other.positions[two] { left.removeFirst() }
                if positions[one] >= other.positions[two] { right.removeFirst() }
            }
            merged.positions.append(contentsOf: positions[left])
            merged.positions.append(contentsOf: other.positions[right])
            merged.endDocument()
        }
        self = merged
    }

    /// Takes out the documents that have no positions, here and in the list of the documents beside.
    package mutating func dropEmptyDocuments(_ documents: inout [DocID]) {
        var kept = 0
        for index in ends.indices where !range(index).isEmpty {
            documents[kept] = documents[index]
            ends[kept] = ends[index]
            kept += 1
        }
        documents.removeSubrange(kept...)
        ends.removeSubrange(kept...)
    }
}
