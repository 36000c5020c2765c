/// A term met by an analyzer, by number: an index into its ``Vocabulary``.
public typealias TermID = UInt32

/// The tokens of one text, as columns: entry `i` of each is token `i`.
///
/// Tokens stand in order of position. Several may share a position (`3.768` and `3768`): a text's length is its
/// number of positions, not of tokens.
public struct TokenBuffer: Sendable {
    public internal(set) var terms: [TermID] = []
    /// Byte offsets into the UTF-8 text as given, end exclusive.
    public internal(set) var starts: [UInt32] = []
    public internal(set) var ends: [UInt32] = []
    /// Positions, from the number the caller gave.
    public internal(set) var positions: [UInt32] = []
    /// The position after the last token's.
    public internal(set) var nextPosition: UInt32 = 0

    public init() {}

    public var count: Int { terms.count }

    /// Empties the buffer and keeps its memory.
    public mutating func removeAll() {
        terms.removeAll(keepingCapacity: true)
        starts.removeAll(keepingCapacity: true)
        ends.removeAll(keepingCapacity: true)
        positions.removeAll(keepingCapacity: true)
        nextPosition = 0
    }
}

/// The distinct terms an analyzer has met. A term is known by its *exact* key (lower case, marks kept, one tone
/// placement); its *unmarked* key has the marks dropped and is shared by all the spellings of a word.
public protocol TermVocabulary {
    /// The number of terms; IDs are `0..<count` and never change.
    var count: Int { get }
    /// The UTF-8 of the exact key.
    func exactKey(_ term: TermID) -> [UInt8]
    /// The number of distinct unmarked keys.
    var unmarkedCount: Int { get }
    /// Which unmarked key a term has, `0..<unmarkedCount`.
    func unmarkedID(_ term: TermID) -> UInt32
    /// The UTF-8 of an unmarked key.
    func unmarkedKey(_ unmarked: UInt32) -> [UInt8]
    /// Whether the exact key differs from the unmarked key.
    func isMarked(_ term: TermID) -> Bool
}
