import Reports

/// Figures as they come.
struct Table {
    static let runs = 5

    init() { print("what\tunit\tminimum\tmedian") }

    /// Runs `body` several times; a rate is `amount` a second.
    mutating func rate(_ what: String, _ unit: String, amount: Double, _ body: () throws -> Void) rethrows {
        var rates: [Double] = []
        for _ in 0..<Self.runs { rates.append(amount / (try Self.seconds(body))) }
        row(what, unit, rates)
    }

    func row(_ what: String, _ unit: String, _ figures: [Double]) {
        let sorted = figures.sorted()
        guard let least = sorted.first else { return }
        print("\(what)\t\(unit)\t\(Self.text(least))\t\(Self.text(sorted[sorted.count / 2]))")
    }

    static func seconds(_ body: () throws -> Void) rethrows -> Double {
        let took = (try ContinuousClock().measure(body)).components
        return Double(took.seconds) + Double(took.attoseconds) / 1e18
    }

    private static func text(_ figure: Double) -> String {
        String((figure * 100).rounded() / 100)
    }
}

/// The raw reports of a corpus, all in memory.
func rawReports(_ corpus: String) -> [RawReport] {
    var reader = ArchiveReader(paths: [corpus])
    var reports: [RawReport] = []
    while let item = reader.next() {
        if case .report(let raw) = item { reports.append(raw) }
    }
    return reports
}
