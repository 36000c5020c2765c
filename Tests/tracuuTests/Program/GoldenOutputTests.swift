import Foundation
import Testing

/// What the program writes of the sample archive, letter by letter: a command and its format a file. `UPDATE_GOLDEN=1`
/// writes the files anew.
@Suite struct GoldenOutputTests {
    private static let folder = URL(filePath: #filePath).appending(path: "../../Golden").standardized
    private static let id = "7396e53a0f4be34c"

    private static let commands: [(name: String, arguments: [String])] = [
        ("search", ["search", "nông thôn mới", "-n", "3"]),
        ("search-vi", ["search", "nong thon moi", "-n", "3", "--lang", "vi"]),
        ("search-color", ["search", "07-NQ/TU", "--color", "always"]),
        ("search-facets", ["search", "đảng viên", "-n", "1", "--facet", "province:3", "--facet", "year"]),
        ("search-lines", ["search", "\"trắng\" đảng viên", "-n", "1", "--context", "1", "--explain"]),
        ("search-json", ["search", "07-NQ/TU", "--json", "--facet", "year"]),
        ("search-jsonl", ["search", "07-NQ/TU", "--format", "jsonl"]),
        ("search-tsv", ["search", "07-NQ/TU", "--format", "tsv"]),
        ("search-csv", ["search", "07-NQ/TU", "--format", "csv"]),
        ("search-ids", ["search", "07-NQ/TU", "--format", "ids"]), ("search-nul", ["search", "07-NQ/TU", "-0"]),
        ("search-trec", ["search", "07-NQ/TU", "--format", "trec"]),
        ("count", ["count", "nông thôn mới", "--year", "2013"]), ("count-json", ["count", "nông thôn mới", "--json"]),
        ("ref", ["ref", "07-NQ/TU"]), ("ref-vi", ["ref", "07-NQ/TU", "--lang", "vi"]),
        ("ref-json", ["ref", "15-KH/HU", "--json"]), ("ref-tsv", ["ref", "07-NQ/TU", "--format", "tsv"]),
        ("refs", ["refs", "--sort", "reports", "-n", "5"]),
        ("refs-table", ["refs", "--by", "province,year", "--min-count", "2", "--format", "csv"]),
        ("facets-year", ["facets", "year"]), ("facets-month-vi", ["facets", "month", "đảng viên", "--lang", "vi"]),
        ("facets-json", ["facets", "province34", "đảng viên", "--json"]),
        ("show", ["show", id]), ("show-meta-vi", ["show", id, "--meta", "--lang", "vi"]),
        ("show-highlight", ["show", id, "--highlight", "trang dang vien 07-NQ/TU", "--color", "always"]),
        ("show-json", ["show", id, "--highlight", "07-NQ/TU", "--json"]),
        ("explain", ["explain", "07-NQ/TU đảng viên", id]),
        ("explain-vi", ["explain", "07-NQ/TU đảng viên", id, "--year", "2007", "--lang", "vi"]),
        ("explain-json", ["explain", "07-NQ/TU", id, "--json"]), ("dupes", ["dupes"]),
        ("inspect", ["inspect", "corpus/2008/dinh-lap-xoa-thon-trang-dang-vien.txt"]),
        ("analyze", ["analyze", "Nghị quyết số 07-NQ/TU ngày 6/1/2006 của Tỉnh ủy Lạng Sơn"]),
    ]

    @Test(arguments: commands) func theOutputIsAsItWas(name: String, arguments: [String]) throws {
        let run = try SampleCorpus.run(arguments)
        let words = arguments.map { $0.contains(where: { " \"".contains($0) }) ? "'\($0)'" : $0 }
        let text = SampleCorpus.timeless(
            "$ tracuu \(words.joined(separator: " "))\n\(run.output)\(run.errors)exit \(run.status)\n")
        // Control characters as their pictures, so that the files are texts.
        let shown = text.replacing("\0", with: "␀").replacing("\u{1B}", with: "␛")
        let file = Self.folder.appending(path: name + ".txt")
        if ProcessInfo.processInfo.environment["UPDATE_GOLDEN"] != nil { try Data(shown.utf8).write(to: file) }
        #expect(shown == (try String(contentsOf: file, encoding: .utf8)))
    }
}
