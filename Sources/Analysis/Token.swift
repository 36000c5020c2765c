/// A term met by an analyzer, by number: an index into its ``Vocabulary``.
public typealias TermID = UInt32

/// The tokens of one text, as columns: entry `i` of each is token `i`.
///
/// Tokens stand in order of position. Several may share a position (`3.768` and `3768`): a text's length is its
/// number of positions, not of tokens.
public struct TokenBuffer: Sendable {
    public internal(set) var terms: [TermID] = []
    /// Byte offsets into the UTF-8 text as given, end exclusive; empty where they are not kept.
    public internal(set) var starts: [UInt32] = []
    public internal(set) var ends: [UInt32] = []
    /// Positions, from the number the caller gave.
    public internal(set) var positions: [UInt32] = []
    /// The position after the last token's.
    public internal(set) var nextPosition: UInt32 = 0

    private let keepsOffsets: Bool

    /// - Parameter keepsOffsets: false for who need not know where in the text a token stands.
    public init(keepsOffsets: Bool = true) { self.keepsOffsets = keepsOffsets }

    public var count: Int { terms.count }

    /// Adds a token at the end.
    @inline(__always)
    mutating func append(_ term: TermID, start: UInt32, end: UInt32, position: UInt32) {
        terms.append(term)
        positions.append(position)
        guard keepsOffsets else { return }
        starts.append(start)
        ends.append(end)
    }

    /// Empties the buffer and keeps its memory.
    public mutating func removeAll() {
        terms.removeAll(keepingCapacity: true)
        starts.removeAll(keepingCapacity: true)
        ends.removeAll(keepingCapacity: true)
        positions.removeAll(keepingCapacity: true)
        nextPosition = 0
    }
}
