internal import ArgumentParser
private import Reports

struct RefCommand: ConsoleCommand {
    static let configuration = CommandConfiguration(
        commandName: "ref", abstract: "Show the documents that bear a number, and the reports that cite each.",
        discussion: """
            Examples:
              tracuu ref 07-NQ/TU
              tracuu ref 'Nghị quyết Trung ương 4 khóa XI' --json
              tracuu ref 07-NQ/TU --province 'Lai Châu' -n 50
            """)

    @OptionGroup var global: GlobalOptions
    @OptionGroup var index: IndexOptions
    @OptionGroup var format: FormatOptions

    @Option(
        help: """
            Local documents of this province, by its name before 1 July 2025; of other documents the reports from \
            there. May be repeated.
            """)
    var province: [String] = []

    @Option(help: "Documents of this year; may be repeated.")
    var year: [Int] = []

    @Option(
        name: [.customShort("n"), .long],
        help: "So many mentions with each document, the newest first (5 for people, all for programs).")
    var limit: Int?

    @Option(help: "Answer the numbers of a file, one a line or 'id<TAB>number'; '-' is standard input.")
    var batch: String?

    @Argument(help: "The number, as it is cited; several are answered one after the other.")
    var number: [String] = []

    func validate() throws {
        guard (0...1_000_000).contains(limit ?? 0) else { throw ValidationError("'--limit' is out of range.") }
    }

    func run(_ console: Console) throws -> ExitStatus {
        global.apply(to: console)
        var items = DocumentQuestion.numbers(in: number).map { (id: String?.none, number: $0) }
        if let batch {
            let read = try QueryBatch(
                InputFile.read(batch, console.language), name: batch, needsIds: false, language: console.language)
            items += read.items.map { ($0.id, $0.query) }
        } else {
            guard items.contains(where: { !$0.number.isEmpty }) else {
                throw CommandFailure(.usage, Wording.noDocument.text(console.language))
            }
            for item in items where !DocumentQuestion(item.number).isNumber {
                let number = DisplayText.oneLine(item.number)
                throw CommandFailure(.usage, Wording.noDocumentNumber.text(console.language, number))
            }
        }
        try format.check("ref", [.human, .json, .jsonl, .tsv, .csv, .ids], console.language)
        let run = DocumentRun(
            index: try index.open(console), path: index.path, renderer: format.renderer(console.language),
            console: console)
        var question = DocumentQuestion("")
        question.provinces = province
        question.years = year
        question.citing = limit ?? (format.chosen == .human ? 5 : nil)
        return try run.answer(items, like: question)
    }
}

extension FormatOptions {
    /// Refuses a format that a command does not write.
    func check(_ command: String, _ formats: [OutputFormat], _ language: Language) throws(CommandFailure) {
        guard !formats.contains(chosen) else { return }
        let names = formats.map(\.rawValue).joined(separator: ", ")
        throw CommandFailure(.usage, Wording.noFormat.text(language, command, chosen.rawValue, names))
    }
}
