internal import Analysis

/// What a line that starts with a full stop asks for.
enum PromptCommand: String, CaseIterable {
    case more, prev, open, narrow, drop, undo, facet, ref, cites, timeline, explain, whynot, analyze
    case mode, limit, sort, match, accents, dupes, abbreviations, timer
    case once, show, reload, help, quit

    private static let otherNames = ["exit": quit, "q": quit]

    /// - Parameter typed: with its full stop, in any case.
    init?(typed: String) {
        let name = String(decoding: FoldedText(String(typed.dropFirst())).folded, as: UTF8.self)
        guard typed.hasPrefix("."), let command = Self(rawValue: name) ?? Self.otherNames[name] else { return nil }
        self = command
    }

    var text: String { "." + rawValue }
}
