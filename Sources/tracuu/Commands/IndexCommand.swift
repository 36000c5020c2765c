internal import ArgumentParser
private import Reports

struct IndexCommand: ConsoleCommand {
    static let configuration = CommandConfiguration(
        "index", .index, more: .indexMore, examples: "tracuu index -i index reports/ old.zip news.jsonl",
        "tracuu index --map title=headline,text=body table.csv",
        "tracuu index archive/ --dry-run --report skipped.jsonl")

    static let formats = IndexInvocation.formats

    @OptionGroup(title: HelpText.globals.text()) var global: GlobalOptions

    @Flag(help: .text(.rebuild))
    var rebuild = false

    @Flag(name: .customLong("no-prune"), help: .text(.noPrune))
    var keepsMissing = false

    @Option(help: .text(.filesFrom), completion: .file())
    var filesFrom: [String] = []

    @OptionGroup var budget: MemoryOption

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
        guard jobs.map({ IndexInvocation.jobCounts.contains($0) }) ?? true else {
            throw ValidationError(Wording.outOfRange.text(.spoken, "--jobs", "1 … 256"))
        }
        guard (paths + filesFrom).count(where: { $0 == "-" }) <= 1 else {
            throw ValidationError(Wording.standardInputOnce.text(.spoken))
        }
    }

    var invocation: IndexInvocation {
        var invocation = IndexInvocation()
        invocation.index = global.index
        invocation.language = global.lang
        invocation.isQuiet = global.quiet
        invocation.isVerbose = global.verbose
        invocation.format = global.chosen
        invocation.paths = paths
        invocation.filesFrom = filesFrom
        invocation.report = report
        invocation.wait = waiting.lock
        invocation.options.isRebuilding = rebuild
        invocation.options.prunes = !keepsMissing
        invocation.options.memory = budget.memory.bytes
        if let jobs { invocation.options.jobs = jobs }
        invocation.options.encoding = encoding.value?.rawValue
        invocation.options.fieldMap = reading.map
        invocation.options.isDryRun = dryRun
        invocation.options.excluded = reading.excluded
        invocation.options.limits = reading.limits
        return invocation
    }

    func run(_ console: Console) throws -> ExitStatus { try invocation.run(console) }
}
