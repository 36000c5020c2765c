/// Where the bytes of a changed text came from: the pieces that differ, in order; between them the texts agree.
struct OffsetMap: Sendable {
    /// A piece of one text that stands for a piece of the other. Nothing finer is known inside it.
    private struct Change {
        var start: UInt32
        var end: UInt32
        var originalStart: UInt32
        var originalEnd: UInt32
    }

    private var changes: [Change] = []

    var isEmpty: Bool { changes.isEmpty }

    /// Adds a piece behind all others.
    ///
    /// - Parameters:
    ///   - range: of the changed text.
    ///   - original: of the text it was made from.
    mutating func append(_ range: Range<Int>, from original: Range<Int>) {
        changes.append(
            Change(
                start: UInt32(truncatingIfNeeded: range.lowerBound), end: UInt32(truncatingIfNeeded: range.upperBound),
                originalStart: UInt32(truncatingIfNeeded: original.lowerBound),
                originalEnd: UInt32(truncatingIfNeeded: original.upperBound)))
    }

    /// Calls `body` with each piece that differs, and the piece of the original it was made from.
    func forEach(_ body: (_ range: Range<Int>, _ original: Range<Int>) -> Void) {
        for change in changes {
            body(Int(change.start)..<Int(change.end), Int(change.originalStart)..<Int(change.originalEnd))
        }
    }

    /// The range of the original text that `range` of the changed text came from; an edge inside a changed piece takes
    /// in the whole piece.
    ///
    /// - Complexity: logarithmic in the number of changes.
    func original(of range: Range<Int>) -> Range<Int> {
        guard !changes.isEmpty else { return range }
        let start = start(of: range.lowerBound)
        return range.isEmpty ? start..<start : start..<max(start, end(of: range.upperBound))
    }

    private func start(of offset: Int) -> Int {
        let before = changes[..<firstChange { Int($0.start) > offset }]
        guard let change = before.last else { return offset }
        return offset < Int(change.end)
            ? Int(change.originalStart) : offset - Int(change.end) + Int(change.originalEnd)
    }

    private func end(of offset: Int) -> Int {
        let before = changes[..<firstChange { Int($0.start) >= offset }]
        guard let change = before.last else { return offset }
        return Int(change.originalEnd) + max(0, offset - Int(change.end))
    }

    private func firstChange(where isBehind: (Change) -> Bool) -> Int {
        var low = 0
        var high = changes.count
        while low < high {
            let middle = (low + high) / 2
            if isBehind(changes[middle]) { high = middle } else { low = middle + 1 }
        }
        return low
    }
}
