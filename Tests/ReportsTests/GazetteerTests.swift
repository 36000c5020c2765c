import Foundation
import Reports
import Testing

@Suite struct GazetteerTests {
    let gazetteer = Gazetteer.shared

    @Test func counts() {
        #expect(gazetteer.provinces.count == 63)
        #expect(gazetteer.provinces34.count == 34)
        #expect(gazetteer.provinces34.filter(\.isMerged).count == 23)
        #expect(gazetteer.historicUnits.count == 28)
        #expect(gazetteer.districts.count == 715)
        #expect(gazetteer.provinces.filter(\.isCity).count == 5)
        #expect(gazetteer.provinces34.filter(\.isCity).count == 6)
        #expect(Set(gazetteer.provinces.map(\.slug)).count == 63)
        #expect(Set(gazetteer.provinces.map(\.code)).count == 63)
        #expect(Set(gazetteer.provinces34.map(\.slug)).count == 34)
    }

    @Test func crossReferences() {
        let names = Set(gazetteer.provinces.map(\.name))
        let members = gazetteer.provinces34.flatMap(\.members)
        #expect(members.count == 63)
        #expect(Set(members) == names)
        for unit in gazetteer.provinces34 {
            for member in unit.members { #expect(gazetteer.province(named: member)?.name34 == unit.name) }
        }
        for unit in gazetteer.historicUnits {
            #expect(!unit.successors.isEmpty)
            #expect(Set(unit.successors).isSubset(of: names))
        }
        for district in gazetteer.districts {
            #expect(names.contains(district.province))
            #expect(gazetteer.districts(named: district.slug).contains(district))
            #expect(Set(district.types).isSubset(of: ["huyện", "quận", "thị xã", "thành phố"]))
        }
        #expect(Set(gazetteer.districts.map(\.province)) == names)
    }

    private static let columns: [String: String] = [
        "provinces": "code name type slug name34 aliases", "provinces34": "name type slug centre members",
        "historic-units": "name slug from to successors", "districts": "name slug province types",
        "newspapers": "name kind province domains codes evidence",
        "document-types": "system code name words variants number issuer",
        "issuing-bodies": "code name level variants", "central-terms": "body term roman from",
        "central-documents": "key term date issuer plenum title confidence", "plenums": "plenum documents confidence",
    ]

    /// Each is a table with a header, and says its source and its day.
    @Test(arguments: columns.keys.sorted())
    func registriesSayWhereTheyComeFrom(_ name: String) throws {
        let registry = Registry(name)
        let comment = try #require(registry.comments.first { $0.contains("Source") })
        let day = try #require(comment.components(separatedBy: "As of ").last?.prefix(10))
        let parts = day.split(separator: "-").compactMap { Int($0) }
        try #require(parts.count == 3)
        #expect(PartialDate(year: parts[0], month: parts[1], day: parts[2]) != nil)
        #expect(registry.header.joined(separator: " ") == Self.columns[name])
        #expect(!registry.rows.isEmpty)
        for row in registry.rows {
            #expect(row.count == registry.header.count)
            #expect(row.allSatisfy { $0 == $0.trimmingCharacters(in: .whitespaces) })
            #expect(!row[0].isEmpty)
        }
    }

    @Test func unitsAreNamedOnce() {
        for province in gazetteer.provinces {
            let districts = gazetteer.districts.filter { $0.province == province.name }
            #expect(Set(districts.map(\.slug)).count == districts.count, "\(province.name)")
            #expect(!districts.isEmpty)
        }
        for row in Registry("provinces34").rows {
            #expect(row[4].split(separator: "|").map(String.init).contains(row[3]), "\(row[0])")
        }
        let keys = gazetteer.districts.map { $0.province + "/" + $0.slug }
        #expect(Set(keys).count == 715)
    }

    @Test func everyProvinceHasItsPaper() {
        let rows = Registry("newspapers").rows
        let papers = rows.filter { $0[1] == "party newspaper" }
        #expect(papers.count == 63)
        #expect(Set(papers.map { $0[2] }) == Set(gazetteer.provinces.map(\.name)))
        for row in rows where !row[2].isEmpty { #expect(gazetteer.province(named: row[2])?.name == row[2]) }
        let domains = rows.flatMap { $0[3].split(separator: "|") }
        #expect(Set(domains).count == domains.count)
        let codes = rows.flatMap { $0[4].split(separator: "|") }
        #expect(Set(codes).count == codes.count)
    }

    @Test(arguments: [
        ("Lai Châu", "Lai Châu"), ("lai chau", "Lai Châu"), ("LAI-CHAU", "Lai Châu"), ("tỉnh Lai Châu", "Lai Châu"),
        ("Thành phố Hồ Chí Minh", "Hồ Chí Minh"), ("tp.hcm", "Hồ Chí Minh"), ("TP. Cần Thơ", "Cần Thơ"),
        ("Huế", "Thừa Thiên Huế"), ("TT-Huế", "Thừa Thiên Huế"), ("br-vt", "Bà Rịa - Vũng Tàu"), ("Kontum", "Kon Tum"),
        ("Hoà Bình", "Hòa Bình"), ("Bắc Cạn", "Bắc Kạn"), ("ba ria vung tau", "Bà Rịa - Vũng Tàu"),
    ])
    func findsProvinces(_ name: String, _ wanted: String) {
        #expect(gazetteer.province(named: name)?.name == wanted)
    }

    /// One style of spelling in all names: the tone on the first vowel of an open oa, oe or uy.
    @Test func namesAreSpeltInOneStyle() {
        let names =
            gazetteer.provinces.map(\.name) + gazetteer.provinces34.map(\.name) + gazetteer.districts.map(\.name)
            + gazetteer.historicUnits.map(\.name)
        let endings =
            ["à", "á", "ả", "ã", "ạ"].map { "o" + $0 } + ["è", "é", "ẻ", "ẽ", "ẹ"].map { "o" + $0 }
            + ["ỳ", "ý", "ỷ", "ỹ", "ỵ"].map { "u" + $0 }
        for word in names.flatMap({ $0.split { !$0.isLetter } }) where !word.hasPrefix("Qu") {
            #expect(!endings.contains { word.hasSuffix($0) }, "\(word)")
        }
        #expect(gazetteer.districts(named: "Hoà Bình").map(\.name) == ["Hòa Bình", "Hòa Bình"])
        #expect(gazetteer.districts(named: "Thuỷ Nguyên").map(\.name) == ["Thủy Nguyên"])
    }

    @Test(arguments: [
        ("tỉnh Lai Cháo", "Lai Châu"), ("TP. Cần Thợ", "Cần Thơ"), ("Đa Nẵg", "Đà Nẵng"), ("Hà Bắcc", "Hà Bắc"),
        ("Hà Tây", "Hà Nội"), ("tỉnh Hà Bắc", "Bắc Giang/Bắc Ninh"),
    ])
    func nearestProvince(_ name: String, _ near: String) {
        #expect(gazetteer.nearestProvince(to: name) == near)
    }

    @Test(arguments: ["", "a", "Bavaria", "Provence-Alpes-Côte d'Azur et tous ses environs immédiats"])
    func nothingIsNear(_ name: String) {
        #expect(gazetteer.nearestProvince(to: name) == nil)
        #expect(gazetteer.nearestDistrict(to: name) == nil)
    }

    @Test func tellsOldFromNew() {
        #expect(gazetteer.province34(named: "vĩnh phúc") == nil)
        #expect(gazetteer.province34(named: "Thừa Thiên Huế")?.name == "Huế")
        #expect(gazetteer.province34(named: "TP.HCM")?.members.count == 3)
        #expect(gazetteer.province(named: "Hà Tây") == nil)
        #expect(gazetteer.historicUnit(named: "tỉnh ha tay")?.successors == ["Hà Nội"])
        #expect(gazetteer.historicUnit(named: "Hậu Giang (cũ)")?.successors.count == 3)
        #expect(gazetteer.historicUnit(named: "Hậu Giang") == nil)
        #expect(gazetteer.province(named: "") == nil)
        #expect(gazetteer.province(named: "tỉnh") == nil)
    }

    @Test func findsDistricts() {
        #expect(gazetteer.districts(named: "huyện Châu Thành").count == 10)
        #expect(gazetteer.districts(named: "nậm nhùn").map(\.province) == ["Lai Châu"])
        #expect(gazetteer.districts(named: "Quan Hóa").map(\.province) == ["Thanh Hóa"])
        #expect(gazetteer.districts(named: "quận 1").map(\.province) == ["Hồ Chí Minh"])
        #expect(gazetteer.districts(named: "Atlantis").isEmpty)
    }
}
