internal import ArgumentParser
internal import Reports

/// What is read below the paths given, and how much of it at most.
struct ReadingOptions: ParsableArguments {
    @Option(
        name: .customLong("exclude"),
        help: ArgumentHelp(stringLiteral: HelpText.exclude.text()))
    var excluded: [String] = []

    @Option(help: .text(.depth))
    var depth = ReportIndexer.Limits().depth

    @Option(help: .text(.maxEntries))
    var maxEntries = ReportIndexer.Limits().entries

    @Option(help: .text(.maxEntrySize))
    var maxEntrySize: ByteSize?

    @Option(help: .text(.maxTotalSize))
    var maxTotalSize = ByteSize(bytes: ReportIndexer.Limits().totalBytes)

    @Option(help: .text(.maxRatio))
    var maxRatio = ReportIndexer.Limits().ratio

    @Option(help: .text(.map))
    var map: String?

    func validate() throws {
        if let map, fieldMap == nil {
            throw ValidationError(Wording.noFieldList.text(.spoken, map))
        }
        for (name, value) in [("depth", depth), ("max-entries", maxEntries), ("max-ratio", maxRatio)] where value < 1 {
            throw ValidationError(Wording.outOfRange.text(.spoken, "--" + name, "1 …"))
        }
    }

    var fieldMap: FieldMap? { map.flatMap(FieldMap.init) }

    var limits: ReportIndexer.Limits {
        var limits = ReportIndexer.Limits()
        limits.depth = depth
        limits.entries = maxEntries
        limits.entryBytes = maxEntrySize?.bytes
        limits.totalBytes = maxTotalSize.bytes
        limits.ratio = maxRatio
        return limits
    }
}

/// A number of bytes, 1 or more, with K, M, G or T behind it for powers of 1,024.
struct ByteSize: ExpressibleByArgument {
    private static let units: [(letter: Character, shift: Int)] = [("T", 40), ("G", 30), ("M", 20), ("K", 10)]

    let bytes: Int

    init(bytes: Int) { self.bytes = bytes }

    init?(argument: String) {
        let unit = argument.last.flatMap { last in Self.units.first { $0.letter == Character(last.uppercased()) } }
        guard let number = Int(unit == nil ? argument[...] : argument.dropLast()), number > 0,
            case (let bytes, false) = number.multipliedReportingOverflow(by: 1 << (unit?.shift ?? 0))
        else { return nil }
        self.bytes = bytes
    }

    var defaultValueDescription: String {
        for unit in Self.units where bytes % (1 << unit.shift) == 0 {
            return "\(bytes >> unit.shift)\(unit.letter)"
        }
        return String(bytes)
    }
}
