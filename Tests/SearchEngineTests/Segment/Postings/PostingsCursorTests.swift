import SearchEngine
import Testing

/// What the writer encodes, read back by the cursor, against the plain arrays.
@Suite struct PostingsCursorTests {
    struct Sample {
        let docs: [DocID]
        let frequencies: [UInt32]
        let lengths: [UInt32]
        let documentCount: Int
        let bytes: [UInt8]
        let info: PostingsInfo

        /// - Parameter spread: the most documents between two of the list.
        init(_ count: Int, spread: UInt32, hasFrequencies: Bool, _ random: inout SeededRandom) {
            var docs: [DocID] = []
            var next = DocID.random(in: 0...spread, using: &random)
            for _ in 0..<count {
                docs.append(next)
                next += 1 + DocID.random(in: 0...spread, using: &random)
            }
            // So few in so many that the list is laid out in blocks.
            let documentCount = Int(next) * 17
            let frequencies = (0..<count).map { index -> UInt32 in
                index % 50 == 7 ? .random(in: 60_000...70_000, using: &random) : .random(in: 1...4, using: &random)
            }
            let lengths = (0..<documentCount).map { _ in UInt32.random(in: 1...80_000, using: &random) }
            var writer = ByteWriter()
            writer.append([1, 2, 3])
            var postings = PostingsWriter(hasFrequencies: hasFrequencies)
            var info = postings.write(
                docs: docs, frequencies: hasFrequencies ? frequencies : [], lengths: lengths, into: &writer)
            info.offset = 3
            self.docs = docs
            self.frequencies = frequencies
            self.lengths = lengths
            self.documentCount = documentCount
            self.info = info
            bytes = writer.bytes
        }

        func cursor(_ hasFrequencies: Bool = true) throws -> PostingsCursor {
            try PostingsCursor(
                info, in: ByteView(bytes), hasFrequencies: hasFrequencies, documentCount: documentCount,
                format: SegmentFormat.version, file: "test")
        }
    }

    static let counts = [0, 1, 2, 127, 128, 129, 200, 255, 256, 257, 384, 400]

    @Test(arguments: counts, [true, false]) func everyListComesBack(count: Int, hasFrequencies: Bool) throws {
        var random = SeededRandom(UInt64(count))
        for spread in [0, 1, 9, 100] as [UInt32] {
            let sample = Sample(count, spread: spread, hasFrequencies: hasFrequencies, &random)
            #expect(sample.info.documentFrequency == count)
            #expect(sample.info.length == sample.bytes.count - 3)
            let cursor = try sample.cursor(hasFrequencies)
            var docs: [DocID] = []
            var frequencies: [UInt32] = []
            for block in 0..<cursor.blockTotal {
                try cursor.enter(block: block)
                docs += cursor.docs.prefix(cursor.blockCount)
                #expect(cursor.lastDocument(ofBlock: block) >= docs.last ?? .max)
                if hasFrequencies { frequencies += try cursor.blockFrequencies().prefix(cursor.blockCount) }
            }
            #expect(docs == sample.docs)
            if hasFrequencies { #expect(frequencies == sample.frequencies) }
            #expect(throws: SearchEngineError.self) { try cursor.enter(block: cursor.blockTotal) }
            #expect(throws: SearchEngineError.self) { try cursor.enter(block: -1) }
        }
    }

    @Test(arguments: counts) func stretchesAgreeWithTheList(count: Int) throws {
        var random = SeededRandom(UInt64(count) + 90)
        let sample = Sample(count, spread: 6, hasFrequencies: true, &random)
        let cursor = try sample.cursor()
        let end = Int(sample.docs.last ?? 0) + 300
        let all = Dictionary(uniqueKeysWithValues: zip(sample.docs, sample.frequencies))
        var stretch = PostingsStretch()
        var found: [UInt32] = []
        #expect(!stretch.frequencies(of: [0], into: &found))
        for _ in 0..<20 {
            let bounds = [Int.random(in: 0...end, using: &random), .random(in: 0...end, using: &random)].sorted()
            let range = bounds[0]..<bounds[1] + 1
            try stretch.read(cursor, range)
            #expect(stretch.docs.filter { range.contains(Int($0)) } == sample.docs.filter { range.contains(Int($0)) })
            #expect(stretch.frequencies == stretch.docs.map { all[$0] ?? 0 })
            let asked = range.filter { _ in Bool.random(using: &random) }.map { DocID($0) }
            #expect(stretch.frequencies(of: asked, into: &found) == !asked.isEmpty)
            if !asked.isEmpty { #expect(found == asked.map { all[$0] ?? 0 }) }
            #expect(!stretch.frequencies(of: [DocID(range.lowerBound), DocID(range.upperBound)], into: &found))
        }
    }

    @Test(arguments: counts) func findsFromAnywhereEverywhere(count: Int) throws {
        var random = SeededRandom(UInt64(count) + 50)
        let sample = Sample(count, spread: 6, hasFrequencies: true, &random)
        let moving = try sample.cursor()
        for target in 0..<(sample.docs.last ?? 0) + 3 {
            let expected = sample.docs.firstIndex(of: target)
            let jumping = try sample.cursor()
            for cursor in [moving, jumping] {
                let found = try cursor.find(target)
                #expect(found == expected.map { $0 % 128 })
                #expect(try cursor.contains(target) == (expected != nil))
                #expect(try cursor.frequency(of: target) == expected.map { sample.frequencies[$0] } ?? 0)
                guard let expected, let found else { continue }
                #expect(cursor.docs[found] == target)
                #expect(try cursor.blockFrequencies()[found] == sample.frequencies[expected])
            }
        }
        let asked = (0..<(sample.docs.last ?? 0) + 3).filter { _ in Bool.random(using: &random) }
        var together: [UInt32] = []
        try moving.frequencies(of: asked, into: &together)
        #expect(
            together == asked.map { doc in sample.docs.firstIndex(of: doc).map { sample.frequencies[$0] } ?? 0 })
        for _ in 0..<200 {
            let target = DocID.random(in: 0...(sample.docs.last ?? 0) + 9, using: &random)
            #expect(try moving.contains(target) == sample.docs.contains(target))
        }
    }

    @Test(arguments: counts) func impactsBoundEveryDocument(count: Int) throws {
        var random = SeededRandom(UInt64(count) + 80)
        let sample = Sample(count, spread: 30, hasFrequencies: true, &random)
        let cursor = try sample.cursor()
        for base in stride(from: 0, to: DocID(sample.documentCount + 5000), by: Window.size) {
            let window = Window(base: base)
            let impact = cursor.impact(in: window)
            var found: [DocID] = []
            try cursor.forEachBlock(in: window) { indexes in found += cursor.docs[indexes] }
            let inside = sample.docs.indices.filter {
                sample.docs[$0] >= base && UInt64(sample.docs[$0]) < window.end
            }
            #expect(found == inside.map { sample.docs[$0] })
            for index in inside {
                #expect(impact.map { $0.frequency >= sample.frequencies[index] } == true)
                #expect(impact.map { $0.length <= sample.lengths[Int(sample.docs[index])] } == true)
                #expect(sample.info.maxFrequency >= sample.frequencies[index])
                #expect(sample.info.minLength <= sample.lengths[Int(sample.docs[index])])
            }
        }
    }

    /// Any byte of a list changed: a list in ascending order within the documents, or damage.
    @Test func damageIsNoticedOrHarmless() throws {
        var random = SeededRandom(4)
        let sample = Sample(300, spread: 9, hasFrequencies: true, &random)
        for index in 3..<sample.bytes.count {
            var bytes = sample.bytes
            bytes[index] ^= UInt8.random(in: 1...255, using: &random)
            let cursor = try PostingsCursor(
                sample.info, in: ByteView(bytes), hasFrequencies: true, documentCount: sample.documentCount,
                format: SegmentFormat.version, file: "test")
            try toleratingDamage {
                for block in 0..<cursor.blockTotal {
                    try cursor.enter(block: block)
                    let docs = Array(cursor.docs.prefix(cursor.blockCount))
                    #expect(docs == Set(docs).sorted())
                    #expect(docs.allSatisfy { Int($0) < sample.documentCount })
                    #expect(try !cursor.blockFrequencies().prefix(cursor.blockCount).contains(0))
                }
            }
        }
    }

    /// Where blocks do not ascend, those of a stretch are still found from the first to the last.
    @Test func stretchesOfDamagedBlocksEnd() throws {
        var random = SeededRandom(5)
        let sample = Sample(66 * 128, spread: 3, hasFrequencies: true, &random)
        let last = Int(sample.docs.last ?? 0)
        var damaged = 0
        for block in 0..<66 {
            var bytes = sample.bytes
            let entry = sample.info.offset + 12 * block
            let value = [0, UInt32.max, .random(in: 0...UInt32(last), using: &random)][block % 3]
            bytes.replaceSubrange(entry..<entry + 4, with: (0..<4).map { UInt8(truncatingIfNeeded: value >> (8 * $0)) })
            let cursor = try PostingsCursor(
                sample.info, in: ByteView(bytes), hasFrequencies: true, documentCount: sample.documentCount,
                format: SegmentFormat.version, file: "test")
            var stretch = PostingsStretch()
            for _ in 0..<20 {
                let bounds = [Int.random(in: 0...last, using: &random), .random(in: 0...last, using: &random)].sorted()
                do throws(SearchEngineError) {
                    try stretch.read(cursor, bounds[0]..<bounds[1] + 1)
                    #expect(stretch.docs.count == stretch.frequencies.count)
                } catch {
                    damaged += 1
                    var found: [UInt32] = []
                    #expect(!stretch.frequencies(of: [DocID(bounds[0])], into: &found))
                }
            }
        }
        #expect(damaged > 100)
    }

    @Test(arguments: counts) func stretchesOfListsWithoutFrequenciesHaveOnes(count: Int) throws {
        var random = SeededRandom(UInt64(count) + 70)
        let sample = Sample(count, spread: 6, hasFrequencies: false, &random)
        var stretch = PostingsStretch()
        try stretch.read(try sample.cursor(false), 0..<sample.documentCount)
        #expect(stretch.docs == sample.docs)
        #expect(stretch.frequencies == sample.docs.map { _ in 1 })
    }

    @Test func listsOutsideTheirSectionAreDamage() throws {
        var random = SeededRandom(9)
        let sample = Sample(200, spread: 3, hasFrequencies: true, &random)
        var info = sample.info
        info.length = sample.bytes.count - 2
        #expect(throws: SearchEngineError.self) {
            try PostingsCursor(
                info, in: ByteView(sample.bytes), hasFrequencies: true, documentCount: 1000,
                format: SegmentFormat.version, file: "test")
        }
        info.length = 11
        #expect(throws: SearchEngineError.self) {
            try PostingsCursor(
                info, in: ByteView(sample.bytes), hasFrequencies: true, documentCount: 1000,
                format: SegmentFormat.version, file: "test")
        }
    }
}
