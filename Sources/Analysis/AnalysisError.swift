/// Why an analyzer cannot work.
public enum AnalysisError: Error, Equatable, CustomStringConvertible {
    /// ICU's data for `part` cannot be loaded; the installation of ICU is incomplete.
    case icuDataMissing(part: String)

    public var description: String {
        switch self {
        case .icuDataMissing(let part):
            "ICU \(VietnameseAnalyzer.icuVersion) has no data for \(part): reinstall the ICU library and its data"
        }
    }
}
