/// Documents that are scored together, ascending.
struct Candidates {
    let docs: [DocID]
    /// Of each, what stands beside a word's frequency below the line.
    let norms: [Double]
    /// The same for a word of a zone, and for a pair.
    let zoneNorms: [Double]
    let pairNorms: [Double]

    init(_ docs: [DocID], _ context: ScoringContext) {
        self.docs = docs
        norms = docs.map { context.norm($0) }
        zoneNorms = Array(repeating: context.model.words.k1, count: docs.count)
        pairNorms = norms.map { $0 * context.pairScale }
    }

    private init(_ all: Candidates, at indexes: [Int]) {
        docs = indexes.map { all.docs[$0] }
        norms = indexes.map { all.norms[$0] }
        zoneNorms = indexes.map { all.zoneNorms[$0] }
        pairNorms = indexes.map { all.pairNorms[$0] }
    }

    /// Those at some indexes, ascending.
    func at(_ indexes: [Int]) -> Candidates { Candidates(self, at: indexes) }
}
