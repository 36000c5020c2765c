import Foundation
import Reports
import TestSupport
import Testing

/// Damage to a tar that looks like its end, or like nothing: it is told, and no report goes because of it.
@Suite struct DamagedTarTests {
    private let folder: TemporaryFolder

    init() throws { folder = try TemporaryFolder() }

    /// Of two blocks each in a tar.
    private static func entries(_ numbers: some Sequence<Int>) -> [(name: String, text: String)] {
        numbers.map { ("\($0).txt", "Xã số \($0) làm \($0 * $0) mét đường.\n") }
    }

    private func run(_ bytes: Data, _ index: String = "index") throws -> ReportIndexer.Summary {
        try folder.write("a/a.tar", bytes)
        usleep(25_000)
        return try folder.indexed(index)
    }

    private func count(_ index: String = "index") throws -> Int {
        try ReportIndex(path: folder.path(index)).reportCount
    }

    /// Whatever the index had before, and what an index has that is made of the damaged one.
    private func expectKept(
        _ damaged: Data, readable: Int, _ code: String, of whole: Data = tar(Self.entries(1...6))
    ) throws {
        #expect(try run(whole).rejections.isEmpty)
        let before = try folder.contents("index")
        for _ in 0..<2 {
            let summary = try run(damaged)
            #expect(counts(summary) == [0, 0, 0, 0, readable])
            #expect(summary.rejections.map(\.code) == [code])
            #expect(try folder.contents("index") == before)
        }
        let anew = try run(damaged, "anew")
        #expect(anew.added == readable)
        #expect(anew.rejections.map(\.code) == [code])
    }

    @Test(arguments: [[0], [3], [2, 3], [1, 3], [5]]) func aDamagedHeaderIsTold(places: [Int]) throws {
        var bytes = tar(Self.entries(1...6))
        for place in places { bytes[place * 1_024 + 3] = UInt8(ascii: "X") }
        // What nothing says to be a tar any more is not looked through.
        try expectKept(bytes, readable: places == [0] ? 0 : 6 - places.count, "bad-archive")
    }

    @Test func zerosAtTheBeginningAreTold() throws {
        let bytes = Data(repeating: 0, count: 1_024) + tar(Self.entries(1...6)).dropFirst(1_024)
        try expectKept(bytes, readable: 0, "binary")
    }

    /// Two blocks of them are the end mark, wherever they lie.
    @Test(arguments: [2, 4, 5]) func zerosMayNotBeTheEnd(blocks: Int) throws {
        var bytes = tar(Self.entries(1...6))
        bytes.replaceSubrange(2_048..<2_048 + blocks * 512, with: repeatElement(0, count: blocks * 512))
        try expectKept(bytes, readable: 2, "doubtful-end")
    }

    /// A disk may lose all of a file's end.
    @Test func zerosToTheEndAreTold() throws {
        let whole = tar(Self.entries(1...30))
        try expectKept(
            whole.prefix(4_096) + Data(repeating: 0, count: whole.count - 4_096), readable: 4, "doubtful-end", of: whole
        )
    }

    /// As programs fill up what they write to tapes.
    @Test(arguments: [32, 64, 128]) func recordsOfTapesAreFilledUp(blocks: Int) throws {
        func filled(_ numbers: ClosedRange<Int>) -> Data {
            let bytes = tar(Self.entries(numbers)).prefix(numbers.count * 1_024)
            return bytes + Data(count: blocks * 512 - bytes.count % (blocks * 512))
        }
        #expect(try run(filled(1...6)).rejections.isEmpty)
        let fewer = try run(filled(1...2))
        #expect((fewer.removed, fewer.unchanged, fewer.rejections.count) == (4, 2, 0))
    }

    /// Of a length that is also one of tapes: more zeros than fill up the usual records may be a loss.
    @Test func zerosInATarOfTwoKindsOfRecordsAreTold() throws {
        let whole = tar(Self.entries(1...79))
        #expect(whole.count == 5 * 16_384)
        try expectKept(whole.prefix(67 * 1_024) + Data(count: 13 * 1_024), readable: 67, "doubtful-end", of: whole)
    }

    /// It is empty, and no binary data; what it gave before is kept all the same.
    @Test func aTarMayHoldNothing() throws {
        let empty = try run(Data(count: 10_240))
        #expect(empty.rejections.map(\.code) == ["empty"])
        #expect(try run(tar(Self.entries(1...2))).added == 2)
        let emptied = try run(Data(count: 10_240))
        #expect(emptied.removed == 0 && emptied.rejections.map(\.code) == ["empty"])
        #expect(try count() == 2)
    }

    @Test func aCutBetweenEntriesIsTold() throws {
        try expectKept(tar(Self.entries(1...6)).prefix(3_072), readable: 3, "doubtful-end")
    }

    /// What stands behind the end mark is no entry, and may have been one; as in tars that `cat` joins.
    @Test func whatIsBehindTheEndIsTold() throws {
        let whole = tar(Self.entries(1...6))
        try expectKept(whole + Data(repeating: 0x41, count: 1_024), readable: 6, "doubtful-end", of: whole)
        let joined = try run(whole + tar(Self.entries(7...9)), "joined")
        #expect(joined.added == 6 && joined.rejections.map(\.code) == ["doubtful-end"] && joined.failures == 0)
    }

    /// What was said of an end that has grown away is forgotten: a cut there is one.
    @Test func anEndThatHasGrownAwayIsForgotten() throws {
        func expectKept(_ whole: Data) throws {
            _ = try run(whole)
            #expect(try count() == 20)
            let cut = try run(whole.prefix(3_072))
            #expect(cut.removed == 0 && cut.rejections.count == 1)
            #expect(try count() == 20)
        }
        let whole = tar(Self.entries(1...20))
        #expect(try run(whole.prefix(3_072)).added == 3)
        try expectKept(whole)
        try expectKept(whole.prefix(20_480))
    }

    /// A tar that never had an end mark gives all that it holds, and keeps nothing: until it is cut.
    @Test func aTarWithoutAnEndMark() throws {
        func unended(_ numbers: [Int]) -> Data {
            tar(Self.entries(numbers)).prefix(numbers.count * 1_024)
        }
        for (numbers, expected) in [([1, 2, 3, 4], [4, 0, 0, 0, 0]), ([1, 2, 3, 5], [1, 0, 0, 1, 3])] {
            let summary = try run(unended(numbers))
            #expect(counts(summary) == expected)
            #expect(summary.rejections.map(\.code) == ["doubtful-end"] && summary.failures == 0)
            #expect(try count() == 4)
        }
        let cut = try run(unended([1, 2, 3]))
        #expect(counts(cut) == [0, 0, 0, 0, 3])
        #expect(try count() == 4)
        #expect(try run(tar(Self.entries([1, 2]))).removed == 2)
    }
}
