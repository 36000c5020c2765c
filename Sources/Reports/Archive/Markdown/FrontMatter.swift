private import CYAML

/// What a text says of itself in front: pairs in YAML between a line `---` and a line `---` or `...`, as writers of
/// Markdown and programs that save pages as such put them there.
struct FrontMatter {
    let given: RawReport.Given
    /// Where the text behind it starts.
    let end: Int

    /// Longer ones are text.
    private static let longest = 1 << 14

    /// - Parameters:
    ///   - utf8: well-formed.
    ///   - map: what the pairs call the fields.
    /// - Returns: nil where there is none that names a field.
    init?(_ utf8: [UInt8], map: FieldMap) {
        guard let (yaml, end) = Self.lines(utf8) else { return nil }
        var pairs = Self.pairs(Array(utf8[yaml]))
        if pairs.isEmpty { pairs = Self.pairs(Self.quoted(Array(utf8[yaml]))) }
        var given = RawReport.Given()
        var isNamed = false
        // An ID in front is one among the texts of its writer, and may be that of many reports.
        for field in FieldMap.Field.allCases where field != .text && field != .id {
            let values = map.keys(of: field).lazy.map { key in
                pairs.filter { $0.key == key && Self.says($0.value, field) }.map(\.value)
            }
            guard let found = values.first(where: { !$0.isEmpty }) else { continue }
            given.give(field, Array(found.joined(separator: ", ").utf8))
            isNamed = true
        }
        guard isNamed else { return nil }
        self.given = given
        self.end = end
    }

    /// Whether a value is one: not YAML's word for none, and a date has digits (`published: true` has none).
    private static func says(_ value: String, _ field: FieldMap.Field) -> Bool {
        !["", "~", "null"].contains(value) && (field != .date || value.utf8.contains { (0x30...0x39).contains($0) })
    }

    /// The lines between the two, and where what follows them starts.
    private static func lines(_ utf8: [UInt8]) -> (yaml: Range<Int>, end: Int)? {
        var lines = LineRanges(Array(utf8.prefix(longest)))
        guard let first = lines.next(), isFence(utf8[first], "---") else { return nil }
        while let line = lines.next() {
            if isFence(utf8[line], "---") || isFence(utf8[line], "...") {
                return (first.upperBound..<line.lowerBound, line.upperBound)
            }
        }
        return nil
    }

    private static func isFence(_ line: ArraySlice<UInt8>, _ mark: String) -> Bool {
        line.starts(with: mark.utf8) && line.dropFirst(mark.utf8.count).allSatisfy { $0 <= 0x20 }
    }

    /// The same with each plain value in quotes: people write titles with a colon in them, which YAML does not allow.
    private static func quoted(_ yaml: [UInt8]) -> [UInt8] {
        var quoted: [UInt8] = []
        for range in LineRanges(yaml) {
            let line = yaml[range].prefix { $0 != 0x0A && $0 != 0x0D }
            let key = line.prefix { $0 != UInt8(ascii: ":") }
            let value = Self.withoutComment(line.dropFirst(key.count + 1)).drop { $0 <= 0x20 }
            let isPlain = value.first.map { !"\"'[{&*|>!%@#".utf8.contains($0) } ?? false
            if isPlain, key.first.map({ $0 > 0x20 }) ?? false {
                quoted += key + ": '".utf8 + value.flatMap { $0 == 0x27 ? [$0, $0] : [$0] } + "'\n".utf8
            } else {
                quoted += yaml[range]
            }
        }
        return quoted
    }

    private static func withoutComment(_ value: ArraySlice<UInt8>) -> ArraySlice<UInt8> {
        let mark = zip(value.indices, value.indices.dropFirst()).first { value[$0] == 0x20 && value[$1] == 0x23 }
        return mark.map { value[..<$0.0] } ?? value
    }

    /// The pairs of a mapping, one for each item of a list, with their keys as ``ColumnName/key(_:)`` writes them;
    /// empty where it is none.
    private static func pairs(_ yaml: [UInt8]) -> [(key: String, value: String)] {
        let pairs = unsafe yaml.withUnsafeBufferPointer { input -> OpaquePointer? in
            guard let start = input.baseAddress else { return nil }
            return unsafe cyaml_read(start, Int64(input.count))
        }
        guard let pairs = unsafe pairs else { return [] }
        defer { unsafe cyaml_free(pairs) }
        var length: Int64 = 0
        let start = unsafe cyaml_bytes(pairs, &length)
        let bytes = unsafe Array(UnsafeBufferPointer(start: start, count: Int(length)))
        var count: Int64 = 0
        let first = unsafe cyaml_all(pairs, &count)
        let all = unsafe UnsafeBufferPointer(start: first, count: Int(count))
        return unsafe all.map { pair in
            func string(_ start: Int64, _ length: Int64) -> String {
                String(decoding: bytes[Int(start)..<Int(start + length)], as: UTF8.self)
            }
            return (ColumnName.key(string(pair.key, pair.key_length)), string(pair.value, pair.value_length))
        }
    }
}
