extension Array where Element: Numeric {
    /// So many zeros, for what is made at each search: `init(repeating:count:)` looks up the type of its storage at each
    /// call, which takes longer than a short array does.
    init(zeros count: Int) {
        self = []
        append(addingCapacity: count) { $0.append(repeating: 0, count: count) }
    }

    /// Becomes so many zeros, in the room it has where that is enough.
    mutating func setZeros(count: Int) {
        removeAll(keepingCapacity: true)
        append(addingCapacity: count) { $0.append(repeating: 0, count: count) }
    }
}
