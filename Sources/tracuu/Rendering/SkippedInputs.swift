package import Reports

/// Inputs that should have been reports, as a person at a terminal is told of them.
package struct SkippedInputs {
    /// Told one by one; JSON and `--verbose` have them all.
    static let longestList = 20

    private let rejections: [ReportIndexer.Rejection]

    package init(_ rejections: [ReportIndexer.Rejection]) { self.rejections = rejections }

    package func say(_ console: Console) {
        let language = console.language
        let listed = console.isVerbose ? rejections[...] : rejections.prefix(Self.longestList)
        for rejection in listed { Self.say(rejection, console) }
        if rejections.count > listed.count {
            let more = language.grouped(rejections.count - listed.count)
            console.errors.write(Wording.skippedMore.text(language, more) + "\n")
        }
    }

    static func say(_ rejection: ReportIndexer.Rejection, _ console: Console) {
        let language = console.language
        console.errors.write(Wording.skipped.text(language, rejection.message(language)) + "\n")
    }
}
