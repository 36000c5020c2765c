/// The fields of a header as WARC records and HTTP messages have them: a line each, up to an empty line.
struct HeaderFields {
    private static let mostLines = 1000
    static let mostLineBytes = 64 << 10

    /// Names in lower case; of two fields of one name the first.
    private var values: [String: String] = [:]
    /// Whether the empty line behind them is there.
    private(set) var isEnded = false

    /// - Parameter end: where what it stands in does.
    /// - Throws: `badArchive` for a header without end.
    init(_ lines: inout StreamLines, upTo end: Int64 = .max) throws(Skipped.Reason) {
        var last: String?
        for _ in 0..<Self.mostLines {
            guard lines.position < end, let line = try lines.line(limit: Self.mostLineBytes) else { return }
            guard !line.isEmpty else {
                isEnded = true
                return
            }
            if let name = last, let first = line.first, first == 0x20 || first == 0x09 {
                values[name, default: ""] += " " + Self.trimmed(line[...])
                continue
            }
            guard let colon = line.firstIndex(of: UInt8(ascii: ":")) else { continue }
            let name = Self.lowered(line[..<colon])
            last = values[name] == nil ? name : nil
            if last != nil { values[name] = Self.trimmed(line[(colon + 1)...]) }
        }
        throw .badArchive("a header without end")
    }

    subscript(_ name: String) -> String? { values[name] }

    /// A field's value up to a semicolon, in lower case.
    func token(_ name: String) -> String? {
        values[name].map { Self.lowered(Array($0.utf8.prefix { $0 != UInt8(ascii: ";") })[...]) }
    }

    /// The encoding that the field `content-type` names, where it is one we know.
    var charset: TextEncoding? {
        guard let value = values["content-type"] else { return nil }
        let parameters = Array(value.utf8).split(separator: UInt8(ascii: ";")).dropFirst().map(Self.lowered)
        guard let charset = parameters.first(where: { $0.hasPrefix("charset=") }) else { return nil }
        return TextEncoding(label: charset.dropFirst("charset=".count).filter { $0 != "\"" && $0 != "'" })
    }

    private static func trimmed(_ bytes: ArraySlice<UInt8>) -> String {
        var rest = bytes.drop { $0 <= 0x20 }
        while let byte = rest.last, byte <= 0x20 { rest.removeLast() }
        return String(decoding: rest, as: UTF8.self)
    }

    private static func lowered(_ bytes: ArraySlice<UInt8>) -> String {
        trimmed(bytes.map { $0 >= 0x41 && $0 <= 0x5A ? $0 | 0x20 : $0 }[...])
    }
}
