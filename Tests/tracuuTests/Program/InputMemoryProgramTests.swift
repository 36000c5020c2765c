import Foundation
import Testing

/// What `--memory` gives is enough for any one input, where the system gives no more: it is indexed, or named with the
/// remedy, and what lies beside it is indexed.
@Suite(.needsNoSanitizer) struct InputMemoryProgramTests {
    /// With the program that `TRACUU_PROGRAM` names: one built for debugging takes minutes.
    private static let isLong =
        ProcessInfo.processInfo.environment["LONG_TESTS"] != nil
        && ProcessInfo.processInfo.environment["TRACUU_PROGRAM"] != nil

    private static let page = "<p>x <b>y</b></p>\n"
    private static let mail = "Subject: x\nMIME-Version: 1.0\nContent-Type: text/html\n\n"
    private static let flat = """
        <?xml version="1.0"?><office:document xmlns:office="urn:oasis:names:tc:opendocument:xmlns:office:1.0" \
        xmlns:text="urn:oasis:names:tc:opendocument:xmlns:text:1.0" \
        office:mimetype="application/vnd.oasis.opendocument.text"><office:body><office:text>
        """

    /// What begins a file, what is said over and over in it, and what ends it.
    private static let kinds: [(name: String, head: String, part: String, tail: String)] = [
        ("a.txt", "", "07-NQ/TU ", ""), ("b.txt", "", "x ", ""), ("c.txt", "", "x\n", ""),
        ("d.txt", "", "18/10/2013 ", ""),
        ("e.jsonl", "{\"text\":\"", "x ", "\"}\n"), ("f.html", "<html><body>", page, ""),
        ("g.html", "<html><body>", "<p a b c d e f g h>x", ""), ("h.eml", mail, page, ""),
        ("i.rtf", "{\\rtf1 ", "x \\par ", "}"),
        ("k.fodt", flat, "<text:p>x</text:p>", "</office:text></office:body></office:document>"),
        ("l.csv", "text\n\"", "x ", "\"\n"), ("m.md", "# a\n\n", "* x **y**\n", ""),
    ]

    private func check(_ megabytes: Int, _ name: String, _ content: String, isWithin: Bool? = nil) throws {
        let archive = try SampleArchive(isIndexed: false)
        try archive.write(content, name)
        let arguments = [
            "index", "--json", "-i", archive.index, "--memory", "\(megabytes)M", "--jobs", "1", archive.reports,
        ]
        let run = try ProgramRun(shell: "ulimit -d \(megabytes << 10); exec \"$0\" \"$@\"", arguments)
        #expect(run.status == 0 || run.status == 5 && run.errors.contains("--memory"), "\(name): \(run.errors)")
        if let isWithin { #expect((run.status == 0) == isWithin, "\(name): \(run.errors)") }
        #expect(run.output.contains("\"documents\":\(run.status == 0 ? 4 : 3)"), "\(name): \(run.output)")
    }

    /// Of what is far too large nothing is made before it is passed over.
    @Test(arguments: kinds.map(\.name)) func anInputFarBeyondTheMemoryIsNamed(name: String) throws {
        let kind = try #require(Self.kinds.first { $0.name == name })
        let content = kind.head + String(repeating: kind.part, count: (24 << 20) / kind.part.utf8.count) + kind.tail
        try check(128, name, content, isWithin: false)
    }

    /// From sizes that are taken to such as are not.
    @Test(.enabled(if: isLong), arguments: kinds.map(\.name)) func noInputTakesMoreThanIsGiven(name: String) throws {
        let kind = try #require(Self.kinds.first { $0.name == name })
        for megabytes in [64, 256] {
            for kilobytes in stride(from: 10, through: 15, by: 1).map({ megabytes << ($0 - 10) }) {
                let count = (kilobytes << 10) / kind.part.utf8.count
                try check(megabytes, name, kind.head + String(repeating: kind.part, count: count) + kind.tail)
            }
        }
    }

    @Test(.enabled(if: isLong)) func differentWordsTakeNoMoreThanIsGiven() throws {
        for count in [20_000, 60_000, 200_000, 600_000] {
            try check(64, "từ.txt", (0..<count).map { "k" + String($0, radix: 36) }.joined(separator: " "))
        }
    }
}
