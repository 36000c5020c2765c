import SearchEngine
import Testing

@Suite struct ColumnTests {
    private func check(_ values: [Int64?], width: UInt8) throws {
        let bytes = Column.encode(values)
        #expect(bytes[0] == width)
        let column = try Column(ByteView(bytes), documentCount: values.count, file: "test")
        for (doc, value) in values.enumerated() { #expect(column[DocID(doc)] == value) }
        for doc in [DocID(values.count), .max] { #expect(column[doc] == nil) }
    }

    @Test func everyWidthComesBack() throws {
        try check([], width: 0)
        try check([nil, nil, nil], width: 0)
        try check([5], width: 1)
        try check([-3, nil, 251], width: 1)
        try check([-3, nil, 252], width: 2)
        try check([0, 65_534], width: 2)
        try check([0, nil, 65_535], width: 4)
        try check([-1, nil, 4_294_967_293], width: 4)
        try check([0, 4_294_967_295], width: 8)
        try check([.min + 1, nil, 0, .max], width: 8)
        try check([.max, .max - 1, nil], width: 1)
        try check([.min + 1, nil, .min + 2], width: 1)
    }

    /// 2⁶⁴ numbers and none are one more than 64 bits hold.
    @Test func theLeastNumberIsKeptAsTheNext() throws {
        let column = try Column(
            ByteView(Column.encode([.min, nil, .max])), documentCount: 3, file: "test")
        #expect(column[0] == Int64.min + 1)
        #expect(column[1] == nil)
        #expect(column[2] == Int64.max)
    }

    /// Of damaged bytes: the second number is beyond all that there are, and counts as what is left of it.
    @Test func theHighestOfNumbersThatGoRoundIsThatOfEachAlone() throws {
        var bytes = Column.encode([.max, .max, nil])
        bytes[17] = 2
        let column = try Column(ByteView(bytes), documentCount: 3, file: "test")
        #expect((0..<3).map { column[$0] } == [.max, .min, nil])
        #expect(column.highest == .max)
    }

    /// Against plain loops, for every width, with all documents live and with some.
    @Test func passesOverAllDocumentsSayWhatEachSays() throws {
        var random = SeededRandom(21)
        let spans: [ClosedRange<Int64>] = [0...0, 0...9, -3...200, -70...60_000, -5...80_000, 0...Int64(1 << 40)]
        for span in spans {
            for count in [0, 1, 63, 64, 200, 700] {
                // The documents of a file lie side by side: after some alone, hundreds with one number that is counted,
                // but for one in their last group.
                let shared = Int64.random(in: 0...min(149, span.upperBound), using: &random)
                let values = (0..<count).map { place -> Int64? in
                    if place >= 64, place != 575 { return shared }
                    return Int.random(in: 0..<5, using: &random) == 0 ? nil : .random(in: span, using: &random)
                }
                let column = try Column(ByteView(Column.encode(values)), documentCount: count, file: "test")
                #expect(column.highest == values.compactMap(\.self).max())
                var live = LiveDocuments(documentCount: count)
                for doc in 0..<count where doc % 3 == 1 { _ = live.delete(DocID(doc)) }
                for live in [nil, live] {
                    let isLive = (0..<count).map { live?.isLive(DocID($0)) ?? true }
                    let expected = (0..<150).map { number in
                        (0..<count).count { isLive[$0] && values[$0] == Int64(number) } + 7
                    }
                    var counts = [Int](repeating: 7, count: 150)
                    column.count(live, into: &counts)
                    #expect(counts == expected)
                    let isWanted = (0..<150).map { _ in Bool.random(using: &random) }
                    let wanted = (0..<count).filter { doc in
                        let told = values[doc].flatMap { (0..<150).contains($0) ? isWanted[Int($0)] : nil }
                        return isLive[doc] && told ?? true
                    }
                    #expect(column.documents(live, where: isWanted) == wanted.map { DocID($0) })
                }
            }
        }
    }

    /// Against a look at each document, for every width and at every end of a window.
    @Test func windowsKeepTheDocumentsOfARange() throws {
        var random = SeededRandom(22)
        // By turns many of 64 documents and few.
        func isIn(_ place: Int) -> Bool { place / 64 % 2 == 0 ? place % 3 != 1 : place % 23 == 0 }
        let spans: [ClosedRange<Int64>] = [
            0...0, 0...9, -3...251, -70...60_000, -5...80_000, 0...Int64(1 << 40), .min + 1 ... .max,
        ]
        for span in spans {
            for count in [0, 1, 63, 64, 65, 2047, 2048, 2049, 2500] {
                let values = (0..<count).map { _ -> Int64? in
                    Int.random(in: 0..<5, using: &random) == 0 ? nil : Int64.random(in: span, using: &random)
                }
                let column = try Column(ByteView(Column.encode(values)), documentCount: count, file: "test")
                let ends = [Int64.random(in: span, using: &random), .random(in: span, using: &random)].sorted()
                for range in [
                    ends[0]...ends[1], ends[0]...ends[0], span, .min ... .max, .min ... .min, .max ... .max,
                    ends[0] ... .max, .min...ends[1],
                ] {
                    for base in [0, 2048, 4096] as [DocID] {
                        var window = Window(base: base)
                        for place in 0..<Window.size where isIn(place) { window.insert(place: place) }
                        window.formIntersection(column, range)
                        let expected = (0..<Window.size).filter { place in
                            isIn(place) && column[base + DocID(place)].map { range.contains($0) } ?? false
                        }
                        var found: [Int] = []
                        window.forEachPlace { found.append($0) }
                        #expect(found == expected)
                    }
                }
            }
        }
    }

    @Test func otherLengthsAreDamage() {
        let bytes = Column.encode([1, 2, 300])
        for length in 0..<bytes.count {
            #expect(throws: SearchEngineError.self) {
                try Column(ByteView(Array(bytes.prefix(length))), documentCount: 3, file: "test")
            }
        }
        for width in UInt8.min...UInt8.max where width != 2 {
            #expect(throws: SearchEngineError.self) {
                try Column(ByteView([width] + bytes.dropFirst()), documentCount: 3, file: "test")
            }
        }
    }

    @Test func lengthsComeBack() throws {
        for lengths in [[], [0], [0, 65_535, 7], [65_536, 0, .max]] as [[UInt32]] {
            let bytes = Lengths.encode(lengths)
            let read = try Lengths(ByteView(bytes), documentCount: lengths.count, file: "test")
            for (doc, length) in lengths.enumerated() { #expect(read[DocID(doc)] == length) }
            #expect(read[DocID(lengths.count)] == 0)
            #expect(bytes[0] == ((lengths.max() ?? 0) > 65_535 ? 4 : 2))
            #expect(throws: SearchEngineError.self) {
                try Lengths(ByteView(bytes + [0]), documentCount: lengths.count, file: "test")
            }
        }
    }
}
