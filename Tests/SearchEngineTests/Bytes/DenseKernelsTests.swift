import CKernels
import SearchEngine
import Testing

@Suite struct DenseKernelsTests {
    @Test func everyFrequencyAboveZeroSetsABit() {
        var random = SeededRandom(8)
        for count in [0, 1, 2, 31, 33] {
            let frequencies = (0..<count * 64).map { _ in
                Bool.random(using: &random) ? 0 : UInt8.random(in: 0...15, using: &random)
            }
            var groups = [UInt8](repeating: 0, count: count * 32)
            for (doc, frequency) in frequencies.enumerated() {
                groups[doc / 64 * 32 + doc % 32] |= frequency << (doc % 64 < 32 ? 0 : 4)
            }
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
}
