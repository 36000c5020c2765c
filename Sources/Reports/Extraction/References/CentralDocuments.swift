/// What is known of central documents: the terms of the Central Committee and of the National Assembly, numbered
/// documents with their term, and the documents that plenums passed.
package struct CentralDocuments: Sendable {
    package struct Document: Hashable, Sendable {
        package let family: String
        package let term: Int
        package let date: PartialDate
        package let issuer: String
        package let title: String
    }

    package static let registry = CentralDocuments()

    package let documents: [Document]
    /// Keys of plenums with a term, each with the keys of its documents.
    package let plenums: [(plenum: String, documents: [String])]
    private let centralTerms: [(term: Int, from: PartialDate)]
    private let assemblyTerms: [(term: Int, from: PartialDate)]
    private let termsByFamily: [String: Set<Int>]
    private let documentsByFamily: [String: [Document]]
    /// Keys with their term, by type and number.
    private let keysByNumber: [String: [String]]

    private init() {
        documents = Registry("central-documents").rows.compactMap { row in
            guard row.count == 7, let term = Int(row[1]), let date = PartialDate(iso: row[2]) else { return nil }
            return Document(
                family: Self.split(row[0]).family, term: term, date: date, issuer: row[3], title: row[5])
        }
        plenums = Registry("plenums").rows.compactMap { row in
            row.count == 3 ? (row[0], row.values(1)) : nil
        }
        let terms = Registry("central-terms").rows.compactMap { row -> (body: String, term: Int, from: PartialDate)? in
            guard row.count == 4, let term = Int(row[1]), let from = PartialDate(iso: row[3]) else { return nil }
            return (row[0], term, from)
        }
        centralTerms = terms.filter { $0.body == "TW" }.map { ($0.term, $0.from) }
        assemblyTerms = terms.filter { $0.body == "QH" }.map { ($0.term, $0.from) }
        var known: [String: Set<Int>] = [:]
        for document in documents { known[document.family, default: []].insert(document.term) }
        for key in plenums.flatMap(\.documents) {
            let (family, term) = Self.split(key)
            if let term { known[family, default: []].insert(term) }
        }
        termsByFamily = known
        documentsByFamily = Dictionary(grouping: documents, by: \.family)
        var keys = Set(documents.map { "\($0.family)#k\($0.term)" })
        keys.formUnion(plenums.flatMap(\.documents))
        keysByNumber = Dictionary(grouping: keys.sorted()) { Self.number($0) }
    }

    /// The documents of the registry that bear a number, one for each term.
    package func documents(family: String) -> [Document] { documentsByFamily[family] ?? [] }

    /// The documents of one type and number, `nq-21`, by their keys with the term.
    func keys(numbered number: String) -> [String] { keysByNumber[number] ?? [] }

    /// The term of a family that is known from one term only.
    func onlyTerm(of family: String) -> Int? {
        guard let terms = termsByFamily[family], terms.count == 1 else { return nil }
        return terms.first
    }

    /// The Central Committee's term on a day.
    package func centralTerm(on date: PartialDate) -> Int? { Self.term(on: date, of: centralTerms) }

    /// The day a term of the Central Committee began.
    package func start(ofTerm term: Int) -> PartialDate? { centralTerms.first { $0.term == term }?.from }

    /// The National Assembly's term on a day or in a year; nil in a year in which the term changed.
    package func assemblyTerm(on date: PartialDate) -> Int? { Self.term(on: date, of: assemblyTerms) }

    /// Keys of the same documents under their other name: the numbered documents of a plenum, the plenums of a
    /// numbered document. A key without a term asks for all terms.
    package func related(to key: String) -> [String] {
        var found: [String] = []
        for (plenum, documents) in plenums {
            if Self.names(key, plenum) { found += documents }
            if documents.contains(where: { Self.names(key, $0) }) { found.append(plenum) }
        }
        return found
    }

    private static func names(_ key: String, _ full: String) -> Bool {
        key == full || key == split(full).family
    }

    /// `nq-21` of `nq-21/tw#k13`.
    static func number(_ key: String) -> String {
        String(key[..<(key.utf8.firstIndex(of: UInt8(ascii: "/")) ?? key.endIndex)])
    }

    /// Splits `nq-21/tw#k13`.
    package static func split(_ key: String) -> (family: String, term: Int?) {
        guard let sign = key.utf8.firstIndex(of: UInt8(ascii: "#")), sign > key.startIndex else { return (key, nil) }
        let term = key.utf8[sign...].dropFirst()
        guard term.first == UInt8(ascii: "k") else { return (key, nil) }
        return (String(key[..<sign]), Int(Substring(term.dropFirst())))
    }

    /// The last term that began by `date`. Where the month or day is unknown, nil if a term began within it.
    private static func term(on date: PartialDate, of terms: [(term: Int, from: PartialDate)]) -> Int? {
        let earliest = order(date, missing: 0)
        let latest = order(date, missing: 31)
        guard let earliest, let latest else { return nil }
        let first = terms.last { order($0.from, missing: 0).map { $0 <= earliest } ?? false }?.term
        let last = terms.last { order($0.from, missing: 0).map { $0 <= latest } ?? false }?.term
        return first == last ? first : nil
    }

    private static func order(_ date: PartialDate, missing: Int) -> Int? {
        date.year.map { $0 * 10000 + (date.month ?? missing) * 100 + (date.day ?? missing) }
    }
}

extension PartialDate {
    /// A date as registries write it: `2016-01-28`, `1935-03`.
    init?(iso: String) {
        let parts = iso.utf8.split(separator: UInt8(ascii: "-")).map { Int(Substring($0)) }
        guard let year = parts.first else { return nil }
        self.init(year: year, month: parts.count > 1 ? parts[1] : nil, day: parts.count > 2 ? parts[2] : nil)
    }
}
