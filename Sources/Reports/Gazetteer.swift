private import Analysis

/// A province as of before 1 July 2025, one of 63.
public struct Province: Hashable, Sendable {
    /// Two digits, of the General Statistics Office.
    public let code: String
    public let name: String
    /// The name unmarked, in lower case and with hyphens; unique.
    public let slug: String
    /// Whether it is a city directly under the central government.
    public let isCity: Bool
    /// The province of 1 July 2025 on its ground.
    public let name34: String
    public let aliases: [String]
}

/// A province since 1 July 2025, one of 34.
public struct Province34: Hashable, Sendable {
    public let name: String
    public let slug: String
    public let isCity: Bool
    /// The provinces of before that it was made of: one where nothing was merged.
    public let members: [String]

    /// Whether several provinces went into it.
    public var isMerged: Bool { members.count > 1 }
}

/// A provincial unit of an earlier time. It says which provinces now lie on its ground, never which one is meant.
public struct HistoricUnit: Hashable, Sendable {
    public let name: String
    public let slug: String
    /// As known: a date, a year or a few years.
    public let from: String
    public let to: String
    /// Names of provinces as of before 1 July 2025.
    public let successors: [String]
}

/// A district-level unit; the level ended on 30 June 2025.
public struct District: Hashable, Sendable {
    public let name: String
    /// Unique within a province only.
    public let slug: String
    /// Name as of before 1 July 2025.
    public let province: String
    /// What it was in the years 2017 to 2025, one or more of `huyện`, `quận`, `thị xã`, `thành phố`.
    public let types: [String]
}

/// The administrative units of Vietnam, by any way to write their names: with or without marks, in any case, with or
/// without what they are (`tỉnh`, `TP.`), as an alias or as a slug.
public struct Gazetteer: Sendable {
    public static let shared = Gazetteer()

    public let provinces: [Province]
    public let provinces34: [Province34]
    public let historicUnits: [HistoricUnit]

    private let provinceIndex: [String: Int]
    private let province34Index: [String: Int]
    /// By the name itself.
    private let province34Names: [ByteString: Int]
    private let historicIndex: [String: Int]

    private init() {
        provinces = Registry("provinces").rows.map { row in
            Province(
                code: row[0], name: row[1], slug: row[3], isCity: row[2] != "tỉnh", name34: row[4],
                aliases: row.values(5))
        }
        provinces34 = Registry("provinces34").rows.map { row in
            Province34(name: row[0], slug: row[2], isCity: row[1] != "tỉnh", members: row.values(4))
        }
        historicUnits = Registry("historic-units").rows.map { row in
            HistoricUnit(name: row[0], slug: row[1], from: row[2], to: row[3], successors: row.values(4))
        }
        var index: [String: Int] = [:]
        index.reserveCapacity(2 * provinces.count)
        for (number, province) in provinces.enumerated() {
            index[UnitName.key(slug: province.slug)] = number
        }
        for (number, province) in provinces.enumerated() {
            for key in province.aliases.map({ UnitName.key($0) }) where index[key] == nil { index[key] = number }
        }
        provinceIndex = index
        province34Index = Self.index(provinces34.map(\.slug))
        province34Names = Dictionary(
            provinces34.enumerated().map { (ByteString($0.element.name), $0.offset) },
            uniquingKeysWith: { first, _ in first })
        historicIndex = Self.index(historicUnits.map(\.slug))
    }

    private static func index(_ slugs: [String]) -> [String: Int] {
        Dictionary(
            slugs.enumerated().map { (UnitName.key(slug: $0.element), $0.offset) },
            uniquingKeysWith: { first, _ in first })
    }

    /// The province of before 1 July 2025 that a name, alias or slug stands for.
    public func province(named name: String) -> Province? {
        UnitName.find(name, in: provinceIndex, prefixes: UnitName.provincePrefixes).map { provinces[$0] }
    }

    /// The province since 1 July 2025 that a name or slug stands for. An alias of a city or province that gave the
    /// new one its name counts too.
    public func province34(named name: String) -> Province34? {
        if let found = UnitName.find(name, in: province34Index, prefixes: UnitName.provincePrefixes) {
            return provinces34[found]
        }
        return province(named: name).flatMap(successor)
    }

    /// The province since 1 July 2025 that the name of one of before means: one that bears it too, or was made of it
    /// alone.
    func successor(of province: Province) -> Province34? { successorIndex(of: province).map { provinces34[$0] } }

    /// The same by its index among the 34.
    func successorIndex(of province: Province) -> Int? {
        guard let index = province34Names[ByteString(province.name34)] else { return nil }
        return provinces34[index].name == province.name || !provinces34[index].isMerged ? index : nil
    }

    /// The unit of an earlier time that a name or slug stands for. `Lai Châu` is the province; `Lai Châu (cũ)` this.
    public func historicUnit(named name: String) -> HistoricUnit? {
        UnitName.find(name, in: historicIndex, prefixes: UnitName.provincePrefixes).map { historicUnits[$0] }
    }

    /// A unit that is no province since 1 July 2025, with the provinces that are on its ground since.
    func formerUnit(named name: String) -> (name: String, successors: [String])? {
        if let province = province(named: name) { return (province.name, [province.name34]) }
        guard let unit = historicUnit(named: name) else { return nil }
        var successors: [String] = []
        for successor in unit.successors.compactMap({ province(named: $0)?.name34 })
        where !successors.contains(successor) {
            successors.append(successor)
        }
        return (unit.name, successors)
    }

    /// The province, of any time, whose name a misspelt one comes nearest to; nil where none is near. Of a unit of
    /// earlier times, the provinces on its ground, with a stroke between.
    package func nearestProvince(to name: String) -> String? {
        if let unit = historicUnit(named: name) { return unit.successors.joined(separator: "/") }
        let names = provinces.map(\.name) + historicUnits.map(\.name)
        let forms = UnitName.forms(of: name, prefixes: UnitName.provincePrefixes)
        return forms.lazy.compactMap { NearestName.of($0, among: names) }.first
            ?? forms.lazy.compactMap { NearestName.begun($0, among: provinces.map(\.name)) }.first
    }

    /// The district whose name a misspelt one comes nearest to; nil where none is near.
    package func nearestDistrict(to name: String) -> String? {
        let names = districts.map(\.name)
        return UnitName.forms(of: name, prefixes: UnitName.districtPrefixes).lazy
            .compactMap { NearestName.of($0, among: names) }.first
    }

    /// Every district that bears a name, in the order of the registry; several provinces may have one.
    public func districts(named name: String) -> [District] {
        DistrictRegistry.shared.districts(named: name)
    }

    /// All districts, by province.
    public var districts: [District] { DistrictRegistry.shared.districts }
}

/// The districts, apart from the provinces because few queries need them and they are many.
struct DistrictRegistry: Sendable {
    static let shared = DistrictRegistry()

    private static let registry = Registry("districts")

    /// The names alone, in UTF-8: who looks for names in a text may need no district.
    static var names: some Sequence<ArraySlice<UInt8>> { registry.rows.lazy.map { $0.utf8(0) } }

    let districts: [District]
    /// Who walks over all districts does not need it.
    private static let index = {
        var index: [String: [Int]] = [:]
        for (number, district) in shared.districts.enumerated() {
            index[UnitName.key(slug: district.slug), default: []].append(number)
        }
        return index
    }()

    private init() {
        districts = Self.registry.rows.map { row in
            District(name: row[0], slug: row[1], province: row[2], types: row.values(3))
        }
    }

    func districts(named name: String) -> [District] {
        let found = UnitName.find(name, in: Self.index, prefixes: UnitName.districtPrefixes) ?? []
        return found.map { districts[$0] }
    }
}

/// Names of units reduced to the letters and digits that tell them apart.
private enum UnitName {
    /// Longest first.
    static let provincePrefixes = ["thanhpho", "tinh", "tp"]
    static let districtPrefixes = ["thanhpho", "huyen", "thixa", "quan", "tp", "tx"]

    static func key(_ name: String) -> String {
        let letters = FoldedText(name).folded.filter(ASCIIClass.isWord)
        return String(decoding: letters, as: UTF8.self)
    }

    /// As ``key(_:)`` for what is folded already.
    static func key(slug: String) -> String {
        String(decoding: slug.utf8.filter(ASCIIClass.isWord), as: UTF8.self)
    }

    /// A name as it stands comes first: the district `Quan Hóa` begins with what means an urban district.
    static func find<Value>(_ name: String, in index: [String: Value], prefixes: [String]) -> Value? {
        forms(of: name, prefixes: prefixes).lazy.compactMap { index[$0] }.first
    }

    /// The key of a name as it stands, and without each of the prefixes it begins with.
    static func forms(of name: String, prefixes: [String]) -> [String] {
        let key = key(name)
        let rests = prefixes.filter { key.utf8.count > $0.utf8.count && key.utf8.starts(with: $0.utf8) }
        return [key] + rests.map { String(decoding: Array(key.utf8.dropFirst($0.utf8.count)), as: UTF8.self) }
    }
}
