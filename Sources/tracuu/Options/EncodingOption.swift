internal import Analysis
internal import ArgumentParser
internal import Reports

/// What the bytes of texts and pages are taken for.
struct EncodingOption: ParsableArguments {
    /// An encoding, or `auto`, by any of its usual names in any case.
    struct Choice: ExpressibleByArgument {
        private static let otherNames: [String: TextEncoding] = [
            "utf8": .utf8, "utf16le": .utf16LittleEndian, "utf16be": .utf16BigEndian, "abc": .tcvn3, "tcvn": .tcvn3,
            "vniwin": .vni, "cp1258": .windows1258, "windows1258": .windows1258, "1258": .windows1258,
        ]

        static let allValueStrings = ["auto"] + TextEncoding.allCases.map(\.rawValue)

        /// Nil where it is to be told by the text.
        var encoding: TextEncoding?

        init() {}

        init?(argument: String) {
            let name = String(decoding: FoldedText(argument).folded, as: UTF8.self)
            guard name != "auto" else { return }
            encoding = TextEncoding(rawValue: name) ?? Self.otherNames[name.filter { $0 != "-" && $0 != "_" }]
            if encoding == nil { return nil }
        }

        var defaultValueDescription: String { encoding?.rawValue ?? "auto" }
    }

    @Option(help: .text(.encoding), completion: .list(Choice.allValueStrings))
    var encoding = Choice()

    var value: TextEncoding? { encoding.encoding }
}
