/// The keys and display forms of references.
enum ReferenceKeys {
    /// `nq-7/tu`, `nd-30-2020/cp`; without a body `nq-7`.
    static func family(type: String, number: RawReference.Number, year: Int?, body: String?) -> String {
        var key = "\(type)-\(number.value)\(number.letter ?? "")"
        if let year { key += "-\(year)" }
        if let body { key += "/" + body }
        return key
    }

    /// `nqtw-4#k11`, without a term `nqtw-4`.
    static func plenum(_ number: RawReference.Number, term: Int?) -> String {
        "nqtw-\(number.value)\(number.letter ?? "")" + (term.map { "#k\($0)" } ?? "")
    }

    /// `nqdh-3/dbh`, without a level `nqdh-3`.
    static func congress(_ number: Int, level: String?) -> String {
        "nqdh-\(number)" + (level.map { "/" + $0 } ?? "")
    }

    /// `@lang-son`, `@an-giang/long-xuyen`, with a question mark for a province that is not known.
    static func scope(province: String?, district: String?) -> String {
        "@" + (province ?? "?") + (district.map { "/" + $0 } ?? "")
    }

    /// The number as documents bear it, with two digits at least.
    static func digits(_ number: RawReference.Number) -> String {
        (number.value < 10 ? "0" : "") + String(number.value) + (number.letter ?? "")
    }

    /// `07-NQ/TU`, `30/2020/NĐ-CP`, `749/QĐ-TTg`, `15/2008/QH12`, without a body `07-NQ`.
    static func display(
        type: String?, number: RawReference.Number, year: Int?, body: String?, system: DocumentReference.System
    ) -> String {
        let digits = digits(number)
        if system == .party, year == nil {
            return digits + (type.map { "-" + $0 } ?? "") + (body.map { "/" + $0 } ?? "")
        }
        let parts = [type, body].compactMap { $0 }
        return digits + (year.map { "/\($0)" } ?? "") + (parts.isEmpty ? "" : "/" + parts.joined(separator: "-"))
    }
}
