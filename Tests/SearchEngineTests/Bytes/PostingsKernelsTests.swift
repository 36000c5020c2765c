import SearchEngine
import Testing

/// The kernels of a block against plain loops.
@Suite struct PostingsKernelsTests {
    private static let documentCount = 100_000

    /// A tail as it is written, by plain calls of the writer.
    private static func tail(_ docs: [DocID], _ frequencies: [UInt32]?, _ parameter: Int) -> [UInt8] {
        var writer = BitWriter()
        var previous = -1
        for (index, doc) in docs.enumerated() {
            writer.rice(UInt32(Int(doc) - previous - 1), parameter)
            if let frequencies { writer.rice(frequencies[index] - 1, 0) }
            previous = Int(doc)
        }
        writer.align()
        return writer.bytes
    }

    private static func docs(_ count: Int, _ random: inout SeededRandom) -> [DocID] {
        var docs: Set<DocID> = []
        while docs.count < count { docs.insert(DocID.random(in: 0..<DocID(documentCount), using: &random)) }
        return docs.sorted()
    }

    private static func read(
        _ bytes: [UInt8], from start: Int, count: Int, _ parameter: Int, hasFrequencies: Bool,
        documentCount: Int = documentCount
    ) -> (isSound: Bool, docs: [DocID], frequencies: [UInt32]) {
        // Behind what is there already.
        var docs = [DocID](repeating: 7, count: 2 + count)
        var frequencies = [UInt32](repeating: 7, count: hasFrequencies ? 2 + count : 0)
        let isSound = PostingsKernels.readTail(
            ByteView(bytes), from: start, count: count, after: -1, documentCount: documentCount, parameter: parameter,
            hasFrequencies: hasFrequencies, docs: &docs, frequencies: &frequencies, place: 2)
        #expect(docs.prefix(2) == [7, 7])
        #expect(frequencies.prefix(2).allSatisfy { $0 == 7 })
        return (isSound, Array(docs.dropFirst(2)), Array(frequencies.dropFirst(2)))
    }

    @Test func tailsAreReadAsTheyWereWritten() {
        var random = SeededRandom(21)
        for count in [0, 1, 2, 3, 7, 40, 127] {
            for parameter in [0, 3, 9, 16, 31] where parameter > 0 || count < 8 {
                let docs = Self.docs(count, &random)
                let choice: [UInt32] = [1, 1, 1, 2, 23, 24, 25, 26, 70_000, .max]
                let frequencies = docs.map { _ in choice.randomElement(using: &random) ?? 1 }
                // Whatever stands before and behind.
                for (before, behind) in [(0, 0), (3, 0), (1, 9)] {
                    let junk = { [UInt8](repeating: 0xFF, count: $0) }
                    let both = junk(before) + Self.tail(docs, frequencies, parameter) + junk(behind)
                    let read = Self.read(both, from: before, count: count, parameter, hasFrequencies: true)
                    #expect(read.isSound)
                    #expect(read.docs == docs)
                    #expect(read.frequencies == frequencies)
                    let alone = junk(before) + Self.tail(docs, nil, parameter) + junk(behind)
                    let lone = Self.read(alone, from: before, count: count, parameter, hasFrequencies: false)
                    #expect(lone.isSound)
                    #expect(lone.docs == docs)
                }
            }
        }
    }

    @Test func whatLeavesTheBytesOrTheDocumentsIsTold() {
        let docs: [DocID] = [5, 900, 901, 70_000]
        let bytes = Self.tail(docs, [1, 2, 3, 4], 9)
        #expect(Self.read(bytes, from: 0, count: 4, 9, hasFrequencies: true).isSound)
        for length in bytes.indices {
            #expect(!Self.read(Array(bytes[..<length]), from: 0, count: 4, 9, hasFrequencies: true).isSound)
        }
        #expect(!Self.read(bytes, from: 0, count: 4, 9, hasFrequencies: true, documentCount: 70_000).isSound)
        #expect(!Self.read(bytes, from: bytes.count + 1, count: 1, 9, hasFrequencies: true).isSound)
        #expect(!Self.read([], from: 0, count: 1, 9, hasFrequencies: true).isSound)
        var (few, none): ([UInt32], [UInt32]) = ([0, 0, 0, 0], [])
        for place in [-1, 1, Int.max] {
            let isSound = PostingsKernels.readTail(
                ByteView(bytes), from: 0, count: 4, after: -1, documentCount: 70_001, parameter: 9,
                hasFrequencies: false, docs: &few, frequencies: &none, place: place)
            #expect(!isSound)
        }
        let ones = [UInt8](repeating: 0xFF, count: 64)
        for parameter in 0...31 {
            #expect(!Self.read(ones, from: 0, count: 3, parameter, hasFrequencies: true).isSound)
        }
    }

    /// A frequency of 2³² does not fit.
    @Test func aFrequencyBeyondItsBitsIsTold() {
        var writer = BitWriter()
        writer.rice(0, 0)
        writer.rice(.max, 0)
        writer.align()
        #expect(!Self.read(writer.bytes, from: 0, count: 1, 0, hasFrequencies: true).isSound)
    }

    @Test func theFirstDocumentNotBelowAnotherIsFound() {
        var random = SeededRandom(23)
        for count in [0, 1, 2, 3, 64, 127, 128] {
            let docs = Self.docs(count, &random)
            for doc in Set(docs + docs.map { $0 + 1 } + [0, 5, .max]) {
                let expected = docs.firstIndex { $0 >= doc } ?? count
                #expect(PostingsKernels.first(docs + [7, 7], count: count, notBelow: doc) == expected)
            }
        }
    }

    @Test func documentsArePickedAsByLooking() {
        var random = SeededRandom(22)
        for count in [0, 1, 2, 3, 64, 127, 128] {
            let docs = Self.docs(count, &random) + [DocID](repeating: 7, count: 128 - count)
            let frequencies = docs.map { _ in UInt32.random(in: 1...90, using: &random) }
            let wanted = Set(docs.prefix(count).shuffled(using: &random).prefix(20) + Self.docs(50, &random)).sorted()
            for first in [0, 1, wanted.count - 1] {
                for last in [0, wanted[wanted.count / 2], .max] {
                    var found = [UInt32](repeating: 777, count: wanted.count)
                    var lone = found
                    let next = PostingsKernels.pick(
                        docs, frequencies, count: count, wanted, from: first, upTo: last, into: &found)
                    #expect(
                        next
                            == PostingsKernels.pick(
                                docs, nil, count: count, wanted, from: first, upTo: last, into: &lone))
                    #expect(next == max(first, wanted.firstIndex { $0 > last } ?? wanted.count))
                    for (index, doc) in wanted.enumerated() {
                        let place = docs.prefix(count).firstIndex(of: doc)
                        let isLookedAt = index >= first && doc <= last
                        #expect(found[index] == (isLookedAt ? place.map { frequencies[$0] } : nil) ?? 777)
                        #expect(lone[index] == (isLookedAt && place != nil ? 1 : 777))
                    }
                }
            }
        }
    }
}
