import Analysis
import SearchEngine

extension QueryGrammar {
    /// Knows a few fields, and references such as `07-NQ/TU` and `số 07-NQ/TU`, spaces round the dash allowed.
    static let sample = QueryGrammar(
        fields: [
            "tỉnh": "province", "province": "province", "province34": "province34", "năm": "year", "year": "year",
            "date": "date", "title": "title", "tiêuđề": "title", "số": "ref", "ref": "ref",
        ],
        referenceFields: ["ref"],
        reference: { text, start in endOfSampleReference(in: text, at: start) })
}

private func endOfSampleReference(in text: FoldedText, at start: Int) -> Int? {
    var index = start
    func take(_ atMost: Int, where matches: (UInt8) -> Bool) -> Int {
        let first = index
        while index < text.count, index - first < atMost, matches(text.folded[index]) { index += 1 }
        return index - first
    }
    func isDigit(_ fold: UInt8) -> Bool { (UInt8(ascii: "0")...UInt8(ascii: "9")).contains(fold) }
    func isLetter(_ fold: UInt8) -> Bool { (UInt8(ascii: "a")...UInt8(ascii: "z")).contains(fold) }
    if text.folded[start...].starts(with: Array("so ".utf8)) { index += 3 }
    guard take(5, where: isDigit) > 0 else { return nil }
    _ = take(1) { $0 == UInt8(ascii: " ") }
    guard take(1, where: { $0 == UInt8(ascii: "-") }) == 1 else { return nil }
    _ = take(1) { $0 == UInt8(ascii: " ") }
    guard take(4, where: isLetter) > 0, take(1, where: { $0 == UInt8(ascii: "/") }) == 1,
        take(5, where: isLetter) > 0
    else { return nil }
    return index < text.count && isLetter(text.folded[index]) ? nil : index
}
