internal import ArgumentParser
internal import Reports

/// What is read below the paths given, and how much of it at most.
struct ReadingOptions: ParsableArguments {
    @Option(
        name: .customLong("exclude"),
        help: ArgumentHelp(
            "Leave out files and archive entries, by a pattern as in .gitignore; may be repeated.", valueName: "glob"))
    var excluded: [String] = []

    @Option(help: "How many archives may lie inside one another.")
    var depth = ReportIndexer.Limits().depth

    @Option(help: "The most entries of one archive.")
    var maxEntries = ReportIndexer.Limits().entries

    @Option(help: "The most bytes of one text or record.")
    var maxEntrySize = ByteSize(bytes: ReportIndexer.Limits().entryBytes)

    @Option(help: "The most bytes that one archive may unpack to.")
    var maxTotalSize = ByteSize(bytes: ReportIndexer.Limits().totalBytes)

    @Option(help: "The most times its own size that an archive may unpack to.")
    var maxRatio = ReportIndexer.Limits().ratio

    @Option(help: "What tables and JSON call the fields of a report: title=headline,text=body.")
    var map: String?

    func validate() throws {
        if let map, fieldMap == nil {
            throw ValidationError("'\(map)' is no list of fields, such as title=headline,text=body.")
        }
        for (name, value) in [("depth", depth), ("max-entries", maxEntries), ("max-ratio", maxRatio)] where value < 1 {
            throw ValidationError("'--\(name)' must be 1 or more.")
        }
    }

    var fieldMap: FieldMap? { map.flatMap(FieldMap.init) }

    var limits: ReportIndexer.Limits {
        var limits = ReportIndexer.Limits()
        limits.depth = depth
        limits.entries = maxEntries
        limits.entryBytes = maxEntrySize.bytes
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
