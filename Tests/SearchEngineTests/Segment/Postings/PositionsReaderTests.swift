import SearchEngine
import Testing

@Suite struct PositionsReaderTests {
    private struct Sample {
        var docs: [DocID] = []
        var frequencies: [UInt32] = []
        /// Positions and forms of each document.
        var occurrences: [[(position: UInt32, form: UInt32)]] = []
        var info = PostingsInfo()
        var list: [UInt8] = []
        var positions: [UInt8] = []
        var documentCount = 0

        /// - Parameter isDense: whether the list has many documents of the segment, or few.
        init(_ count: Int, formCount: UInt32, mostOccurrences: Int, isDense: Bool = false, _ random: inout SeededRandom)
        {
            var gaps: [UInt32] = []
            var forms: [UInt32] = []
            for index in 0..<count {
                docs.append((docs.last ?? 0) + (index == 0 ? 0 : .random(in: 1...3, using: &random)))
                var places: [(position: UInt32, form: UInt32)] = []
                for _ in 0..<Int.random(in: 1...mostOccurrences, using: &random) {
                    let gap = UInt32.random(in: places.isEmpty ? 0...400 : 1...40, using: &random)
                    let form = UInt32.random(in: 0..<formCount, using: &random)
                    gaps.append(gap)
                    forms.append(form)
                    places.append(((places.last?.position ?? 0) + gap, form))
                }
                frequencies.append(UInt32(places.count))
                occurrences.append(places)
            }
            documentCount = Int((docs.last ?? 0) + 1) * (isDense ? 1 : 9)
            var writer = ByteWriter()
            var postings = PostingsWriter(hasFrequencies: true)
            let lengths = [UInt32](repeating: 1000, count: documentCount)
            info = postings.write(docs: docs, frequencies: frequencies, lengths: lengths, into: &writer)
            list = writer.bytes
            var positionBytes = ByteWriter()
            var positionsWriter = PositionsWriter()
            let encoding = PostingsEncoding(info, hasFrequencies: true, documentCount: documentCount)
            positionsWriter.write(
                occurrencesBefore: encoding.occurrencesBefore(docs, frequencies, documentCount: documentCount),
                gaps: gaps, forms: forms, into: &positionBytes)
            positions = positionBytes.bytes
        }

        func cursor() throws -> PostingsCursor {
            try PostingsCursor(
                info, in: ByteView(list), hasFrequencies: true, documentCount: documentCount,
                format: SegmentFormat.version, file: "test")
        }

        func reader() throws -> PositionsReader {
            try PositionsReader(info, documentCount: documentCount, bytes: ByteView(positions), file: "test")
        }
    }

    @Test(arguments: [1, 5, 127, 128, 129, 256, 300], [1, 3, 40])
    func everyDocumentComesBack(count: Int, mostOccurrences: Int) throws {
        var random = SeededRandom(UInt64(count * mostOccurrences))
        for (formCount, isDense) in [(1, false), (5, false), (3, true)] as [(UInt32, Bool)] {
            let sample = Sample(
                count, formCount: formCount, mostOccurrences: mostOccurrences, isDense: isDense, &random)
            let cursor = try sample.cursor()
            var reader = try sample.reader()
            for index in [Int](0..<count) + (0..<count).shuffled(using: &random) {
                let place = try #require(try cursor.find(sample.docs[index]))
                var position: UInt32 = 0
                var positions: [UInt32] = []
                var forms: [UInt32] = []
                try reader.read(at: place, of: cursor) { gaps, more in
                    #expect(gaps.count == more.count && gaps.count <= BlockPacking.blockSize)
                    for gap in gaps {
                        position += gap
                        positions.append(position)
                    }
                    forms += more
                }
                #expect(positions == sample.occurrences[index].map(\.position))
                #expect(forms == sample.occurrences[index].map(\.form))
            }
        }
    }

    /// What is written of occurrences that come some at a time is what is written of all at once.
    @Test(arguments: [1, 127, 128, 129, 300], [1, 40, 400])
    func writtenInPiecesIsAsWrittenAtOnce(count: Int, mostOccurrences: Int) throws {
        var random = SeededRandom(UInt64(count * mostOccurrences) + 5)
        let sample = Sample(
            count, formCount: 5, mostOccurrences: mostOccurrences, isDense: mostOccurrences == 40, &random)
        let all = sample.occurrences.map { places in
            zip(places, [0] + places.map(\.position)).map { (gap: $0.position - $1, form: $0.form) }
        }.joined()
        let (gaps, forms) = (all.map(\.gap), all.map(\.form))
        let encoding = PostingsEncoding(sample.info, hasFrequencies: true, documentCount: sample.documentCount)
        let directory = MemoryDirectory()
        let section = try SectionWriter(try directory.create("test"))
        try section.begin(.postings)
        var writer = PositionsWriter()
        var walks = 0
        try writer.write(
            occurrencesBefore: encoding.occurrencesBefore(
                sample.docs, sample.frequencies, documentCount: sample.documentCount), to: section
        ) { (body) throws(SearchEngineError) in
            walks += 1
            var start = 0
            while start < gaps.count {
                let piece = start..<min(gaps.count, start + .random(in: 0...300, using: &random))
                try body(gaps[piece], forms[piece])
                start = piece.upperBound
            }
        }
        #expect(walks == 2 && section.sectionLength == sample.positions.count)
        try section.end()
        try section.finish()
        let start = SegmentFormat.magic.count
        #expect(try directory.open("test").array(start..<start + sample.positions.count) == sample.positions)
    }

    @Test(arguments: [1, 100, 128, 300], [false, true])
    func someDocumentsAtOnce(count: Int, isDense: Bool) throws {
        var random = SeededRandom(UInt64(count) + 7)
        let sample = Sample(count, formCount: 4, mostOccurrences: 20, isDense: isDense, &random)
        for forms in [nil, [0], [1, 3]] as [[UInt32]?] {
            for shift in [0, 2, 300] {
                let filter = forms.map { FormFilter($0) } ?? .all
                let asked = (0..<(sample.docs.last ?? 0) + 5).filter { _ in
                    Int.random(in: 0..<3, using: &random) == 0
                }
                var found = Occurrences()
                var reader = try sample.reader()
                try reader.read(asked, of: try sample.cursor(), filter, shift: shift, into: &found)
                #expect(found.ends.count == asked.count)
                for (index, doc) in asked.enumerated() {
                    let places = sample.docs.firstIndex(of: doc).map { sample.occurrences[$0] } ?? []
                    let expected = places.filter { place in
                        (forms?.contains(place.form) ?? true) && Int(place.position) >= shift
                    }.map { $0.position - UInt32(shift) }
                    #expect(Array(found.positions[found.range(index)]) == expected)
                }
            }
        }
    }

    @Test(arguments: [false, true]) func damageIsNoticedOrHarmless(isDense: Bool) throws {
        var random = SeededRandom(31)
        let sample = Sample(200, formCount: 3, mostOccurrences: 4, isDense: isDense, &random)
        for index in sample.positions.indices {
            var changed = sample
            changed.positions[index] ^= UInt8.random(in: 1...255, using: &random)
            try read(changed)
        }
        for length in 0..<sample.positions.count {
            var cut = sample
            cut.positions.removeSubrange(length...)
            try read(cut)
        }
        for total in [0, 1, 200, 1000, 1 << 20, 1 << 56] {
            var other = sample
            other.info.totalFrequency = total
            try read(other)
        }
    }

    private func read(_ sample: Sample) throws {
        try toleratingDamage {
            var reader = try sample.reader()
            var found = Occurrences()
            try reader.read(sample.docs, of: try sample.cursor(), .all, shift: 0, into: &found)
            try reader.read(sample.docs, of: try sample.cursor(), FormFilter([1]), shift: 0, into: &found)
            let cursor = try sample.cursor()
            for doc in sample.docs {
                guard let place = try cursor.find(doc) else { continue }
                try reader.read(at: place, of: cursor) { _, _ in }
            }
            #expect(found.ends.last == found.positions.count)
        }
    }

    /// Gaps that add up to more than 32 bits cannot have been written.
    @Test func positionsBeyond32BitsAreDamage() throws {
        var writer = ByteWriter()
        var postings = PostingsWriter(hasFrequencies: true)
        let info = postings.write(docs: [0], frequencies: [2], lengths: [9], into: &writer)
        var bytes = ByteWriter()
        var positions = PositionsWriter()
        positions.write(occurrencesBefore: [], gaps: [.max, 1], forms: [0, 0], into: &bytes)
        let cursor = try PostingsCursor(
            info, in: ByteView(writer.bytes), hasFrequencies: true, documentCount: 1,
            format: SegmentFormat.version, file: "test")
        var reader = try PositionsReader(info, documentCount: 1, bytes: ByteView(bytes.bytes), file: "test")
        var found = Occurrences()
        #expect(throws: SearchEngineError.self) {
            try reader.read([0], of: cursor, .all, shift: 0, into: &found)
        }
        try cursor.enter(block: 0)
        #expect(throws: SearchEngineError.self) { try reader.read(at: 0, of: cursor) { _, _ in } }
    }
}
