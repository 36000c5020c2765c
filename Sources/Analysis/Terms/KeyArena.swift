/// Byte strings, one behind the other in one array, known by the order they came in: no object per string.
package struct KeyArena: Sendable {
    private var bytes: [UInt8] = []
    /// Where each key ends; key `i` starts where key `i - 1` ends.
    private var ends: [Int] = []

    package init() {}

    package var count: Int { ends.count }

    /// Bytes of memory in use.
    package var memory: Int { bytes.capacity + 8 * ends.capacity }

    /// Adds a key behind the others; its number is the ``count`` before.
    ///
    /// - Complexity: linear in the key, amortised.
    package mutating func append(_ key: Span<UInt8>) {
        bytes.append(addingCapacity: key.count) { bytes in
            for index in key.indices { bytes.append(key[index]) }
        }
        ends.append(bytes.count)
    }

    /// - Parameter number: below ``count``.
    package subscript(number: Int) -> ArraySlice<UInt8> {
        bytes[(number == 0 ? 0 : ends[number - 1])..<ends[number]]
    }

    /// The numbers of all keys, in ascending order of their bytes.
    ///
    /// - Complexity: O(n log n); keys that differ in their first eight bytes are told apart by one comparison.
    package var ascending: [UInt32] {
        var order = (0..<count).map { (head: head($0), number: UInt32(truncatingIfNeeded: $0)) }
        order.sort { left, right in
            if left.head != right.head { return left.head < right.head }
            return self[Int(left.number)].lexicographicallyPrecedes(self[Int(right.number)])
        }
        return order.map(\.number)
    }

    /// The first eight bytes of a key as a number, zeros behind a shorter one: in the order of the keys, where it differs.
    private func head(_ number: Int) -> UInt64 {
        let key = self[number].prefix(8)
        let value = key.reduce(UInt64(0)) { $0 << 8 | UInt64($1) }
        return key.isEmpty ? 0 : value << UInt64(8 * (8 - key.count))
    }
}
