internal import Reports

extension RawReport.Encoding {
    /// The verdict, what was mended, and what was lost before.
    func writeMembers(to writer: inout JSONWriter) {
        writer.member("name", name)
        writer.member("confidence", confidence)
        for (key, counts) in [("repairs", repairs), ("damage", damage)] {
            writer.member(key, counts) { writer, counts in
                for (name, count) in counts.sorted(by: { $0.key < $1.key }) { writer.member(name, count) }
            }
        }
    }
}
