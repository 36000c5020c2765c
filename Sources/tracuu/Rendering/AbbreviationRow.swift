internal import Analysis
internal import Reports

/// An abbreviation of a text, or words that one stands for, as `analyze` shows it.
struct AbbreviationRow {
    /// Bytes of the text as given.
    var range: Range<Int>
    var short: String
    var long: [String]
    /// Whether a search takes the one for the other.
    var isExpanded: Bool
    /// Whether the text itself explains it.
    var isDefined: Bool

    static func rows(_ canonical: CanonicalText) throws(CommandFailure) -> [AbbreviationRow] {
        let mentions: [(range: Range<Int>, mention: AbbreviationMention)]
        do {
            mentions = try AbbreviationMention.mentions(in: String(decoding: canonical.utf8, as: UTF8.self))
        } catch {
            throw CommandFailure(.failed, "\(error)")
        }
        let known = mentions.flatMap { range, mention in
            var seen: Set<[String]> = []
            return mention.forms.filter { seen.insert($0.entry.expansions).inserted }.map { form in
                let meanings = form.entry.readings.isEmpty ? form.entry.expansions : form.entry.readings
                return AbbreviationRow(
                    range: canonical.originalRange(of: range), short: form.entry.short,
                    long: form.expansion.map { [$0] } ?? meanings, isExpanded: form.entry.isPlain, isDefined: false)
            }
        }
        let folded = FoldedText(utf8: canonical.utf8)
        let offsets = folded.byteOffsets
        let defined = AbbreviationDefinition.definitions(in: folded).map { definition in
            let bytes = offsets[definition.range.lowerBound]..<offsets[definition.range.upperBound]
            return AbbreviationRow(
                range: canonical.originalRange(of: bytes), short: definition.short, long: [definition.long],
                isExpanded: true, isDefined: true)
        }
        return known + defined
    }
}
