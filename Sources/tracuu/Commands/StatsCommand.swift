internal import ArgumentParser
private import Reports

struct StatsCommand: ConsoleCommand {
    static let configuration = CommandConfiguration(
        commandName: "stats", abstract: "Show what an index holds, in numbers.",
        discussion: "Example: tracuu stats --json")

    @OptionGroup var global: GlobalOptions
    @OptionGroup var index: IndexOptions

    @Flag(help: "As one JSON object.")
    var json = false

    func run(_ console: Console) throws -> ExitStatus {
        global.apply(to: console)
        let statistics = try index.open(console).statistics()
        console.output.write(json ? Self.json(statistics) : Array(Self.table(statistics, console.language).utf8))
        return .found
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
