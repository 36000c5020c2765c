package import Reports

/// Rows of documents and of their counts, for lists and tables.
package struct DocumentTable: Sendable {
    /// What a table has a row for, beside the document.
    package struct Cells: Equatable, Sendable {
        package var province = false
        package var year = false

        package init(province: Bool = false, year: Bool = false) {
            self.province = province
            self.year = year
        }

        /// `province,year`, `year`, in either language; nil for anything else.
        package init?(_ text: String) {
            for name in text.split(separator: ",", omittingEmptySubsequences: false) {
                switch FacetField(named: String(name)) {
                case .province where !province: province = true
                case .year where !year: year = true
                default: return nil
                }
            }
        }
    }

    package static let columns = [
        "family", "instance", "display", "reftype", "issuer", "province", "district", "term", "year", "date", "title",
        "reports", "mentions", "first", "last",
    ]

    package static func row(_ document: CitedDocument) -> [String] {
        [
            document.family, document.instance ?? "", document.display, document.type, document.issuer ?? "",
            document.province ?? "", document.district ?? "", document.term.map(String.init) ?? "",
            document.year.map(String.init) ?? "", document.date?.iso ?? "", document.title ?? "",
            String(document.reports), String(document.mentions), document.first?.iso ?? "", document.last?.iso ?? "",
        ]
    }

    /// The columns of a table by province, year or both, which are those of the reports.
    package static func columns(_ cells: Cells) -> [String] {
        ["family", "instance", "display"] + (cells.province ? ["province"] : [])
            + (cells.year ? ["year"] : []) + ["reports"]
    }

    /// A row for each province, year or both from which reports cite the document.
    package static func rows(_ document: CitedDocument, _ cells: Cells) -> [[String]] {
        let counts: [(values: [String?], reports: Int)] =
            if cells.province && cells.year {
                document.byProvinceAndYear.map { ([$0.province, $0.year.map(String.init)], $0.reports) }
            } else {
                (cells.province ? document.byProvince : document.byYear).map { ([$0.value], $0.reports) }
            }
        return counts.map { count in
            [document.family, document.instance ?? "", document.display]
                + count.values.map { $0 ?? Facet.unknown } + [String(count.reports)]
        }
    }

    package static let mentionColumns = [
        "query", "family", "instance", "display", "match", "province", "term", "id", "surface", "start", "end", "date",
        "confidence", "sentence",
    ]

    /// A row for each mention.
    package static func mentions(_ answer: DocumentAnswer, query: String) -> [[String]] {
        answer.documents.flatMap { document in
            document.citing.map { mention in
                [
                    query, document.family, document.instance ?? "", document.display, document.match.rawValue,
                    document.province ?? "", document.term.map(String.init) ?? "", mention.report, mention.surface,
                    String(mention.range.lowerBound), String(mention.range.upperBound), mention.date?.value.iso ?? "",
                    mention.confidence.description, mention.sentence,
                ]
            }
        }
    }
}
