internal import ArgumentParser
private import Reports

struct StatsCommand: ConsoleCommand {
    static let configuration = CommandConfiguration(
        "stats", .stats, examples: "tracuu stats", "tracuu stats -i index --json")

    static let formats: [OutputFormat] = [.human, .json, .jsonl, .tsv, .csv]

    @OptionGroup(title: HelpText.globals.text()) var global: GlobalOptions

    func run(_ console: Console) throws -> ExitStatus {
        let statistics = try global.open(console).statistics()
        switch global.chosen {
        case .json, .jsonl: console.output.write(Self.json(statistics))
        case .tsv: console.output.write(Self.rows(statistics).map(DelimitedText.tsv).joined())
        case .csv: console.output.write(Self.rows(statistics).map(DelimitedText.csv).joined())
        default: console.output.write(Self.table(statistics, console.language))
        }
        return .found
    }

    /// As JSON has them, those inside an object behind its name and a full stop.
    private static func rows(_ statistics: IndexStatistics) -> [[String]] {
        [
            ["name", "value"], ["documents", String(statistics.documents)], ["tokens", String(statistics.tokens)],
            ["segments", String(statistics.segments)], ["deleted", String(statistics.deleted)],
        ] + statistics.bytes.map { ["bytes." + $0.section, String($0.bytes)] } + [
            ["revision", String(statistics.revision)], ["digest", statistics.digest],
        ] + statistics.versions.map { ["versions." + $0.part, $0.version] }
    }

    private static func table(_ statistics: IndexStatistics, _ language: Language) -> String {
        var rows = [
            [Wording.statsDocuments.text(language), language.grouped(statistics.documents)],
            [Wording.statsTokens.text(language), language.grouped(Int(clamping: statistics.tokens))],
            [Wording.statsSegments.text(language), language.grouped(statistics.segments)],
            [Wording.statsDeleted.text(language), language.grouped(statistics.deleted)],
            [Wording.statsRevision.text(language), String(statistics.revision)],
            [Wording.statsBytes.text(language), language.grouped(statistics.bytes.reduce(0) { $0 + $1.bytes })],
        ]
        rows += statistics.bytes.map { ["  " + $0.section, language.grouped($0.bytes)] }
        rows.append([Wording.statsDigest.text(language), statistics.digest])
        rows += statistics.versions.map { [$0.part, $0.version] }
        return AlignedColumns.text(rows)
    }

    private static func json(_ statistics: IndexStatistics) -> [UInt8] {
        var writer = JSONWriter()
        writer.object { writer in
            writer.member("schema", "tracuu.stats/1")
            writer.member("documents", statistics.documents)
            writer.member("tokens", Int(clamping: statistics.tokens))
            writer.member("segments", statistics.segments)
            writer.member("deleted", statistics.deleted)
            writer.key("bytes")
            writer.object { writer in
                for (section, bytes) in statistics.bytes { writer.member(section, bytes) }
            }
            writer.member("revision", Int(clamping: statistics.revision))
            writer.member("digest", statistics.digest)
            writer.key("versions")
            writer.object { writer in
                for (part, version) in statistics.versions { writer.member(part, version) }
            }
        }
        writer.newline()
        return writer.take()
    }
}
