package import Analysis

/// What is known of a report when its references are read.
package struct ReferenceContext: Sendable {
    /// Slug of the report's province and district, where known.
    package var province: String?
    package var district: String?
    /// Year of the report's own date, where known.
    package var year: Int?

    package init(province: String? = nil, district: String? = nil, year: Int? = nil) {
        self.province = province
        self.district = district
        self.year = year
    }
}

/// Finds the mentions of numbered documents in a text.
package enum ReferenceRecognizer {
    /// The most mentions that are kept of a report, those behind them are passed over: each takes some two kilobytes
    /// while it is read, and no report cites so much, but a text made to fill memory may.
    package static let mostMentions = 10_000

    /// - Parameters:
    ///   - text: the report.
    ///   - passages: the ranges to read, in order and disjoint; a mention never crosses from one into the next.
    ///   - context: completes scope and term.
    /// - Returns: mentions in order of their start, then of their number; ``mostMentions`` about, the first.
    /// - Complexity: linear in the text.
    package static func references(
        in text: FoldedText, passages: [Range<Int>], context: ReferenceContext
    ) -> [DocumentReference] {
        var drafts: [ReferenceDraft] = []
        for passage in passages where drafts.count < mostMentions {
            let bounded = ReferenceText(text, bounds: passage)
            var found: [RawReference] = []
            ReferenceScanner(bounded, mode: .report).each {
                found.append($0)
                return drafts.count + found.count < mostMentions
            }
            guard !found.isEmpty else { continue }
            var reader = CitationReader(bounded)
            for (index, raw) in found.enumerated() where drafts.count < mostMentions {
                let floor = index > 0 ? found[index - 1].range.upperBound : bounded.bounds.lowerBound
                let limit = index + 1 < found.count ? found[index + 1].range.lowerBound : bounded.bounds.upperBound
                drafts += reader.drafts(of: raw, floor: floor, limit: limit)
            }
            reader.shareIssuers(&drafts)
        }
        guard !drafts.isEmpty else { return [] }
        var resolver = ReferenceResolver(context: context)
        return resolver.references(drafts, in: text)
    }
}
