import Reports
import TestSupport
import Testing

/// Files as `iconv` writes them, read back word for word without a hint.
@Suite(.needs("iconv")) struct ConvertedTextTests {
    @Test(arguments: [
        ("TCVN5712-1", "tcvn3"), ("VISCII", "viscii"), ("CP1258", "windows-1258"), ("UTF-16", "utf-16le"),
        ("UTF-16LE", "utf-16le"), ("UTF-16BE", "utf-16be"), ("UTF-8", "utf-8"),
    ]) func isReadBack(converted: String, name: String) throws {
        let folder = try SampleFolder()
        try folder.write("nguồn.chữ", FormatSamples.textInOldFont)
        #expect(folder.run("sh", "-c", "iconv -f UTF-8 -t \(converted) nguồn.chữ > a.txt && rm nguồn.chữ"))
        let items = folder.items()
        #expect(items.texts == [FormatSamples.textInOldFont])
        #expect(items.reports.map(\.encoding.name) == [name])
        #expect(items.reports.allSatisfy { $0.encoding.damage.isEmpty })
    }
}
