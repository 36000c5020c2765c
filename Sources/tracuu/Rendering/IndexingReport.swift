package import Reports

/// What a run of the indexer did, as it is told.
package struct IndexingReport {
    private let summary: ReportIndexer.Summary
    private let seconds: Double

    package init(summary: ReportIndexer.Summary, seconds: Double) {
        self.summary = summary
        self.seconds = seconds
    }

    private var reports: Int { summary.added + summary.updated + summary.moved + summary.unchanged }

    /// Whether there was nothing to do: no report, none gone, and nothing that is no report either.
    private var isIdle: Bool { reports + summary.removed == 0 && skipped.isEmpty }

    package var status: ExitStatus {
        if summary.failures > 0 { return reports > 0 ? .partial : .failed }
        return isIdle ? .nothingFound : .found
    }

    /// Each input that should have been a report.
    package func sayRejections(_ console: Console) {
        let language = console.language
        guard !console.isVerbose else {
            for rejection in summary.rejections {
                if rejection.isRemark {
                    console.note(rejection.message(language))
                } else {
                    SkippedInputs.say(rejection, console)
                }
            }
            if summary.rejections.unkept > 0 { SkippedInputs.sayUnlisted(summary.rejections.unkept, console) }
            return
        }
        for remark in summary.rejections.filter(\.isRemark).prefix(SkippedInputs.longestList) {
            console.note(remark.message(language))
        }
        // Where nothing came of the inputs, people want to know why even of those that were never meant to be reports.
        let isAllLost = reports == 0 && summary.failures == 0
        let failures = summary.rejections.filter { isAllLost ? !$0.isRemark : $0.isFailure }
        let count = isAllLost ? summary.rejections.others : summary.failures
        SkippedInputs(failures, count: count).say(console)
        for (package, files) in summary.rejections.missingPackages.sorted(by: { $0.key < $1.key }) {
            console.note(Wording.missingPackage.text(language, language.grouped(files), package))
        }
    }

    package func text(_ language: Language) -> String {
        guard !isIdle else { return Wording.nothingThere.text(language) + "\n" }
        if status == .failed { return Wording.nothingIndexed.text(language) + "\n" + skippedText(language) }
        let done = Wording.indexed.text(
            language, language.grouped(summary.added), language.grouped(summary.updated),
            language.grouped(summary.moved), language.grouped(summary.removed))
        let unchanged = Wording.indexUnchanged.text(language, language.grouped(summary.unchanged))
        let total = Wording.indexHolds.text(
            language, language.grouped(summary.documents), language.decimal(seconds))
        let kept = summary.kept > 0 ? ", " + Wording.indexKept.text(language, language.grouped(summary.kept)) : ""
        return done + ", " + unchanged + kept + "; " + total + "\n" + skippedText(language)
    }

    /// How many inputs each reason has kept out, by its code.
    private var skipped: [(code: String, count: Int)] {
        summary.rejections.counts.sorted { ($1.value, $0.key) < ($0.value, $1.key) }.map { ($0.key, $0.value) }
    }

    /// Empty where nothing was skipped.
    private func skippedText(_ language: Language) -> String {
        let reasons = skipped
        guard !reasons.isEmpty else { return "" }
        let list = reasons.map { $0.code + " " + language.grouped($0.count) }.joined(separator: ", ")
        let total = language.grouped(reasons.reduce(0) { $0 + $1.count })
        return Wording.indexSkipped.text(language, total, list) + "\n"
    }

    /// The members of a `tracuu.index/1` object but for the list of what was rejected.
    package func writeCounts(to writer: inout JSONWriter) {
        writer.member("schema", "tracuu.index/1")
        writer.member("added", summary.added)
        writer.member("updated", summary.updated)
        writer.member("moved", summary.moved)
        writer.member("unchanged", summary.unchanged)
        writer.member("removed", summary.removed)
        writer.member("kept", summary.kept)
        writer.key("skipped")
        writer.object { writer in
            for (code, count) in skipped { writer.member(code, count) }
        }
        writer.member("documents", summary.documents)
        writer.member("revision", Int(clamping: summary.revision))
        writer.member("bytes_read", Int(clamping: summary.bytesRead))
        writer.member("took_us", Int(max(0, min(seconds * 1e6, 1e15))))
    }

    package func json() -> [UInt8] {
        var writer = JSONWriter()
        writer.object { writer in
            writeCounts(to: &writer)
            writer.key("rejected")
            writer.array(summary.rejections) { writer, rejection in
                writer.object { writer in
                    writer.member("place", rejection.place)
                    writer.member("code", rejection.code)
                    writer.member("message", rejection.message)
                    writer.member("failure", rejection.isFailure)
                    writer.member("remark", rejection.isRemark)
                    if let package = rejection.missingPackage { writer.member("package", package) }
                }
            }
            writer.member("rejected_more", summary.rejections.unkept)
        }
        writer.newline()
        return writer.take()
    }
}
