import SearchEngine
import Testing

/// A strict reading gives the first fault, and where it stands.
@Suite struct QueryParserStrictTests {
    private func fault(_ query: String) -> (QueryNote.Code, Range<Int>)? {
        do throws(QuerySyntaxError) {
            _ = try QueryParser.parseStrictly(query, grammar: .sample)
            return nil
        } catch {
            return (error.note.code, error.note.range)
        }
    }

    @Test(arguments: [
        ("nghị \"quyết", QueryNote.Code.openQuote, 5..<6), ("đảng (bộ", .unclosedGroup, 5..<6),
        ("đảng bộ) a - b", .strayBracket, 7..<8), ("đđ xyz:a", .unknownField, 3..<7),
        ("a - b)", .strayOperator, 2..<3), ("a OR", .danglingOperator, 2..<4), ("tỉnh:", .missingValue, 0..<5),
        ("(a b^x", .unclosedGroup, 0..<1), ("e\u{323}\u{302} -", .strayOperator, 4..<5),
    ])
    func theFirstFaultIsGivenWithItsPlace(query: String, code: QueryNote.Code, range: Range<Int>) {
        let found = fault(query)
        #expect(found?.0 == code)
        #expect(found?.1 == range)
    }

    @Test(arguments: ["", "a b", "07-NQ/TU", "tỉnh:\"Lai Châu\" -x (a | b)^2", "“tự diễn biến”", "KT-XH 26,45% 8h30'"])
    func aSoundQueryHasNone(query: String) {
        #expect(fault(query) == nil)
    }
}
