package import Reports

/// Inputs that should have been reports, as a person at a terminal is told of them.
package struct SkippedInputs {
    /// Told one by one; JSON and `--verbose` have more of them, and `index --report` all.
    static let longestList = 20

    private let rejections: [ReportIndexer.Rejection]
    private let count: Int

    /// - Parameter count: of all of them, if some were not kept.
    package init(_ rejections: [ReportIndexer.Rejection], count: Int) {
        (self.rejections, self.count) = (rejections, count)
    }

    package func say(_ console: Console) {
        let language = console.language
        let listed = console.isVerbose ? rejections[...] : rejections.prefix(Self.longestList)
        for rejection in listed { Self.say(rejection, console) }
        if count > rejections.count {
            Self.sayUnlisted(count - listed.count, console)
        } else if count > listed.count {
            let more = language.grouped(count - listed.count)
            console.errors.write(Wording.skippedMore.text(language, more) + "\n")
        }
    }

    /// - Parameter count: how many are listed nowhere but in the report of the run.
    static func sayUnlisted(_ count: Int, _ console: Console) {
        let language = console.language
        console.errors.write(Wording.skippedUnlisted.text(language, language.grouped(count)) + "\n")
    }

    static func say(_ rejection: ReportIndexer.Rejection, _ console: Console) {
        let language = console.language
        console.errors.write(Wording.skipped.text(language, rejection.message(language)) + "\n")
    }
}
