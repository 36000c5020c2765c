internal import ArgumentParser
private import Reports

struct InspectCommand: ConsoleCommand {
    static let configuration = CommandConfiguration(
        "inspect", .inspect, examples: "tracuu inspect report.txt", "tracuu inspect --json archive.zip")

    static let usesIndex = false

    @OptionGroup(title: HelpText.globals.text()) var global: GlobalOptions

    @OptionGroup var encoding: EncodingOption

    @OptionGroup(title: HelpText.reading.text()) var reading: ReadingOptions

    @Argument(help: .text(.paths), completion: .file())
    var paths: [String]

    func run(_ console: Console) -> ExitStatus {
        let today = Today.date
        let sheet = ReportSheet(language: console.language)
        var writer = JSONWriter()
        var reports = 0
        var rejections = 0
        var options = ArchiveOptions(
            encoding: encoding.value, limits: ArchiveOptions.Limits(reading.limits), excluded: reading.excluded)
        if let map = reading.fieldMap { options.fields = map }
        var reader = ArchiveReader(paths: paths, options: options)
        var corrections = Corrections(reader)
        for fault in corrections.faults {
            rejections += 1
            console.errors.write(Wording.skipped.text(console.language, fault.message(console.language)) + "\n")
        }
        while !console.output.isClosed, let item = reader.next() {
            switch item {
            case .report(let raw):
                let correction = corrections.correction(of: raw)
                let report = ReportExtractor.report(
                    from: raw, origin: raw.origin, correction: correction, latest: today)
                if global.isJSON {
                    writer.object { report.writeInspection(to: &$0, of: raw) }
                    writer.newline()
                    console.output.write(writer.take())
                } else {
                    console.output.write((reports > 0 ? "\n" : "") + sheet.facts(report))
                }
                reports += 1
            case .skipped(let skipped):
                guard skipped.reason != .excluded || console.isVerbose else { continue }
                if skipped.isRejection { rejections += 1 }
                console.output.flush()
                console.errors.write(Wording.skipped.text(console.language, skipped.message(console.language)) + "\n")
            case .known: break
            }
        }
        guard rejections == 0 else { return reports > 0 ? .partial : .failed }
        return reports > 0 ? .found : .nothingFound
    }
}
