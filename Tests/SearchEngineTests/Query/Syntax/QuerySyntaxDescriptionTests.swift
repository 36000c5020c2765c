import Foundation
import SearchEngine
import Testing

/// `parse(print(tree)) == tree`.
@Suite struct QuerySyntaxDescriptionTests {
    private static let effort = ProcessInfo.processInfo.environment["LONG_TESTS"] == nil ? 1 : 20

    @Test func printsWhatOneWouldType() {
        func reprinted(_ query: String) -> String { QueryParser.parse(query, grammar: .sample).syntax.description }
        #expect(reprinted("a  AND b | -c") == "a b OR NOT c")
        #expect(reprinted("tinh:'x' năm:[2020,2021]^2.50") == "province:'x' year:[2020, 2021]^2.5")
        #expect(reprinted("((a b) (c OR =\"d e\"~2))") == "(a b) (c OR =\"d e\"~2)")
        #expect(reprinted("a OR") == #"a \OR"#)
    }

    @Test func everyTreeReadsBack() {
        var generator = SyntaxGenerator(seed: 1)
        for _ in 0..<5_000 * Self.effort {
            let tree = generator.tree(depth: 5)
            let parsed = QueryParser.parse(tree.description, grammar: .sample)
            #expect(parsed.syntax == tree, "\(tree)")
            #expect(parsed.notes.isEmpty, "\(tree)")
        }
    }

    /// Any string at all gives a tree, and that tree reads back.
    @Test func everyReadingReadsBack() {
        var generator = SyntaxGenerator(seed: 2)
        for _ in 0..<20_000 * Self.effort {
            let query = generator.noise()
            let tree = QueryParser.parse(query, grammar: .sample).syntax
            #expect(QueryParser.parse(tree.description, grammar: .sample).syntax == tree, "\(query) -> \(tree)")
        }
    }
}

/// Random trees and random strings, the same for the same seed.
private struct SyntaxGenerator {
    private var state: UInt64

    init(seed: UInt64) { state = seed &* 0x9E37_79B9_7F4A_7C15 }

    private mutating func below(_ bound: Int) -> Int {
        state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
        return Int((state >> 33) % UInt64(bound))
    }

    private mutating func pick<T>(_ choices: [T]) -> T { choices[below(choices.count)] }

    mutating func noise() -> String {
        let parts = [
            "a", "đảng", "OR", "AND", "NOT", "NEAR/2", "(", ")", "\"", "“", "”", "-", "+", "=", "*", "^", "^2", "~3",
            "~",
            ":", "tỉnh:", "date:", "số:", "zz:", "[", "]", ",", "..", ".", "|", "/", "\\", " ", " ", " ", "\n",
            "07-NQ/TU",
            "07 - NQ/TU", "2020", "\u{302}", "\u{200B}", "\u{0}", "漢", "😀", "«", "e\u{323}",
        ]
        return (0..<below(14)).map { _ in pick(parts) }.joined()
    }

    mutating func tree(depth: Int) -> QuerySyntax {
        switch depth == 0 ? below(5) : below(10) {
        case 0: return .term(term())
        case 1:
            return .phrase(
                .init(pick(["a b", "x\"y", "07-NQ/TU", "b\\", "“c”"]), isExact: below(2) == 0, slop: below(3)))
        case 2: return .reference(.init(pick(["07-NQ/TU", "số 8-CT/TW"])))
        case 3: return .filter(filter())
        case 4: return .near(term(), distance: below(99), term())
        case 5: return .not(tree(depth: depth - 1))
        case 6: return .required(tree(depth: depth - 1))
        case 7: return .weighted(tree(depth: depth - 1), Double(below(9_999) + 1) / 1_000)
        case 8: return .all((0..<2 + below(3)).map { _ in tree(depth: depth - 1) })
        default: return .any((0..<2 + below(3)).map { _ in tree(depth: depth - 1) })
        }
    }

    private mutating func term() -> QuerySyntax.Term {
        let words = [
            "a", "đảng", "OR", "AND", "NOT", "NEAR/2", "tỉnh:x", "zz:y", "-a", "+b", "=c", "a*", "b^2", "(c)", "d\"e",
            "“f”",
            "\\g", "07-NQ/TU", "2020-2025", "h|i", "KT-XH", "/k", "~l", "x,y", "[m]",
        ]
        return .init(pick(words), isExact: below(4) == 0, isPrefix: below(4) == 0)
    }

    private mutating func filter() -> QuerySyntax.Filter {
        let values = [
            "2020", "Lai Châu", "a,b", "]", "[", "x\"y", "a..b", ".a", "b.", "c^2", "d)", "1/2/2023", "\\", "e|f",
        ]
        let field = pick(["province", "year", "date", "title"])
        if below(3) == 0 {
            let lower = below(3) == 0 ? nil : pick(values)
            let upper = below(3) == 0 ? nil : pick(values)
            return .init(field, .range(lower: lower, upper: upper))
        }
        return .init(field, .values((0...below(3)).map { _ in pick(values) }))
    }
}
