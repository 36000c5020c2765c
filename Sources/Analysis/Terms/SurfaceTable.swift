/// What each surface form met so far stands for: a flat hash table with the first sixteen bytes in the slot.
///
/// A language has few distinct forms beside its running words, so each is folded once and then only looked up.
struct SurfaceTable {
    /// A token of a surface, relative to the surface's start.
    struct Token {
        var term: TermID
        var start: UInt8
        var end: UInt8
        var position: UInt8
    }

    /// What a surface stands for.
    struct Entry {
        /// The one term of a surface that is a single token in full; else where its tokens start in ``tokens``.
        var value: UInt32
        /// The number of tokens; ``single`` for a surface that is one token in full.
        var count: UInt16
        var positions: UInt16
    }

    /// Stands in ``Entry/count`` for one token that covers the surface and takes one position.
    static let single = UInt16.max

    /// A longer surface is cut before it comes here.
    static let longestSurface = 255

    /// The forms kept; then the table starts afresh, so that a stream of noise does not fill the memory.
    private static let limit = 1 << 20

    private struct Slot {
        var low: UInt64 = 0
        var high: UInt64 = 0
        var entry = Entry(value: 0, count: 0, positions: 0)
        /// The surface's length in bytes, 0 for a free slot.
        var length: UInt32 = 0
    }

    private(set) var tokens: [Token] = []
    private var slots = [Slot](repeating: Slot(), count: 64)
    private var used = 0
    /// The surface found last of each class of hashes: most words are few, and lie together here. It grows with the
    /// slots, for who asks one question meets few.
    private var recent = [Slot](repeating: Slot(), count: 64)
    private static let mostRecent = 4096
    /// The bytes of surfaces longer than a slot holds.
    private var arena: [UInt8] = []
    private let seed: UInt64

    init(seed: UInt64) { self.seed = seed }

    /// Bytes of memory in use.
    var memory: Int {
        (slots.count + recent.count) * MemoryLayout<Slot>.stride + tokens.capacity * MemoryLayout<Token>.stride
            + arena.capacity
    }

    /// What the bytes `range` of `text` stand for, if they were met before.
    ///
    /// - Complexity: constant for surfaces of up to 16 bytes, else linear in the surface; expected.
    @inline(__always)
    mutating func find(_ text: Span<UInt8>, _ range: Range<Int>) -> Entry? {
        let key = SurfaceKey(text, range, seed: seed)
        let hash = key.hash(seed: seed)
        let near = Int(truncatingIfNeeded: hash >> 32) & (recent.count - 1)
        if matches(recent[near], key, text, range) { return recent[near].entry }
        let mask = slots.count - 1
        var slot = Int(truncatingIfNeeded: hash) & mask
        while slots[slot].length != 0 {
            if matches(slots[slot], key, text, range) {
                recent[near] = slots[slot]
                return slots[slot].entry
            }
            slot = (slot + 1) & mask
        }
        return nil
    }

    /// Adds a surface that ``find(_:_:)`` did not find.
    mutating func insert(_ text: Span<UInt8>, _ range: Range<Int>, _ found: [Token], positions: Int) -> Entry {
        if used >= Self.limit {
            self = SurfaceTable(seed: seed)
        } else if used * 2 >= slots.count {
            grow()
        }
        let entry: Entry
        if found.count == 1, found[0].start == 0, Int(found[0].end) == range.count, positions == 1 {
            entry = Entry(value: found[0].term, count: Self.single, positions: 1)
        } else {
            entry = Entry(
                value: UInt32(truncatingIfNeeded: tokens.count), count: UInt16(truncatingIfNeeded: found.count),
                positions: UInt16(truncatingIfNeeded: positions))
            tokens.append(contentsOf: found)
        }
        var key = SurfaceKey(text, range, seed: seed)
        let hash = key.hash(seed: seed)
        if range.count > 16 {
            key.high = UInt64(arena.count)
            for index in range { arena.append(text[index]) }
        }
        place(
            Slot(low: key.low, high: key.high, entry: entry, length: UInt32(truncatingIfNeeded: range.count)), hash)
        used += 1
        return entry
    }

    @inline(__always)
    private func matches(_ slot: Slot, _ key: SurfaceKey, _ text: Span<UInt8>, _ range: Range<Int>) -> Bool {
        guard slot.low == key.low, Int(slot.length) == range.count else { return false }
        return range.count <= 16 ? slot.high == key.high : isInArena(slot, text, range)
    }

    private func isInArena(_ slot: Slot, _ text: Span<UInt8>, _ range: Range<Int>) -> Bool {
        let start = Int(slot.high)
        for offset in 0..<range.count where arena[start + offset] != text[range.lowerBound + offset] { return false }
        return true
    }

    private mutating func grow() {
        let old = slots
        slots = [Slot](repeating: Slot(), count: old.count * 4)
        for slot in old where slot.length != 0 {
            let key = SurfaceKey(low: slot.low, high: slot.length > 16 ? 0 : slot.high)
            place(slot, key.hash(seed: seed))
        }
        if recent.count < Self.mostRecent {
            recent = [Slot](repeating: Slot(), count: min(slots.count, Self.mostRecent))
        }
    }

    private mutating func place(_ slot: Slot, _ hash: UInt64) {
        let mask = slots.count - 1
        var index = Int(truncatingIfNeeded: hash) & mask
        while slots[index].length != 0 { index = (index + 1) & mask }
        slots[index] = slot
    }
}
