private import Analysis

/// The last step from bytes to a report's text.
enum TextNormalization {
    /// The text in NFC. Line ends stay as they are, so that offsets count the file's own scalars.
    /// - Parameter utf8: well-formed.
    /// - Complexity: linear.
    static func text(_ utf8: [UInt8]) -> String {
        String(decoding: composed(utf8), as: UTF8.self)
    }

    /// The text in NFC.
    static func composed(_ utf8: [UInt8]) -> [UInt8] {
        VietnameseAnalyzer.normalized(utf8)
    }
}
