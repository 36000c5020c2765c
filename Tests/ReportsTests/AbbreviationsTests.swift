import Analysis
import Foundation
import Reports
import Testing

/// The registry of abbreviations, and how its words are looked for.
@Suite struct AbbreviationsTests {
    private let entries = Abbreviations.registry.entries

    @Test func counts() {
        #expect(entries.count == 114)
        #expect(entries.count { $0.isPlain } == 98)
        #expect(entries.filter(\.needsCapitals).map(\.short) == ["TƯ", "T.Ư"])
        #expect(Set(entries.map(\.short)).count == entries.count)
    }

    @Test func headerAndSource() throws {
        let registry = Registry("abbreviations")
        #expect(registry.header == ["short", "expansions", "expands", "case", "readings"])
        #expect(registry.rows.allSatisfy { $0.count == registry.header.count })
        let comment = try #require(registry.comments.first)
        #expect(comment.contains("Source: ") && comment.contains("As of 20"))
    }

    @Test func everyEntryMeansSomething() {
        for entry in entries {
            #expect(!entry.expansions.isEmpty, "\(entry.short)")
            #expect(entry.readings.isEmpty || entry.readings.contains(entry.expansions[0]), "\(entry.short)")
        }
    }

    /// The words of every form are those the analysis makes of it, so that they are found in an index.
    @Test func formsAnalyse() throws {
        let analyzer = try VietnameseAnalyzer()
        for form in AbbreviationForms.shared.forms {
            let text = form.expansion ?? form.entry.short
            let utf8 = VietnameseAnalyzer.normalized(text)
            var tokens = TokenBuffer()
            analyzer.analyze(utf8, range: 0..<utf8.count, from: 0, into: &tokens)
            let keys = tokens.terms.map { analyzer.vocabulary.exactKey($0) }
            let whole = form.whole.map { [$0.exact] } ?? []
            #expect(keys == whole + form.words.map(\.exact), "\(text)")
            #expect(Int(tokens.nextPosition) == form.words.count, "\(text)")
        }
    }

    /// What is made when a word is met are the forms that begin with it, in order, all others left out.
    @Test func formsAreMadeByTheirFirstWords() {
        let forms = AbbreviationForms.shared.forms
        let firsts = Set(forms.flatMap { [$0.words.first, $0.whole].compactMap { $0?.unmarked } })
        for first in firsts {
            let expected = forms.flatMap { form in
                [form.words.first, form.whole].compactMap(\.self).filter { $0.unmarked == first }.map { _ in form }
            }
            #expect(AbbreviationForms.shared.starting(with: first) == expected)
            #expect(AbbreviationForms.shared.starting(with: first) == expected)
        }
        #expect(AbbreviationForms.shared.starting(with: Array("khongco".utf8)).isEmpty)
    }

    /// The rows are the facts known of the abbreviations, no more and no fewer.
    @Test(.enabled(if: SharedGold.data("gold/abbreviations.json") != nil, "no development data beside the package"))
    func rowsAreTheFacts() throws {
        struct Fact: Decodable {
            var abbr: String
            var expansions: [String]
            var isPlain: Bool

            enum CodingKeys: String, CodingKey {
                case abbr, expansions
                case isPlain = "expand_in_search"
            }
        }
        struct Facts: Decodable {
            var abbreviations: [Fact]

            enum CodingKeys: String, CodingKey { case abbreviations = "text_abbreviations" }
        }
        let data = try #require(SharedGold.data("gold/abbreviations.json"))
        let facts = try JSONDecoder().decode(Facts.self, from: data).abbreviations
        #expect(facts.map(\.abbr) == entries.map(\.short))
        #expect(facts.map(\.expansions) == entries.map(\.expansions))
        #expect(facts.map(\.isPlain) == entries.map(\.isPlain))
    }
}

/// Where a text has abbreviations, and words that one stands for.
@Suite struct AbbreviationMentionTests {
    /// Surfaces with what they are, `short = long`.
    private func found(_ text: String) throws -> [String] {
        let utf8 = VietnameseAnalyzer.normalized(text)
        return try AbbreviationMention.mentions(in: text).map { range, mention in
            let form = try #require(mention.forms.first)
            let surface = String(decoding: utf8[range], as: UTF8.self)
            return "\(surface): \(form.entry.short) = \(form.expansion ?? form.entry.expansions[0])"
        }
    }

    @Test(arguments: [
        ("BCH họp", ["BCH: BCH = ban chấp hành"]),
        ("bch họp", ["bch: BCH = ban chấp hành"]),
        ("chi bộ trong sạch, vững mạnh", ["trong sạch, vững mạnh: TSVM = trong sạch vững mạnh"]),
        ("chi bo trong sach vung manh", ["trong sach vung manh: TSVM = trong sạch vững mạnh"]),
        ("tình hình KT-XH", ["KT-XH: KT-XH = kinh tế - xã hội"]),
        ("kinh tế – xã hội", ["kinh tế – xã hội: KT-XH = kinh tế - xã hội"]),
        ("ngành GD&ĐT", ["GD&ĐT: GD&ĐT = giáo dục và đào tạo"]),
        ("các đ/c ủy viên", ["đ/c: đ/c = đồng chí", "ủy viên: UV = ủy viên"]),
        // Longest first.
        ("ban chấp hành trung ương", ["ban chấp hành trung ương: BCHTW = ban chấp hành trung ương"]),
        ("CNH, HĐH", ["CNH, HĐH: CNH-HĐH = công nghiệp hóa, hiện đại hóa"]),
        // Other marks, part of the words, or single letters apart.
        ("trọng sách vững mạnh", []),
        ("trong sạch vững", []),
        ("Đ C", []),
        ("tư tưởng", []),
        ("TƯ", ["TƯ: TƯ = trung ương"]),
        ("T.Ư", ["T.Ư: T.Ư = trung ương"]),
        ("TU", []),
        // A part of a longer written word is none.
        ("BCH-07", []),
        ("", []),
    ])
    func mentions(text: String, expected: [String]) throws { #expect(try found(text) == expected) }

    @Test func marksAreComparedAsAsked() {
        func tokens(_ words: String...) -> [AbbreviationMention.Token] {
            words.enumerated().map { index, word in
                AbbreviationMention.Token(
                    .init(
                        exact: VietnameseAnalyzer.exactKey(of: word), unmarked: VietnameseAnalyzer.unmarkedKey(of: word)
                    ), surface: Array(word.utf8)[...], stretch: index)
            }
        }
        let unmarked = tokens("bo", "chinh", "tri")
        #expect(AbbreviationMention.longest(in: unmarked, at: 0) != nil)
        #expect(AbbreviationMention.longest(in: unmarked, at: 0, marks: .exact) == nil)
        let other = tokens("bọ", "chỉnh", "tri")
        #expect(AbbreviationMention.longest(in: other, at: 0) == nil)
        #expect(AbbreviationMention.longest(in: other, at: 0, marks: .ignored) != nil)
        #expect(AbbreviationMention.longest(in: tokens("bộ", "chính", "trị"), at: 0, limit: 2) == nil)
    }

    /// Thousands of first words of long forms, and nothing quadratic.
    @Test func longTextsAreReadOnce() throws {
        let text = Array(repeating: "ủy ban mặt trận tổ", count: 4000).joined(separator: " ")
        #expect(try AbbreviationMention.mentions(in: text).isEmpty)
    }
}
