import Reports

/// A corpus over and over, each time a little otherwise, up to as many reports as are asked for: words change places or
/// fall away, numbers and ids change. The first time it is as it stands. Nothing of it is kept in memory but a report,
/// and the same seed gives the same reports.
struct CorpusVariation {
    /// Of a thousand words, how many fall away, change places with the next, and are one met shortly before.
    private static let dropped = 30
    private static let swapped = 40
    private static let replaced = 30
    /// Words remembered for that.
    private static let memory = 4096

    private let corpus: String
    private let seed: UInt64
    private var random: SeededRandom
    private var known: [[UInt8]] = []

    init(corpus: String, seed: UInt64) {
        self.corpus = corpus
        self.seed = seed
        random = SeededRandom(seed)
    }

    mutating func write(_ count: Int, to writer: inout LineWriter) {
        var written = 0
        var round = 0
        while written < count {
            let before = written
            var reader = ArchiveReader(paths: [corpus])
            while written < count, let item = reader.next() {
                guard case .report(let raw) = item else { continue }
                write(raw, round, written, to: &writer)
                written += 1
            }
            guard written > before else { return }
            round += 1
        }
    }

    private mutating func write(_ raw: RawReport, _ round: Int, _ place: Int, to writer: inout LineWriter) {
        let id = raw.given.id ?? raw.location.path
        let title = Array((raw.given.title ?? "").utf8)
        let text = Array(raw.text.utf8)
        writer.record([
            ("id", Array((round == 0 ? id : "\(id)~\(round)").utf8)),
            ("title", title.isEmpty ? nil : round == 0 ? title : varied(title)),
            ("text", round == 0 ? text : varied(text)),
            ("date", raw.given.date.map { Array($0.utf8) }), ("province", raw.given.province.map { Array($0.utf8) }),
        ])
    }

    private mutating func varied(_ text: [UInt8]) -> [UInt8] {
        let words = text.split(separator: UInt8(ascii: " "), omittingEmptySubsequences: false).map(Array.init)
        var order: [[UInt8]] = []
        order.reserveCapacity(words.count)
        var index = 0
        while index < words.count {
            let roll = random.below(1000)
            if roll < Self.swapped, index + 1 < words.count {
                order.append(words[index + 1])
                order.append(words[index])
                index += 2
                continue
            }
            if roll < Self.swapped + Self.replaced, !known.isEmpty {
                order.append(known[random.below(known.count)])
            } else if roll >= Self.swapped + Self.replaced + Self.dropped {
                order.append(renumbered(words[index]))
                remember(words[index])
            }
            index += 1
        }
        return Array(order.joined(separator: [UInt8(ascii: " ")]))
    }

    private mutating func remember(_ word: [UInt8]) {
        guard random.happens(50), !word.isEmpty, !word.contains(UInt8(ascii: "\n")) else { return }
        if known.count < Self.memory { known.append(word) } else { known[random.below(Self.memory)] = word }
    }

    /// Every other digit becomes another one, but for the first of a number.
    private mutating func renumbered(_ word: [UInt8]) -> [UInt8] {
        var word = word
        for index in word.indices.dropFirst() where word[index] &- UInt8(ascii: "0") < 10 && random.happens(500) {
            word[index] = UInt8(ascii: "0") + UInt8(random.below(10))
        }
        return word
    }
}
