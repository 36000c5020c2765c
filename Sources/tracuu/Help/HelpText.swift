internal import ArgumentParser

/// What help, the manual and the shells' completions say of commands and options: the part of the catalogue that stands
/// beside the definitions of the arguments.
package enum HelpText: CaseIterable, Sendable {
    // Commands.
    case program
    case index, indexMore
    case search, count, explain, explainMore, ref, refs, refsMore, facets, facetsMore, dupes, show, inspect, analyze
    case stats, verify, verifyMore, repair, repairMore, merge, mergeMore, delete, deleteMore, backup, backupMore
    case repl, completions, manual, version, help
    // Sections of a page.
    case usage, optionsWord, commands, arguments, examples, options, globals, filters, results, counts, batch, reading
    case seeCommand, values, preset, repeatable
    // Sections of the manual.
    case manualName, manualSynopsis, manualDescription, manualQuery, manualPrompt, exitStatus, environment, files
    // Options of every command.
    case indexOption, format, json, null, color, pager, lang, quiet, verbose, helpOption, versionOption
    // Options of queries.
    case queryArgument, explainedQuery, province, province34, from, to, year, imprecise, refOption, reftype, match,
        accents
    case abbreviations, strict, limit, offset, sort, rank, snippets, context, dupesOption, explainOption, facet
    case batchFile, repetitions, timing
    // Options of single commands.
    case rebuild, noPrune, filesFrom, memory, jobs, encoding, dryRun, wait, report, paths, exclude, depth, maxEntries
    case maxEntrySize, maxTotalSize, maxRatio, map
    case idArgument, meta, raw, highlight, text, shell
    case fieldArgument, valueLimit, countedArgument
    case refProvince, refYear, refLimit, refBatch, numberArgument
    case minCount, by, with, graph, families, refsSort, refsLimit
    case groupLimit, groupArgument
    case deep, repairDeep, yes, idsArgument, pathToDelete, backupFolder

    /// In one language; where none is named, in that of the person at the keyboard.
    package func text(_ language: Language = .spoken) -> String {
        let entry = entry
        return language == .vietnamese ? entry.vietnamese : entry.english
    }

    package var entry: (english: String, vietnamese: String) {
        commandEntry ?? maintenanceEntry ?? pageEntry ?? globalEntry ?? queryEntry ?? ownEntry
    }
}

extension ArgumentHelp {
    static func text(_ text: HelpText) -> ArgumentHelp { ArgumentHelp(stringLiteral: text.text()) }
}

extension CommandConfiguration {
    /// - Parameter examples: whole command lines; every command has one.
    init(_ name: String, _ abstract: HelpText, more: HelpText? = nil, examples: String..., isShown: Bool = true) {
        let about = more.map { $0.text() + "\n\n" } ?? ""
        let lines = [HelpText.examples.text()] + examples.map { "  " + $0 }
        self.init(
            commandName: name, abstract: abstract.text(), discussion: about + lines.joined(separator: "\n"),
            shouldDisplay: isShown)
    }
}
