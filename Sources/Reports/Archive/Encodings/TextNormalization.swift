internal import Analysis

/// The last step from bytes to a report's text.
enum TextNormalization {
    /// The text in NFC. Line ends stay as they are, so that offsets count the file's own scalars.
    /// - Parameter utf8: well-formed.
    /// - Complexity: linear.
    static func text(_ utf8: [UInt8]) -> String {
        UTF8Kernels.string(composed(utf8))
    }

    /// A report's text, and where it stands in the plain NFC of its file, where the two differ.
    /// - Parameter utf8: well-formed.
    /// - Complexity: linear.
    static func report(_ utf8: [UInt8]) -> (text: String, offsets: ScalarOffsets?) {
        let canonical = CanonicalText(of: utf8)
        return (UTF8Kernels.string(canonical.utf8), canonical.offsetsInNFC(of: utf8))
    }

    /// The text in NFC.
    static func composed(_ utf8: [UInt8]) -> [UInt8] {
        VietnameseAnalyzer.normalized(utf8)
    }
}
