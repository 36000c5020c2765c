import SearchEngine
import TestSupport
import Testing

/// No query crashes the parser or takes it long.
@Suite struct QueryParserLimitsTests {
    @Test func bracketsBelowTheDeepestAreLeftOut() {
        let deep = String(repeating: "(", count: 40) + "a" + String(repeating: ")", count: 40) + " b"
        let parsed = QueryParser.parse(deep, grammar: .sample)
        #expect(parsed.syntax == .all([.term(.init("a")), .term(.init("b"))]))
        #expect(parsed.notes.map(\.code) == Array(repeating: .tooDeep, count: 8))
        let shallow = String(repeating: "(", count: 32) + "a" + String(repeating: ")", count: 32)
        #expect(QueryParser.parse(shallow, grammar: .sample).notes.isEmpty)
    }

    @Test func aLongQueryIsCutBetweenScalars() {
        let long = "a" + String(repeating: "ệ", count: 30_000)
        let parsed = QueryParser.parse(long, grammar: .sample)
        #expect(parsed.notes.map(\.code) == [.tooLong])
        #expect(parsed.syntax == .term(.init("a" + String(repeating: "ệ", count: 21_845))))
        let fitting = String(repeating: "b", count: 65_536)
        #expect(QueryParser.parse(fitting, grammar: .sample).notes.isEmpty)
        #expect(throws: QuerySyntaxError.self) { try QueryParser.parseStrictly(long, grammar: .sample) }
    }

    /// Each of these would take minutes if a search for an end were begun anew at every beginning.
    @Test(arguments: [
        "\"", "“", "x:[", "tỉnh:[", "tỉnh:[ ", "tỉnh:[,\"a\"b ", "tỉnh:\"", "a NEAR/3 ", "NEAR/3 ", "(", ")", "-", "+(",
        "NOT ", "OR ", "|", "a^", "\\", "\\\"", "\"a\\\" ", "07-", "-07-NQ/TU ", "a*", "~", "tỉnh:a..", "số ", "^2",
        "=",
    ])
    func repeatedFaultsTakeLinearTime(part: String) {
        let isLinear = ProcessorTime.growsLinearly(to: 65_536) { size in
            let query = String(repeating: part, count: size / part.utf8.count)
            #expect(QueryParser.parse(query, grammar: .sample).notes.count <= 17)
        }
        #expect(isLinear)
    }
}
