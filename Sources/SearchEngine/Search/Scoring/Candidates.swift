/// Documents that are scored together, ascending.
struct Candidates {
    let docs: [DocID]
    /// Of each, what stands beside a word's frequency below the line.
    let norms: [Double]

    init(_ docs: [DocID], _ context: ScoringContext) {
        self.docs = docs
        norms = docs.map { context.norm($0) }
    }

    private init(_ all: Candidates, at indexes: [Int]) {
        docs = indexes.map { all.docs[$0] }
        norms = indexes.map { all.norms[$0] }
    }

    /// Those at some indexes, ascending.
    func at(_ indexes: [Int]) -> Candidates { Candidates(self, at: indexes) }
}
