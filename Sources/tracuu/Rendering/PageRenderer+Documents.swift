internal import Analysis
package import Reports

extension PageRenderer {
    /// How many mentions of each document people are shown; nil, for programs, is all.
    package var mentionLimit: Int? { format == .human || format == .trec ? 5 : nil }

    /// What goes before the first answer: the header row of a table.
    /// - Parameter isBatch: whether the rows begin with their query's id.
    package func documentHeader(isBatch: Bool = false) -> String {
        let columns = (isBatch ? ["qid"] : []) + DocumentTable.mentionColumns
        return switch format {
        case .tsv: DelimitedText.tsv(columns)
        case .csv: DelimitedText.csv(columns)
        default: ""
        }
    }

    /// The documents that bear a number; as for people where the format has nothing for them.
    /// - Parameter query: the number's id in a batch.
    package func documents(_ answer: DocumentAnswer, of number: String, query: String? = nil) -> String {
        switch format {
        case .json, .jsonl:
            var writer = JSONWriter()
            writer.object { answer.writeMembers(to: &$0, number: number, query: query, human.language) }
            writer.newline()
            return String(decoding: writer.take(), as: UTF8.self)
        case .tsv, .csv:
            let row = format == .tsv ? DelimitedText.tsv : DelimitedText.csv
            return DocumentTable.mentions(answer, query: number).map { row((query.map { [$0] } ?? []) + $0) }.joined()
        case .ids:
            var known: Set<ByteString> = []
            let reports = answer.documents.flatMap(\.citing).map(\.report)
            return list(reports.filter { known.insert(ByteString($0)).inserted })
        case .human, .trec: return DocumentCard(fallback).text(answer)
        }
    }
}
