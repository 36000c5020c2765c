/// The report of a run, which `index --report` writes: a list of inputs, and itself none.
package enum RunReport {
    /// The schema of its lines, but for the last.
    package static let schema = "tracuu.input/1"

    /// What its first line begins with: one of an input, or the summary.
    private static let beginnings =
        ["skipped", "remark", "repaired"].map { "{\"type\":\"\($0)\",\"schema\":\"\(schema)\"" }
        + ["{\"type\":\"summary\",\"schema\":\"tracuu.index/1\""]

    /// Whether a file is one, by its first bytes.
    package static func isOne(_ head: [UInt8]) -> Bool { beginnings.contains { head.starts(with: $0.utf8) } }
}
