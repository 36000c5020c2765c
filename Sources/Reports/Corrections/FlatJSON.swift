/// Reads one JSON object (RFC 8259) of strings, nulls and lists of strings, with all its names: the reader of records
/// keeps only the names it is asked for, and takes a null for nothing.
struct FlatJSON {
    enum Value: Hashable, Sendable {
        case null
        case text(String)
        case texts([String])
    }

    /// What is wrong, and where, in bytes from 0.
    struct Fault: Error {
        var what: String
        var offset: Int
    }

    private let bytes: ArraySlice<UInt8>
    private var index: Int

    private init(_ bytes: ArraySlice<UInt8>) {
        self.bytes = bytes
        index = bytes.startIndex
    }

    /// The members in order. Of a name that comes twice both are given.
    /// - Complexity: linear; nothing nests deeper than a list.
    static func members(_ bytes: ArraySlice<UInt8>) throws(Fault) -> [(name: String, value: Value)] {
        var reader = FlatJSON(bytes)
        let members = try reader.object()
        reader.skipSpace()
        guard reader.byte == nil else { throw reader.fault("something behind the object") }
        return members
    }

    private var byte: UInt8? { index < bytes.endIndex ? bytes[index] : nil }

    private func fault(_ what: String) -> Fault { Fault(what: what, offset: index - bytes.startIndex) }

    private mutating func skipSpace() {
        while let byte, byte == 0x20 || byte == 0x09 || byte == 0x0A || byte == 0x0D { index += 1 }
    }

    /// Takes a sign behind white space, where it is the next.
    private mutating func take(_ sign: Unicode.Scalar) -> Bool {
        skipSpace()
        guard byte == UInt8(ascii: sign) else { return false }
        index += 1
        return true
    }

    private mutating func object() throws(Fault) -> [(name: String, value: Value)] {
        guard take("{") else { throw fault("not a JSON object") }
        var members: [(name: String, value: Value)] = []
        if take("}") { return members }
        repeat {
            guard take("\"") else { throw fault("a name in quotes is missing") }
            let name = try string()
            guard take(":") else { throw fault("a colon is missing") }
            members.append((name, try value(of: name)))
        } while take(",")
        guard take("}") else { throw fault("a comma or the closing brace is missing") }
        return members
    }

    private mutating func value(of name: String) throws(Fault) -> Value {
        if take("\"") { return .text(try string()) }
        if take("[") { return .texts(try list(name)) }
        guard bytes[index...].starts(with: "null".utf8) else {
            throw fault("\"\(name)\" is neither a string in quotes, null nor a list of strings")
        }
        index += 4
        return .null
    }

    private mutating func list(_ name: String) throws(Fault) -> [String] {
        var texts: [String] = []
        if take("]") { return texts }
        repeat {
            guard take("\"") else { throw fault("\"\(name)\" holds something else than strings") }
            texts.append(try string())
        } while take(",")
        guard take("]") else { throw fault("a comma or the closing bracket is missing") }
        return texts
    }

    // MARK: Strings

    /// The string from behind its opening quote to behind its closing one.
    private mutating func string() throws(Fault) -> String {
        var text: [UInt8] = []
        while let next = byte {
            index += 1
            switch next {
            case UInt8(ascii: "\""):
                guard let decoded = String(validating: text, as: UTF8.self) else { throw fault("ill-formed UTF-8") }
                return decoded
            case UInt8(ascii: "\\"): try appendEscape(to: &text)
            case 0..<0x20: throw fault("a control character inside a string")
            default: text.append(next)
            }
        }
        throw fault("a string without its closing quote")
    }

    private mutating func appendEscape(to text: inout [UInt8]) throws(Fault) {
        let escape = byte
        index += 1
        switch escape {
        case UInt8(ascii: "\""), UInt8(ascii: "\\"), UInt8(ascii: "/"): text.append(bytes[index - 1])
        case UInt8(ascii: "b"): text.append(0x08)
        case UInt8(ascii: "f"): text.append(0x0C)
        case UInt8(ascii: "n"): text.append(0x0A)
        case UInt8(ascii: "r"): text.append(0x0D)
        case UInt8(ascii: "t"): text.append(0x09)
        case UInt8(ascii: "u"): text += Array(String(try escapedScalar()).utf8)
        default:
            index = min(index, bytes.endIndex)
            throw fault("an escape that JSON does not know")
        }
    }

    /// The scalar of one escape, or of the two halves of a surrogate pair.
    private mutating func escapedScalar() throws(Fault) -> Unicode.Scalar {
        let first = try codeUnit()
        guard first & 0xF800 == 0xD800 else { return Unicode.Scalar(first) ?? "\u{FFFD}" }
        guard first < 0xDC00, bytes[index...].starts(with: "\\u".utf8) else { throw fault("half a surrogate pair") }
        index += 2
        let second = try codeUnit()
        guard second & 0xFC00 == 0xDC00 else { throw fault("half a surrogate pair") }
        return Unicode.Scalar(0x10000 + (first & 0x3FF) << 10 + second & 0x3FF) ?? "\u{FFFD}"
    }

    private mutating func codeUnit() throws(Fault) -> UInt32 {
        var unit: UInt32 = 0
        for _ in 0..<4 {
            guard let digit = byte.flatMap({ Character(Unicode.Scalar($0)).hexDigitValue }) else {
                throw fault("an escape of less than four hexadecimal digits")
            }
            unit = unit << 4 | UInt32(digit)
            index += 1
        }
        return unit
    }
}
