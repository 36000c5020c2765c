import Foundation
import Reports
import Testing
import tracuu

@Suite struct DisplayTextTests {
    @Test func marksTakeNoCellAndWideLettersTwo() {
        #expect(DisplayText.width("nghị quyết") == 10)
        #expect(DisplayText.width("nghi\u{323} quye\u{302}\u{301}t") == 10)
        #expect(DisplayText.width("漢字한글ｱ") == 9)
        #expect(DisplayText.width("a\u{200B}\u{AD}b") == 2)
    }

    @Test func aCutLetterKeepsItsMarks() {
        #expect(DisplayText.truncated("nghị quyết", to: 10) == "nghị quyết")
        #expect(DisplayText.truncated("nghi\u{323} quyết", to: 6) == "nghi\u{323} …")
        #expect(DisplayText.truncated("漢字漢字", to: 4) == "漢…")
        #expect(DisplayText.truncated("abc", to: 1) == "…")
    }

    @Test func whatIsShortenedKeepsBothEnds() {
        #expect(DisplayText.shortened("nghị quyết", to: 10) == "nghị quyết")
        #expect(DisplayText.shortened("kho/năm/2021/a.txt", to: 11) == "kho/n…a.txt")
        #expect(DisplayText.shortened("漢字漢字", to: 5) == "漢…字")
        #expect(DisplayText.shortened("abcdefe\u{302}f", to: 5) == "ab…e\u{302}f")
    }

    @Test func oneLineHasNoBreaksAndNoControls() {
        #expect(DisplayText.oneLine("  a\r\n\tb\u{2028}c \u{1B}[0m\u{202E}d\u{0} ") == "a b c [0md")
        #expect(DisplayText.lines("a\nb\tc\u{1B}d\r\n") == "a\nb cd\n")
    }

    /// What is copied into a shell names the very file, whatever signs are in its name.
    @Test(
        arguments: [
            "", "a", "bản tin", "hai  dấu cách ", " trước", "it's", "a\\b", "a\tb", "a\nb\n", "\u{1B}[31m đỏ",
            "$HOME `x`",
            "\u{202E}ngược", "'\\\u{7}1", "*", "~", "a\u{2028}b",
        ]) func aShellWordIsTheVeryPath(path: String) throws
    {
        let word = ShellWord.of(path)
        #expect(!word.unicodeScalars.contains(where: DisplayText.isDangerous))
        let process = Process()
        let output = Pipe()
        process.executableURL = URL(filePath: "/bin/bash")
        process.arguments = ["-c", "printf %s " + word]
        process.standardOutput = output
        try process.run()
        #expect(try output.fileHandleForReading.readToEnd().map { String(decoding: $0, as: UTF8.self) } ?? "" == path)
        process.waitUntilExit()
    }
}
