import Reports
import Testing

/// Where in the path of a report the name of its file may end.
@Suite struct PathInFileTests {
    /// Of 4,090 bytes of which hardly one is UTF-8: each that is not is shown by a character of three and two digits.
    @Test func theLongestNamesOfFilesAreFound() {
        let folder = String(repeating: "\u{FFFD}B8", count: 255) + "/"
        let file = String(repeating: folder, count: 15) + String(repeating: "\u{FFFD}B8", count: 249) + "z"
        let location = RawReport.Location(source: "a", path: file + "#12")
        #expect(Array(location.possibleFiles) == ["", file, file + "#12"])
    }

    /// Behind what no system takes for a file's name nothing is tried: an entry's name may be of any length.
    @Test func namesOfEntriesAreNotWalked() {
        let entry = String(repeating: "#", count: 300_000)
        #expect(Array(RawReport.Location(source: "a", path: "a.tar!/" + entry).possibleFiles).count < 1_500)
    }
}
