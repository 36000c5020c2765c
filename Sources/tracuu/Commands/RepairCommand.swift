internal import ArgumentParser
private import Reports

struct RepairCommand: ConsoleCommand {
    static let configuration = CommandConfiguration(
        "repair", .repair, more: .repairMore, examples: "tracuu repair -i index --dry-run", "tracuu repair --yes --json"
    )

    @OptionGroup(title: HelpText.globals.text()) var global: GlobalOptions

    @OptionGroup var confirmation: ConfirmationOption

    @Flag(help: .text(.dryRun))
    var dryRun = false

    @Flag(help: .text(.repairDeep))
    var deep = false

    @OptionGroup var budget: MemoryOption

    @OptionGroup var waiting: WaitOption

    func run(_ console: Console) throws -> ExitStatus {
        let language = console.language
        if !dryRun { try confirmation.check(console) }
        if dryRun || !confirmation.yes {
            let plan = RepairReport(
                try repair(isDryRun: true, language), isDone: false, isDeep: deep, path: global.path)
            guard !dryRun, plan.isRepairable else { return try tell(plan, console) }
            console.errors.write(plan.text(language))
            guard confirmation.isGiven(Wording.repairQuestion.text(language), console) else {
                console.note(Wording.nothingDone.text(language))
                return .damaged
            }
        }
        let summary = try repair(isDryRun: false, language)
        SkippedInputs(Array(summary.rejections), count: summary.rejections.total).say(console)
        return try tell(RepairReport(summary, isDone: true, isDeep: deep, path: global.path), console)
    }

    private func repair(isDryRun: Bool, _ language: Language) throws(CommandFailure) -> RepairSummary {
        let maintenance = IndexMaintenance(path: global.path)
        return try waiting.lock.run(global.path, language) { () throws(ReportIndexError) in
            try maintenance.repair(isDryRun: isDryRun, isDeep: deep, memory: ProcessMemory.budget(budget.memory.bytes))
        }
    }

    private func tell(_ report: RepairReport, _ console: Console) throws(CommandFailure) -> ExitStatus {
        let language = console.language
        console.output.write(global.isJSON ? report.json() : Array(report.text(language).utf8))
        try report.checkHope(language)
        return report.status
    }
}
