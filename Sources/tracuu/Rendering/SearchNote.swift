package import Reports

extension SearchResults.Note {
    /// For scripts; never changes.
    package var code: String {
        switch self {
        case .syntax(let code, _, _): code
        case .partialMatches: "partial-matches"
        case .unknownProvince: "unknown-province"
        case .unknownDistrict: "unknown-district"
        case .mergedProvince: "merged-province"
        case .historicUnit: "historic-unit"
        case .unknownDate: "unknown-date"
        case .unknownReference: "unknown-reference"
        case .severalDocuments: "several-documents"
        case .sameDocument: "same-document"
        case .ignored: "ignored"
        case .unknownValue: "unknown-value"
        case .emptyRange: "empty-range"
        case .expanded: "expanded"
        case .suggestion: "suggestion"
        }
    }

    /// One line for people.
    package func message(_ language: Language) -> String {
        switch self {
        case .syntax(let code, let range, let text):
            return Wording.readLiterally.text(
                language, QueryFault(code: code, range: range, text: text).line(language))
        case .partialMatches: return Wording.partialMatches.text(language)
        case .unknownProvince(let name, let near):
            return Self.suggesting(near, behind: Wording.unknownProvinceName.text(language, name), language)
        case .unknownDistrict(let name, let near):
            return Self.suggesting(near, behind: Wording.unknownDistrictName.text(language, name), language)
        case .mergedProvince(let name, let members):
            return Wording.mergedProvince.text(language, name, members.joined(separator: ", "))
        case .historicUnit(let name, let successors):
            return Wording.historicUnit.text(language, name, successors.joined(separator: ", "))
        case .unknownDate(let text): return Wording.unreadableDate.text(language, DisplayText.oneLine(text))
        case .unknownReference: return Wording.searchedAsWords.text(language, reason(language))
        case .severalDocuments(let reference, let count):
            return Wording.severalDocuments.text(language, DisplayText.oneLine(reference), language.grouped(count))
        case .sameDocument(let reference, let found):
            return Wording.sameDocument.text(language, DisplayText.oneLine(reference), DisplayText.oneLine(found))
        case .expanded(let pairs):
            let list = pairs.map { "\($0.short) = \($0.long)" }.joined(separator: "; ")
            return Wording.expanded.text(language, list)
        case .suggestion(let query): return Wording.didYouMean.text(language, DisplayText.oneLine(query))
        case .ignored(let text): return Wording.ignored.text(language, DisplayText.oneLine(text))
        case .unknownValue(let text, let field, let choices):
            return Wording.invalidChoice.text(
                language, DisplayText.oneLine(text), field + ":", choices.joined(separator: ", "))
        case .emptyRange(let text): return Wording.emptyRange.text(language, DisplayText.oneLine(text))
        }
    }

    /// What is wrong with a value, without what was done about it.
    package func reason(_ language: Language) -> String {
        guard case .unknownReference(let text) = self else { return message(language) }
        return Wording.unknownReference.text(language, DisplayText.oneLine(text))
    }

    private static func suggesting(_ near: String?, behind message: String, _ language: Language) -> String {
        let message = DisplayText.oneLine(message)
        return near.map { Wording.nearName.text(language, message, $0) } ?? message
    }

    package func writeMembers(to writer: inout JSONWriter, _ language: Language) {
        writer.member("code", code)
        writer.member("message", message(language))
        switch self {
        case .syntax(_, let range, _): writer.writeRange(range)
        case .expanded(let pairs):
            writer.key("expansions")
            writer.array(pairs) { writer, pair in
                writer.object { writer in
                    writer.member("short", pair.short)
                    writer.member("long", pair.long)
                }
            }
        case .suggestion(let query): writer.member("query", query)
        default: break
        }
    }
}

extension SearchResults {
    /// All that is to be said of the results, a line each: their notes, and what filters left out unseen.
    package func remarks(_ language: Language) -> [String] {
        var known: Set<String> = []
        var lines = notes.map { $0.message(language) }.filter { known.insert($0).inserted }
        if undatedExcluded > 0 {
            lines.append(Wording.undatedExcluded.text(language, language.grouped(undatedExcluded)))
        }
        if unknownProvinceExcluded > 0 {
            lines.append(Wording.unknownProvinceExcluded.text(language, language.grouped(unknownProvinceExcluded)))
        }
        return lines
    }
}
