internal import Analysis

/// What may stand at the end of a query that is being typed.
public struct Completion: Equatable, Sendable {
    /// Where in the text, in Unicode scalars, the part starts that a candidate takes the place of.
    public var start: Int
    /// In the query language, the likeliest first, each once.
    public var candidates: [String]

    package init(start: Int, candidates: [String]) {
        self.start = start
        self.candidates = candidates
    }

    /// Candidates returned.
    public static let most = 100

    /// The names of provinces, as of before 1 July 2025, that begin as was typed.
    package static func provinces(_ typed: String) -> [String] { names(CompletedName.provinces, typed) }

    /// Likewise, as of since then.
    package static func provinces34(_ typed: String) -> [String] { names(CompletedName.provinces34, typed) }

    /// Likewise the codes of types of documents.
    package static func referenceTypes(_ typed: String) -> [String] { names(CompletedName.referenceTypes, typed) }

    /// The names that begin as was typed, each once. What is typed whole comes first: `Quảng Trị` is no beginning of
    /// another, `An` is of many.
    static func names(_ names: [CompletedName], _ typed: String) -> [String] {
        let key = CompletedName.key(typed)
        let found = names.filter { $0.begins(with: key) }
        let whole = found.filter { $0.keys.contains(key) }
        var known: Set<String> = []
        return Array((whole + found).map(\.text).filter { known.insert($0).inserted }.prefix(most))
    }
}

/// A name that may be typed in several ways, none of which minds case, marks, spaces or signs.
struct CompletedName {
    /// What is typed instead of it begins one of these.
    let keys: [String]
    let text: String

    init(_ text: String, aliases: [String] = []) {
        self.text = text
        keys = ([text] + aliases).map(Self.key)
    }

    func begins(with key: String) -> Bool { keys.contains { $0.hasPrefix(key) } }

    /// The letters and digits of a name, small and unmarked.
    static func key(_ name: String) -> String {
        String(decoding: FoldedText(name).folded.filter(ASCIIClass.isWord), as: UTF8.self)
    }

    private static let unknown = CompletedName(ReportSchema.unknown)

    static var provinces: [CompletedName] {
        let provinces = Gazetteer.shared.provinces.map { CompletedName($0.name, aliases: $0.aliases) }
        // `Lai Châu (cũ)` is asked for less often than the province of that name.
        let historic = Gazetteer.shared.historicUnits.map { CompletedName($0.name) }.filter { unit in
            !provinces.contains { province in unit.keys[0].hasPrefix(province.keys[0]) }
        }
        return provinces + historic + [unknown]
    }

    static var provinces34: [CompletedName] {
        Gazetteer.shared.provinces34.map { CompletedName($0.name) } + [unknown]
    }

    static var referenceTypes: [CompletedName] { DocumentTypes.registry.entries.map { CompletedName($0.code) } }

    static var districts: [CompletedName] { Gazetteer.shared.districts.map { CompletedName($0.name) } + [unknown] }
}
