/// How results are written.
package enum OutputFormat: String, CaseIterable, Sendable {
    case human, json, jsonl, tsv, csv, ids, trec
}
