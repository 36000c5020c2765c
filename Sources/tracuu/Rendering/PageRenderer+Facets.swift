package import Reports

extension PageRenderer {
    /// Whether what is to be said of results stands in what is written of them.
    package var includesNotes: Bool { format == .json || format == .jsonl }

    /// Counts by a field; as for people where the format has nothing for them.
    /// - Parameters:
    ///   - query: whose matches are counted.
    ///   - isNumbered: for people, each value behind its number.
    package func facet(
        _ facet: Facet, _ results: SearchResults, query: String, isNumbered: Bool = false
    ) -> [UInt8] {
        switch format {
        case .json, .jsonl: return json(facet, results, query)
        case .tsv, .csv:
            let row = format == .tsv ? DelimitedText.tsv : DelimitedText.csv
            return Array((row(Facet.columns) + facet.values.map { row($0.row) }.joined()).utf8)
        case .human, .ids, .trec: return Array(FacetRenderer(fallback).text(facet, isNumbered: isNumbered).utf8)
        }
    }

    private func json(_ facet: Facet, _ results: SearchResults, _ query: String) -> [UInt8] {
        var writer = JSONWriter()
        if format == .jsonl {
            for value in facet.values {
                writer.object { writer in
                    writer.member("type", "facet")
                    writer.member("schema", "tracuu.facet/1")
                    writer.member("field", facet.field.rawValue)
                    value.writeMembers(to: &writer)
                }
                writer.newline()
            }
        }
        writer.object { writer in
            if format == .jsonl { writer.member("type", "summary") }
            writer.member("schema", "tracuu.facets/1")
            writer.member("field", facet.field.rawValue)
            writer.member("query", query)
            writer.member("total", results.total)
            writer.member("distinct", facet.distinct)
            if format == .json {
                writer.key("values")
                facet.writeValues(to: &writer)
            }
            results.writeExcluded(to: &writer)
            results.writeNotes(to: &writer, human.language)
        }
        writer.newline()
        return writer.take()
    }
}
