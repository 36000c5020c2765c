package import Reports

/// The report of a run, JSONL: a line for every input that was skipped or repaired, and a summary.
package struct InputReport {
    private let file: OutputFile
    private var writer = JSONWriter()

    package init(_ file: OutputFile) { self.file = file }

    package mutating func add(_ finding: ReportIndexer.Finding) {
        writer.object { writer in
            switch finding {
            case .rejected(let rejection): Self.write(rejection, to: &writer)
            case .repaired(let repair): Self.write(repair, to: &writer)
            }
        }
        writer.newline()
        file.write(writer.take())
    }

    package mutating func finish(_ report: IndexingReport) {
        writer.object { writer in
            writer.member("type", "summary")
            report.writeCounts(to: &writer)
        }
        writer.newline()
        file.write(writer.take())
        file.flush()
    }

    /// Whether a file may become the report: there is none yet, it is empty, or it is the report of an earlier run.
    /// Anything else that is named by mistake would be lost.
    package static func mayReplace(_ path: String) -> Bool {
        guard let head = InputFile.head(path, count: 64), !head.isEmpty else { return true }
        return RunReport.isOne(head)
    }

    private static func write(_ rejection: ReportIndexer.Rejection, to writer: inout JSONWriter) {
        writer.member("type", rejection.isRemark ? "remark" : "skipped")
        writer.member("schema", RunReport.schema)
        writer.member("place", rejection.place)
        writer.member("code", rejection.code)
        writer.member("message", rejection.message)
        writer.member("failure", rejection.isFailure)
    }

    private static func write(_ repair: ReportIndexer.Repair, to writer: inout JSONWriter) {
        writer.member("type", "repaired")
        writer.member("schema", RunReport.schema)
        writer.member("place", repair.place)
        writer.member("encoding", repair.encoding) { writer, encoding in encoding.writeMembers(to: &writer) }
        writer.member("name_encoding", repair.nameEncoding)
        writer.member("name_cleaned", repair.isNameCleaned)
    }
}
