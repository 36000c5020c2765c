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

    @Option(help: "Take further sources from a file, one a line; '-' is standard input.")
    var filesFrom: String?

    @Option(help: "Memory for reports not yet written, such as 512M or 1G.")
    var memory = MemorySize(bytes: 512 << 20)

    @Option(help: "The encoding of all texts, or auto: \(ReportIndexer.encodings.joined(separator: ", ")).")
    var encoding = "auto"

    @Option(help: "What tables and JSON call the fields of a report: title=headline,text=body.")
    var map: String?

    @Flag(help: "Read and compare, and write nothing.")
    var dryRun = false

    @Option(help: "Wait so many seconds for another writer to end.")
    var wait = 0

    @Flag(help: "Tell what was done as one JSON object.")
    var json = false

    @Argument(help: "Files, folders, archives or JSONL.", completion: .file())
    var paths: [String] = []

    func validate() throws {
        guard !paths.isEmpty || filesFrom != nil else { throw ValidationError("Give something to index.") }
        guard encoding == "auto" || ReportIndexer.encodings.contains(encoding) else {
            throw ValidationError("'\(encoding)' is no encoding that is known.")
        }
        if let map, !ReportIndexer.isFieldMap(map) {
            throw ValidationError("'\(map)' is no list of fields, such as title=headline,text=body.")
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
        options.encoding = encoding == "auto" ? nil : encoding
        options.fieldMap = map
        options.isDryRun = dryRun
        let start = Environment.seconds()
        let summary = try run(ReportIndexer(path: index.path, options: options), on: sources, console)
        let report = IndexingReport(summary: summary, seconds: Environment.seconds() - start)
        report.sayRejections(console)
        console.output.write(json ? report.json() : Array(report.text(console.language).utf8))
        return report.status
    }

    private func sources(_ console: Console) throws(CommandFailure) -> [String] {
        guard let filesFrom else { return paths }
        let lines = try InputFile.read(filesFrom, console.language).split(separator: 0x0A)
        return paths + lines.map { String(decoding: $0.last == 0x0D ? $0.dropLast() : $0, as: UTF8.self) }
    }

    private func run(
        _ indexer: ReportIndexer, on sources: [String], _ console: Console
    ) throws(CommandFailure) -> ReportIndexer.Summary {
        let deadline = Environment.seconds() + Double(wait)
        let showsProgress = Environment.isTerminal(2) && !console.isQuiet
        while true {
            do throws(ReportIndexError) {
                var line = ProgressLine(language: console.language, now: Environment.seconds())
                defer { if showsProgress { console.errors.write(ProgressLine.clear) } }
                return try indexer.run(sources) { progress in
                    guard showsProgress else { return }
                    let drawn = line.update(
                        done: progress.reports, fraction: progress.fraction, now: Environment.seconds(),
                        columns: Environment.columns())
                    if let drawn { console.errors.write(drawn) }
                }
            } catch {
                guard case .locked = error, Environment.seconds() < deadline else {
                    throw CommandFailure(error, index: index.path, console.language)
                }
                Environment.pause(seconds: 0.1)
            }
        }
    }
}

extension ReportIndexer.Progress {
    /// How much of the sources has been read, 0 to 1; nil where their size is not known.
    fileprivate var fraction: Double? {
        bytesTotal > 0 ? min(1, Double(bytesRead) / Double(bytesTotal)) : nil
    }
}

/// A number of bytes, with K, M or G behind it.
struct MemorySize: ExpressibleByArgument {
    let bytes: Int

    init(bytes: Int) { self.bytes = bytes }

    init?(argument: String) {
        let units: [Character: Int] = ["K": 1 << 10, "M": 1 << 20, "G": 1 << 30]
        let unit = argument.last.flatMap { units[Character($0.uppercased())] }
        guard let number = Int(unit == nil ? argument[...] : argument.dropLast()),
            case (let bytes, false) = number.multipliedReportingOverflow(by: unit ?? 1), bytes >= 1 << 20
        else { return nil }
        self.bytes = bytes
    }

    var defaultValueDescription: String { "\(bytes >> 20)M" }
}
