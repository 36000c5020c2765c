/// How many faults of each kind a test tried and what came of them: the numbers of the architecture page.
struct FaultTally {
    private(set) var tried = 0
    private(set) var lost = 0
    private let what: String

    init(_ what: String) { self.what = what }

    mutating func count(isSound: Bool) {
        tried += 1
        if !isSound { lost += 1 }
    }

    func print() { Swift.print("faults · \(what): tried \(tried), survived \(tried - lost), lost \(lost)") }
}
