/// Groups of near-duplicates on their way into a file, one behind the other: a million documents take some megabytes.
struct FoundDuplicates {
    /// Group by group, each with its representative first.
    private(set) var members: [DuplicateGroups.Member] = []
    /// Where each group ends.
    private(set) var ends: [Int32] = []

    init() {}

    /// - Parameters:
    ///   - representatives: of each text its group's first, which is before it, or itself.
    ///   - member: what a text is called.
    /// - Complexity: linear in the texts.
    init(_ representatives: [UInt32], member: (Int) -> DuplicateGroups.Member) {
        // First how many texts each group has beside its first, then where the next of them goes.
        var places = [Int32](repeating: 0, count: representatives.count)
        for (text, first) in representatives.enumerated() where first != text { places[Int(first)] += 1 }
        var end: Int32 = 0
        for text in places.indices where places[text] > 0 {
            let count = places[text] + 1
            places[text] = end
            end += count
            ends.append(end)
        }
        guard end > 0 else { return }
        members = Array(repeating: .init(segment: 0, doc: 0), count: Int(end))
        var isBegun = [Bool](repeating: false, count: representatives.count)
        for (text, first) in representatives.enumerated() where first != text {
            let first = Int(first)
            if !isBegun[first] {
                isBegun[first] = true
                members[Int(places[first])] = member(first)
                places[first] += 1
            }
            members[Int(places[first])] = member(text)
            places[first] += 1
        }
    }

    var isEmpty: Bool { ends.isEmpty }

    /// How many groups there are.
    var count: Int { ends.count }

    subscript(group: Int) -> ArraySlice<DuplicateGroups.Member> {
        members[(group > 0 ? Int(ends[group - 1]) : 0)..<Int(ends[group])]
    }

    mutating func append(_ group: some Sequence<DuplicateGroups.Member>) {
        members.append(contentsOf: group)
        ends.append(Int32(members.count))
    }
}
