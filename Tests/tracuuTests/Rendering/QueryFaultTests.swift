import Testing
import tracuu

@Suite struct QueryFaultTests {
    @Test func theCaretStandsUnderTheFault() {
        #expect(QueryFault.caret(5..<9, in: "đảng abc:x", columns: 80) == "  đảng abc:x\n       ^^^^")
    }

    @Test func marksTakeNoRoom() {
        let query = "e\u{323}\u{302} 漢 -"
        #expect(QueryFault.caret(6..<7, in: query, columns: 80) == "  \(query)\n       ^")
    }

    @Test func aLongQueryIsShownRoundTheFault() {
        let query = String(repeating: "a", count: 200) + " - b"
        let shown = QueryFault.caret(201..<202, in: query, columns: 60)
        #expect(
            shown == "  " + String(repeating: "a", count: 19) + " - b\n" + String(repeating: " ", count: 22) + "^")
    }

    @Test func aLineNamesTheText() {
        let note = QueryFault(code: "unknown-field", range: 0..<4, text: "abc:")
        #expect(note.line(.english) == "there is no such field: 'abc:'")
        #expect(QueryFault(code: "too-long", range: 4..<4, text: "").line(.vietnamese) == "câu tìm quá dài")
    }
}
