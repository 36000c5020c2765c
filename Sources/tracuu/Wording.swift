/// Everything the program says to its user, in both languages; `%1` to `%4` stand for what is inserted.
package enum Wording: CaseIterable, Sendable {
    case version, notInstalled, error, note, usage, tryHelp
    case systemStray, systemMissing, systemForbidden, systemFolder, systemNoFolder, systemFull, systemReadOnly,
        systemFault,
        systemOpenFiles, systemLongName, systemLinks, systemLargeFile, systemMemory, systemNoDevice
    case remedyMissing, remedyForbidden, remedyFolder, remedyStrayFolder, remedyNoFolder, remedyFull, remedyReadOnly,
        remedyFault,
        remedyOpenFiles, remedyLongName, remedyLinks, remedyLargeFile, remedyMemory, remedyNoDevice, remedyOther
    case noIndex, damagedIndex, otherVersion, everySource, busy, lockHolder, someProgram, startedAt, refusedPath,
        outputFailed,
        standardInput
    case emptyPath, memoryCut, unknownName, busyBackup, reservedName
    case noReportFile
    case noQuery, noReport, badBatchLine, absentSource, leftOutSource, lossyRebuild, sayGone, repairFirst, setAside,
        somePath,
        lostPlace, lostPlacesMore,
        tooLarge,
        noICU
    case reportsFound, oneReportFound, nothingFound, beyondTheEnd, shownOf, took, tookRepeatedly, undatedExcluded,
        partialMatches
    case nothingHighlighted, untitled, pageHeaderDate, unknownDate, unknownProvince, foldedMatch
    case readLiterally, unknownProvinceName, unknownDistrictName, nearName, mergedProvince, historicUnit,
        unreadableDate, unknownReference, searchedAsWords, emptyRange,
        severalDocuments, sameDocument, ignored, expanded, didYouMean
    case unknownProvinceExcluded
    case indexed, indexUnchanged, indexHolds, indexSkipped, indexKept, skipped, skippedMore, skippedUnlisted,
        missingPackage, nothingIndexed, nothingThere, sound
    case statsDocuments, statsTokens, statsSegments, statsDeleted, statsRevision, statsDigest, statsBytes
    case promptWelcome, promptHelp, unknownCommand, noHit, noSearchYet, noMore, noPrevious, badSetting, settings
    case commandWantsMore, noList
    case newRevision, reloaded, searchStopped, noCondition, nothingToUndo, noLine, noConditionOfLine, citesNothing
    case captionFlag, explainNearest, explainWithout
    case sheetPath, sheetTitle, sheetKicker, sheetAuthor, sheetSource, sheetDate, sheetProvince, sheetReference
    case sheetAbbreviation, sheetBoilerplate, sheetEncoding, sheetRepairs, sheetDamage, sheetCorrected
    case sheetAddress, sheetCaptured, sheetCopy
    case noDocument, noDocumentNumber, sameNumber, sameNumberProvinces, documentsWithoutProvince, documentsWithoutYear
    case cardIssuer, cardDateConflict, cardTwin, cardReports, cardProvinces, cardYears, citedBy, citedByFrom, term
    case matchAssumed, matchClose, matchIndirect, moreMentions, moreValues, unknownValue
    case noFacetField, noTable, noFormat, facetFormat, explainFormat, batchAlone, batchFault, moreDocuments,
        shownWithCopies
    case andCopies, andOneCopy, groupOf, likeness, groupsFound, oneGroupFound, noGroups
    case explainMatches, explainMatchesLater, explainFails, explainScore, explainWorth, explainAll, explainAny,
        explainNothing,
        explainEverything
    case explainTyped, explainAnySpelling, explainUnmarked, explainVariant, explainOwnSpelling, explainTitle,
        explainLead, explainDefined, explainPair, explainNearness, explainReference
    case explainCount, explainPresence, explainForms
    case queryFault
    case openQuote, unclosedGroup, strayBracket, emptyGroup, emptyPhrase, unknownField, missingValue, unclosedList
    case danglingOperator, strayOperator, malformedWeight, malformedSlop, malformedDistance, tooDeep, tooLong
    case strictFault
    case unknownOption, unknownOptionNear, optionNeedsValue, flagTakesNoValue, unexpectedArgument, missingArgument,
        invalidValue, invalidChoice, noCommand, noCommandNear, seeHelp
    case queryForOption
    case outOfRange, noFieldList, exclusive, nullForIDs, unlisted, unlistedWithNull, nothingToIndex, standardInputOnce,
        graphAlone
    case exitFound, exitNothing, exitUsage, exitNoIndex, exitDamaged, exitPartial, exitFailed, exitBusy,
        exitInterrupted
    case manualIndex, manualLanguage, manualColor, manualColumns, manualPager, manualIndexPlace, manualHistory,
        manualBeside
    case damageMissing, damageBytes, damageContradiction, damageStructure, foundDamaged
    case needsYes, yesOrNo, nothingDone
    case merged, wouldMerge, deleted, wouldDelete, nothingToDelete, forgotten, wouldForget, deleteQuestion,
        deletedComeBack, nothingFromPath, backedUp, wouldBackUp, folderInUse
    case nothingToRepair, nothingToRepairInBytes, repairQuestion, saved, wouldSave, revived, restored, wouldRestore,
        came, wouldCome,
        lostReport, lostMore,
        lostUnnamed,
        atLeast,
        mayHaveLostMore,
        repaired,
        nothingSaved

    /// What is to be said of a fault in a query, by its code; nil for a code that is not known.
    package static func fault(_ code: String) -> Wording? {
        switch code {
        case "open-quote": .openQuote
        case "unclosed-group": .unclosedGroup
        case "stray-bracket": .strayBracket
        case "empty-group": .emptyGroup
        case "empty-phrase": .emptyPhrase
        case "unknown-field": .unknownField
        case "missing-value": .missingValue
        case "unclosed-list": .unclosedList
        case "dangling-operator": .danglingOperator
        case "stray-operator": .strayOperator
        case "malformed-weight": .malformedWeight
        case "malformed-slop": .malformedSlop
        case "malformed-distance": .malformedDistance
        case "too-deep": .tooDeep
        case "too-long": .tooLong
        default: nil
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
