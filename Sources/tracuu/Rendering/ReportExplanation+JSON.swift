package import Reports

extension ReportExplanation {
    /// The members of a `tracuu.explain/1` object.
    /// - Parameter language: of the notes' messages.
    package func writeMembers(to writer: inout JSONWriter, query: String, _ language: Language) {
        writer.member("schema", "tracuu.explain/1")
        writer.member("query", query)
        writer.member("id", id)
        writer.member("matches", matches)
        writer.member("score", score)
        if let rank { writer.member("rank", rank) }
        writer.key("tree")
        writer.object { tree.writeMembers(to: &$0) }
        if let failed {
            writer.key("failed")
            writer.object { failed.writeMembers(to: &$0) }
            writer.key("changes")
            writer.array(changes) { writer, change in
                writer.object { writer in
                    writer.member("from", change.from)
                    writer.member("to", change.to)
                }
            }
        }
        writer.key("notes")
        writer.array(notes) { writer, note in
            writer.object { note.writeMembers(to: &$0, language) }
        }
    }
}

extension ReportExplanation.Part {
    /// What is not known of a part is left out.
    package func writeMembers(to writer: inout JSONWriter) {
        writer.member("kind", kind.rawValue)
        if !text.isEmpty { writer.member("text", text) }
        writer.member("matches", matches)
        writer.member("value", value)
        if let formula {
            writer.member("idf", formula.idf)
            writer.member("weight", formula.weight)
            if let frequency = formula.frequency { writer.member("frequency", frequency) }
            if let length = formula.length { writer.member("length", length) }
            if let norm = formula.norm { writer.member("norm", norm) }
        }
        if !forms.isEmpty { writer.member("forms", forms) }
        guard !parts.isEmpty else { return }
        writer.key("parts")
        writer.array(parts) { writer, part in writer.object { part.writeMembers(to: &$0) } }
    }
}
