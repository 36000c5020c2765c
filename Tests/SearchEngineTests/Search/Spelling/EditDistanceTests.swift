import SearchEngine
import Testing

@Suite struct EditDistanceTests {
    /// The whole table, by the recursion that defines the distance.
    static func naive(_ left: [UInt8], _ right: [UInt8]) -> Int {
        var table = [[Int]](repeating: [Int](repeating: 0, count: right.count + 1), count: left.count + 1)
        for row in 0...left.count {
            for column in 0...right.count {
                guard row > 0, column > 0 else {
                    table[row][column] = row + column
                    continue
                }
                var best = min(table[row - 1][column], table[row][column - 1]) + 1
                best = min(best, table[row - 1][column - 1] + (left[row - 1] == right[column - 1] ? 0 : 1))
                if row > 1, column > 1, left[row - 1] == right[column - 2], left[row - 2] == right[column - 1] {
                    best = min(best, table[row - 2][column - 2] + 1)
                }
                table[row][column] = best
            }
        }
        return table[left.count][right.count]
    }

    @Test(arguments: [
        ("nghi", "nghi", 0), ("ngi", "nghi", 1), ("nghi", "nghe", 1), ("ngih", "nghi", 1), ("nghii", "nghi", 1),
        ("quyet", "qyuet", 1), ("quyet", "queyt", 1), ("quyet", "qyeut", 2), ("ca", "abc", 3), ("", "ab", 2),
    ])
    func distances(_ left: String, _ right: String, _ distance: Int) {
        #expect(Self.naive(Array(left.utf8), Array(right.utf8)) == distance)
        var table = EditDistance(Array(left.utf8), limit: 3)
        #expect(table.distance(to: Array(right.utf8), shared: 0) == distance)
        var limited = EditDistance(Array(left.utf8), limit: max(0, distance - 1))
        #expect(distance == 0 || limited.distance(to: Array(right.utf8), shared: 0) == nil)
    }

    /// Every word of three letters up to length 5, in order, as a dictionary gives them.
    @Test(arguments: ["", "a", "ab", "aba", "abca", "ccbab"], 0...2)
    func aWalkGivesTheDistancesOfTheTable(word: String, limit: Int) {
        var words: [[UInt8]] = [[]]
        var last = words
        for _ in 0..<5 {
            last = last.flatMap { word in "abc".utf8.map { word + [$0] } }
            words += last
        }
        words.sort { $0.lexicographicallyPrecedes($1) }
        var table = EditDistance(Array(word.utf8), limit: limit)
        var before: [UInt8] = []
        for other in words {
            let shared = zip(before, other).prefix { $0 == $1 }.count
            let distance = Self.naive(Array(word.utf8), other)
            #expect(table.distance(to: other, shared: shared) == (distance <= limit ? distance : nil))
            before = other
        }
    }
}
