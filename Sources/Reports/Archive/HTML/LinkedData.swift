/// The few facts of an article that pages give as JSON-LD (schema.org), read forgivingly: pages write raw newlines
/// and trailing commas that a strict parser stops at.
struct LinkedData {
    private(set) var headline: String?
    private(set) var datePublished: String?
    private(set) var author: String?
    private(set) var publisher: String?

    /// What leads to the facts of the page's own article; lists of others, mentions and comments have such facts too.
    private static let ofReport: Set<String> = ["", "@graph", "mainEntity", "author", "publisher"]
    /// Deeper levels hold nothing that is looked for.
    private static let deepest = 8

    /// Takes the first of each fact.
    /// - Complexity: linear.
    mutating func read(_ json: ArraySlice<UInt8>) {
        // The keys that the open objects and arrays are the values of.
        var path: [String] = []
        var depth = 0
        var key = ""
        var index = json.startIndex
        while index < json.endIndex {
            switch json[index] {
            case UInt8(ascii: "{"), UInt8(ascii: "["):
                depth += 1
                // The key stays: what stands in an array is the value of the array's key.
                if depth <= Self.deepest { path.append(key) }
            case UInt8(ascii: "}"), UInt8(ascii: "]"):
                if depth <= Self.deepest { key = path.popLast() ?? "" }
                depth = max(0, depth - 1)
            case UInt8(ascii: "\""):
                let (value, end) = Self.string(json, from: index + 1)
                index = end
                let rest = json[min(end + 1, json.endIndex)...].drop { $0 <= 0x20 }
                if rest.first == UInt8(ascii: ":") {
                    key = value
                } else {
                    take(value, key: key, path: path)
                }
            default: break
            }
            index += 1
        }
    }

    private mutating func take(_ value: String, key: String, path: [String]) {
        guard path.allSatisfy(Self.ofReport.contains) else { return }
        let line = TextLines.oneLine(Array(value.utf8))
        guard !line.isEmpty else { return }
        switch (key, path.last ?? "") {
        case ("headline", _): headline = headline ?? line
        case ("datePublished", _): datePublished = datePublished ?? line
        case ("name", "author"), ("author", _):
            if !line.contains("://") { author = author ?? line }
        case ("name", "publisher"), ("publisher", _): publisher = publisher ?? line
        default: break
        }
    }

    /// The string from behind its opening quote, and where its closing quote is.
    private static func string(_ json: ArraySlice<UInt8>, from start: Int) -> (value: String, end: Int) {
        var bytes: [UInt8] = []
        var index = start
        while index < json.endIndex, json[index] != UInt8(ascii: "\"") {
            if json[index] == UInt8(ascii: "\\"), index + 1 < json.endIndex {
                index += 1
                index += appendEscape(json, at: index, to: &bytes)
            } else {
                bytes.append(json[index])
                index += 1
            }
        }
        return (String(decoding: bytes, as: UTF8.self), index)
    }

    /// Appends what the escape at `index` (behind the backslash) means, and answers how long it is.
    private static func appendEscape(_ json: ArraySlice<UInt8>, at index: Int, to bytes: inout [UInt8]) -> Int {
        switch json[index] {
        case UInt8(ascii: "n"), UInt8(ascii: "t"), UInt8(ascii: "r"), UInt8(ascii: "b"), UInt8(ascii: "f"):
            bytes.append(0x20)
            return 1
        case UInt8(ascii: "u"):
            guard let unit = codeUnit(json, index + 1) else { return 1 }
            var scalar = UInt32(unit)
            var length = 5
            if unit & 0xFC00 == 0xD800, json[(index + 5)...].starts(with: Array("\\u".utf8)),
                let low = codeUnit(json, index + 7), low & 0xFC00 == 0xDC00
            {
                scalar = 0x10000 + UInt32(unit & 0x3FF) << 10 + UInt32(low & 0x3FF)
                length = 11
            }
            bytes += Array(String(Unicode.Scalar(scalar) ?? "\u{FFFD}").utf8)
            return length
        default:
            bytes.append(json[index])
            return 1
        }
    }

    private static func codeUnit(_ json: ArraySlice<UInt8>, _ index: Int) -> UInt16? {
        guard index + 4 <= json.endIndex else { return nil }
        return UInt16(String(decoding: json[index..<index + 4], as: UTF8.self), radix: 16)
    }
}
