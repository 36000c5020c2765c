internal import Analysis

/// Weighs what a report says about where it comes from.
///
/// Weights: a code or domain of the publisher 10 (5 for a code that was never seen in public); a province named with what
/// it is 6, each time again 2; a district of unambiguous name in title or lead 5, in the body 2, its committee there 4,
/// with its province behind it in the body once 3 more; an ambiguous one 1. Less than 4 in all, or a lead of less than 2 over the next, decides nothing.
struct ProvinceInference {
    private static let least = 4.0
    private static let leastMargin = 2.0
    private static let mostRepeats = 5

    /// A province by its index among the 63, or one since 1 July 2025 by its index among the 34.
    private enum Target: Hashable { case old(Int), new(Int) }

    private struct Weight {
        var score = 0.0
        var named = 0
        /// Whether it was named behind one of its districts.
        var isSurrounding = false
        var evidence: [String] = []

        mutating func note(_ words: String) {
            if !evidence.contains(words), evidence.count < 8 { evidence.append(words) }
        }
    }

    private struct DistrictWeight {
        var headline = 0
        var body = 0
        /// Whether its committee or an organ of it is named in the body.
        var isIssuer = false
        let order: Int
    }

    private let text: FoldedText
    /// Whether names mean the provinces since 1 July 2025.
    private let isAfterMergers: Bool
    private var weights: [Target: Weight] = [:]
    private var districts: [Int: DistrictWeight] = [:]
    private var hasNamedProvince = false
    private var headlines: [Range<Int>] = []

    init(_ text: FoldedText, isAfterMergers: Bool) {
        self.text = text
        self.isAfterMergers = isAfterMergers
    }

    // MARK: Evidence

    /// - Parameter isHeadline: whether the passage is kicker, title or lead.
    mutating func read(_ passage: Range<Int>, isHeadline: Bool) {
        if isHeadline { headlines.append(passage) }
        let mentions = Self.mentions(in: passage, of: text)
        guard !mentions.isEmpty else { return }
        let isNational = mentions.contains(where: \.isPlaceOfEvent) && NationalEvent.isTold(passage, of: text)
        for mention in mentions where !(mention.isPlaceOfEvent && isNational) {
            switch mention.unit {
            case .province(let index): addProvince(index, mention, isHeadline: isHeadline)
            case .districts(let found):
                addDistricts(found, mention, isHeadline: isHeadline)
                if let province = mention.province, !found.contains(where: { (districts[$0]?.headline ?? 0) > 0 }) {
                    addSurrounding(province, mention)
                }
            case .historic(let index): addHistoric(index, mention)
            }
        }
    }

    private static func mentions(in passage: Range<Int>, of text: FoldedText) -> [PlaceMention] {
        var mentions: [PlaceMention] = []
        PlaceScanner(text).scan(passage) { mentions.append($0) }
        return mentions
    }

    mutating func add(_ source: SourceFinding) {
        guard let name = source.province, let target = target(of: name) else { return }
        weights[target, default: Weight()].score += source.weight
        let domain = source.source.domain.map { "domain:" + $0 }
        let evidence =
            source.source.evidence == "given" ? domain ?? "source:" + source.source.name : source.source.evidence
        weights[target, default: Weight()].note(evidence)
    }

    /// A name that opens the title with a colon behind it says whose story it is: `Long Xuyên: …`, also with its
    /// province: `Ninh Kiều, Cần Thơ: …`.
    mutating func readOpening(of title: Range<Int>) {
        guard let first = opening(title.lowerBound, title.upperBound) else { return }
        let second = first.isClosed ? nil : opening(first.end, title.upperBound)
        guard first.isClosed || second?.isClosed == true else { return }
        let mention = PlaceMention(
            unit: .districts(first.districts), province: nil, range: first.range, name: first.range, isIssuer: false,
            isListed: false, isPlaceOfEvent: false)
        guard let second else {
            if let province = first.province {
                addProvince(province, mention, isHeadline: true)
            } else if first.districts.count == 1 {
                addDistricts(first.districts, mention, isHeadline: true)
            }
            return
        }
        guard let province = second.province else { return }
        addProvince(province, mention, isHeadline: true)
        let inside = first.districts.filter { Places.shared.ofDistrict[$0] == province }
        if inside.count == 1 { addDistricts(inside, mention, isHeadline: true) }
    }

    /// A name that stands at `start`, and what ends it: a colon, else a comma.
    private func opening(
        _ start: Int, _ end: Int
    ) -> (province: Int?, districts: [Int], range: Range<Int>, isClosed: Bool, end: Int)? {
        guard start < end, text.isUpper(start), let match = PlaceNames.shared.match(text, at: start, end: end),
            !match.isUnmarked, match.range.upperBound < end
        else { return nil }
        let mark = text.folded[match.range.upperBound]
        guard mark == UInt8(ascii: ":") || mark == UInt8(ascii: ",") else { return nil }
        var next = match.range.upperBound + 1
        while next < end, ASCIIClass.isBlank(text.folded[next]) { next += 1 }
        var provinces: [Int] = []
        var found: [Int] = []
        for unit in match.units {
            if case .province(let index) = unit { provinces.append(index) }
            if case .district(let index) = unit { found.append(index) }
        }
        return (provinces.first, found, match.range, mark == UInt8(ascii: ":"), next)
    }

    private func target(of name: String) -> Target? {
        Places.shared.provinces[name].flatMap { target(ofProvince: $0) }
    }

    /// - Parameter index: among the 63.
    private func target(ofProvince index: Int) -> Target? {
        if isAfterMergers, let unit = Places.shared.successors[index] { return .new(unit) }
        return .old(index)
    }

    /// What the gazetteer says of units, by index.
    private struct Places: Sendable {
        static let shared = Places()

        /// Index of a province by its name.
        let provinces: [ByteString: Int]
        /// By province, see ``Gazetteer/successorIndex(of:)``.
        let successors: [Int?]
        /// The province of a district.
        let ofDistrict: [Int?]

        init() {
            let gazetteer = Gazetteer.shared
            let names = gazetteer.provinces.map { ByteString($0.name) }
            let provinces = Dictionary(names.enumerated().map { ($0.element, $0.offset) }) { first, _ in first }
            self.provinces = provinces
            successors = gazetteer.provinces.map(gazetteer.successorIndex)
            ofDistrict = DistrictRegistry.shared.districts.map { provinces[ByteString($0.province)] }
        }
    }

    private mutating func addProvince(_ index: Int, _ mention: PlaceMention, isHeadline: Bool) {
        guard let target = target(ofProvince: index) else { return }
        var weight = weights[target, default: Weight()]
        if mention.isListed {
            weight.score += 1
        } else if weight.named == 0 {
            weight.score += 6 + (hasNamedProvince ? 0 : isHeadline ? 2 : 1)
            hasNamedProvince = true
        } else if weight.named <= Self.mostRepeats {
            weight.score += 2
        }
        if !mention.isListed { weight.named += 1 }
        weight.note((mention.isIssuer ? "issuer:" : "name:") + text.text(mention.range))
        weights[target] = weight
    }

    private mutating func addDistricts(_ found: [Int], _ mention: PlaceMention, isHeadline: Bool) {
        let isUnique = found.count == 1 && !mention.isListed
        for index in found {
            var district = districts[index, default: DistrictWeight(order: districts.count)]
            let gain = gain(of: mention, district, isUnique: isUnique, isHeadline: isHeadline)
            if isHeadline { district.headline += 1 } else { district.body += 1 }
            if mention.isIssuer, !isHeadline { district.isIssuer = true }
            districts[index] = district
            guard let province = Places.shared.ofDistrict[index] else { continue }
            weights[.old(province), default: Weight()].score += gain
            if isUnique {
                weights[.old(province), default: Weight()].note(
                    "district:" + DistrictRegistry.shared.districts[index].name)
            }
        }
    }

    /// A province named as that of a district.
    private mutating func addSurrounding(_ index: Int, _ mention: PlaceMention) {
        guard !mention.isListed, let target = target(ofProvince: index), weights[target]?.isSurrounding != true else {
            return
        }
        weights[target, default: Weight()].isSurrounding = true
        weights[target, default: Weight()].score += 3
        weights[target, default: Weight()].note("name:" + Gazetteer.shared.provinces[index].name)
    }

    private func gain(
        of mention: PlaceMention, _ district: DistrictWeight, isUnique: Bool, isHeadline: Bool
    ) -> Double {
        let isFirst = district.headline + district.body == 0
        guard isUnique else { return isFirst ? 1 : 0 }
        if isHeadline { return district.headline == 0 ? 5 : district.headline <= 3 ? 1 : 0 }
        if mention.isIssuer, !district.isIssuer, district.headline == 0 { return isFirst ? 4 : 2 }
        return isFirst ? 2 : district.body <= 3 ? 0.5 : 0
    }

    /// A unit of an earlier time speaks for each of its successors, too little to decide.
    private mutating func addHistoric(_ index: Int, _ mention: PlaceMention) {
        let unit = Gazetteer.shared.historicUnits[index]
        for successor in unit.successors {
            guard let target = target(of: successor),
                weights[target]?.evidence.contains("historic:" + unit.name) != true
            else { continue }
            weights[target, default: Weight()].score += 1
            weights[target, default: Weight()].note("historic:" + unit.name)
        }
    }
}

extension ProvinceInference {
    // MARK: Decision

    /// The province the evidence speaks for, if it speaks clearly.
    func finding() -> ProvinceFinding? {
        isAfterMergers ? findingAfterMergers() : findingBeforeMergers()
    }

    private func findingBeforeMergers() -> ProvinceFinding? {
        let scores = Gazetteer.shared.provinces.indices.map { weights[.old($0)]?.score ?? 0 }
        guard let (best, margin) = Self.winner(scores) else { return nil }
        let province = Gazetteer.shared.provinces[best]
        return ProvinceFinding(
            name: province.name, name34: province.name34, district: district(within: [province.name]),
            confidence: Self.confidence(scores[best], margin), evidence: weights[.old(best)]?.evidence ?? [])
    }

    private func findingAfterMergers() -> ProvinceFinding? {
        let gazetteer = Gazetteer.shared
        let members = gazetteer.provinces34.map { unit in
            unit.members.compactMap { name in gazetteer.provinces.firstIndex { $0.name == name } }
        }
        let scores = members.indices.map { index in
            members[index].reduce(weights[.new(index)]?.score ?? 0) { $0 + (weights[.old($1)]?.score ?? 0) }
        }
        guard let (best, margin) = Self.winner(scores) else { return nil }
        let unit = gazetteer.provinces34[best]
        let old = Self.winner(members[best].map { weights[.old($0)]?.score ?? 0 }).map { members[best][$0.index] }
        let name = unit.isMerged ? old.map { gazetteer.provinces[$0].name } : unit.members.first
        let evidence =
            (weights[.new(best)]?.evidence ?? []) + members[best].flatMap { weights[.old($0)]?.evidence ?? [] }
        return ProvinceFinding(
            name: name, name34: unit.name, district: district(within: unit.members),
            confidence: Self.confidence(scores[best], margin), evidence: evidence)
    }

    private static func winner(_ scores: [Double]) -> (index: Int, margin: Double)? {
        guard let best = scores.indices.max(by: { (scores[$0], -$0) < (scores[$1], -$1) }), scores[best] >= least else {
            return nil
        }
        let second = scores.indices.filter { $0 != best }.map { scores[$0] }.max() ?? 0
        return scores[best] - second >= leastMargin ? (best, scores[best] - second) : nil
    }

    /// Grows with the score and with the lead, to two places.
    private static func confidence(_ score: Double, _ margin: Double) -> Double {
        let strength = score / (score + 1.5)
        let clearness = 0.7 + 0.3 * margin / score
        return (min(0.99, strength * clearness * 1.08) * 100).rounded() / 100
    }

    /// The district the report is about: of those named with what they are anywhere in it, the one most named in title,
    /// kicker and lead, there also by its bare name; else one named in the body at least twice as often as any other. None where two are equal.
    /// None for a report of after 30 June 2025, when the level ended.
    func district(within provinces: [String]) -> String? {
        guard !isAfterMergers, !districts.isEmpty else { return nil }
        let registered = DistrictRegistry.shared.districts
        let bare = bareHeadlines()
        let known = districts.filter { provinces.contains(registered[$0.key].province) }.map { index, weight in
            (index: index, headline: weight.headline + bare[index, default: 0], body: weight.body, order: weight.order)
        }
        let ranked = known.sorted { ($0.headline, $0.body, -$0.order) > ($1.headline, $1.body, -$1.order) }
        guard let best = ranked.first else { return nil }
        if let second = ranked.dropFirst().first, (second.headline, second.body) == (best.headline, best.body) {
            return nil
        }
        let rival = ranked.dropFirst().map { $0.headline + $0.body }.max() ?? 0
        return best.headline > 0 || best.body >= 2 * rival ? registered[best.index].name : nil
    }

    /// How often title, kicker and lead name a district alone. A name that is a province's too is not counted.
    private func bareHeadlines() -> [Int: Int] {
        var counts: [Int: Int] = [:]
        for passage in headlines {
            var index = passage.lowerBound
            while index < passage.upperBound {
                let opensWord = index == passage.lowerBound || !ASCIIClass.isWord(text.folded[index - 1])
                guard opensWord, text.isUpper(index),
                    let match = PlaceNames.shared.match(text, at: index, end: passage.upperBound), !match.isUnmarked
                else {
                    index += 1
                    continue
                }
                let found = match.units.compactMap { if case .district(let district) = $0 { district } else { nil } }
                if found.count == match.units.count { for district in found { counts[district, default: 0] += 1 } }
                index = match.range.upperBound
            }
        }
        return counts
    }
}
