/// What a text takes in memory at its peak, on its way from its file to a segment.
///
/// The figures are measured on texts of four megabytes of one kind each. A text of words as in news takes about eleven
/// bytes a byte; one of nothing but different words a hundred.
package enum TextMemory {
    private static let ofByte = 5
    private static let ofWord = 30
    private static let ofLine = 48
    /// Of a word that the text did not have before, which takes a place in every dictionary on the way.
    private static let ofNewWord = 700
    /// Of a run of digits, most of which are read as numbers of documents or dates.
    private static let ofNumber = 110
    /// Of a mention of a document, of which no more than ``ReferenceRecognizer/mostMentions`` are kept.
    private static let ofMention = 1900

    /// Texts shorter than this are told by their length alone.
    private static let shortBytes = 64 << 10
    /// Of the marks by which words are known again: of a million different words an eighth is not told apart.
    private static let marks = 1 << 22

    /// Bytes at the peak, about.
    ///
    /// - Complexity: linear in a text that is not short.
    package static func peak(of text: String) -> Int {
        let bytes = text.utf8.count
        guard bytes > shortBytes else { return bytes * (ofByte + ofWord) }
        var words = 0
        var lines = 0
        var numbers = 0
        var newWords = 0
        var seen = [UInt64](repeating: 0, count: marks / 64)
        var hash: UInt32?
        var isInNumber = false
        for byte in text.utf8 {
            let isDigit = byte &- 0x30 < 10
            if isDigit, !isInNumber { numbers += 1 }
            isInNumber = isDigit
            if isDigit || byte >= 0x80 || (byte | 0x20) &- 0x61 < 26 {
                hash = ((hash ?? 0x811C_9DC5) ^ UInt32(byte)) &* 0x0100_0193
                continue
            }
            if byte == 0x0A { lines += 1 }
            guard let word = hash else { continue }
            hash = nil
            words += 1
            let place = Int(word ^ word >> 16) & (marks - 1)
            if seen[place >> 6] & 1 << UInt64(place & 63) == 0 {
                seen[place >> 6] |= 1 << UInt64(place & 63)
                newWords += 1
            }
        }
        let mentions = min(numbers, ReferenceRecognizer.mostMentions)
        return bytes * ofByte + words * ofWord + lines * ofLine + newWords * ofNewWord + numbers * ofNumber
            + mentions * ofMention
    }
}
