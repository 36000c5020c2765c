private import Analysis
private import CArchive
private import CHTML
private import CYAML
private import SearchEngine

/// The versions of what an index and the reports in it depend on.
public enum PartVersions {
    /// Each part with its version, in an order that stays; nil for a library that is not installed.
    ///
    /// `format`, `analyzer` and `extractor` are numbers of this library, raised whenever the same reports give another
    /// index; `gazetteer` is the day its tables were checked last; the others are versions of system libraries.
    /// libarchive, libxml2 and libyaml are opened for their word.
    public static func all() -> [(part: String, version: String?)] {
        [
            ("format", String(Manifest.formatVersion)), ("analyzer", String(VietnameseAnalyzer.version)),
            ("extractor", String(ReportSchema.version)), ("gazetteer", gazetteer),
            ("icu", VietnameseAnalyzer.icuVersion), ("zstd", Compression.version),
            ("libarchive", archive), ("libxml2", html),
            ("libyaml", unsafe cyaml_version().map { unsafe String(cString: $0) }),
        ]
    }

    /// The latest of the days that the tables' comments name.
    static var gazetteer: String? {
        ["provinces", "provinces34", "historic-units", "districts"].flatMap { Registry($0).comments }.compactMap {
            comment in
            comment.ranges(of: "As of ").last.map { String(comment[$0.upperBound...].prefix(10)) }
        }.max()
    }

    /// `3.6.2` of "libarchive 3.6.2".
    private static var archive: String? {
        guard let version = unsafe carchive_version() else { return nil }
        return unsafe String(cString: version).split(separator: " ").last.map(String.init)
    }

    /// `2.9.14` of 20914, two digits each for the lesser parts.
    private static var html: String? {
        guard let version = unsafe chtml_version() else { return nil }
        // A build that is no release says more behind the number.
        let digits = unsafe String(cString: version).prefix { $0.isNumber }
        guard let number = Int(digits) else { return nil }
        return "\(number / 10_000).\(number / 100 % 100).\(number % 100)"
    }
}
