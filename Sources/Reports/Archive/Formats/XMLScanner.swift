/// Walks the XML of a document front to back: tags and text, nothing in between kept.
///
/// Declarations of entities are passed over and only the five of XML itself and character numbers are decoded, so that
/// nothing in a document can make it grow or reach for other files. What is not well-formed is read as far as it
/// makes sense.
struct XMLScanner {
    enum Event {
        case start, end, text
    }

    private let bytes: [UInt8]
    private var index = 0
    /// The tag or text of the last event.
    private var content = 0..<0
    /// Whether the last start tag ends itself: its end comes next.
    private var isEnding = false
    /// Whether the text of the last event is taken as it stands.
    private var isVerbatim = false
    /// The last tag's name without its prefix.
    private(set) var name = ""
    /// How many elements are open.
    private(set) var depth = 0

    /// - Parameter utf8: well-formed.
    init(_ utf8: [UInt8]) { bytes = utf8 }

    /// The next tag or text; nil at the end.
    /// - Complexity: linear over all calls.
    mutating func next() -> Event? {
        if isEnding {
            isEnding = false
            depth -= 1
            return .end
        }
        while index < bytes.count {
            guard bytes[index] == UInt8(ascii: "<") else { return text() }
            switch index + 1 < bytes.count ? bytes[index + 1] : 0 {
            case UInt8(ascii: "!"):
                if let event = passMarkup() { return event }
            case UInt8(ascii: "?"): pass(to: "?>")
            case UInt8(ascii: "/"):
                tag(from: index + 2)
                depth = max(0, depth - 1)
                return .end
            default:
                tag(from: index + 1)
                isEnding = content.last.map { bytes[$0] == UInt8(ascii: "/") } ?? false
                depth += 1
                return .start
            }
        }
        return nil
    }

    /// Passes over all that stands in the element whose start tag came last, its end tag too.
    mutating func passElement() {
        let outer = depth - 1
        while depth > outer, next() != nil {}
    }

    private mutating func text() -> Event {
        let end = firstIndex(of: UInt8(ascii: "<"), from: index) ?? bytes.count
        content = index..<end
        isVerbatim = false
        index = end
        return .text
    }

    /// Comments and declarations say nothing; CDATA is text.
    private mutating func passMarkup() -> Event? {
        if starts(with: "<!--") {
            pass(to: "-->")
        } else if starts(with: "<![CDATA[") {
            let start = index + 9
            pass(to: "]]>")
            content = min(start, index)..<max(min(start, index), index - 3)
            isVerbatim = true
            return .text
        } else {
            passDeclaration()
        }
        return nil
    }

    /// A declaration with its inner ones: `<!DOCTYPE x [ <!ENTITY …> ]>`.
    private mutating func passDeclaration() {
        var open = 0
        while index < bytes.count {
            switch bytes[index] {
            case UInt8(ascii: "<"): open += 1
            case UInt8(ascii: ">"):
                open -= 1
                if open == 0 {
                    index += 1
                    return
                }
            default: break
            }
            index += 1
        }
    }

    private mutating func tag(from start: Int) {
        var end = start
        var quote: UInt8 = 0
        while end < bytes.count {
            let byte = bytes[end]
            if quote != 0 {
                if byte == quote { quote = 0 }
            } else if byte == UInt8(ascii: "\"") || byte == UInt8(ascii: "'") {
                quote = byte
            } else if byte == UInt8(ascii: ">") {
                break
            }
            end += 1
        }
        content = start..<end
        index = min(end + 1, bytes.count)
        var nameEnd = start
        var local = start
        while nameEnd < end, bytes[nameEnd] > 0x20, bytes[nameEnd] != UInt8(ascii: "/") {
            if bytes[nameEnd] == UInt8(ascii: ":") { local = nameEnd + 1 }
            nameEnd += 1
        }
        name = String(decoding: bytes[local..<nameEnd], as: UTF8.self)
        content = nameEnd..<end
    }

    private func starts(with text: StaticString) -> Bool {
        bytes[index...].starts(with: XMLScanner.bytes(of: text))
    }

    private mutating func pass(to mark: StaticString) {
        let mark = XMLScanner.bytes(of: mark)
        var from = index
        while let found = firstIndex(of: mark[0], from: from) {
            if bytes[found...].starts(with: mark) {
                index = found + mark.count
                return
            }
            from = found + 1
        }
        index = bytes.count
    }

    private func firstIndex(of byte: UInt8, from start: Int) -> Int? {
        ByteSearch.firstIndex(of: byte, in: bytes, min(start, bytes.count)..<bytes.count)
    }

    private static func bytes(of text: StaticString) -> [UInt8] { Array(text.description.utf8) }
}

extension XMLScanner {
    /// Appends the text of the last event, decoded.
    func appendText(to output: inout [UInt8]) {
        if isVerbatim { output += bytes[content] } else { Self.append(bytes[content], to: &output) }
    }

    /// The value of an attribute of the last start tag, by its name without prefix.
    func attribute(_ wanted: String) -> String? {
        var rest = bytes[content]
        while let equals = rest.firstIndex(of: UInt8(ascii: "=")) {
            var name = rest[..<equals].drop { $0 <= 0x20 }
            while let last = name.last, last <= 0x20 { name.removeLast() }
            if let colon = name.lastIndex(of: UInt8(ascii: ":")) { name = name[(colon + 1)...] }
            let value = rest[(equals + 1)...].drop { $0 <= 0x20 }
            guard let quote = value.first, quote == UInt8(ascii: "\"") || quote == UInt8(ascii: "'"),
                let end = value.dropFirst().firstIndex(of: quote)
            else { return nil }
            if name.elementsEqual(wanted.utf8) {
                var decoded: [UInt8] = []
                Self.append(value[(value.startIndex + 1)..<end], to: &decoded)
                return String(decoding: decoded, as: UTF8.self)
            }
            rest = rest[(end + 1)...]
        }
        return nil
    }

    private static let longestReference = 10

    private static func append(_ text: ArraySlice<UInt8>, to output: inout [UInt8]) {
        var index = text.startIndex
        while index < text.endIndex {
            let byte = text[index]
            if byte == UInt8(ascii: "&"),
                let end = text[index...].prefix(longestReference + 2).firstIndex(of: UInt8(ascii: ";")),
                let scalar = scalar(text[(index + 1)..<end])
            {
                output += UTF8.encode(scalar) ?? UTF8.encodedReplacementCharacter
                index = end + 1
            } else {
                output.append(byte)
                index += 1
            }
        }
    }

    /// What a reference means, without `&` and `;`; nil for an entity that is not XML's own.
    private static func scalar(_ name: ArraySlice<UInt8>) -> Unicode.Scalar? {
        let name = String(decoding: name, as: UTF8.self)
        switch name {
        case "amp": return "&"
        case "lt": return "<"
        case "gt": return ">"
        case "quot": return "\""
        case "apos": return "'"
        default: break
        }
        guard name.hasPrefix("#") else { return nil }
        let isHexadecimal = name.hasPrefix("#x") || name.hasPrefix("#X")
        let number = isHexadecimal ? UInt32(name.dropFirst(2), radix: 16) : UInt32(name.dropFirst())
        guard let number, number != 0 else { return "\u{FFFD}" }
        return Unicode.Scalar(number) ?? "\u{FFFD}"
    }
}
