/// A document as one report cites it: all that tells documents apart or names them. A keyword of the index holds one,
/// with how often the report cites it so:
///
/// ```
/// keyword := family TAB scope TAB ending TAB date TAB system TAB type TAB display TAB issuer TAB mentions
/// ```
/// A tab sorts before all that a family is written with, so that the keywords of a family stand together.
struct CitationKey: Hashable {
    /// What ends an instance's key.
    enum Ending: Hashable {
        /// `#k13`
        case term(Int)
        /// `#2006`
        case year(Int)
    }

    /// Without a term: `nq-7/tu`, `nqtw-4`, `da-4`.
    var family: String
    /// Between family and ending of the instance: `@lang-son`, `@?`, `/?@vinh-phuc`; empty for documents of no place.
    var scope: String
    var ending: Ending?
    /// The document's date as far as the report tells it; none without a year.
    var date: PartialDate?
    var system: DocumentReference.System
    /// `NQ`, `QĐ`, `NQTW`
    var type: String
    var display: String
    var issuer: String?

    init(_ reference: DocumentReference) {
        family = String(reference.family.prefix { $0 != "#" })
        let rest = reference.instance?.utf8.dropFirst(family.utf8.count) ?? ""[...].utf8
        let hash = rest.firstIndex(of: UInt8(ascii: "#")) ?? rest.endIndex
        scope = String(decoding: rest[..<hash], as: UTF8.self)
        ending = Ending(String(decoding: rest[hash...], as: UTF8.self))
        if reference.form == .plenum { ending = reference.term.map { .term($0) } }
        date = reference.date?.year == nil ? nil : reference.date
        system = reference.system
        type = reference.type
        display = reference.display
        issuer = reference.issuer
    }

    /// The number without the year that a display adds to it: `749/QĐ-TTg` of `749/QĐ-TTg (2020)`.
    var number: String {
        guard system == .state, let year = display.ranges(of: " (").last?.lowerBound else { return display }
        return String(display[..<year])
    }

    /// The slug of the province a local document belongs to: nil for a document of no place, and where it is not known.
    var province: String? {
        guard let at = scope.firstIndex(of: "@") else { return nil }
        let slug = scope[scope.index(after: at)...].prefix { $0 != "/" }
        return slug == "?" ? nil : String(slug)
    }

    var district: String? {
        let parts = scope.split(separator: "@").last?.split(separator: "/") ?? []
        return scope.contains("@") && parts.count == 2 ? String(parts[1]) : nil
    }

    /// The year in the symbol: 2020 of `nd-30-2020/cp`.
    var symbolYear: Int? {
        let symbol = family.utf8.prefix { $0 != UInt8(ascii: "/") }
        guard let dash = symbol.lastIndex(of: UInt8(ascii: "-")), symbol[..<dash].contains(UInt8(ascii: "-")) else {
            return nil
        }
        return Int(String(decoding: symbol[dash...].dropFirst(), as: UTF8.self))
    }

    /// The finest key that is known of the document, see ``DocumentReference/key``.
    var key: String { instance ?? (isPlenum ? family + (ending?.text ?? "") : family) }

    var isPlenum: Bool { type == "NQTW" }
    var isCongress: Bool { type == "NQĐH" }

    /// `nq-7/tu@lang-son#2006`; nil where no more than the family is known.
    var instance: String? {
        guard !isPlenum else { return nil }
        let key = family + scope + (ending?.text ?? "")
        return key == family && symbolYear == nil ? nil : key
    }
}

extension CitationKey.Ending {
    init?(_ text: String) {
        guard !text.isEmpty else { return nil }
        if text.hasPrefix("#k"), let term = Int(text.dropFirst(2)) {
            self = .term(term)
        } else if text.hasPrefix("#"), let year = Int(text.dropFirst()) {
            self = .year(year)
        } else {
            return nil
        }
    }

    var text: String {
        switch self {
        case .term(let term): "#k\(term)"
        case .year(let year): "#\(year)"
        }
    }
}

// MARK: As a keyword

extension CitationKey {
    static let separator = UInt8(ascii: "\t")

    /// The keywords of a report's references.
    static func keywords(of references: [DocumentReference]) -> [String] {
        var counts: [CitationKey: Int] = [:]
        var order: [CitationKey] = []
        for reference in references {
            let key = CitationKey(reference)
            if counts[key] == nil { order.append(key) }
            counts[key, default: 0] += 1
        }
        return order.map { $0.keyword(mentions: counts[$0] ?? 0) }
    }

    private func keyword(mentions: Int) -> String {
        let fields = [
            family, scope, ending?.text ?? "", date?.iso ?? "", system.rawValue, type, display, issuer ?? "",
            String(mentions),
        ]
        return fields.joined(separator: "\t")
    }

    /// - Returns: nil for bytes that are no keyword of a citation.
    static func parse(_ keyword: [UInt8]) -> (key: CitationKey, mentions: Int)? {
        var rest = keyword[...]
        func next() -> String {
            let field = rest.prefix { $0 != separator }
            rest = rest.dropFirst(field.count + 1)
            return String(decoding: field, as: UTF8.self)
        }
        var key = CitationKey(
            family: next(), scope: next(), ending: Ending(next()), date: PartialDate(iso: next()), system: .party,
            type: "",
            display: "", issuer: nil)
        guard let system = DocumentReference.System(rawValue: next()) else { return nil }
        key.system = system
        key.type = next()
        key.display = next()
        let issuer = next()
        if !issuer.isEmpty { key.issuer = issuer }
        return Int(next()).map { (key, $0) }
    }

    /// The family of a keyword, without reading the rest.
    static func family(of keyword: [UInt8]) -> ArraySlice<UInt8> { keyword.prefix { $0 != separator } }

    private init(
        family: String, scope: String, ending: Ending?, date: PartialDate?, system: DocumentReference.System,
        type: String, display: String, issuer: String?
    ) {
        self.family = family
        self.scope = scope
        self.ending = ending
        self.date = date
        self.system = system
        self.type = type
        self.display = display
        self.issuer = issuer
    }
}
