/// The fields at the head of a message or of one of its parts (RFC 5322).
struct MailHeader {
    /// By their names in lower case, the first of each, unfolded.
    private var fields: [String: [UInt8]] = [:]
    /// Where what stands behind the head begins.
    private(set) var end: Int
    /// Whether zeros have come over it: nobody knows what its part holds.
    let isZeroed: Bool

    private static let mostFields = 1000
    private static let longestField = 64 << 10

    /// - Complexity: linear in the head.
    init(_ message: ArraySlice<UInt8>) {
        var index = message.startIndex
        var name: String?
        var count = 0
        while index < message.endIndex {
            let lineEnd = message[index...].firstIndex(of: 0x0A) ?? message.endIndex
            var line = message[index..<lineEnd]
            while line.last == 0x0D { line.removeLast() }
            index = min(lineEnd + 1, message.endIndex)
            guard let first = line.first else { break }
            if first == 0x20 || first == 0x09 {
                if let name, fields[name]?.count ?? 0 < Self.longestField { fields[name]? += [0x20] + line.dropFirst() }
                continue
            }
            name = nil
            count += 1
            guard count <= Self.mostFields, let colon = Self.nameEnd(line) else { continue }
            let key = ASCIILetter.small(String(decoding: line[..<colon], as: UTF8.self))
            guard fields[key] == nil else { continue }
            fields[key] = Array(line[(colon + 1)...].prefix(Self.longestField))
            name = key
        }
        end = index
        isZeroed = Self.isZeroed(message[..<end])
    }

    /// Whether zeros have come over what stands between parts, or over their heads: one NUL may be a slip.
    static func isZeroed(_ bytes: ArraySlice<UInt8>) -> Bool { bytes.count { $0 == 0 } > 1 }

    /// Where the colon behind a field's name is; nil where a line has no name of a field.
    static func nameEnd(_ line: ArraySlice<UInt8>) -> Int? {
        guard let colon = line.prefix(78).firstIndex(of: UInt8(ascii: ":")), colon > line.startIndex,
            line[..<colon].allSatisfy({ $0 > 0x20 && $0 < 0x7F })
        else { return nil }
        return colon
    }

    /// A field as it stands.
    func raw(_ name: String) -> [UInt8]? { fields[name] }

    /// A field as people read it.
    func text(_ name: String) -> String? {
        guard let value = fields[name] else { return nil }
        let line = TextLines.oneLine(EncodedWords.decoded(value))
        return line.isEmpty ? nil : line
    }

    /// A field of MIME: its value in lower case, and its parameters by name.
    func structured(_ name: String) -> (value: String, parameters: [String: String]) {
        guard let value = fields[name] else { return ("", [:]) }
        return MailParameters.read(value)
    }

    /// Whether a file begins with the head of a message: fields, among them who it is from and another that only
    /// messages have.
    static func isMail(_ head: [UInt8]) -> Bool {
        let first = head.prefix { $0 != 0x0A }
        guard nameEnd(first) != nil else { return false }
        let header = MailHeader(head[...])
        let marks = ["date", "message-id", "mime-version", "received", "return-path"]
        return header.fields["from"] != nil && marks.count { header.fields[$0] != nil } >= 1
            && (header.fields["subject"] != nil || header.fields["to"] != nil)
    }
}
