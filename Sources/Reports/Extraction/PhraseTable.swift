/// Unmarked phrases found at a place in a folded text by their first letter; one space in a phrase stands for any
/// number of blanks in the text.
struct PhraseTable<Value: Sendable>: Sendable {
    private struct Entry: Sendable {
        let bytes: [UInt8]
        let value: Value
    }

    /// The phrases by first byte, the longest first.
    private var buckets: [[Entry]]

    /// - Parameter phrases: lower-case ASCII, single spaces.
    init(_ phrases: [(String, Value)]) {
        buckets = Array(repeating: [], count: 256)
        for (phrase, value) in phrases {
            let bytes = Array(phrase.utf8)
            guard let first = bytes.first else { continue }
            buckets[Int(first)].append(Entry(bytes: bytes, value: value))
        }
        for index in buckets.indices {
            buckets[index].sort { $0.bytes.count > $1.bytes.count }
        }
    }

    /// Whether a phrase may start with this byte.
    func mayStart(with byte: UInt8) -> Bool { !buckets[Int(byte)].isEmpty }

    /// The longest phrase that starts at `start` and ends at the end of a word.
    /// - Returns: its value and where it ends.
    func match(_ folded: [UInt8], at start: Int, end: Int) -> (value: Value, end: Int)? {
        guard start < end else { return nil }
        for entry in buckets[Int(folded[start])] {
            guard let stop = Self.end(of: entry.bytes, in: folded, at: start, limit: end) else { continue }
            if stop == end || !ASCIIClass.isWord(folded[stop]) || !ASCIIClass.isWord(folded[stop - 1]) {
                return (entry.value, stop)
            }
        }
        return nil
    }

    private static func end(of phrase: [UInt8], in folded: [UInt8], at start: Int, limit: Int) -> Int? {
        var index = start
        for byte in phrase {
            if byte == 0x20 {
                let before = index
                while index < limit, ASCIIClass.isBlank(folded[index]) { index += 1 }
                guard index > before else { return nil }
            } else {
                while index < limit, folded[index] == 0 { index += 1 }
                guard index < limit, folded[index] == byte else { return nil }
                index += 1
            }
        }
        return index
    }
}
