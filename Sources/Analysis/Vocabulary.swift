/// The distinct terms an analyzer has met. A term is known by its *exact* key (lower case, marks kept, one tone
/// placement); its *unmarked* key has the marks dropped and is shared by all the spellings of a word.
public struct Vocabulary: Sendable {
    private var exact: KeyTable
    private var unmarked: KeyTable
    private var unmarkedOfTerm: [UInt32] = []
    private var marked: [Bool] = []

    /// - Parameter seed: a secret of the process, see ``KeyTable``.
    package init(seed: UInt64 = .random(in: 1...UInt64.max)) {
        exact = KeyTable(seed: seed)
        unmarked = KeyTable(seed: seed)
    }

    /// Bytes of memory in use, about.
    package var memory: Int { exact.memory + unmarked.memory + 5 * count }

    /// The number of terms; IDs are `0..<count` and never change.
    public var count: Int { unmarkedOfTerm.count }

    /// The UTF-8 of the exact key.
    public func exactKey(_ term: TermID) -> [UInt8] { Array(exact[term]) }

    /// The number of distinct unmarked keys.
    public var unmarkedCount: Int { unmarked.count }

    /// Which unmarked key a term has, `0..<unmarkedCount`.
    public func unmarkedID(_ term: TermID) -> UInt32 { unmarkedOfTerm[Int(term)] }

    /// By term, which unmarked key it has: for who asks of many.
    public var unmarkedIDs: [UInt32] { unmarkedOfTerm }

    /// The UTF-8 of an unmarked key.
    public func unmarkedKey(_ unmarked: UInt32) -> [UInt8] { Array(self.unmarked[unmarked]) }

    /// Whether the exact key differs from the unmarked key.
    public func isMarked(_ term: TermID) -> Bool { marked[Int(term)] }

    /// The term of an exact key, a new one if it is new.
    package mutating func intern(exactKey key: [UInt8]) -> TermID {
        let term = exact.intern(key)
        if Int(term) == unmarkedOfTerm.count {
            let unmarkedKey = TermKey.unmarked(ofExact: key)
            unmarkedOfTerm.append(unmarked.intern(unmarkedKey))
            marked.append(unmarkedKey != key)
        }
        return term
    }
}
