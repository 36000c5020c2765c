package import Reports

/// The documents that one report cites, each once, in the order they are first named.
package struct CitedList {
    package struct Document {
        package var family: String
        package var instance: String?
        package var display: String
        package var mentions: Int

        /// The most that is known of which document it is.
        package var key: String { instance ?? family }
    }

    private let report: String
    package private(set) var documents: [Document] = []

    package init(_ report: Report) {
        self.report = report.id
        for reference in report.references {
            let key = reference.instance ?? reference.family
            if let place = documents.firstIndex(where: { $0.key == key }) {
                documents[place].mentions += 1
            } else {
                documents.append(
                    Document(
                        family: reference.family, instance: reference.instance, display: reference.display, mentions: 1)
                )
            }
        }
    }

    private static let columns = ["family", "instance", "display", "mentions"]

    /// For people each document behind its number, from 1; so too where the format has nothing for documents.
    package func text(_ format: OutputFormat) -> String {
        switch format {
        case .json, .jsonl: return json
        case .tsv, .csv:
            let row = format == .tsv ? DelimitedText.tsv : DelimitedText.csv
            return row(Self.columns)
                + documents.map { row([$0.family, $0.instance ?? "", $0.display, String($0.mentions)]) }.joined()
        case .human, .ids, .trec:
            return AlignedColumns.text(
                documents.enumerated().map { place, document in
                    [String(place + 1), DisplayText.oneLine(document.display), document.key, String(document.mentions)]
                })
        }
    }

    private var json: String {
        var writer = JSONWriter()
        writer.object { writer in
            writer.member("schema", "tracuu.cites/1")
            writer.member("id", report)
            writer.key("documents")
            writer.array(documents) { writer, document in
                writer.object { writer in
                    writer.member("family", document.family)
                    writer.member("instance", document.instance)
                    writer.member("display", document.display)
                    writer.member("mentions", document.mentions)
                }
            }
        }
        writer.newline()
        return String(decoding: writer.take(), as: UTF8.self)
    }
}
