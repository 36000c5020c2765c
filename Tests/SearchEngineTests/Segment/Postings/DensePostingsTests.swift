import SearchEngine
import Testing

/// Lists that have a place for every document of the segment, against the plain arrays.
@Suite struct DensePostingsTests {
    private struct Sample {
        /// Of every document; 0 where the list lacks it.
        let frequencies: [UInt32]
        let lengths: [UInt32]
        let bytes: [UInt8]
        let info: PostingsInfo
        let hasFrequencies: Bool

        /// - Parameter gap: one document in about so many is in the list.
        init(_ documentCount: Int, gap: Int, hasFrequencies: Bool, _ random: inout SeededRandom) {
            frequencies = (0..<documentCount).map { doc in
                // One window without any.
                guard doc / Window.size != 1, Int.random(in: 0..<gap, using: &random) == 0 else { return 0 }
                guard hasFrequencies else { return 1 }
                return [1, 2, 14, 15, 16, 65535, .random(in: 1...40, using: &random)]
                    .randomElement(using: &random) ?? 1
            }
            lengths = (0..<documentCount).map { _ in UInt32.random(in: 1...80_000, using: &random) }
            var writer = ByteWriter()
            writer.append([1, 2, 3])
            var postings = PostingsWriter(hasFrequencies: hasFrequencies)
            let docs = frequencies.indices.filter { [frequencies] in frequencies[$0] > 0 }
            var info = postings.write(
                docs: docs.map { DocID($0) },
                frequencies: hasFrequencies ? docs.map { [frequencies] in frequencies[$0] } : [],
                lengths: lengths, into: &writer)
            info.offset = 3
            self.info = info
            self.hasFrequencies = hasFrequencies
            bytes = writer.bytes
        }

        func cursor(_ bytes: [UInt8]? = nil) throws -> PostingsCursor {
            try PostingsCursor(
                info, in: ByteView(bytes ?? self.bytes), hasFrequencies: hasFrequencies,
                documentCount: frequencies.count, format: SegmentFormat.version, file: "test")
        }
    }

    private static let counts = [640, 641, 1000, 2047, 2048, 2049, 2200, 5000]

    @Test(arguments: counts, [true, false]) func everyListComesBack(count: Int, hasFrequencies: Bool) throws {
        var random = SeededRandom(UInt64(count))
        for gap in Self.gaps(count, hasFrequencies) {
            let sample = Sample(count, gap: gap, hasFrequencies: hasFrequencies, &random)
            let expected = sample.frequencies.indices.filter { sample.frequencies[$0] > 0 }
            let encoding = PostingsEncoding(sample.info, hasFrequencies: hasFrequencies, documentCount: count)
            #expect(encoding == (hasFrequencies ? .dense : .bits))
            #expect(sample.info.length == sample.bytes.count - 3)
            #expect(sample.info.documentFrequency == expected.count)
            #expect(sample.info.totalFrequency == sample.frequencies.reduce(0) { $0 + Int($1) })
            let cursor = try sample.cursor()
            var found: [Int] = []
            for block in 0..<cursor.blockTotal {
                try cursor.enter(block: block)
                let docs = cursor.docs.prefix(cursor.blockCount)
                #expect(cursor.lastDocument(ofBlock: block) >= docs.last ?? 0)
                found += docs.map { Int($0) }
                guard hasFrequencies else { continue }
                let frequencies = try cursor.blockFrequencies()
                #expect(frequencies.prefix(cursor.blockCount) == docs.map { sample.frequencies[Int($0)] }[...])
            }
            #expect(found == expected)
            #expect(throws: SearchEngineError.self) { try cursor.enter(block: cursor.blockTotal) }
            let asked = (0..<DocID(count + 3)).filter { _ in Bool.random(using: &random) }
            var together: [UInt32] = []
            try cursor.frequencies(of: asked, into: &together)
            #expect(together == asked.map { Int($0) < count ? sample.frequencies[Int($0)] : 0 })
            for doc in (0..<DocID(count + 3)).shuffled(using: &random) {
                let frequency = Int(doc) < count ? sample.frequencies[Int(doc)] : 0
                #expect(try cursor.frequency(of: doc) == frequency)
                #expect(try cursor.find(doc).map { cursor.docs[$0] } == (frequency > 0 ? doc : nil))
                #expect(try cursor.contains(doc) == (frequency > 0))
            }
        }
    }

    /// Lists without frequencies are bits where they are sparse, too, which leaves blocks without a document.
    private static func gaps(_ count: Int, _ hasFrequencies: Bool) -> [Int] {
        hasFrequencies || count < 5000 ? [1, 2, 4] : [1, 4, 16]
    }

    /// Who asks for many documents must not unpack what lies between two of a list.
    @Test(arguments: [true, false]) func whetherADocumentIsThereIsOneLook(hasFrequencies: Bool) throws {
        var random = SeededRandom(9)
        let cursor = try Sample(5000, gap: 4, hasFrequencies: hasFrequencies, &random).cursor()
        for doc in 0..<DocID(5000) { _ = try cursor.contains(doc) }
        #expect(cursor.block == -1)
    }

    @Test(arguments: counts, [true, false]) func windowsAndImpactsHold(count: Int, hasFrequencies: Bool) throws {
        var random = SeededRandom(UInt64(count) + 5)
        let sample = Sample(count, gap: Self.gaps(count, hasFrequencies)[2], hasFrequencies: hasFrequencies, &random)
        let cursor = try sample.cursor()
        for base in stride(from: 0, to: DocID(count), by: Window.size) {
            var window = Window(base: base)
            try cursor.insertDocuments(into: &window)
            var found: [Int] = []
            window.forEachPlace { found.append(Int(base) + $0) }
            let inside = (Int(base)..<min(count, Int(base) + Window.size)).filter { sample.frequencies[$0] > 0 }
            #expect(found == inside)
            var blocks: [DocID] = []
            try cursor.forEachBlock(in: window) { blocks += cursor.docs[$0] }
            #expect(blocks == inside.map { DocID($0) })
            let impact = cursor.impact(in: window)
            #expect(inside.isEmpty || impact != nil)
            for doc in inside {
                #expect(impact.map { $0.frequency >= sample.frequencies[doc] } == true)
                #expect(impact.map { $0.length <= sample.lengths[doc] } == true)
            }
        }
    }

    @Test func listsOfFewDocumentsOrHugeFrequenciesAreBlocks() {
        func encoding(
            _ frequency: Int, _ most: UInt32, _ hasFrequencies: Bool, of documents: Int,
            format: UInt32 = SegmentFormat.version
        ) -> PostingsEncoding {
            PostingsEncoding(
                documentFrequency: frequency, maxFrequency: most, hasFrequencies: hasFrequencies,
                documentCount: documents, format: format)
        }
        #expect(encoding(127, 1, true, of: 127) == .blocks)
        #expect(encoding(128, 1, true, of: 1024) == .dense)
        #expect(encoding(128, 1, true, of: 1025) == .blocks)
        #expect(encoding(129, 65535, true, of: 1025) == .dense)
        #expect(encoding(129, 65536, true, of: 1025) == .blocks)
        #expect(encoding(128, 1, false, of: 4096) == .bits)
        #expect(encoding(128, 1, false, of: 4097) == .blocks)
        #expect(encoding(128, 1, false, of: 2048, format: 4) == .bits)
        #expect(encoding(128, 1, false, of: 2049, format: 4) == .blocks)
    }

    /// What is blocks in a segment of format 4 would be bits in one of today's.
    @Test func listsOfAnOlderFormatAreRead() throws {
        // Full blocks: what is behind them depends on the segment's documents.
        let docs = (0..<256).map { DocID(20 * $0) }
        var writer = ByteWriter()
        var postings = PostingsWriter(hasFrequencies: false)
        // Of so many documents it is blocks in either format.
        let info = postings.write(
            docs: docs, frequencies: [], lengths: Array(repeating: 5, count: 100 * docs.count), into: &writer)
        func read(format: UInt32) throws -> [DocID] {
            let cursor = try PostingsCursor(
                info, in: ByteView(writer.bytes), hasFrequencies: false, documentCount: 20 * docs.count,
                format: format, file: "test")
            var found: [DocID] = []
            for block in 0..<cursor.blockTotal {
                try cursor.enter(block: block)
                found += cursor.docs[..<cursor.blockCount]
            }
            return found
        }
        #expect(try read(format: 4) == docs)
        #expect(throws: SearchEngineError.self) { try read(format: 5) }
    }

    /// Any byte changed, and any cut: documents of the segment in ascending order, or damage.
    @Test(arguments: [true, false]) func damageIsNoticedOrHarmless(hasFrequencies: Bool) throws {
        var random = SeededRandom(4)
        let sample = Sample(600, gap: 3, hasFrequencies: hasFrequencies, &random)
        func read(_ bytes: [UInt8]) throws {
            try toleratingDamage {
                let cursor = try sample.cursor(bytes)
                for block in 0..<cursor.blockTotal {
                    try cursor.enter(block: block)
                    let docs = Array(cursor.docs.prefix(cursor.blockCount))
                    #expect(docs == Set(docs).sorted())
                    #expect(docs.allSatisfy { Int($0) < 600 })
                    guard hasFrequencies else { continue }
                    #expect(try !cursor.blockFrequencies().prefix(cursor.blockCount).contains(0))
                }
            }
        }
        for index in 3..<sample.bytes.count {
            var bytes = sample.bytes
            bytes[index] ^= UInt8.random(in: 1...255, using: &random)
            try read(bytes)
            #expect(throws: SearchEngineError.self) { try sample.cursor(Array(sample.bytes.prefix(index))) }
        }
    }
}
