import CKernels
import SearchEngine
import Testing

/// Each kernel against plain loops, and its portable path against both.
@Suite struct DenseKernelsTests {
    private static func packed(_ frequencies: [UInt8]) -> [UInt8] {
        var groups = [UInt8](repeating: 0, count: frequencies.count / 2)
        for (doc, frequency) in frequencies.enumerated() {
            groups[doc / 64 * 32 + doc % 32] |= frequency << (doc % 64 < 32 ? 0 : 4)
        }
        return groups
    }

    private static func frequencies(_ count: Int, _ random: inout SeededRandom) -> [UInt8] {
        (0..<count * 64).map { _ in Bool.random(using: &random) ? 0 : UInt8.random(in: 0...15, using: &random) }
    }

    private static func words(_ random: inout SeededRandom) -> InlineArray<32, UInt64> {
        InlineArray { _ in UInt64.random(in: .min ... .max, using: &random) }
    }

    @Test func documentsWithoutAFrequencyAreTakenOut() {
        var random = SeededRandom(14)
        for count in [0, 1, 2, 31, 33] {
            let frequencies = Self.frequencies(count, &random)
            let groups = Self.packed(frequencies)
            for first in [0, 1, 30, 40] {
                let before = Self.words(&random)
                var words = before
                DenseKernels.keepDocuments(ByteView(groups), from: first, in: &words)
                for word in 0..<32 {
                    let expected = (0..<64).reduce(before[word]) { bits, place in
                        let doc = (first + word) * 64 + place
                        return doc < frequencies.count && frequencies[doc] > 0 ? bits : bits & ~(1 << UInt64(place))
                    }
                    #expect(words[word] == expected)
                }
                let kept = max(0, min(32, count - first))
                var portable = (0..<kept).map { before[$0] }
                unsafe ckernels_keep_nonzero_nibbles_portable(
                    Array(groups.dropFirst(32 * first)), Int64(kept), &portable)
                #expect(portable == (0..<kept).map { words[$0] })
            }
        }
    }

    @Test func documentsWithoutABitAreTakenOut() {
        var random = SeededRandom(16)
        for count in [0, 1, 31, 32, 50] {
            let bits = (0..<count).map { _ in UInt64.random(in: .min ... .max, using: &random) }
            let bytes = bits.flatMap { word in (0..<8).map { UInt8(truncatingIfNeeded: word >> UInt64(8 * $0)) } }
            for first in [0, 1, 30, 51] {
                let before = Self.words(&random)
                var words = before
                DenseKernels.keepDocuments(bits: ByteView(bytes), from: first, in: &words)
                for word in 0..<32 {
                    #expect(words[word] == (first + word < count ? before[word] & bits[first + word] : 0))
                }
            }
        }
    }

    @Test func documentsWithoutABoundAreTakenOut() {
        var random = SeededRandom(15)
        for count in [0, 64, 1984, 2048, 2112] {
            let bounds = (0..<count).map { _ in
                Bool.random(using: &random) ? 0 : [1, 2, 32768, 65535].randomElement(using: &random) ?? 0 as UInt16
            }
            for start in [0, 64, 2048] {
                let before = Self.words(&random)
                var words = before
                DenseKernels.keepDocuments(bounds, at: start, in: &words)
                for word in 0..<32 {
                    let expected = (0..<64).reduce(before[word]) { bits, place in
                        let doc = start + word * 64 + place
                        return doc < count && bounds[doc] > 0 ? bits : bits & ~(1 << UInt64(place))
                    }
                    #expect(words[word] == expected)
                }
                let kept = max(0, min(32, (count - start) / 64))
                var portable = (0..<kept).map { before[$0] }
                unsafe ckernels_keep_nonzero_portable(Array(bounds.dropFirst(start)), Int64(kept), &portable)
                #expect(portable == (0..<kept).map { words[$0] })
            }
        }
    }

    @Test func theFirstExceptionNotBelowAPlaceIsFound() {
        var random = SeededRandom(18)
        for count in [0, 1, 2, 7, 33] {
            let places = (0..<count).map { _ in Int.random(in: 0...2047, using: &random) }.sorted()
            let exceptions = ByteView(places.flatMap { [UInt8($0 & 255), UInt8($0 >> 8), 255, 255] })
            for first in 0...count {
                for end in first...count {
                    for place in [0, 1, 1024, 2047] + places {
                        let expected = (first..<end).first { places[$0] >= place } ?? end
                        #expect(DenseKernels.firstException(exceptions, first..<end, notBelow: place) == expected)
                    }
                }
            }
            #expect(DenseKernels.firstException(exceptions, 0..<count + 1, notBelow: 0) == count + 1)
        }
    }

    @Test func bitsAreCounted() {
        var random = SeededRandom(16)
        for _ in 0..<10 {
            let words = Self.words(&random)
            let expected = (0..<32).reduce(0) { $0 + words[$1].nonzeroBitCount }
            let count = DenseKernels.count(words.span)
            #expect(count == expected)
            #expect(unsafe ckernels_count_bits_portable((0..<32).map { words[$0] }, 32) == expected)
        }
        let full = [UInt64](repeating: .max, count: 32)
        for (words, expected) in [([], 0), ([0, .max, 0, 1], 65), (full, 2048)] as [([UInt64], Int)] {
            let count = DenseKernels.count(words.span)
            #expect(count == expected)
        }
    }

    @Test func theNextThatReachesALevelIsFound() {
        var random = SeededRandom(17)
        for count in [0, 1, 15, 16, 17, 100] {
            let bounds = (0..<count).map { _ in UInt16.random(in: 0...40, using: &random) }
            for level in [0, 1, 38, 40, 41] as [UInt16] {
                for first in 0...count {
                    let expected = bounds.indices.first { $0 >= first && bounds[$0] >= level } ?? count
                    #expect(DenseKernels.next(bounds, from: first, atLeast: level) == expected)
                }
            }
        }
    }

    @Test func everyFrequencyAboveZeroSetsABit() {
        var random = SeededRandom(8)
        for count in [0, 1, 2, 31, 33] {
            let frequencies = Self.frequencies(count, &random)
            let groups = Self.packed(frequencies)
            for first in [0, 1, 30] {
                var words = InlineArray<32, UInt64>(repeating: 0)
                DenseKernels.documents(ByteView(groups), from: first, into: &words)
                var portable = [UInt64](repeating: 0, count: max(1, count))
                unsafe ckernels_nonzero_nibbles_portable(groups, Int64(count), &portable)
                for word in 0..<32 {
                    let expected = (0..<64).reduce(UInt64(0)) { bits, place in
                        let doc = (first + word) * 64 + place
                        return doc < frequencies.count && frequencies[doc] > 0 ? bits | 1 << UInt64(place) : bits
                    }
                    #expect(words[word] == expected)
                    if first + word < count { #expect(portable[first + word] == expected) }
                }
            }
        }
    }

    @Test func frequenciesAreFoundAndAddedUp() {
        var random = SeededRandom(7)
        let frequencies = Self.frequencies(3, &random)
        let groups = ByteView(Self.packed(frequencies))
        let docs: [UInt32] = [0, 31, 32, 33, 63, 64, 127, 140, 191, 192, 5000]
        var found = [UInt32](repeating: 99, count: docs.count)
        DenseKernels.frequencies(groups, of: docs, below: 190, into: &found)
        #expect(found == docs.map { $0 < 190 ? UInt32(frequencies[Int($0)]) : 0 })
        for first in [0, 64, 128] as [UInt32] {
            for end in first...192 {
                let part = frequencies[Int(first)..<Int(end)]
                let expected = part.reduce(0) { $0 + Int($1) }
                let sum = DenseKernels.sum(groups, first..<end)
                #expect(sum.frequencies == expected)
                #expect(sum.escapes == part.count { $0 == 15 })
                var escapes: Int64 = 99
                let portable = unsafe ckernels_sum_nibbles_portable(groups.array, first, end, &escapes)
                #expect(Int(portable) == expected)
                #expect(Int(escapes) == sum.escapes)
            }
        }
        #expect(DenseKernels.sum(groups, 1..<193).frequencies == 0)
        #expect(DenseKernels.sum(groups, 5..<192).frequencies == frequencies[5...].reduce(0) { $0 + Int($1) })
    }

    /// To the last bit, or pruned answers would not be the exhaustive ones.
    @Test func partsAreWhatTheFormulaSays() {
        var random = SeededRandom(12)
        for count in [0, 1, 3, 4, 5, 64, 131] {
            let frequencies = (0..<count).map { _ in
                [0, 1, 2, UInt32.random(in: 0...40, using: &random), .max].randomElement(using: &random) ?? 0
            }
            let norms = (0..<count).map { _ in Double.random(in: 0...9, using: &random) }
            let (scale, constant) = [(1, 0), (0, 1.2), (0.625, 0)].randomElement(using: &random) ?? (1, 0)
            let before = (0..<count).map { _ in Double.random(in: 0...20, using: &random) }
            for bm25 in [BM25(), BM25(k1: 0.8, b: 0.75, delta: 0.4)] {
                let weight = Double.random(in: 0...7, using: &random)
                var scores = before
                DenseKernels.addParts(
                    frequencies, norms: norms, scale: scale, constant: constant, weight: weight, bm25, to: &scores)
                for index in 0..<count {
                    let part = bm25.part(
                        weight: weight, frequency: Double(frequencies[index]),
                        norm: norms[index] * scale + constant)
                    #expect(scores[index] == (frequencies[index] > 0 ? before[index] + part : before[index]))
                }
            }
        }
    }

    /// Documents outside the bounds are left alone; frequencies above 15 count as 15.
    @Test func boundsAreAddedToSomeDocuments() {
        var random = SeededRandom(10)
        let classes = (0..<512).map { _ in UInt8.random(in: 0...15, using: &random) * 16 }
        let table = (0..<256).map { _ in UInt16.random(in: .min ... .max, using: &random) }
        let docs: [UInt32] = [0, 127, 128, 130, 255, 256, 400, 511, 512, 70_000, .max]
        let frequencies: [UInt32] = [1, 2, 14, 15, 16, 99, .max, 1, 1, 1, 1]
        var bounds = [UInt16](repeating: 30000, count: 256)
        DenseKernels.addBounds(docs, frequencies, count: 10, ByteView(classes), from: 128, table, to: &bounds)
        var expected = [UInt16](repeating: 30000, count: 256)
        for (doc, frequency) in zip(docs, frequencies) where doc >= 128 && doc < 384 {
            let entry = Int(classes[Int(doc)]) | Int(min(frequency, 15))
            expected[Int(doc) - 128] = UInt16(min(65535, 30000 + Int(table[entry])))
        }
        #expect(bounds == expected)
    }

    @Test func theLevelThatSoManyReachIsKnown() {
        var random = SeededRandom(13)
        for count in [0, 1, 2, 15, 16, 17, 100, 551] {
            for range in [UInt16(0)...0, 0...3, 700...4_000, .min ... .max, .max ... .max] {
                let bounds = (0..<count).map { _ in UInt16.random(in: range, using: &random) }
                let descending = bounds.sorted(by: >)
                for wanted in [1, 2, 10, 16, 17, 551, 552] {
                    let expected = wanted <= count ? descending[wanted - 1] : 0
                    #expect(DenseKernels.level(reachedBy: wanted, of: bounds) == expected)
                }
            }
        }
    }

    @Test func theGreatestBoundsAreKnown() {
        var random = SeededRandom(11)
        var window = Window(base: 0)
        for place in 0..<Window.size where place / 64 != 3 && Bool.random(using: &random) {
            window.insert(place: place)
        }
        let before = (0..<Window.size).map { _ in UInt16.random(in: 0...65535, using: &random) }
        let kept = before.indices.map { window.words[$0 / 64] >> UInt64($0 % 64) & 1 == 1 ? before[$0] : 0 }
        let greatest = (0..<32).map { group in kept[group * 64..<group * 64 + 64].max() ?? 0 }
        var maxima = [UInt16](repeating: 7, count: 32)
        DenseKernels.maxima(window.words.span, at: 0, before, into: &maxima)
        #expect(maxima == greatest)
        maxima = [UInt16](repeating: 7, count: 32)
        unsafe ckernels_group_maxima_portable((0..<32).map { window.words[$0] }, 32, before, &maxima)
        #expect(maxima == greatest)
        for level in [0, 1, 30000, 65535] as [UInt16] {
            for start in [0, 64, 1984] {
                let bits = (0..<64).reduce(UInt64(0)) { before[start + $1] >= level ? $0 | 1 << UInt64($1) : $0 }
                #expect(DenseKernels.documents(before, at: start, atLeast: level) == bits)
                #expect(unsafe ckernels_at_least_portable(Array(before[start..<start + 64]), level) == bits)
            }
        }
        #expect(DenseKernels.documents(before, at: 1985, atLeast: 0) == 0)
    }

    @Test func tablesBoundEveryScore() {
        let bm25 = BM25(k1: 0.8, b: 0.75, delta: 0.4)
        let norms = (0..<16).map { 0.2 + Double($0) * 0.3 }
        for most in [1, 3, 14, 15, 700] as [UInt32] {
            let table = DenseKernels.boundTable(norms: norms, weight: 50, bm25, maxFrequency: most)
            for (place, norm) in norms.enumerated() {
                #expect(table[16 * place] == 0)
                for frequency in 1...most {
                    let part = bm25.part(weight: 50, frequency: Double(frequency), norm: norm)
                    let bound = Double(table[16 * place + Int(min(frequency, 15))])
                    #expect(bound >= part)
                    if frequency < 15 || frequency == most { #expect(bound <= part + 1) }
                }
            }
        }
        #expect(DenseKernels.boundTable(norms: norms, weight: 1e12, bm25, maxFrequency: 3)[1] == .max)
    }
}
