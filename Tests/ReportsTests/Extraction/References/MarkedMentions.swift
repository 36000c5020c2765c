import Analysis
import Reports
import Testing

/// A text whose mentions stand between « and », and what they are read as.
struct MarkedMentions {
    let text: FoldedText
    let spans: [Range<Int>]

    init(_ marked: String) {
        var scalars = String.UnicodeScalarView()
        var spans: [Range<Int>] = []
        var start = 0
        for scalar in marked.unicodeScalars {
            switch scalar {
            case "«": start = scalars.count
            case "»": spans.append(start..<scalars.count)
            default: scalars.append(scalar)
            }
        }
        text = FoldedText(String(scalars))
        self.spans = spans
    }

    /// Checks that the marked spans and no others are mentions, and their keys, in order.
    func check(
        _ keys: [String], context: ReferenceContext = ReferenceContext(),
        sourceLocation: SourceLocation = #_sourceLocation
    ) {
        let found = ReferenceRecognizer.references(in: text, passages: [0..<text.count], context: context)
        var ranges: [Range<Int>] = []
        for range in found.map(\.range) where ranges.last != range { ranges.append(range) }
        #expect(ranges.map(text.text) == spans.map(text.text), sourceLocation: sourceLocation)
        #expect(ranges == spans, sourceLocation: sourceLocation)
        #expect(found.map(\.family) == keys, sourceLocation: sourceLocation)
    }
}
