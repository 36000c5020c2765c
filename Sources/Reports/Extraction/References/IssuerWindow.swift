/// The issuers around one reference after another. The text between two references is read once, however often they
/// look at it.
struct IssuerWindow {
    private let text: ReferenceText
    private let scanner: IssuerScanner
    /// What has been read, and every issuer that starts there, in order.
    private var read = 0..<0
    private var found: [IssuerPhrase] = []

    init(_ text: ReferenceText) {
        self.text = text
        scanner = IssuerScanner(text)
    }

    /// The last issuer that starts in a window and ends within it.
    mutating func last(in window: Range<Int>) -> IssuerPhrase? {
        var last: IssuerPhrase?
        each(in: window) { issuer in
            if issuer.range.upperBound <= window.upperBound { last = issuer }
            return true
        }
        return last
    }

    /// Passes the issuers that start in a window in order, none of them within the one before, until `body` returns
    /// false.
    mutating func each(in window: Range<Int>, _ body: (IssuerPhrase) -> Bool) {
        guard !window.isEmpty else { return }
        read(window)
        var floor = window.lowerBound
        for position in firstIndex(from: floor)..<found.count {
            let issuer = found[position]
            guard issuer.range.lowerBound < window.upperBound else { return }
            guard issuer.range.lowerBound >= floor else { continue }
            guard body(issuer) else { return }
            floor = issuer.range.upperBound
        }
    }

    /// The place of the first issuer that starts at `index` or behind it.
    private func firstIndex(from index: Int) -> Int {
        var low = 0
        var high = found.count
        while low < high {
            let middle = low + (high - low) / 2
            if found[middle].range.lowerBound < index { low = middle + 1 } else { high = middle }
        }
        return low
    }

    private mutating func read(_ window: Range<Int>) {
        if read.isEmpty || window.lowerBound > read.upperBound || window.lowerBound < read.lowerBound {
            read = window.lowerBound..<window.lowerBound
            found.removeAll(keepingCapacity: true)
        }
        guard window.upperBound > read.upperBound else { return }
        for index in read.upperBound..<window.upperBound where text.isLetter(index) && !text.isLetter(index - 1) {
            if let issuer = scanner.issuer(at: index) { found.append(issuer) }
        }
        read = read.lowerBound..<window.upperBound
    }
}
