/// What is asked of the documents that bear a number.
public struct DocumentQuestion: Equatable, Sendable {
    /// As written: `07-NQ/TU`, `Nghị quyết số 07`, `217, 218-QĐ/TW`, a key as other commands print it.
    public var number: String
    /// Provinces as of before 1 July 2025, by any of their names, or `unknown`: of local documents those of these
    /// provinces; of others the reports from there.
    public var provinces: [String] = []
    /// Documents of these years; a document of which only the Central Committee's term is known is of all its years.
    public var years: [Int] = []
    /// How many mentions to return with each document, the newest reports first; nil for all.
    public var citing: Int?

    public init(_ number: String) { self.number = number }

    /// Puts words of a command line together to numbers: each is as many words as make one, so that a number may be
    /// written in one word or in several.
    ///
    /// - Returns: a word that starts no number makes one by itself.
    public static func numbers(in words: [String]) -> [String] {
        var numbers: [String] = []
        var rest = words[...]
        while !rest.isEmpty {
            let longest = (1...min(rest.count, mostWords)).last { count in
                ReferenceQuery(rest.prefix(count).joined(separator: " ")) != nil
            }
            numbers.append(rest.prefix(longest ?? 1).joined(separator: " "))
            rest = rest.dropFirst(longest ?? 1)
        }
        return numbers
    }

    /// Words of the longest number: a list of many with a type, a body and a term.
    private static let mostWords = 40

    /// Whether it is a number that documents can bear.
    public var isNumber: Bool { ReferenceQuery(number) != nil }
}

/// The documents that bear a number, and what is to be said of them.
public struct DocumentAnswer: Sendable {
    /// Something the user should know of the answer.
    public enum Note: Hashable, Sendable {
        /// What was asked is no document's number.
        case noNumber
        /// Different documents bear the number; `provinces` of how many provinces, where of several.
        case sameNumber(documents: Int, provinces: Int)
        /// How a condition was read, or that it could not be.
        case filter(SearchResults.Note)
        /// Documents left out, because their province or their year is not known.
        case provinceNotKnown(documents: Int)
        case yearNotKnown(documents: Int)
    }

    /// Best match first; then, where no body was asked for, central documents; then those that most reports cite;
    /// then by key.
    public var documents: [CitedDocument]
    public var notes: [Note]

    package init(documents: [CitedDocument], notes: [Note]) {
        self.documents = documents
        self.notes = notes
    }
}
