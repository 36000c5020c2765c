internal import Analysis

/// An abbreviation that a report explains where it first uses it: `đảng viên (ĐV)`.
public struct AbbreviationDefinition: Hashable, Sendable {
    /// As written: `ĐV`.
    public var short: String
    /// What it stands for, as written.
    public var long: String
    /// Unicode scalar offsets of the short form and of the long one into the report's text.
    public var range: Range<Int>
    public var longRange: Range<Int>

    /// The term under which an index finds the definition: the words of the long form without marks, the same with
    /// marks, and the short form as one word: `dang-vien=đảng-viên=đv`.
    var indexKey: String {
        let words = AbbreviationForms.words(of: long)
        let short = AbbreviationForms.words(of: short).flatMap(\.exact)
        return Self.indexKey(words) + String(decoding: short, as: UTF8.self)
    }

    /// What the terms of all definitions of some words start with.
    static func indexKey(_ words: [AbbreviationForms.Word]) -> String {
        let parts = [words.map(\.unmarked), words.map(\.exact)].map { keys in
            String(decoding: Array(keys.joined(separator: [UInt8(ascii: "-")])), as: UTF8.self)
        }
        return parts.joined(separator: "=") + "="
    }
}
