/// What the scores of some neighbouring documents cannot exceed: a number of 16 bits for each, added up list by list.
///
/// The numbers are scores times ``scale``, rounded up. A list adds to a document what its frequency, where it is below
/// 15, and the shortest text of the document's class of lengths would give. Of dense lists, which are added together,
/// that is told by a curve over logarithms, within some two parts in a hundred, so that SIMD looks up many at once.
package struct ScoreBounds {
    /// How many windows should have their bounds at a time: what the second cache holds beside the lists.
    package static let mostWindows = 24
    /// What a part may come to. It leaves room for what curves add, and for the sum of many parts.
    private static let fullScale = 3400.0
    /// As many dense lists are added at a time.
    private static let mostCurves = 32

    let scale: Double
    private let classes: LengthClasses
    /// A word's, of the shortest text of each class.
    private let norms: [Double]
    /// What parts have made of them so far.
    private var otherNorms: [(scaling: NormScaling, norms: [Double])] = []
    private(set) var base: DocID = 0
    /// The documents that match, window by window.
    private(set) var windows: [Window] = []
    private var values: [UInt16] = []
    /// The greatest of each 64 documents.
    private var maxima: [UInt16] = []
    /// Dense lists that are yet to be added, and their curves.
    private var dense: [ByteView] = []
    private var curves: [UInt8] = []

    /// What a list can add to documents.
    enum Addend {
        case curve([UInt8])
        /// By class of lengths times 16 and frequency.
        case table([UInt16])
    }

    /// - Parameter maximum: what no part adds more than, above zero.
    init(maximum: Double, _ context: ScoringContext) {
        scale = Self.fullScale / maximum
        classes = context.lengthClasses
        norms = classes.least.map { context.norm(length: $0) }
    }

    /// Begins anew.
    ///
    /// - Parameter windows: of neighbouring documents. They are taken, and those of the last time left in their place,
    ///   to be filled anew.
    mutating func begin(_ windows: inout [Window]) {
        swap(&self.windows, &windows)
        base = self.windows.first?.base ?? 0
        let count = min(self.windows.count * Window.size, classes.documents.count - Int(base))
        if values.count != count {
            values = [UInt16](zeros: count)
            maxima = [UInt16](zeros: count / DensePostings.groupSize)
        } else {
            var span = values.mutableSpan
            span.update(repeating: 0)
        }
    }

    private mutating func norms(by scaling: NormScaling) -> [Double] {
        if scaling == NormScaling() { return norms }
        if let known = otherNorms.first(where: { $0.scaling == scaling }) { return known.norms }
        let made = norms.map(scaling.norm)
        otherNorms.append((scaling, made))
        return made
    }

    /// What a list can add, by class of lengths and frequency.
    ///
    /// - Parameter maxFrequency: in any document.
    mutating func table(
        maxFrequency: UInt32, weight: Double, _ bm25: BM25, _ scaling: NormScaling = NormScaling()
    ) -> [UInt16] {
        DenseKernels.boundTable(
            norms: norms(by: scaling), weight: weight * scale, bm25, maxFrequency: maxFrequency)
    }

    /// The same as it is added for all documents of a list.
    mutating func addend(
        _ cursor: PostingsCursor, weight: Double, _ bm25: BM25, _ scaling: NormScaling
    ) -> Addend {
        let most = cursor.info.maxFrequency
        guard cursor.dense != nil else { return .table(table(maxFrequency: most, weight: weight, bm25, scaling)) }
        return .curve(
            DenseKernels.boundCurve(norms: norms(by: scaling), weight: weight * scale, bm25, maxFrequency: most))
    }

    /// Adds what a list can add to each of its documents.
    ///
    /// - Parameter stretch: gets what of a list that is not dense was looked at.
    mutating func add(
        _ cursor: PostingsCursor, _ addend: Addend, _ stretch: inout PostingsStretch
    ) throws(SearchEngineError) {
        switch addend {
        case .curve(let curve):
            guard let list = cursor.dense?.groups else { return }
            if dense.count == Self.mostCurves { addCurves() }
            dense.append(list)
            curves += curve
        case .table(let table):
            try stretch.read(cursor, Int(base)..<Int(base) + values.count)
            add(table, stretch.docs, stretch.frequencies)
        }
    }

    private mutating func addCurves() {
        DenseKernels.addCurves(
            dense, curves, classes.documents, from: Int(base) / DensePostings.groupSize, to: &values)
        dense.removeAll(keepingCapacity: true)
        curves.removeAll(keepingCapacity: true)
    }

    /// Adds what a table has for some documents by their frequencies.
    mutating func add(_ table: [UInt16], _ docs: [DocID], _ frequencies: [UInt32]) {
        DenseKernels.addBounds(
            docs, frequencies, count: docs.count, classes.documents, from: base, table, to: &values)
    }

    /// Adds one number to all documents of a window.
    mutating func add(_ score: Double, _ found: Window) {
        let first = Int(found.base - base)
        let value = UInt16(min(score * scale, 65534)) + 1
        found.forEachPlace { place in
            guard first + place < values.count else { return }
            let (sum, overflow) = values[first + place].addingReportingOverflow(value)
            values[first + place] = overflow ? .max : sum
        }
    }

    /// Takes out of the windows what nothing was added to yet.
    ///
    /// - Returns: how many documents are left.
    mutating func narrow() -> Int {
        addCurves()
        var count = 0
        for number in windows.indices {
            count += windows[number].formIntersection(withBounds: values, at: number * Window.size)
        }
        return count
    }

    /// To be called when all is added, before bounds are asked for.
    mutating func close() {
        addCurves()
        for number in windows.indices {
            windows[number].findMaxima(of: values, at: number * Window.size, into: &maxima)
        }
    }

    /// A document whose bound is less cannot have the score.
    func level(of score: Double) -> UInt16 {
        guard score > 0 else { return 0 }
        return UInt16(min(max(score * scale - 1, 0), 65535))
    }

    /// At least so many documents have bounds of this level or more; 0 where that is not known.
    func level(reachedBy count: Int) -> UInt16 {
        guard count > 0 else { return 0 }
        return DenseKernels.level(reachedBy: count, of: maxima)
    }

    /// Groups of 64 documents.
    var groupCount: Int { maxima.count }

    /// The first group, from one on, that has documents whose bounds reach a level; ``groupCount`` where none has.
    func nextGroup(from group: Int, atLeast level: UInt16) -> Int {
        DenseKernels.next(maxima, from: group, atLeast: level)
    }

    /// Calls `body` with the documents of a group that match and whose bounds lie in a range, ascending.
    func forEachDocument(ofGroup group: Int, atLeast level: UInt16, below: UInt16?, _ body: (DocID) -> Void) {
        let start = group * DensePostings.groupSize
        var rest = windows[start / Window.size].word(group % (Window.size / 64))
        rest &= DenseKernels.documents(values, at: start, atLeast: level)
        if let below { rest &= ~DenseKernels.documents(values, at: start, atLeast: below) }
        while rest != 0 {
            body(base + DocID(start + rest.trailingZeroBitCount))
            rest &= rest - 1
        }
    }
}
