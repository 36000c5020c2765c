private import Reports

/// The command that makes an index anew from the sources that it knows, read as they were: also where it cannot be opened.
/// Sources that were not read alike have a command of their own, behind the first.
struct RebuildCommand {
    let index: String

    func text(_ language: Language) -> String {
        let known = IndexMaintenance(path: index).sources
        let begin = "tracuu index --rebuild -i " + ShellWord.of(index)
        guard !known.isEmpty else { return begin + " " + Wording.everySource.text(language) }
        return known.enumerated().map { place, sources in
            let words = Self.options(sources.options) + sources.paths
            let start = place == 0 ? begin : "tracuu index -i " + ShellWord.of(index)
            return ([start] + words.map(ShellWord.of)).joined(separator: " ")
        }.joined(separator: "; ")
    }

    /// As arguments, where they are not the usual ones.
    private static func options(_ options: ReportIndexer.Options) -> [String] {
        var arguments: [String] = []
        func add(_ name: String, _ value: String?, usual: String? = nil) {
            if let value, value != usual { arguments.append("--\(name)=\(value)") }
        }
        let (limits, usual) = (options.limits, ReportIndexer.Limits())
        add("map", options.fieldMap)
        add("encoding", options.encoding)
        for pattern in options.excluded { add("exclude", pattern) }
        add("depth", String(limits.depth), usual: String(usual.depth))
        add("max-entries", String(limits.entries), usual: String(usual.entries))
        add("max-entry-size", limits.entryBytes.map { String($0) })
        add("max-total-size", String(limits.totalBytes), usual: String(usual.totalBytes))
        add("max-ratio", String(limits.ratio), usual: String(usual.ratio))
        return arguments
    }
}
