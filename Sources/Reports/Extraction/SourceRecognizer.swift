internal import Analysis

/// The publishers of reports, by code, domain and name.
struct PublisherRegistry: Sendable {
    static let shared = PublisherRegistry()

    struct Publisher: Sendable {
        let name: String
        /// Name as of before 1 July 2025; nil for a central publisher.
        let province: String?
        let domains: [String]
        /// Whether the codes were seen on public pages.
        let hasSeenCodes: Bool
    }

    let publishers: [Publisher]
    private let codes: [String: Int]
    private let domains: [String: Int]
    private let names: [String: Int]

    private init() {
        var publishers: [Publisher] = []
        var codes: [String: Int] = [:]
        var domains: [String: Int] = [:]
        var names: [String: Int] = [:]
        let rows = Registry("newspapers").rows
        codes.reserveCapacity(rows.count)
        domains.reserveCapacity(2 * rows.count)
        names.reserveCapacity(rows.count)
        for (index, row) in rows.enumerated() {
            let own = row.values(3)
            publishers.append(
                Publisher(
                    name: row[0], province: row[2].isEmpty ? nil : row[2], domains: own, hasSeenCodes: row[5] == "seen")
            )
            for domain in own { domains[domain] = index }
            for code in row.values(4) { codes[code] = index }
            names[Self.key(row[0])] = index
        }
        self.publishers = publishers
        self.codes = codes
        self.domains = domains
        self.names = names
    }

    func publisher(code: String) -> Publisher? { codes[code].map { publishers[$0] } }

    /// A publisher by its name, also as its edition on the net and behind a word that credits it: `Báo Gia Lai điện
    /// tử`, `Nguồn: Báo Gia Lai`.
    func publisher(named name: String) -> Publisher? {
        var key = Self.key(name)
        if let found = names[key] { return publishers[found] }
        for opening in Self.openings where key.utf8.starts(with: opening.utf8) {
            key = String(decoding: Array(key.utf8.dropFirst(opening.utf8.count)), as: UTF8.self)
        }
        for closing in Self.closings where key.hasSuffix(closing) {
            key = String(decoding: Array(key.utf8.dropLast(closing.utf8.count)), as: UTF8.self)
        }
        return names[key].map { publishers[$0] }
    }

    private static let openings = ["theo", "nguon"]
    private static let closings = ["online", "dientu"]

    /// The publisher of a host name or of a domain above it.
    func publisher(host: String) -> (publisher: Publisher, domain: String)? {
        var rest = Substring(host)
        while true {
            if let index = domains[String(rest)] { return (publishers[index], String(rest)) }
            guard let dot = rest.utf8.firstIndex(of: UInt8(ascii: ".")) else { return nil }
            rest = rest[rest.index(after: dot)...]
        }
    }

    private static func key(_ name: String) -> String {
        String(decoding: FoldedText(name).folded.filter(ASCIIClass.isWord), as: UTF8.self)
    }
}

/// A publisher with the province that speaks for it.
struct SourceFinding {
    let source: Report.Source
    /// Name as of before 1 July 2025.
    let province: String?
    /// How much the province weighs among the evidence.
    let weight: Double
}

/// Finds out who published a report: what was given, the web address, the code that opens the first paragraph.
enum SourceRecognizer {
    /// - Parameters:
    ///   - origin: the path of its source in full.
    ///   - paragraphs: the lines that may open with a code, in order.
    ///   - imprint: the lines that may name a publisher, in order.
    static func source(
        of raw: RawReport, origin: String, in text: FoldedText, paragraphs: [Range<Int>], imprint: [Range<Int>]
    ) -> SourceFinding? {
        let dateline = paragraphs.lazy.compactMap { PublisherCode($0, of: text) }.first
        let given = raw.given.source.flatMap { $0.isEmpty ? nil : $0 }
        let addresses = [raw.given.url, given, raw.location.path, origin]
        let site = addresses.lazy.compactMap { $0.flatMap(self.site) }.first
        if let given {
            let known = PublisherRegistry.shared.publisher(named: given)
            let code = dateline.flatMap { $0.publisher.name == (known?.name ?? given) ? $0.code : nil }
            let source = Report.Source(
                name: known?.name ?? site?.source.name ?? given, code: code,
                domain: known?.domains.first ?? site?.source.domain,
                evidence: "given")
            return SourceFinding(source: source, province: known?.province ?? site?.province, weight: 10)
        }
        if let dateline {
            let source = Report.Source(
                name: dateline.publisher.name, code: dateline.code,
                domain: site?.source.domain ?? dateline.publisher.domains.first, evidence: "dateline:" + dateline.code)
            return SourceFinding(
                source: source, province: dateline.publisher.province, weight: dateline.publisher.hasSeenCodes ? 10 : 5)
        }
        return site ?? imprint.lazy.compactMap { named(in: text.text($0)) }.first
    }

    /// A publisher that a line names, by address or by name: `baolaichau.vn`, `Báo Lai Châu điện tử`, `Nguồn: Báo Lai Châu`.
    static func named(in line: String) -> SourceFinding? {
        if let site = site(line) { return site }
        guard let publisher = PublisherRegistry.shared.publisher(named: line) else { return nil }
        let source = Report.Source(
            name: publisher.name, code: nil, domain: publisher.domains.first, evidence: "name:" + publisher.name)
        return SourceFinding(source: source, province: publisher.province, weight: 5)
    }

    /// A page's title without the publisher's name that the page puts behind it: `Giữ ngọt - Báo Vĩnh Long`.
    static func withoutPublisher(_ title: String) -> String {
        let bytes = Array(title.utf8)
        for separator in [" - ", " | ", " – "] {
            let mark = Array(separator.utf8)
            let starts = (0..<max(0, bytes.count - mark.count)).reversed()
            guard let start = starts.first(where: { bytes[$0] == 0x20 && bytes[$0...].starts(with: mark) }), start > 0,
                PublisherRegistry.shared.publisher(
                    named: String(decoding: bytes[(start + mark.count)...], as: UTF8.self)) != nil
            else { continue }
            return String(decoding: bytes[..<start], as: UTF8.self)
        }
        return title
    }

    /// A publisher known by its domain, or a portal whose domain names a province: `*.<tỉnh>.gov.vn`,
    /// `*.<tỉnh>.dcs.vn`, `tinhuy<tỉnh>.vn`.
    private static func site(_ address: String) -> SourceFinding? {
        for host in hosts(in: address) {
            if let (publisher, domain) = PublisherRegistry.shared.publisher(host: host) {
                let source = Report.Source(
                    name: publisher.name, code: nil, domain: domain, evidence: "domain:" + domain)
                return SourceFinding(source: source, province: publisher.province, weight: 10)
            }
            if let province = portalProvince(host) {
                let source = Report.Source(name: host, code: nil, domain: host, evidence: "domain:" + host)
                return SourceFinding(source: source, province: province.name, weight: 10)
            }
        }
        return nil
    }

    /// The parts of an address or a path that look like host names below `vn`, without `www.`: no publisher of the
    /// registry and no portal has another.
    private static func hosts(in address: String) -> [String] {
        let bytes = Array(address.utf8)
        guard bytes.contains(UInt8(ascii: ".")) else { return [] }
        let isHostByte: (UInt8) -> Bool = {
            ASCIIClass.isWord($0) || $0 &- 0x41 < 26 || $0 == UInt8(ascii: ".") || $0 == UInt8(ascii: "-")
        }
        return bytes.split(whereSeparator: { !isHostByte($0) }).compactMap { part in
            guard part.count <= 253, let dot = part.lastIndex(of: UInt8(ascii: ".")),
                part[(dot + 1)...].elementsEqual("vn".utf8, by: { $0 | 0x20 == $1 })
            else { return nil }
            let host = String(decoding: part.map { $0 &- 0x41 < 26 ? $0 + 0x20 : $0 }, as: UTF8.self)
            return host.hasPrefix("www.") ? String(host.dropFirst(4)) : host
        }
    }

    private static func portalProvince(_ host: String) -> Province? {
        let labels = host.utf8.split(separator: UInt8(ascii: ".")).map { String(decoding: Array($0), as: UTF8.self) }
        guard labels.count >= 2, labels.last == "vn" else { return nil }
        if labels.count >= 3, ["gov", "dcs"].contains(labels[labels.count - 2]) {
            return Gazetteer.shared.province(named: labels[labels.count - 3])
        }
        let site = labels[labels.count - 2]
        for prefix in ["tinhuy", "tinhdoan"] where site.hasPrefix(prefix) {
            return Gazetteer.shared.province(named: String(site.dropFirst(prefix.count)))
        }
        return nil
    }
}
