internal import Analysis
internal import Reports

/// An abbreviation of a text, or words that one stands for, as `analyze` shows it.
struct AbbreviationRow {
    /// Bytes of the text in NFC.
    var range: Range<Int>
    var surface: String
    var short: String
    var long: [String]
    /// Whether a search takes the one for the other.
    var isExpanded: Bool
    /// Whether the text itself explains it.
    var isDefined: Bool

    /// - Parameter bytes: the text in NFC.
    static func rows(_ bytes: [UInt8]) throws(CommandFailure) -> [AbbreviationRow] {
        let text = String(decoding: bytes, as: UTF8.self)
        let mentions: [(range: Range<Int>, mention: AbbreviationMention)]
        do {
            mentions = try AbbreviationMention.mentions(in: text)
        } catch {
            throw CommandFailure(.failed, "\(error)")
        }
        let known = mentions.flatMap { range, mention in
            var seen: Set<[String]> = []
            return mention.forms.filter { seen.insert($0.entry.expansions).inserted }.map { form in
                let meanings = form.entry.readings.isEmpty ? form.entry.expansions : form.entry.readings
                return AbbreviationRow(
                    range: range, surface: String(decoding: bytes[range], as: UTF8.self), short: form.entry.short,
                    long: form.expansion.map { [$0] } ?? meanings, isExpanded: form.entry.isPlain, isDefined: false)
            }
        }
        let folded = FoldedText(utf8: bytes)
        let offsets = folded.byteOffsets
        let defined = AbbreviationDefinition.definitions(in: folded).map { definition in
            AbbreviationRow(
                range: offsets[definition.range.lowerBound]..<offsets[definition.range.upperBound],
                surface: definition.short, short: definition.short, long: [definition.long], isExpanded: true,
                isDefined: true)
        }
        return known + defined
    }

    var columns: [String] {
        [
            isDefined ? "def" : "abbr", "\(range.lowerBound)-\(range.upperBound)", DisplayText.oneLine(surface), short,
            long.map(DisplayText.oneLine).joined(separator: "; "),
        ]
    }

    func writeMembers(to writer: inout JSONWriter) {
        writer.member("short", short)
        writer.member("long", long)
        writer.writeRange(range)
        writer.member("unit", "utf8")
        writer.member("surface", surface)
        writer.member("expanded", isExpanded)
        writer.member("defined", isDefined)
    }
}
