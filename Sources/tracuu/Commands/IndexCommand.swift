internal import ArgumentParser
private import Reports

struct IndexCommand: ConsoleCommand {
    static let configuration = CommandConfiguration(
        "index", .index, more: .indexMore, examples: "tracuu index -i index reports/ old.zip news.jsonl",
        "tracuu index --map title=headline,text=body table.csv",
        "tracuu index archive/ --dry-run --report skipped.jsonl")

    @OptionGroup(title: HelpText.globals.text()) var global: GlobalOptions

    @Flag(help: .text(.rebuild))
    var rebuild = false

    @Flag(name: .customLong("no-prune"), help: .text(.noPrune))
    var keepsMissing = false

    @Option(help: .text(.filesFrom), completion: .file())
    var filesFrom: [String] = []

    @Option(help: .text(.memory))
    var memory = ByteSize(bytes: 512 << 20)

    @Option(help: .text(.jobs))
    var jobs: Int?

    @OptionGroup var encoding: EncodingOption

    @Flag(help: .text(.dryRun))
    var dryRun = false

    @OptionGroup var waiting: WaitOption

    @OptionGroup(title: HelpText.reading.text()) var reading: ReadingOptions

    @Option(help: .text(.report), completion: .file())
    var report: String?

    @Argument(help: .text(.paths), completion: .file())
    var paths: [String] = []

    func validate() throws {
        guard !paths.isEmpty || !filesFrom.isEmpty else { throw ValidationError(Wording.nothingToIndex.text(.spoken)) }
        guard memory.bytes >= 1 << 20 else {
            throw ValidationError(Wording.outOfRange.text(.spoken, "--memory", "1M …"))
        }
        guard jobs.map({ (1...256).contains($0) }) ?? true else {
            throw ValidationError(Wording.outOfRange.text(.spoken, "--jobs", "1 … 256"))
        }
        guard (paths + filesFrom).count(where: { $0 == "-" }) <= 1 else {
            throw ValidationError(Wording.standardInputOnce.text(.spoken))
        }
    }

    func run(_ console: Console) throws -> ExitStatus {
        let sources = try sources(console)
        var options = ReportIndexer.Options()
        options.isRebuilding = rebuild
        options.prunes = !keepsMissing
        options.memory = memory.bytes
        options.jobs = jobs ?? Environment.processors()
        options.encoding = encoding.value?.rawValue
        options.fieldMap = reading.map
        options.isDryRun = dryRun
        options.excluded = reading.excluded
        options.limits = reading.limits
        let start = Environment.seconds()
        ProcessMemory.returnLargeBlocks()
        options.outputPath = self.report
        let file = try self.report.map { path throws(CommandFailure) in
            guard InputReport.mayReplace(path) else {
                throw CommandFailure(.usage, Wording.noReportFile.text(console.language, DisplayText.oneLine(path)))
            }
            return try OutputFile.create(path, console.language)
        }
        var inputs = file.map { InputReport($0) }
        let indexer = ReportIndexer(path: global.path, options: options)
        let summary = try run(indexer, on: sources, console) { inputs?.add($0) }
        let report = IndexingReport(summary: summary, seconds: Environment.seconds() - start)
        inputs?.finish(report)
        report.sayRejections(console)
        console.output.write(global.isJSON ? report.json() : Array(report.text(console.language).utf8))
        if let failure = file?.failure {
            throw CommandFailure(
                .failed, Wording.outputFailed.text(console.language, Wording.refusal(failure, console.language)))
        }
        return report.status
    }

    private func sources(_ console: Console) throws(CommandFailure) -> [String] {
        var sources = paths
        for list in filesFrom { sources += try InputFile.names(list, console.language) }
        return sources
    }

    private func run(
        _ indexer: ReportIndexer, on sources: [String], _ console: Console,
        findings: (ReportIndexer.Finding) -> Void
    ) throws(CommandFailure) -> ReportIndexer.Summary {
        let showsProgress = Environment.isTerminal(2) && !console.isQuiet
        return try waiting.run(global.path, console.language) { () throws(ReportIndexError) in
            var line = ProgressLine(language: console.language, now: Environment.seconds())
            defer { if showsProgress { console.errors.write(ProgressLine.clear) } }
            return try indexer.run(
                sources,
                progress: { progress in
                    guard showsProgress else { return }
                    let drawn = line.update(progress, now: Environment.seconds(), columns: Environment.columns())
                    if let drawn { console.errors.write(drawn) }
                }, findings: findings)
        }
    }
}
