import Analysis
import CKernels
import SearchEngine
import Testing

/// Sketches: what they say of two texts, beside what the texts themselves say.
@Suite struct TextSketchTests {
    private static func bytes(_ sketch: TextSketch) -> [UInt8] {
        (0..<64).map { UInt8(truncatingIfNeeded: sketch.lanes[$0 / 8] >> UInt64(8 * ($0 % 8))) }
    }

    private static func random(_ random: inout SeededRandom, like other: TextSketch? = nil) -> TextSketch {
        var lanes = SIMD8<UInt64>(repeating: 0)
        for index in 0..<64 {
            var byte = UInt8.random(in: 0...255, using: &random)
            if let other, Bool.random(using: &random) { byte = bytes(other)[index] }
            lanes[index / 8] |= UInt64(byte) << UInt64(8 * (index % 8))
        }
        return TextSketch(lanes: lanes, numbers: 0)
    }

    @Test func similarityCountsTheLanesThatAgree() {
        var random = SeededRandom(1)
        for _ in 0..<300 {
            let one = Self.random(&random)
            let other = Self.random(&random, like: one)
            let equal = zip(Self.bytes(one), Self.bytes(other)).count { $0 == $1 }
            let expected = max(0, (Double(equal) / 64 - 1.0 / 256) / (1 - 1.0 / 256))
            #expect(one.similarity(to: other) == expected)
            #expect(one.similarity(to: one) == 1)
        }
    }

    @Test func bandsAreLanesSideBySideAndApart() {
        var random = SeededRandom(2)
        for _ in 0..<50 {
            let sketch = Self.random(&random)
            let bytes = Self.bytes(sketch)
            for band in 0..<32 {
                let lanes = band < 16 ? (0..<4).map { 4 * band + $0 } : (0..<4).map { band - 16 + 16 * $0 }
                let changed = (0..<64).filter { lane in
                    var other = sketch
                    other.lanes[lane / 8] ^= 1 << UInt64(8 * (lane % 8))
                    return other.band(band) != sketch.band(band)
                }
                #expect(changed == lanes, "\(band)")
            }
            #expect(sketch.band(0) == (0..<4).reduce(0) { $0 << 8 | UInt32(bytes[$1]) })
        }
    }

    /// The kernel and its portable twin against the bands themselves.
    @Test func sketchesThatAgreeInABandAreFound() {
        var random = SeededRandom(10)
        for count in [0, 1, 5, 70] {
            var sketches = (0..<count).map { _ in Self.random(&random) }
            let others = (0..<Int.random(in: 1...8, using: &random)).map { _ in Self.random(&random) }
            for index in sketches.indices where index % 6 == 5 {
                // In one band, or in all lanes of it but one.
                let (band, other) = (Int.random(in: 0..<32, using: &random), others[index % others.count])
                for place in 0..<(index % 12 == 5 ? 4 : 3) {
                    let lane = band < 16 ? 4 * band + place : band - 16 + 16 * place
                    let (word, shift) = (lane / 8, UInt64(8 * (lane % 8)))
                    sketches[index].lanes[word] &= ~(0xFF << shift)
                    sketches[index].lanes[word] |= other.lanes[word] & 0xFF << shift
                }
            }
            let bytes = sketches.flatMap { Self.bytes($0) + [UInt8](repeating: 0xAA, count: 8) }
            let lanes = others.flatMap(Self.bytes)
            for first in 0...count {
                let expected = (first..<count).first { index in
                    others.contains { other in (0..<32).contains { sketches[index].band($0) == other.band($0) } }
                }
                #expect(SketchKernels.agreeing(ByteView(bytes), in: first..<count + 3, with: lanes) == expected)
                guard count > 0 else { continue }
                let portable = unsafe ckernels_agreeing_sketch_portable(
                    bytes, Int64(first), Int64(count), lanes, Int64(others.count))
                #expect(portable == Int64(expected ?? count))
            }
        }
    }

    @Test func pairsOfBandsAreTheBands() {
        var random = SeededRandom(9)
        for _ in 0..<50 {
            let sketch = Self.random(&random)
            for half in 0..<2 {
                let words = sketch.bandPairs(half)
                let values = (0..<8).flatMap { [words[$0] & 0xFFFF_FFFF, words[$0] >> 32] }
                let bands = (0..<16).map { sketch.band(16 * half + $0) }
                #expect(values.map { UInt32($0).byteSwapped }.sorted() == bands.sorted())
            }
            // Each stands at a place of its own, whatever the sketch.
            var other = sketch
            let lane = Int.random(in: 0..<64, using: &random)
            other.lanes[lane / 8] ^= 1 << UInt64(8 * (lane % 8))
            for half in 0..<2 {
                let difference = sketch.bandPairs(half) ^ other.bandPairs(half)
                #expect((0..<8).reduce(0) { $0 + difference[$1].nonzeroBitCount } == 1)
            }
        }
    }

    /// Over many pairs the estimate is right on average, and seldom far off.
    @Test func similarityEstimatesTheShareOfShingles() throws {
        var random = SeededRandom(3)
        for length in [60, 150, 600] {
            var texts: [[String]] = []
            for _ in 0..<100 {
                let words = CopiedTexts.words(length, &random)
                texts += [
                    words, CopiedTexts.changed(words, by: length / 60 * Int.random(in: 0...6, using: &random), &random),
                ]
            }
            let sketches = try CopiedTexts.sketches(texts)
            var errors: [Double] = []
            for pair in stride(from: 0, to: texts.count, by: 2) {
                let one = try #require(sketches[pair])
                let other = try #require(sketches[pair + 1])
                errors.append(one.similarity(to: other) - CopiedTexts.overlap(texts[pair], texts[pair + 1]))
            }
            let mean = errors.reduce(0, +) / Double(errors.count)
            let deviation = (errors.reduce(0) { $0 + $1 * $1 } / Double(errors.count)).squareRoot()
            #expect(abs(mean) < 0.02, "\(length): \(mean)")
            #expect(deviation < (length > 100 ? 0.065 : 0.1), "\(length): \(deviation)")
        }
    }

    @Test func aShortTextHasNone() throws {
        var random = SeededRandom(4)
        let words = CopiedTexts.words(TextSketch.shortestText, &random)
        let sketches = try CopiedTexts.sketches([words, Array(words.dropLast()), []])
        #expect(sketches[0] != nil)
        #expect(sketches[1] == nil)
        #expect(sketches[2] == nil)
    }

    /// Marks, case and where paragraphs end change nothing.
    @Test func spellingAndPassagesDoNotMatter() throws {
        let text = """
            Hội nghị tổng kết công tác dân vận năm qua đã thống nhất nhiều việc phải làm ngay trong quý tới, trước hết \
            là thăm hỏi từng hộ nghèo ở các bản xa trung tâm
            """
        let plain = String(decoding: VietnameseAnalyzer.normalized(text), as: UTF8.self)
        let index = TestIndex()
        let utf8 = Array(plain.utf8)
        let half = try #require(utf8.indices.first { $0 > 60 && utf8[$0] == UInt8(ascii: " ") })
        try index.commit([
            TestCorpus.document("a", title: "", body: plain),
            TestCorpus.document("b", title: "", body: plain.uppercased()),
            Document(
                id: "c",
                passages: [
                    .init(zone: TestCorpus.title, utf8: utf8, range: 0..<half),
                    .init(zone: nil, utf8: utf8, range: half..<utf8.count),
                ], keywords: [], columns: [], stored: []),
        ])
        let segment = try #require(index.reader().segments.first)
        let sketches = try ["a", "b", "c"].map { segment.sketch(try #require(try segment.document(id: $0))) }
        #expect(sketches[0] != nil)
        #expect(sketches[1] == sketches[0])
        #expect(sketches[2] == sketches[0])
    }

    @Test func numbersTellAReportOfASeriesFromACopy() {
        func sketch(_ numbers: UInt64) -> TextSketch { TextSketch(lanes: .init(repeating: 7), numbers: numbers) }
        let report = sketch(0b0000_1111)
        #expect(!report.differsInNumbers(from: report))
        #expect(!report.differsInNumbers(from: sketch(0b1111_1111)), "a copy with more in it")
        #expect(!report.differsInNumbers(from: sketch(0b0001_0111)), "one number put right")
        #expect(report.differsInNumbers(from: sketch(0b0011_0011)))
        #expect(!sketch(0).differsInNumbers(from: report))
        #expect(!sketch(0x3FF).differsInNumbers(from: sketch(0x1CFF)), "two of ten")
    }
}
