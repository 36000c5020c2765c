package import Reports

extension SearchResults.Hit {
    /// The members of a `tracuu.hit/1` object.
    /// - Parameter query: the query's id in a batch.
    package func writeMembers(to writer: inout JSONWriter, query: String? = nil) {
        writer.member("type", "hit")
        writer.member("schema", "tracuu.hit/1")
        if let query { writer.member("qid", query) }
        writer.member("rank", rank)
        writer.member("score", score)
        writer.member("id", report.id)
        writer.member("title", report.displayTitle)
        writer.member("corrected", report.corrected)
        writer.member("location", report.location) { writer, location in
            writer.member("source", location.source)
            writer.member("path", location.path)
        }
        writer.member("date", report.date) { $1.writeMembers(to: &$0) }
        writer.member("province", report.province) { $1.writeMembers(to: &$0) }
        writer.key("references")
        writer.array(report.references) { writer, reference in
            writer.object { reference.writeMembers(to: &$0) }
        }
        writer.key("snippets")
        writer.array(snippets) { writer, snippet in
            writer.object { writer in
                writer.member("text", snippet.text)
                writer.key("matches")
                writer.array(snippet.matches) { writer, range in
                    writer.array([range.lowerBound, range.upperBound]) { $0.integer($1) }
                }
                writer.member("unit", "utf8")
                if let line = snippet.line { writer.member("line", line) }
                if let kind = snippet.kind { writer.member("kind", kind.rawValue) }
            }
        }
        writer.member("accents", isExactSpelling ? "exact" : "fold")
        writer.member("duplicates", duplicates)
        if let explanation {
            writer.key("explanation")
            writer.object { explanation.writeMembers(to: &$0) }
        }
    }
}

extension SearchResults {
    /// The members of a `tracuu.summary/1` object.
    /// - Parameters:
    ///   - language: of the notes' messages.
    ///   - query: the query's id in a batch.
    ///   - timing: of the repeated query.
    package func writeSummary(
        to writer: inout JSONWriter, _ language: Language, query: String? = nil, timing: QueryTiming? = nil
    ) {
        writer.member("type", "summary")
        writer.member("schema", "tracuu.summary/1")
        if let query { writer.member("qid", query) }
        writer.member("total", total)
        writer.member("relation", "eq")
        writer.member("shown", hits.count)
        writeExcluded(to: &writer)
        writer.member("took_us", Int(max(0, min(microseconds, 1e15)).rounded()))
        writer.member("revision", Int(clamping: revision))
        writeNotes(to: &writer, language)
        timing?.writeMember(to: &writer)
    }

    /// With ``writeNotes(to:_:)`` all that ``remarks(_:)`` says to people.
    package func writeExcluded(to writer: inout JSONWriter) {
        writer.member("undated_excluded", undatedExcluded)
        writer.member("unknown_province_excluded", unknownProvinceExcluded)
    }

    package func writeNotes(to writer: inout JSONWriter, _ language: Language) {
        writer.key("notes")
        writer.array(notes) { writer, note in
            writer.object { note.writeMembers(to: &$0, language) }
        }
    }
}
