import Glibc
import Reports

/// Reports of made-up syllables, as many as are asked for: their words are as frequent as those of a language, and they
/// have dates, provinces and documents cited. The same seed gives the same reports.
struct SyntheticCorpus {
    private static let onsets = [
        "", "b", "c", "ch", "d", "đ", "g", "h", "kh", "l", "m", "n", "ng", "nh", "ph", "qu", "r", "s", "t", "th", "tr",
        "v",
        "x",
    ]
    private static let rimes = [
        "a", "á", "à", "ả", "ã", "ạ", "an", "án", "àn", "ang", "áng", "anh", "ành", "ao", "áo", "ăn", "ăng", "ặng",
        "âm",
        "ân", "ấn", "âu", "ấu", "e", "é", "en", "ê", "ế", "ệ", "ên", "ến", "êu", "i", "í", "ì", "ị", "iên", "iện",
        "iểm",
        "inh", "ịnh", "o", "ó", "on", "ong", "òng", "ô", "ố", "ổ", "ộ", "ôn", "ông", "ống", "ơ", "ờ", "ơn", "u", "ú",
        "ung",
        "ủ", "uyên", "uyết", "ư", "ứ", "ưng", "ương", "ường", "ước", "ượng",
    ]
    /// Documents that reports cite: this many numbers, each of a few types.
    private static let numbers = 400
    private static let types = ["NQ/TU", "CT/TU", "KL/TU", "QĐ/TW", "NQ/TW"]

    private let syllables: [[UInt8]]
    private let provinces: [String]
    private var random: SeededRandom

    init(seed: UInt64) {
        random = SeededRandom(seed)
        var syllables: [[UInt8]] = []
        for onset in Self.onsets { for rime in Self.rimes { syllables.append(Array((onset + rime).utf8)) } }
        syllables.shuffle(using: &random)
        self.syllables = syllables
        provinces = Gazetteer.shared.provinces.map(\.name)
    }

    mutating func write(_ count: Int, to writer: inout LineWriter) {
        for number in 0..<max(0, count) {
            let length = 60 + Int(-log(1 - random.fraction()) * 450)
            var text: [UInt8] = []
            for word in 0..<length { append(word, of: length, to: &text) }
            let province = random.happens(700) ? Array(provinces[random.below(provinces.count)].utf8) : nil
            writer.record([
                ("id", Array("s\(number)".utf8)), ("title", words(5 + random.below(8))), ("text", text),
                ("date", random.happens(900) ? date() : nil), ("province", province),
            ])
        }
    }

    private mutating func append(_ word: Int, of length: Int, to text: inout [UInt8]) {
        if random.happens(2) {
            let number = 1 + random.below(Self.numbers)
            text += Array("Nghị quyết số \(number)-\(Self.types[random.below(Self.types.count)])".utf8)
        } else if random.happens(20) {
            text += Array(String(1 + random.below(3000)).utf8)
        } else {
            text += syllable()
        }
        let isEnd = word == length - 1 || random.happens(60)
        text += Array((isEnd ? random.happens(200) ? ".\n" : ". " : " ").utf8)
    }

    private mutating func words(_ count: Int) -> [UInt8] {
        Array((0..<count).map { _ in syllable() }.joined(separator: [UInt8(ascii: " ")]))
    }

    /// The syllable of rank r is about as frequent as 1/r (Zipf's law).
    private mutating func syllable() -> [UInt8] {
        let rank = exp(random.fraction() * log(Double(syllables.count)))
        return syllables[min(syllables.count - 1, Int(rank) - 1)]
    }

    private mutating func date() -> [UInt8] {
        let (month, day) = (1 + random.below(12), 1 + random.below(28))
        return Array("\(2005 + random.below(20))-\(month < 10 ? "0" : "")\(month)-\(day < 10 ? "0" : "")\(day)".utf8)
    }
}
