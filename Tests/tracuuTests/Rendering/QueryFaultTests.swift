import Testing
import tracuu

@Suite struct QueryFaultTests {
    @Test func theCaretStandsUnderTheFault() {
        let note = QueryFault(code: "unknown-field", range: 5..<9, text: "abc:")
        #expect(note.caret(in: "đảng abc:x", columns: 80) == "  đảng abc:x\n       ^^^^")
    }

    @Test func marksTakeNoRoom() {
        let query = "e\u{323}\u{302} 漢 -"
        let note = QueryFault(code: "stray-operator", range: 6..<7, text: "-")
        #expect(note.caret(in: query, columns: 80) == "  \(query)\n       ^")
    }

    @Test func aLongQueryIsShownRoundTheFault() {
        let query = String(repeating: "a", count: 200) + " - b"
        let shown = QueryFault(code: "stray-operator", range: 201..<202, text: "-").caret(in: query, columns: 60)
        #expect(
            shown == "  " + String(repeating: "a", count: 19) + " - b\n" + String(repeating: " ", count: 22) + "^")
    }

    @Test func aLineNamesTheText() {
        let note = QueryFault(code: "unknown-field", range: 0..<4, text: "abc:")
        #expect(note.line(.english) == "there is no such field: 'abc:'")
        #expect(QueryFault(code: "too-long", range: 4..<4, text: "").line(.vietnamese) == "câu tìm quá dài")
    }
}
