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
}
