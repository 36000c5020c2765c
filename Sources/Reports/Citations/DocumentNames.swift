/// Names of documents that are known by their keys alone.
enum DocumentNames {
    /// The other names of a document, and the documents of a plenum, in the registry's order.
    static func twins(of merged: MergedCitations) -> [CitedDocument.Twin] {
        guard let term = merged.term, merged.key.scope.isEmpty else { return [] }
        return CentralDocuments.registry.related(to: merged.key.family + "#k\(term)").map(twin)
    }

    private static func twin(_ key: String) -> CitedDocument.Twin {
        let (family, term) = CentralDocuments.split(key)
        let document = CentralDocuments.registry.documents(family: family).first { $0.term == term }
        return CitedDocument.Twin(key: key, display: display(family, term: term), title: document?.title)
    }

    /// What is written of a family's key: `12-NQ/TW`, `NQ Trung ương 4 (khóa XI)`.
    static func display(_ family: String, term: Int?) -> String {
        let parts = family.split(separator: "/", maxSplits: 1)
        let symbol = (parts.first ?? "").split(separator: "-")
        guard symbol.count >= 2, let number = number(symbol[1]) else { return family }
        if symbol[0] == "nqtw" { return plenum(number, term: term) }
        let body = parts.count > 1 ? IssuingBodies.registry.known(String(parts[1])) : nil
        return ReferenceKeys.display(
            type: DocumentTypes.registry.entry(key: String(symbol[0]))?.code ?? symbol[0].uppercased(),
            number: number, year: symbol.count > 2 ? Int(symbol[2]) : nil, body: body?.code,
            system: body?.level == .state ? .state : .party)
    }

    private static func number(_ text: Substring) -> RawReference.Number? {
        let digits = text.prefix { $0.isASCII && $0.isNumber }
        let letter = text.dropFirst(digits.count)
        return Int(digits).map { RawReference.Number(value: $0, letter: letter.isEmpty ? nil : String(letter)) }
    }

    /// `NQ Trung ương 4 (khóa XI)`
    static func plenum(_ number: RawReference.Number, term: Int?) -> String {
        var display = "NQ Trung ương \(number.value)"
        if number.letter != nil { display += " (lần 2)" }
        if let term { display += " (khóa \(Numerals.upperRoman(term)))" }
        return display
    }
}

/// Names of issuers by the codes that mentions bear.
struct IssuerNames {
    static let shared = IssuerNames()

    /// The three that write TW, whose codes stand in no symbol.
    private static let central = ["BCHTW": "Ban Chấp hành Trung ương", "BCT": "Bộ Chính trị", "BBT": "Ban Bí thư"]

    private let names: [String: String]

    private init() {
        var names = Self.central
        for row in Registry("issuing-bodies").rows where row.count == 4 && names[row[0]] == nil {
            names[row[0]] = row[1].utf8.split(separator: UInt8(ascii: ";")).first.map {
                String(decoding: $0, as: UTF8.self)
            }
        }
        self.names = names
    }

    /// `BCT,BBT` names two; a code that is not known has no name.
    func name(ofCode code: String) -> String? {
        let parts = code.split(separator: ",").map { names[String($0)] }
        guard !parts.isEmpty, !parts.contains(nil) else { return nil }
        return parts.compactMap(\.self).joined(separator: ", ")
    }
}
