import Foundation
import Reports
import TestSupport
import Testing

/// Damage to a tar that looks like its end, or like nothing: it is told, and no report goes because of it.
@Suite struct DamagedTarTests {
    private let folder: TemporaryFolder
    private static let codes = ["bad-archive"]

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
    private func expectKept(_ damaged: Data, readable: Int, of whole: Data = tar(Self.entries(1...6))) throws {
        #expect(try run(whole).rejections.isEmpty)
        let before = try folder.contents("index")
        for _ in 0..<2 {
            let summary = try run(damaged)
            #expect(counts(summary) == [0, 0, 0, 0, readable])
            #expect(summary.rejections.map(\.code) == Self.codes)
            #expect(try folder.contents("index") == before)
        }
        let anew = try run(damaged, "anew")
        #expect(anew.added == readable)
        #expect(anew.rejections.map(\.code) == Self.codes)
    }

    @Test(arguments: [[0], [3], [2, 3], [1, 3], [5]]) func aDamagedHeaderIsTold(places: [Int]) throws {
        var bytes = tar(Self.entries(1...6))
        for place in places { bytes[place * 1_024 + 3] = UInt8(ascii: "X") }
        // What nothing says to be a tar any more is not looked through.
        try expectKept(bytes, readable: places == [0] ? 0 : 6 - places.count)
    }

    @Test func zerosAtTheBeginningAreTold() throws {
        try expectKept(Data(repeating: 0, count: 1_024) + tar(Self.entries(1...6)).dropFirst(1_024), readable: 5)
    }

    @Test(arguments: [1, 2, 4, 5]) func zerosAreNotTheEnd(blocks: Int) throws {
        var bytes = tar(Self.entries(1...6))
        // Of an entry and a half nothing but the text of the second is left, which is no header.
        bytes.replaceSubrange(2_048..<2_048 + blocks * 512, with: repeatElement(0, count: blocks * 512))
        try expectKept(bytes, readable: 6 - (blocks + 1) / 2)
    }

    @Test func aCutBetweenEntriesIsTold() throws {
        try expectKept(tar(Self.entries(1...6)).prefix(3_072), readable: 3)
    }

    /// What stands behind the end mark is no entry, and may have been one.
    @Test func whatIsBehindTheEndIsTold() throws {
        let whole = tar(Self.entries(1...6))
        try expectKept(whole + Data(repeating: 0x41, count: 1_024), readable: 6, of: whole)
    }

    /// As `cat` joins them; not all programs fill up what they write.
    @Test func joinedTarsAreReadToTheEnd() throws {
        let (first, second) = (tar(Self.entries(1...6)), tar(Self.entries(7...9)))
        let summary = try run(first + second + second.prefix(3_072) + second.suffix(1_024))
        #expect(summary.added == 9)
        #expect(!summary.rejections.contains { Self.codes.contains($0.code) })
        let short = try run(first.prefix(7_168) + second, "short")
        #expect(short.added == 9)
        #expect(short.rejections.map(\.code) == Self.codes)
    }

    /// A tar that never had an end mark gives all that it holds, and keeps nothing: until it is cut.
    @Test func aTarWithoutAnEndMark() throws {
        func unended(_ numbers: [Int]) -> Data {
            tar(Self.entries(numbers)).prefix(numbers.count * 1_024)
        }
        for (numbers, expected) in [([1, 2, 3, 4], [4, 0, 0, 0, 0]), ([1, 2, 3, 5], [1, 0, 0, 1, 3])] {
            let summary = try run(unended(numbers))
            #expect(counts(summary) == expected)
            #expect(summary.rejections.map(\.code) == Self.codes)
            #expect(try count() == 4)
        }
        let cut = try run(unended([1, 2, 3]))
        #expect(counts(cut) == [0, 0, 0, 0, 3])
        #expect(try count() == 4)
        #expect(try run(tar(Self.entries([1, 2]))).removed == 2)
    }
}
