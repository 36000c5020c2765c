import SearchEngine
import Testing
import tracuu

@Suite struct QueryFaultTextTests {
    @Test func theCaretStandsUnderTheFault() {
        let note = QueryNote(.unknownField, range: 5..<9, text: "abc:")
        #expect(QueryFaultText.caret(note, in: "đảng abc:x", columns: 80) == "  đảng abc:x\n       ^^^^\n")
    }

    @Test func marksTakeNoRoom() {
        let query = "e\u{323}\u{302} 漢 -"
        let note = QueryNote(.strayOperator, range: 6..<7, text: "-")
        #expect(QueryFaultText.caret(note, in: query, columns: 80) == "  \(query)\n       ^\n")
    }

    @Test func aLongQueryIsShownRoundTheFault() {
        let query = String(repeating: "a", count: 200) + " - b"
        let shown = QueryFaultText.caret(QueryNote(.strayOperator, range: 201..<202, text: "-"), in: query, columns: 60)
        #expect(
            shown == "  " + String(repeating: "a", count: 19) + " - b\n" + String(repeating: " ", count: 22) + "^\n")
    }

    @Test func aLineNamesTheText() {
        let note = QueryNote(.unknownField, range: 0..<4, text: "abc:")
        #expect(QueryFaultText.line(note, .english) == "this field is not known; read as a word: 'abc:'")
        #expect(QueryFaultText.line(QueryNote(.tooLong, range: 4..<4, text: ""), .vietnamese).hasSuffix("bị bỏ"))
    }
}
