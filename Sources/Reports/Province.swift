/// The province a report is about, with the trail of evidence.
public struct ProvinceFinding: Hashable, Sendable {
    /// Name as of before 1 July 2025 (63 provinces); nil for a report that names only a unit made by the mergers.
    public var name: String?
    /// Name as of 1 July 2025 (34 provinces).
    public var name34: String
    /// District within it, where one is named.
    public var district: String?
    /// 0 to 1.
    public var confidence: Double
    /// `dateline:LSO`, `district:Văn Quan`, `issuer:Tỉnh ủy Lai Châu`, `domain:baolaichau.vn`, `given`.
    public var evidence: [String]

    public init(name: String?, name34: String, district: String?, confidence: Double, evidence: [String]) {
        self.name = name
        self.name34 = name34
        self.district = district
        self.confidence = confidence
        self.evidence = evidence
    }
}
