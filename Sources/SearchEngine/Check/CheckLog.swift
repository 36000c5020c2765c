/// What the checks of one segment find: the first few things in each section, for damage seldom comes alone.
final class CheckLog {
    private let file: String
    private let schema: Schema
    private let isCancelled: @Sendable () -> Bool
    private(set) var findings: [IndexFinding] = []
    private var counts: [SegmentFormat.Tag: Int] = [:]

    private static let longestList = 3

    init(file: String, schema: Schema, isCancelled: @escaping @Sendable () -> Bool) {
        self.file = file
        self.schema = schema
        self.isCancelled = isCancelled
    }

    func note(_ section: SegmentFormat.Tag, _ detail: String) {
        counts[section, default: 0] += 1
        guard counts[section, default: 0] <= Self.longestList else { return }
        findings.append(.init(.contradiction, file: file, section: section.name(schema), detail))
    }

    /// Does a part of a check, and keeps the damage that it ends with.
    func run(
        _ section: SegmentFormat.Tag, _ body: () throws(SearchEngineError) -> Void
    ) throws(SearchEngineError) {
        if isCancelled() { throw .cancelled }
        do {
            try body()
        } catch {
            guard let finding = IndexFinding(error, section: section.name(schema)) else { throw error }
            findings.append(finding)
        }
    }

    /// - Throws: ``SearchEngineError/cancelled`` where nobody wants to know any more.
    func checkCancellation() throws(SearchEngineError) {
        if isCancelled() { throw .cancelled }
    }
}

/// Sums that two ways of reading the same things are compared by, whatever their order: equal by chance once in 2⁶⁴.
enum CheckSum {
    /// FNV-1a, 64 bits (Fowler, Noll and Vo).
    static func hash(_ bytes: some Sequence<UInt8>, seed: UInt64 = 0) -> UInt64 {
        bytes.reduce(0xCBF2_9CE4_8422_2325 ^ seed) { ($0 ^ UInt64($1)) &* 0x100_0000_01B3 }
    }

    /// The finalizer of SplitMix64 (Steele, Lea and Flood 2014) over both.
    static func mixed(_ one: UInt64, _ other: UInt64) -> UInt64 {
        var mixed = one &+ (other &+ 1) &* 0x9E37_79B9_7F4A_7C15
        mixed = (mixed ^ mixed >> 30) &* 0xBF58_476D_1CE4_E5B9
        mixed = (mixed ^ mixed >> 27) &* 0x94D0_49BB_1331_11EB
        return mixed ^ mixed >> 31
    }
}
