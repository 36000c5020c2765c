/// A text that is not UTF-8, or not throughout: each line that reads as UTF-8 stays, the others are decoded.
struct MixedText {
    private(set) var utf8: [UInt8] = []
    /// The encoding of most of the text.
    private(set) var name: TextEncoding
    private(set) var confidence: Double
    private(set) var repairs: [String: Int] = [:]

    /// nil where the lines that are not UTF-8 are not Vietnamese in one encoding.
    /// - Complexity: linear.
    init?(_ bytes: [UInt8]) {
        guard let verdict = EncodingDetection.verdict(Self.sample(bytes)) else { return nil }
        self.init(bytes, verdict)
    }

    /// - Parameter verdict: taken for every line that is not UTF-8.
    init(_ bytes: [UInt8], _ verdict: EncodingDetection.Verdict) {
        name = verdict.encoding
        confidence = verdict.confidence
        utf8.reserveCapacity(bytes.count + bytes.count / 2)
        var pending: [UInt32] = []
        var legacy = (lines: 0, signs: 0)
        var unicode = (lines: 0, signs: 0)
        for range in LineRanges(bytes) {
            let line = Array(bytes[range])
            let scan = UTF8Scan(line)
            if scan.illFormed == 0, scan.multibyte > 0, Self.isUnicode(line, against: verdict.encoding) {
                append(&pending)
                utf8 += line
                unicode = (unicode.lines + 1, unicode.signs + scan.multibyte)
                continue
            }
            pending += line.map(UInt32.init)
            if scan.illFormed + scan.multibyte > 0 {
                legacy = (legacy.lines + 1, legacy.signs + scan.illFormed + scan.multibyte)
            }
        }
        append(&pending)
        if unicode.signs > legacy.signs {
            name = .utf8
            repairs[verdict.encoding.rawValue] = legacy.lines
        } else if unicode.lines > 0 {
            repairs[TextEncoding.utf8.rawValue] = unicode.lines
        }
    }

    private mutating func append(_ cells: inout [UInt32]) {
        let reading = LegacyDecoding.reading(cells, from: name)
        utf8 += reading.utf8
        repairs.count("replaced", reading.replaced)
        repairs.count("capitals", reading.capitals)
        cells.removeAll(keepingCapacity: true)
    }

    /// A line that is well-formed by accident is rare: it makes less Vietnamese as UTF-8 than in its encoding.
    private static func isUnicode(_ line: [UInt8], against encoding: TextEncoding) -> Bool {
        let unicode = VietnameseEvidence(TextNormalization.composed(line))
        let legacy = VietnameseEvidence(LegacyDecoding.reading(line.map(UInt32.init), from: encoding).utf8)
        return unicode.markedSyllables >= legacy.markedSyllables
    }

    /// The first lines that are not UTF-8.
    private static func sample(_ bytes: [UInt8]) -> [UInt32] {
        var sample: [UInt32] = []
        for range in LineRanges(bytes) where sample.count < EncodingDetection.sampleSize {
            let line = Array(bytes[range].prefix(EncodingDetection.sampleSize))
            if UTF8Scan(line).illFormed > 0 { sample += line.map(UInt32.init) }
        }
        return sample
    }
}

extension [String: Int] {
    /// Adds to a count, which stands there once it is not 0.
    mutating func count(_ name: String, _ number: Int) {
        if number > 0 { self[name, default: 0] += number }
    }
}
