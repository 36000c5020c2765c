import Foundation
import SearchEngine
import Testing
import tracuu

@Suite struct WordingTests {
    private func placeholders(_ text: String) -> Set<Character> {
        Set(zip(text, text.dropFirst()).compactMap { $0 == "%" ? $1 : nil })
    }

    @Test(arguments: Wording.allCases)
    func bothLanguagesSayTheSame(key: Wording) {
        let entry = key.entry
        #expect(!entry.english.isEmpty)
        #expect(!entry.vietnamese.isEmpty)
        #expect(placeholders(entry.english) == placeholders(entry.vietnamese))
    }

    @Test(arguments: HelpText.allCases)
    func helpIsInBothLanguages(key: HelpText) {
        let entry = key.entry
        #expect(!entry.english.isEmpty)
        #expect(!entry.vietnamese.isEmpty)
        #expect(entry.english != entry.vietnamese)
        #expect(entry.english.contains("%1") == entry.vietnamese.contains("%1"))
    }

    @Test func everyFaultOfAQueryHasItsOwnWords() {
        let words = Set(QueryNote.Code.allCases.compactMap { Wording.fault($0.rawValue)?.text(.vietnamese) })
        #expect(words.count == QueryNote.Code.allCases.count)
    }

    @Test func whatIsInsertedIsNotReadAgain() {
        #expect(Wording.error.text(.english, "50% of %1") == "error: 50% of %1")
    }

    /// Whatever the system refuses, it is said what to do.
    @Test func everyErrorOfTheSystemHasARemedy() {
        for number in Int32(1)...133 {
            for language in [Language.english, .vietnamese] {
                let parts = Wording.refusal(of: "a;b", number, language).dropFirst(5).components(separatedBy: "; ")
                #expect(parts.count >= 2 && parts.allSatisfy { !$0.isEmpty }, "\(number)")
            }
        }
        #expect(
            Wording.refusal(of: "x", ENOSPC, .english, operation: "write")
                == "x: No space left on device (write); make room there, or name a place on another disk")
        #expect(
            Wording.refusal(of: "x", ENOTDIR, .vietnamese, operation: "open")
                == "x: đây không phải thư mục; có một tệp ở chỗ phải là thư mục; hãy nêu đường dẫn khác")
    }

    @Test func theLanguageIsTheFirstThatIsSet() {
        func chosen(_ variables: [String: String], _ option: Language? = nil) -> Language {
            Language.chosen(option: option) { variables[$0] }
        }
        #expect(chosen([:]) == .english)
        #expect(chosen(["LANG": "C"]) == .english)
        #expect(chosen(["LANG": "vi_VN.UTF-8"]) == .vietnamese)
        #expect(chosen(["LANG": "vi_VN", "LC_MESSAGES": "en_US"]) == .english)
        #expect(chosen(["LC_ALL": "C", "LANG": "vi"]) == .english)
        #expect(chosen(["LC_ALL": "C", "TRACUU_LANG": "vi"]) == .vietnamese)
        #expect(chosen(["TRACUU_LANG": "vi"], .english) == .english)
        #expect(chosen(["LANG": "vil_XX"]) == .english)
    }

    @Test func numbers() {
        #expect(Language.vietnamese.grouped(1_234_567) == "1.234.567")
        #expect(Language.english.grouped(-1_234) == "-1,234")
        #expect(Language.english.grouped(123) == "123")
        #expect(Language.vietnamese.decimal(3.14) == "3,1")
    }
}
