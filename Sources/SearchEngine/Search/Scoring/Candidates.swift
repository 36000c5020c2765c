/// Documents that are scored together, ascending.
struct Candidates {
    let docs: [DocID]
    /// Of each, what stands beside a word's frequency below the line.
    let norms: [Double]

    init(_ docs: [DocID], _ context: ScoringContext) {
        self.docs = docs
        norms = docs.map { context.norm($0) }
    }

    private init(docs: [DocID], norms: [Double]) {
        self.docs = docs
        self.norms = norms
    }

    /// Those at some indexes, ascending.
    func at(_ indexes: [Int]) -> Candidates {
        Candidates(docs: indexes.map { docs[$0] }, norms: indexes.map { norms[$0] })
    }
}
