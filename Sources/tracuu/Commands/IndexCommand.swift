internal import ArgumentParser
private import Reports

struct IndexCommand: ConsoleCommand {
    static let configuration = CommandConfiguration(
        commandName: "index", abstract: "Create an index, or bring it up to date.",
        discussion: """
            Unchanged reports are skipped, changed ones replaced, those gone from a source removed.
            Example: tracuu index -i index reports/ old.zip news.jsonl
            """)

    @OptionGroup var global: GlobalOptions
    @OptionGroup var index: IndexOptions

    @Flag(help: "Begin with an empty index; the old one stays until the new one is complete.")
    var rebuild = false

    @Flag(inversion: .prefixedNo, help: "Remove reports that are gone from their source.")
    var prune = true

    @Option(help: "Take further sources from a file, ended by newlines or NULs; '-' is standard input.")
    var filesFrom: String?

    @Option(help: "Memory for reports not yet written, such as 512M or 1G.")
    var memory = ByteSize(bytes: 512 << 20)

    @Option(help: "Threads that read, analyze and write; all cores unless given.")
    var jobs: Int?

    @OptionGroup var encoding: EncodingOption

    @Flag(help: "Read and compare, and write nothing.")
    var dryRun = false

    @Option(help: "Wait so many seconds for another writer to end.")
    var wait = 0

    @OptionGroup var reading: ReadingOptions

    @Option(help: "Write every input that was skipped or repaired, and why, to a file, as JSONL.")
    var report: String?

    @Flag(help: "Tell what was done as one JSON object.")
    var json = false

    @Argument(help: "Files, folders, archives or JSONL; '-' is standard input.", completion: .file())
    var paths: [String] = []

    func validate() throws {
        guard !paths.isEmpty || filesFrom != nil else { throw ValidationError("Give something to index.") }
        guard memory.bytes >= 1 << 20 else { throw ValidationError("'--memory' must be 1M or more.") }
        guard jobs.map({ (1...256).contains($0) }) ?? true else { throw ValidationError("'--jobs' must be 1 to 256.") }
        guard paths.count(where: { $0 == "-" }) + (filesFrom == "-" ? 1 : 0) <= 1 else {
            throw ValidationError("Standard input can be read once only.")
        }
        guard (0...86_400).contains(wait) else { throw ValidationError("'--wait' is out of range.") }
    }

    func run(_ console: Console) throws -> ExitStatus {
        global.apply(to: console)
        let sources = try sources(console)
        var options = ReportIndexer.Options()
        options.isRebuilding = rebuild
        options.prunes = prune
        options.memory = memory.bytes
        options.jobs = jobs ?? Environment.processors()
        options.encoding = encoding.value?.rawValue
        options.fieldMap = reading.map
        options.isDryRun = dryRun
        options.excluded = reading.excluded
        options.limits = reading.limits
        let start = Environment.seconds()
        let file = try self.report.map { path throws(CommandFailure) in
            try OutputFile.create(path, console.language)
        }
        var inputs = file.map { InputReport($0) }
        let indexer = ReportIndexer(path: index.path, options: options)
        let summary = try run(indexer, on: sources, console) { inputs?.add($0) }
        let report = IndexingReport(summary: summary, seconds: Environment.seconds() - start)
        inputs?.finish(report)
        report.sayRejections(console)
        console.output.write(json ? report.json() : Array(report.text(console.language).utf8))
        if let failure = file?.failure {
            throw CommandFailure(.failed, Wording.outputFailed.text(console.language, OutputFile.reason(failure)))
        }
        return report.status
    }

    private func sources(_ console: Console) throws(CommandFailure) -> [String] {
        guard let filesFrom else { return paths }
        let list = try InputFile.read(filesFrom, console.language)
        if list.contains(0) { return paths + list.split(separator: 0).map { String(decoding: $0, as: UTF8.self) } }
        return paths
            + list.split(separator: 0x0A).map {
                String(decoding: $0.last == 0x0D ? $0.dropLast() : $0, as: UTF8.self)
            }
    }

    private func run(
        _ indexer: ReportIndexer, on sources: [String], _ console: Console,
        findings: (ReportIndexer.Finding) -> Void
    ) throws(CommandFailure) -> ReportIndexer.Summary {
        let deadline = Environment.seconds() + Double(wait)
        let showsProgress = Environment.isTerminal(2) && !console.isQuiet
        while true {
            do throws(ReportIndexError) {
                var line = ProgressLine(language: console.language, now: Environment.seconds())
                defer { if showsProgress { console.errors.write(ProgressLine.clear) } }
                return try indexer.run(
                    sources,
                    progress: { progress in
                        guard showsProgress else { return }
                        let drawn = line.update(progress, now: Environment.seconds(), columns: Environment.columns())
                        if let drawn { console.errors.write(drawn) }
                    }, findings: findings)
            } catch {
                guard case .locked = error, Environment.seconds() < deadline else {
                    throw CommandFailure(error, index: index.path, console.language)
                }
                Environment.pause(seconds: 0.1)
            }
        }
    }
}
