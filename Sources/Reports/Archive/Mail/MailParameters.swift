/// Values with parameters: `text/plain; charset="utf-8"` (RFC 2045), also in pieces and with their encoding (RFC 2231).
enum MailParameters {
    private static let most = 64

    static func read(_ field: [UInt8]) -> (value: String, parameters: [String: String]) {
        var parts = split(field)
        let value = parts.isEmpty ? [] : parts.removeFirst()
        var plain: [String: String] = [:]
        var pieces: [String: [(order: Int, bytes: [UInt8], isEncoded: Bool)]] = [:]
        for part in parts.prefix(most) {
            guard let equals = part.firstIndex(of: UInt8(ascii: "=")) else { continue }
            let name = string(part[..<equals].map(ASCIILetter.small))
            let bytes = unquoted(trimmed(part[(equals + 1)...]))
            let names = name.split(separator: "*", omittingEmptySubsequences: false)
            guard let base = names.first, !base.isEmpty else { continue }
            if names.count == 1 {
                if plain[name] == nil { plain[name] = string(EncodedWords.decoded(bytes)) }
            } else {
                let order = names[1].isEmpty ? 0 : Int(names[1]) ?? 0
                pieces[String(base), default: []].append((order, bytes, names.last?.isEmpty == true))
            }
        }
        for (name, list) in pieces { plain[name] = joined(list) }
        return (string(trimmed(value[...]).map(ASCIILetter.small)), plain)
    }

    /// Pieces in their order; the first that is encoded names the charset before its first two quotes.
    private static func joined(_ pieces: [(order: Int, bytes: [UInt8], isEncoded: Bool)]) -> String {
        var charset: [UInt8] = []
        var bytes: [UInt8] = []
        for (index, piece) in pieces.sorted(by: { $0.order < $1.order }).enumerated() {
            var value = piece.bytes[...]
            if index == 0, piece.isEncoded {
                let quoted = value.split(
                    separator: UInt8(ascii: "'"), maxSplits: 2, omittingEmptySubsequences: false)
                if quoted.count == 3 {
                    charset = Array(quoted[0])
                    value = quoted[2]
                }
            }
            bytes += piece.isEncoded ? PercentEncoding.decoded(Array(value)) : Array(value)
        }
        return string(MailCharset.utf8(bytes, charset: string(charset)))
    }

    /// Cuts at semicolons outside quotes.
    private static func split(_ field: [UInt8]) -> [[UInt8]] {
        var parts: [[UInt8]] = [[]]
        var isQuoted = false
        for byte in field {
            if byte == UInt8(ascii: "\"") { isQuoted.toggle() }
            if byte == UInt8(ascii: ";"), !isQuoted {
                parts.append([])
            } else if !(parts[parts.count - 1].isEmpty && byte <= 0x20) {
                parts[parts.count - 1].append(byte)
            }
        }
        return parts
    }

    private static func trimmed(_ text: ArraySlice<UInt8>) -> [UInt8] {
        var text = text.drop { $0 <= 0x20 }
        while let last = text.last, last <= 0x20 { text.removeLast() }
        return Array(text)
    }

    private static func unquoted(_ text: [UInt8]) -> [UInt8] {
        guard text.count >= 2, text.first == UInt8(ascii: "\""), text.last == UInt8(ascii: "\"") else { return text }
        return text.dropFirst().dropLast().filter { $0 != UInt8(ascii: "\\") }
    }

    private static func string(_ bytes: [UInt8]) -> String { String(decoding: bytes, as: UTF8.self) }
}
