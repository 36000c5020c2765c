private import Analysis

/// The last step from bytes to a report's text.
enum TextNormalization {
    /// The text in NFC, every CR LF and every lone CR a newline.
    /// - Parameter utf8: well-formed.
    /// - Complexity: linear.
    static func text(_ utf8: [UInt8]) -> String {
        String(decoding: composed(withPlainNewlines(utf8)), as: UTF8.self)
    }

    /// The text in NFC.
    static func composed(_ utf8: [UInt8]) -> [UInt8] {
        VietnameseAnalyzer.normalized(utf8)
    }

    private static func withPlainNewlines(_ utf8: [UInt8]) -> [UInt8] {
        guard let first = ByteSearch.firstIndex(of: UInt8(ascii: "\r"), in: utf8, 0..<utf8.count) else { return utf8 }
        var output = Array(utf8[..<first])
        output.reserveCapacity(utf8.count)
        for index in first..<utf8.count {
            if utf8[index] != UInt8(ascii: "\r") {
                output.append(utf8[index])
            } else if index + 1 == utf8.count || utf8[index + 1] != UInt8(ascii: "\n") {
                output.append(UInt8(ascii: "\n"))
            }
        }
        return output
    }
}
