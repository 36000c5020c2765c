internal import ArgumentParser
private import Reports

struct RefCommand: ConsoleCommand {
    static let configuration = CommandConfiguration(
        "ref", .ref, examples: "tracuu ref 07-NQ/TU", "tracuu ref 'Nghị quyết Trung ương 4 khóa XI' --json",
        "tracuu ref 07-NQ/TU --province 'Lai Châu' -n 50")

    static let formats: [OutputFormat] = [.human, .json, .jsonl, .tsv, .csv, .ids]

    @OptionGroup(title: HelpText.globals.text()) var global: GlobalOptions

    @Option(help: .text(.refProvince), completion: .provinces)
    var province: [String] = []

    @Option(help: .text(.refYear))
    var year: [Int] = []

    @Option(name: [.customShort("n", allowingJoined: true), .long], help: .text(.refLimit))
    var limit: Int?

    @Option(help: .text(.refBatch), completion: .file())
    var batch: String?

    @Argument(help: .text(.numberArgument), completion: .references)
    var number: [String] = []

    func validate() throws {
        guard (0...1_000_000).contains(limit ?? 0) else {
            throw ValidationError(Wording.outOfRange.text(.spoken, "--limit", "0 … 1000000"))
        }
    }

    func run(_ console: Console) throws -> ExitStatus {
        var items = DocumentQuestion.numbers(in: number).map { (id: String?.none, number: $0) }
        if let batch {
            let read = try QueryBatch(
                InputFile.read(batch, console.language), name: batch, needsIds: false, language: console.language)
            items += read.items.map { ($0.id, $0.query) }
        } else {
            guard items.contains(where: { !$0.number.isEmpty }) else {
                throw CommandFailure(.usage, Wording.noDocument.text(console.language))
            }
            // Programs are told of such a number as of one that no document bears.
            for item in items where !global.isJSON && !DocumentQuestion(item.number).isNumber {
                let number = DisplayText.oneLine(item.number)
                throw CommandFailure(.usage, Wording.noDocumentNumber.text(console.language, number))
            }
        }
        let run = DocumentRun(
            index: try global.open(console), path: global.path, renderer: global.renderer(console.language),
            console: console)
        var question = DocumentQuestion("")
        question.provinces = province
        question.years = year
        question.citing = limit ?? run.renderer.mentionLimit
        return try run.answer(items, like: question)
    }
}
