internal import Analysis

/// Words that say an event is the nation's: the place where it is held is then not the report's province.
enum NationalEvent {
    private static let words = PhraseTable<Void>(
        [
            "toan quoc", "ca nuoc", "trung uong", "bo chinh tri", "ban bi thu", "quoc hoi", "chinh phu", "thu tuong",
            "chu tich nuoc", "tong bi thu", "bo truong", "quoc te",
        ])

    static func isTold(_ passage: Range<Int>, of text: FoldedText) -> Bool {
        let folded = text.folded
        for index in passage where words.mayStart(with: folded[index]) {
            guard index == passage.lowerBound || !ASCIIClass.isWord(folded[index - 1]) else { continue }
            if words.match(folded, at: index, end: passage.upperBound) != nil { return true }
        }
        return false
    }
}
