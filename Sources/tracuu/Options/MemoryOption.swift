internal import ArgumentParser
private import Reports

/// For commands that index reports.
struct MemoryOption: ParsableArguments {
    @Option(help: .text(.memory))
    var memory = ByteSize(bytes: ReportIndexer.Options().memory)

    func validate() throws {
        guard memory.bytes >= 1 << 20 else {
            throw ValidationError(Wording.outOfRange.text(.spoken, "--memory", "1M …"))
        }
    }
}
