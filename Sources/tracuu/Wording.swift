package import SearchEngine

/// Everything the program says to its user, in both languages; `%1` to `%3` stand for what is inserted.
package enum Wording: CaseIterable, Sendable {
    case version, error, note, usage, tryHelp
    case noIndex, damagedIndex, otherVersion, busy, noSuchPath, outputFailed, noQuery, noReport, badBatchLine
    case reportsFound, oneReportFound, nothingFound, shownOf, took, undatedExcluded, partialMatches
    case untitled, pageHeaderDate, unknownDate, unknownProvince, alsoDuplicates, foldedMatch
    case progress, progressNoTotal, indexed, indexUnchanged, skipped, nothingIndexed
    case promptWelcome, promptHelp, unknownCommand, noHit, noSearchYet, noMore, noPrevious, badSetting, settings
    case on, off
    case queryFault
    case openQuote, unclosedGroup, strayBracket, emptyGroup, emptyPhrase, unknownField, missingValue, unclosedList
    case danglingOperator, strayOperator, malformedWeight, malformedSlop, tooDeep, tooLong
    case strictFault

    /// What is to be said of a fault in a query.
    package static func fault(_ code: QueryNote.Code) -> Wording {
        switch code {
        case .openQuote: .openQuote
        case .unclosedGroup: .unclosedGroup
        case .strayBracket: .strayBracket
        case .emptyGroup: .emptyGroup
        case .emptyPhrase: .emptyPhrase
        case .unknownField: .unknownField
        case .missingValue: .missingValue
        case .unclosedList: .unclosedList
        case .danglingOperator: .danglingOperator
        case .strayOperator: .strayOperator
        case .malformedWeight: .malformedWeight
        case .malformedSlop: .malformedSlop
        case .tooDeep: .tooDeep
        case .tooLong: .tooLong
        }
    }

    /// The words in one language, with what is inserted.
    package func text(_ language: Language, _ inserted: String...) -> String {
        let entry = entry
        let template = language == .vietnamese ? entry.vietnamese : entry.english
        var text = ""
        var isPlaceholder = false
        for character in template {
            if isPlaceholder {
                isPlaceholder = false
                if let number = character.wholeNumberValue, inserted.indices.contains(number - 1) {
                    text += inserted[number - 1]
                } else {
                    text += "%\(character)"
                }
            } else if character == "%" {
                isPlaceholder = true
            } else {
                text.append(character)
            }
        }
        return isPlaceholder ? text + "%" : text
    }
}
