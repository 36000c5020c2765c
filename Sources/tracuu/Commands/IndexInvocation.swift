package import Reports

/// What `index` is asked to do, however its arguments were read.
package struct IndexInvocation {
    package static let formats: [OutputFormat] = [.human, .json, .jsonl]
    package static let jobCounts = 1...256

    package var index: String?
    package var language: Language?
    package var isQuiet = false
    package var isVerbose = false
    package var format = OutputFormat.human
    package var options = ReportIndexer.Options()
    package var paths: [String] = []
    /// Files that list paths.
    package var filesFrom: [String] = []
    /// Where every input is told of that was skipped or repaired.
    package var report: String?
    package var wait = LockWait(seconds: 0)

    package init() { options.jobs = Environment.processors() }

    package func run(_ console: Console) throws(CommandFailure) -> ExitStatus {
        console.language = Language.chosen(option: language)
        console.isQuiet = isQuiet
        console.isVerbose = isVerbose
        console.output.isData = format != .human
        try format.check("index", Self.formats, console.language)
        try IndexPlace(index).check(console.language)
        let sources = try sources(console)
        let start = Environment.seconds()
        let file = try report.map { path throws(CommandFailure) in
            if let name = ReportIndexer.reservedName(of: path) {
                throw CommandFailure(.usage, Wording.reservedName.text(console.language, name))
            }
            guard InputReport.mayReplace(path) else {
                throw CommandFailure(.usage, Wording.noReportFile.text(console.language, DisplayText.oneLine(path)))
            }
            return try OutputFile.create(path, console.language)
        }
        var inputs = file.map { InputReport($0) }
        let summary = try index(sources, console) { inputs?.add($0) }
        let report = IndexingReport(summary: summary, seconds: Environment.seconds() - start)
        inputs?.finish(report)
        report.sayRejections(console)
        console.output.write(format == .human ? Array(report.text(console.language).utf8) : report.json())
        if let failure = file?.failure {
            throw CommandFailure(.failed, Wording.refusal(of: self.report ?? "", failure, console.language))
        }
        return report.status
    }

    private func sources(_ console: Console) throws(CommandFailure) -> [String] {
        var sources = paths
        for list in filesFrom { sources += try InputFile.names(list, console.language) }
        guard !sources.contains(where: \.isEmpty) else {
            throw CommandFailure(.usage, Wording.emptyPath.text(console.language))
        }
        return sources
    }

    private func index(
        _ sources: [String], _ console: Console, findings: (ReportIndexer.Finding) -> Void
    ) throws(CommandFailure) -> ReportIndexer.Summary {
        let path = IndexPlace(index).path
        var options = options
        options.outputPath = report
        let budget = ProcessMemory.budget(options.memory)
        if budget < options.memory { console.note(Wording.memoryCut.text(console.language, "\(budget >> 20)M")) }
        options.memory = budget
        let indexer = ReportIndexer(path: path, options: options)
        let showsProgress = Environment.isTerminal(2) && !console.isQuiet
        return try wait.run(path, console.language) { () throws(ReportIndexError) in
            var line = ProgressLine(language: console.language, now: Environment.seconds())
            var failures = ReportIndexer.Rejections()
            do throws(ReportIndexError) {
                defer { if showsProgress { console.errors.write(ProgressLine.clear) } }
                return try indexer.run(
                    sources,
                    progress: { progress in
                        guard showsProgress else { return }
                        let drawn = line.update(progress, now: Environment.seconds(), columns: Environment.columns())
                        if let drawn { console.errors.write(drawn) }
                    },
                    findings: { finding in
                        // Only a rebuild is refused for what it could not read, and has no summary then.
                        if options.isRebuilding, case .rejected(let rejection) = finding, rejection.isFailure {
                            failures.append(rejection)
                        }
                        findings(finding)
                    })
            } catch {
                if case .lossyRebuild = error {
                    SkippedInputs(Array(failures), count: failures.total).say(console)
                }
                throw error
            }
        }
    }
}
