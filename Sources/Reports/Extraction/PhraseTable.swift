/// Phrases with what each stands for, found at a place in a folded text by their first or last letter; the longest
/// that fits wins.
struct PhraseTable<Value: Sendable>: Sendable {
    /// The letters of all phrases, one behind the other.
    private let bytes: [UInt8]
    private let phrases: [Range<Int>]
    private let values: [Value]
    /// Numbers of phrases, those with one first letter together, the longest of them first; the entry of a letter and
    /// the one behind it say where they stand.
    private let byFirst: [Int]
    private let firsts: [Int]
    /// As above, by last letter.
    private let byLast: [Int]
    private let lasts: [Int]

    init(_ entries: [(Phrase, Value)]) {
        var bytes: [UInt8] = []
        var phrases: [Range<Int>] = []
        for (phrase, _) in entries {
            phrases.append(bytes.count..<(bytes.count + phrase.bytes.count))
            bytes += phrase.bytes
        }
        self.bytes = bytes
        self.phrases = phrases
        // By closures: a key path is made at run time, which takes longer than all of a short table.
        values = entries.map { $0.1 }
        (byFirst, firsts) = Self.grouped(entries.map { $0.0.bytes.first }, lengths: phrases.map { $0.count })
        (byLast, lasts) = Self.grouped(entries.map { $0.0.bytes.last }, lengths: phrases.map { $0.count })
    }

    /// - Complexity: linear in the phrases and their longest length.
    private static func grouped(_ letters: [UInt8?], lengths: [Int]) -> (order: [Int], starts: [Int]) {
        // The longest first; of one length, as they came. Counted out by length and then by letter.
        let longest = lengths.max() ?? 0
        let byLength = counted(lengths.indices.map { ($0, longest - lengths[$0]) }, keys: longest + 1).order
        return counted(byLength.compactMap { number in letters[number].map { (number, Int($0)) } }, keys: 256)
    }

    /// Numbers in the order of their keys; of one key, as they came.
    private static func counted(_ numbers: [(number: Int, key: Int)], keys: Int) -> (order: [Int], starts: [Int]) {
        var starts = [Int](repeating: 0, count: keys + 1)
        for entry in numbers { starts[entry.key + 1] += 1 }
        for key in 0..<keys { starts[key + 1] += starts[key] }
        var next = starts
        var order = [Int](repeating: 0, count: numbers.count)
        for entry in numbers {
            order[next[entry.key]] = entry.number
            next[entry.key] += 1
        }
        return (order, starts)
    }

    /// Whether a phrase may start with this byte.
    @inline(__always)
    func mayStart(with byte: UInt8) -> Bool { firsts[Int(byte)] < firsts[Int(byte) + 1] }

    /// The longest phrase that starts at `start`, and where it ends.
    /// - Parameter end: nothing is read from here on.
    func match(_ folded: [UInt8], at start: Int, end: Int) -> (value: Value, end: Int)? {
        guard start < end else { return nil }
        let first = Int(folded[start])
        for position in firsts[first]..<firsts[first + 1] {
            let number = byFirst[position]
            if let stop = Phrase.end(of: phrases[number], in: bytes, matching: folded, at: start, limit: end) {
                return (values[number], stop)
            }
        }
        return nil
    }

    /// The longest phrase that ends at `end`, and where it starts.
    /// - Parameter floor: nothing is read before this.
    func match(_ folded: [UInt8], endingAt end: Int, floor: Int) -> (value: Value, start: Int)? {
        guard floor < end else { return nil }
        let last = Int(folded[end - 1])
        for position in lasts[last]..<lasts[last + 1] {
            let number = byLast[position]
            if let start = Phrase.start(of: phrases[number], in: bytes, matching: folded, endingAt: end, floor: floor) {
                return (values[number], start)
            }
        }
        return nil
    }
}

extension PhraseTable where Value == Void {
    /// Phrases that stand for nothing but themselves.
    init(_ phrases: [Phrase]) {
        self.init(phrases.map { (phrase: Phrase) -> (Phrase, Void) in (phrase, ()) })
    }
}
