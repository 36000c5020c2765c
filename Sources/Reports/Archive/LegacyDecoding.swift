private import CICU

/// Decoding by ICU's tables of the encodings from before Unicode.
enum LegacyDecoding {
    /// UTF-8, and how many bytes had no meaning and became U+FFFD; nil where ICU does not know the encoding.
    static func utf8(_ bytes: [UInt8], from encoding: TextEncoding) -> (utf8: [UInt8], replaced: Int)? {
        // One byte gives one scalar of the BMP: three bytes at most.
        let (capacity, overflow) = bytes.count.multipliedReportingOverflow(by: 3)
        guard !overflow else { return nil }
        var replaced: Int64 = 0
        var length: Int64 = -1
        let output = unsafe [UInt8](unsafeUninitializedCapacity: capacity + 1) { buffer, count in
            guard let start = buffer.baseAddress else { return }
            length = unsafe bytes.withUnsafeBufferPointer { input in
                guard let first = input.baseAddress else { return 0 }
                return unsafe cicu_decode(
                    encoding.rawValue, first, Int64(input.count), start, Int64(capacity), &replaced)
            }
            count = max(0, Int(length))
        }
        return length < 0 ? nil : (output, Int(replaced))
    }
}
