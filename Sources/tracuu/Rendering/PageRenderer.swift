package import Reports

/// A page of results in the format asked for.
package struct PageRenderer: Sendable {
    package var format: OutputFormat
    /// Ends each id with NUL instead of a newline.
    package var isNullTerminated: Bool
    package var human: HumanRenderer

    /// As for people, for what the format has nothing for; colours are for people alone.
    var fallback: HumanRenderer {
        var fallback = human
        if format != .human { fallback.style = .plain }
        return fallback
    }

    package init(format: OutputFormat, isNullTerminated: Bool = false, human: HumanRenderer) {
        self.format = format
        self.isNullTerminated = isNullTerminated
        self.human = human
    }

    /// What goes before the first page: the header row of a table.
    /// - Parameter isBatch: whether the rows begin with their query's id.
    package func header(isBatch: Bool = false) -> [UInt8] {
        header(Self.columns, isBatch: isBatch)
    }

    /// The same of counts.
    package func countHeader(isBatch: Bool = false) -> [UInt8] { header(["count"], isBatch: isBatch) }

    private func header(_ columns: [String], isBatch: Bool) -> [UInt8] {
        let columns = (isBatch ? ["qid"] : []) + columns
        return switch format {
        case .tsv: Array(DelimitedText.tsv(columns).utf8)
        case .csv: Array(DelimitedText.csv(columns).utf8)
        default: []
        }
    }

    /// One page.
    /// - Parameters:
    ///   - facets: shown to people under the hits, and part of JSON; other formats have hits alone.
    ///   - query: the query's id in a batch, `Q0`'s neighbour in a `trec` run.
    ///   - timing: see `writeSummary(to:_:query:timing:)`.
    package func page(
        _ page: SearchResults, facets: [Facet] = [], query: String? = nil, timing: QueryTiming? = nil
    ) -> [UInt8] {
        switch format {
        case .human:
            let sections = facets.map { "\n" + FacetRenderer(human).section($0) }
            return Array((human.text(page) + sections.joined()).utf8)
        case .json, .jsonl: return json(page, facets, query: query, timing: timing)
        case .tsv: return Array(page.hits.map { DelimitedText.tsv(row($0, query)) }.joined().utf8)
        case .csv: return Array(page.hits.map { DelimitedText.csv(row($0, query)) }.joined().utf8)
        case .ids: return Array(list(page.hits.map(\.report.id)).utf8)
        case .trec:
            return Array(
                page.hits.map { hit in
                    "\(trecColumn(query ?? "1")) Q0 \(trecColumn(hit.report.id)) \(hit.rank) \(hit.score) tracuu\n"
                }.joined().utf8)
        }
    }

    /// One column of a `trec` run, whose columns are set apart by white space: that of an id as in an address, `%20`.
    private func trecColumn(_ id: String) -> String {
        id.unicodeScalars.map { scalar in
            switch scalar.value {
            case 0x20: "%20"
            case 0x09...0x0D: "%0" + String(scalar.value, radix: 16, uppercase: true)
            default: String(scalar)
            }
        }.joined()
    }

    private func json(
        _ page: SearchResults, _ facets: [Facet], query: String?, timing: QueryTiming?
    ) -> [UInt8] {
        var writer = JSONWriter()
        if format == .jsonl {
            for hit in page.hits {
                writer.object { hit.writeMembers(to: &$0, query: query) }
                writer.newline()
            }
            writer.object { writer in
                page.writeSummary(to: &writer, human.language, query: query, timing: timing)
                if !facets.isEmpty { Self.write(facets, to: &writer) }
            }
        } else {
            writer.object { writer in
                writer.member("schema", "tracuu.search/1")
                if let query { writer.member("qid", query) }
                writer.key("hits")
                writer.array(page.hits) { writer, hit in writer.object { hit.writeMembers(to: &$0) } }
                Self.write(facets, to: &writer)
                writer.key("summary")
                writer.object { page.writeSummary(to: &$0, human.language, timing: timing) }
            }
        }
        writer.newline()
        return writer.take()
    }

    /// An object with the values of each field under its name.
    private static func write(_ facets: [Facet], to writer: inout JSONWriter) {
        writer.key("facets")
        writer.object { writer in
            for facet in facets {
                writer.key(facet.field.rawValue)
                facet.writeValues(to: &writer)
            }
        }
    }

    private static let columns = [
        "rank", "score", "id", "title", "date", "datekind", "province", "province34", "district", "references",
        "source", "path", "snippet",
    ]

    /// The documents a report cites, each once, in the order they are first named.
    private func references(_ report: Report) -> [String] {
        var known: Set<String> = []
        return report.references.map(\.display).filter { known.insert($0).inserted }
    }

    private func row(_ hit: SearchResults.Hit, _ query: String?) -> [String] {
        (query.map { [$0] } ?? []) + [
            String(hit.rank), hit.score.description, hit.report.id, hit.report.displayTitle,
            hit.report.date?.value.iso ?? "",
            hit.report.date?.kind.rawValue ?? "", hit.report.province?.name ?? "", hit.report.province?.name34 ?? "",
            hit.report.province?.district ?? "", references(hit.report).joined(separator: "; "),
            hit.report.location.source,
            hit.report.location.path, hit.snippets.first?.text ?? "",
        ]
    }
}
