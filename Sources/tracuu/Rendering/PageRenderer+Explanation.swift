package import Reports

extension PageRenderer {
    /// How a score comes about; as for people where the format has nothing for that.
    package func explanation(_ explanation: ReportExplanation, query: String) -> String {
        guard includesNotes else {
            return ExplanationText(language: human.language, style: fallback.style).text(explanation)
        }
        var writer = JSONWriter()
        writer.object { explanation.writeMembers(to: &$0, query: query, human.language) }
        writer.newline()
        return String(decoding: writer.take(), as: UTF8.self)
    }
}
