private import CICU

/// ICU's word iterator for Vietnamese, opened once and used for many texts; for one thread at a time.
@safe package final class ICUWords {
    private let handle: OpaquePointer
    private var starts = [Int32](repeating: 0, count: 512)
    private var ends = [Int32](repeating: 0, count: 512)

    /// - Parameter opensLater: whether ICU is opened by the first text instead, if one comes.
    package init(opensLater: Bool = false) throws(AnalysisError) {
        guard let handle = unsafe cicu_words_new() else { throw .icuDataMissing(part: "word boundaries") }
        unsafe self.handle = handle
        guard unsafe opensLater || cicu_words_open(handle) != 0 else { throw .icuDataMissing(part: "word boundaries") }
    }

    deinit { unsafe cicu_words_close(handle) }

    /// Appends the words of `range`, which is taken for a text of its own.
    ///
    /// - Parameter range: within the text, and at most 2 GiB.
    /// - Complexity: linear in the range.
    package func append(wordsOf text: Span<UInt8>, in range: Range<Int>, to words: inout [WordRange]) {
        guard !range.isEmpty, let length = Int32(exactly: range.count) else { return }
        unsafe text.extracting(range).withUnsafeBufferPointer { bytes in
            guard let base = bytes.baseAddress, unsafe cicu_words_begin(handle, base, length) != 0 else { return }
            while true {
                let capacity = Int32(starts.count)
                let count = Int(unsafe cicu_words_next(handle, &starts, &ends, capacity))
                guard count > 0 else { return }
                for index in 0..<count {
                    words.append(WordRange(range.lowerBound + Int(starts[index]), range.lowerBound + Int(ends[index])))
                }
            }
        }
    }
}
