/// Tells which documents match, window by window, the windows in ascending order, those of a stretch perhaps twice.
protocol Matcher: AnyObject {
    /// No more documents match than this: what is cheaper goes first.
    var cost: Int { get }
    /// The lists whose documents match, any of them; nil where it is not that simple.
    var lists: [PostingsCursor]? { get }
    /// Lists and conditions: what stands in any of the lists and meets all of the conditions matches, and nothing else;
    /// nil where it is not that simple, or a condition reads positions.
    var conditional: (lists: [PostingsCursor], conditions: [any Matcher])? { get }
    /// Whether positions may be read of each document asked about: others should be asked before.
    var readsPositions: Bool { get }
    /// Takes out of the window what does not match.
    func narrow(_ window: inout Window) throws(SearchEngineError)
    /// The same as far as it is told without reading positions.
    func narrowByLists(_ window: inout Window) throws(SearchEngineError)
}

extension Matcher {
    var lists: [PostingsCursor]? { nil }
    var conditional: (lists: [PostingsCursor], conditions: [any Matcher])? { lists.map { ($0, []) } }
    var readsPositions: Bool { false }

    func narrowByLists(_ window: inout Window) throws(SearchEngineError) {
        if !readsPositions { try narrow(&window) }
    }
}

/// Every document, or none.
final class ConstantMatcher: Matcher {
    private let matches: Bool
    let cost: Int

    init(matches: Bool, documentCount: Int) {
        self.matches = matches
        cost = matches ? documentCount : 0
    }

    func narrow(_ window: inout Window) throws(SearchEngineError) {
        if !matches { window = Window(base: window.base) }
    }
}

/// Documents that stand in any of some postings lists.
final class ListMatcher: Matcher {
    private let cursors: [PostingsCursor]
    let cost: Int

    init(_ cursors: [PostingsCursor]) {
        self.cursors = cursors
        cost = cursors.reduce(0) { $0 + $1.info.documentFrequency }
    }

    var lists: [PostingsCursor]? { cursors }

    func narrow(_ window: inout Window) throws(SearchEngineError) {
        if cursors.count == 1 { return try cursors[0].narrow(&window) }
        var found = Window(base: window.base)
        for cursor in cursors { try cursor.insertDocuments(into: &found) }
        window.formIntersection(found)
    }

    /// All documents, ascending, of lists that are in blocks; nil of others, and where there may be more than so many.
    func documents(atMost most: Int) throws(SearchEngineError) -> [DocID]? {
        guard cost <= most, cursors.allSatisfy(\.isInBlocks) else { return nil }
        var found: [DocID] = []
        var docs: [DocID] = []
        var frequencies: [UInt32] = []
        for cursor in cursors where cursor.blockTotal > 0 {
            try cursor.blocks.unpack(0...cursor.blockTotal - 1, into: &docs, &frequencies)
            found += docs
        }
        guard cursors.count > 1 else { return found }
        return Set(found).sorted()
    }

    /// The sum of the lists' frequencies of a document, each 1 where a list does not say; 0 where it matches none.
    func frequency(of doc: DocID) throws(SearchEngineError) -> UInt32 {
        var sum: UInt32 = 0
        for cursor in cursors { sum = Self.sum(sum, try cursor.frequency(of: doc)) }
        return sum
    }

    /// The same of some documents, ascending.
    ///
    /// - Parameter found: of each, when it returns.
    func frequencies(of docs: [DocID], into found: inout [UInt32]) throws(SearchEngineError) {
        guard let first = cursors.first else {
            found.setZeros(count: docs.count)
            return
        }
        try first.frequencies(of: docs, into: &found)
        var others: [UInt32] = []
        for cursor in cursors.dropFirst() {
            try cursor.frequencies(of: docs, into: &others)
            for index in docs.indices { found[index] = Self.sum(found[index], others[index]) }
        }
    }

    private static func sum(_ left: UInt32, _ right: UInt32) -> UInt32 {
        let (sum, overflow) = left.addingReportingOverflow(right)
        return overflow ? .max : sum
    }
}

/// Documents whose number in a column lies in a range.
final class RangeMatcher: Matcher {
    private let column: Column
    private let range: ClosedRange<Int64>
    let cost: Int

    init(_ column: Column, _ range: ClosedRange<Int64>, documentCount: Int) {
        self.column = column
        self.range = range
        cost = documentCount
    }

    func narrow(_ window: inout Window) throws(SearchEngineError) {
        window.formIntersection(column, range)
    }
}

/// Documents that match all of some queries, the rarest asked first.
final class ConjunctionMatcher: Matcher {
    private let parts: [any Matcher]
    let cost: Int
    let conditional: (lists: [PostingsCursor], conditions: [any Matcher])?

    var readsPositions: Bool { parts.contains(where: \.readsPositions) }

    /// What matches all of some queries: of one, that itself.
    ///
    /// - Parameter core: the only one of them that is no mere condition; nil where there is none such.
    static func all(of parts: [any Matcher], core: (any Matcher)? = nil) -> any Matcher {
        parts.count == 1 ? parts[0] : ConjunctionMatcher(parts, core)
    }

    private init(_ parts: [any Matcher], _ core: (any Matcher)?) {
        let sorted = parts.sorted { $0.cost < $1.cost }
        self.parts = sorted
        cost = sorted.first?.cost ?? 0
        let conditions = sorted.filter { $0 !== core }
        conditional = conditions.contains(where: \.readsPositions) ? nil : core?.lists.map { ($0, conditions) }
    }

    func narrow(_ window: inout Window) throws(SearchEngineError) {
        for part in parts {
            try part.narrow(&window)
            if window.isEmpty { return }
        }
    }
}

/// Documents that match any of some queries.
final class DisjunctionMatcher: Matcher {
    private let parts: [any Matcher]
    let cost: Int

    /// What matches any of some queries: of lists, a union of these.
    static func any(of parts: [any Matcher]) -> any Matcher {
        var cursors: [PostingsCursor] = []
        var others: [any Matcher] = []
        for part in parts {
            guard let lists = part.lists else {
                others.append(part)
                continue
            }
            // Words may share a spelling.
            for list in lists where !cursors.contains(where: { $0 === list }) { cursors.append(list) }
        }
        if !cursors.isEmpty { others.append(ListMatcher(cursors)) }
        return others.count == 1 ? others[0] : DisjunctionMatcher(others)
    }

    private init(_ parts: [any Matcher]) {
        self.parts = parts
        cost = parts.reduce(0) { $0 + $1.cost }
    }

    var readsPositions: Bool { parts.contains(where: \.readsPositions) }

    func narrow(_ window: inout Window) throws(SearchEngineError) {
        var found = Window(base: window.base)
        for part in parts {
            var candidates = window
            try part.narrow(&candidates)
            found.formUnion(candidates)
        }
        window = found
    }
}

/// Documents that do not match a query.
final class NegationMatcher: Matcher {
    private let part: any Matcher
    let cost: Int

    init(_ part: any Matcher, documentCount: Int) {
        self.part = part
        cost = documentCount
    }

    var readsPositions: Bool { part.readsPositions }

    func narrow(_ window: inout Window) throws(SearchEngineError) {
        var excluded = window
        try part.narrow(&excluded)
        window.subtract(excluded)
    }
}
