import SearchEngine
import Testing

/// Each rule of the language by example.
@Suite struct QueryParserTests {
    private func tree(_ query: String) -> QuerySyntax { QueryParser.parse(query, grammar: .sample).syntax }
    private func codes(_ query: String) -> [QueryNote.Code] {
        QueryParser.parse(query, grammar: .sample).notes.map(\.code)
    }
    private func word(_ text: String) -> QuerySyntax { .term(.init(text)) }
    private func reference(_ text: String) -> QuerySyntax { .reference(.init(text)) }
    private func filter(_ field: String, _ values: String...) -> QuerySyntax {
        .filter(.init(field, .values(values)))
    }
    private func range(_ field: String, _ lower: String?, _ upper: String?) -> QuerySyntax {
        .filter(.init(field, .range(lower: lower, upper: upper)))
    }

    @Test func wordsSideBySideAreAllWanted() {
        #expect(tree("") == .all([]))
        #expect(tree(" \n\t ") == .all([]))
        #expect(tree("cán") == word("cán"))
        #expect(tree("cán  bộ\u{A0}xã") == .all([word("cán"), word("bộ"), word("xã")]))
        #expect(tree("cán AND bộ") == .all([word("cán"), word("bộ")]))
    }

    @Test func orBindsLooserThanAnd() {
        let expected = QuerySyntax.any([.all([word("a"), word("b")]), word("c")])
        #expect(tree("a b OR c") == expected)
        #expect(tree("a b|c") == expected)
        #expect(tree("a (b OR c)") == .all([word("a"), .any([word("b"), word("c")])]))
        #expect(tree("((a))") == word("a"))
    }

    @Test func operatorsAreUpperCaseASCII() {
        #expect(tree("a or b") == .all([word("a"), word("or"), word("b")]))
        #expect(tree("a VÀ b") == .all([word("a"), word("VÀ"), word("b")]))
        #expect(tree("ORA NOTE") == .all([word("ORA"), word("NOTE")]))
        #expect(codes("a or b VÀ HOẶC") == [])
    }

    @Test func signs() {
        #expect(tree("a -b") == .all([word("a"), .not(word("b"))]))
        #expect(tree("a NOT b") == .all([word("a"), .not(word("b"))]))
        #expect(tree("NOT(a b)") == .not(.all([word("a"), word("b")])))
        #expect(tree("+a b") == .all([.required(word("a")), word("b")]))
        #expect(tree("-\"a b\"") == .not(.phrase(.init("a b"))))
        #expect(tree("-(a b)") == .not(.all([word("a"), word("b")])))
        #expect(tree("(-đường)") == .not(word("đường")))
        #expect(tree("-tỉnh:Lai") == .not(filter("province", "Lai")))
        #expect(tree("-2023") == .not(word("2023")))
        #expect(tree("-a^2") == .not(.weighted(word("a"), 2)))
    }

    @Test func aDashInsideAWordNegatesNothing() {
        #expect(tree("KT-XH") == word("KT-XH"))
        #expect(tree("2020-2025") == word("2020-2025"))
        #expect(tree("07-NQ/TU") == reference("07-NQ/TU"))
        #expect(tree("07 - NQ/TU") == reference("07 - NQ/TU"))
        #expect(codes("KT-XH 07-NQ/TU 2020-2025") == [])
        #expect(tree("\"a\"-b") == .all([.phrase(.init("a")), word("-b")]))
        #expect(tree("a –b") == .all([word("a"), word("–b")]))
    }

    @Test func aSpacedDashBetweenTwoYearsIsAPeriod() {
        #expect(tree("2020 - 2025") == word("2020 - 2025"))
        #expect(tree("a 2020 – 2025 b") == .all([word("a"), word("2020 – 2025"), word("b")]))
        #expect(tree("=2020- 2025^2") == .weighted(.term(.init("2020- 2025", isExact: true)), 2))
        #expect(tree("(2020 - 2025, a)") == .all([word("2020 - 2025"), word("a")]))
        #expect(codes("2020 - 2025") == [])
        // Nothing that a text has as a period.
        #expect(tree("2025 - 2020") == .all([word("2025"), word("2020")]))
        #expect(tree("12 - 15") == .all([word("12"), word("15")]))
        #expect(tree("2020 -2025") == .all([word("2020"), .not(word("2025"))]))
        #expect(tree("2020 \\- 2025") == .all([word("2020"), word("2025")]))
        #expect(tree("2020 - 20256") == .all([word("2020"), word("20256")]))
        #expect(tree("2020 - 2025*") == .all([word("2020"), .term(.init("2025", isPrefix: true))]))
        #expect(codes("2025 - 2020") == [.strayOperator])
    }

    @Test func aDashBeforeAReferenceIsStray() {
        #expect(tree("-07-NQ/TU") == reference("07-NQ/TU"))
        #expect(codes("-07-NQ/TU") == [.strayOperator])
        #expect(tree("-số 07-NQ/TU") == .not(reference("số 07-NQ/TU")))
    }

    @Test func phrases() {
        #expect(tree("\"a b\"") == .phrase(.init("a b")))
        #expect(tree("“a b”") == .phrase(.init("a b")))
        #expect(tree("=\"a b\"~3") == .phrase(.init("a b", isExact: true, slop: 3)))
        #expect(tree("\"a b\"~3^2") == .weighted(.phrase(.init("a b", slop: 3)), 2))
        #expect(tree(#""a \"b\" \\ c""#) == .phrase(.init(#"a "b" \ c"#)))
        #expect(tree("\"07-NQ/TU\"") == .phrase(.init("07-NQ/TU")))
        #expect(tree("\"tỉnh:Lai OR (\"") == .phrase(.init("tỉnh:Lai OR (")))
    }

    @Test func termsWithMarks() {
        #expect(tree("=ba") == .term(.init("ba", isExact: true)))
        #expect(tree("ngh*") == .term(.init("ngh", isPrefix: true)))
        #expect(tree("=ngh*^1.5") == .weighted(.term(.init("ngh", isExact: true, isPrefix: true)), 1.5))
        #expect(tree("=tỉnh:x") == .term(.init("tỉnh:x", isExact: true)))
        #expect(tree("(a b)^2") == .weighted(.all([word("a"), word("b")]), 2))
        #expect(tree("07-NQ/TU^2") == .weighted(reference("07-NQ/TU"), 2))
    }

    @Test func near() {
        #expect(tree("a NEAR/3 b") == .near(.init("a"), distance: 3, .init("b")))
        #expect(
            tree("c =a NEAR/3 b* d")
                == .all([
                    word("c"), .near(.init("a", isExact: true), distance: 3, .init("b", isPrefix: true)), word("d"),
                ]))
        #expect(tree("NEAR") == word("NEAR"))
        #expect(codes("a NEAR/3") == [.danglingOperator])
        #expect(tree("a NEAR/3 \"b\"") == .all([word("a"), word("NEAR/3"), .phrase(.init("b"))]))
        #expect(tree("a NEAR/x b") == .all([word("a"), word("NEAR/x"), word("b")]))
    }

    @Test func filters() {
        #expect(tree("tỉnh:\"Lai Châu\"") == filter("province", "Lai Châu"))
        #expect(tree("TINH:Lai") == filter("province", "Lai"))
        #expect(tree("ti\u{309}nh:Lai") == filter("province", "Lai"))
        #expect(tree("tieude:x") == filter("title", "x"))
        #expect(tree("province34:x") == filter("province34", "x"))
        #expect(tree("tỉnh:[Lai Châu, \"Lạng Sơn\",x]") == filter("province", "Lai Châu", "Lạng Sơn", "x"))
        #expect(tree("(năm:2023)") == filter("year", "2023"))
        #expect(tree("date:1/2/2023") == filter("date", "1/2/2023"))
        #expect(tree("title:x^2") == .weighted(filter("title", "x"), 2))
        #expect(tree("ref:07 - NQ/TU a") == .all([filter("ref", "07 - NQ/TU"), word("a")]))
        #expect(tree("title:07 - NQ/TU") != filter("title", "07 - NQ/TU"))
    }

    @Test func ranges() {
        #expect(tree("date:2020..2022-03") == range("date", "2020", "2022-03"))
        #expect(tree("date:..2022") == range("date", nil, "2022"))
        #expect(tree("date:Q1/2020..") == range("date", "Q1/2020", nil))
        #expect(tree("date:..") == range("date", nil, nil))
        #expect(tree("date:today-7d..today") == range("date", "today-7d", "today"))
        #expect(tree("date:\"a b\"..c") == range("date", "a b", "c"))
    }

    @Test func referencesAnywhere() {
        #expect(
            tree("x (07-NQ/TU OR 08-NQ/TU)")
                == .all([
                    word("x"), .any([reference("07-NQ/TU"), reference("08-NQ/TU")]),
                ]))
        #expect(tree("07-NQ/TU, 08-NQ/TU.") == .all([reference("07-NQ/TU"), reference("08-NQ/TU")]))
        #expect(tree("07-NQ/TU5") == word("07-NQ/TU5"))
        #expect(tree("+07-NQ/TU") == .required(reference("07-NQ/TU")))
        #expect(tree("số: 07-NQ/TU") == .all([word("số:"), reference("07-NQ/TU")]))
    }

    @Test func aBackslashTakesSignsLiterally() {
        #expect(tree(#"\OR"#) == word("OR"))
        #expect(tree(#"\tỉnh:x"#) == word("tỉnh:x"))
        #expect(tree(#"\07-NQ/TU"#) == word("07-NQ/TU"))
        #expect(tree(#"a\*"#) == word("a*"))
        #expect(tree(#"a\(b\)"#) == word("a(b)"))
        #expect(tree(#"a\b"#) == word(#"a\b"#))
        #expect(codes(#"\-a a\* a\^2 \"a"#) == [])
    }

    @Test func punctuationAloneIsNothing() {
        #expect(tree("a – b, … ! c") == .all([word("a"), word("b,"), word("c")]))
        #expect(codes("a – b … ! & c") == [])
        #expect(tree("- / * + ^ = ~") == .all([]))
    }

    @Test(arguments: [
        ("\"a b", QueryNote.Code.openQuote, "\""), ("a “b", .openQuote, "“"), ("(a b", .unclosedGroup, "("),
        ("a) b", .strayBracket, ")"), ("a () b", .emptyGroup, "()"), ("a \"\" b", .emptyPhrase, "\"\""),
        ("abc:x", .unknownField, "abc:"), ("tỉnh: x", .missingValue, "tỉnh:"), ("tỉnh:[]", .missingValue, "tỉnh:"),
        ("tỉnh:[a, b", .unclosedList, "tỉnh:"), ("tỉnh:\"Lai", .openQuote, "\""), ("a OR", .danglingOperator, "OR"),
        ("a | | b", .danglingOperator, "|"), ("AND b", .danglingOperator, "AND"), ("NOT", .danglingOperator, "NOT"),
        ("a NOT -b", .danglingOperator, "NOT"), ("a OR ,", .danglingOperator, "OR"), ("a - b", .strayOperator, "-"),
        ("a / b", .strayOperator, "/"), ("a * b", .strayOperator, "*"), ("--a", .strayOperator, "--"),
        ("a*b", .strayOperator, "*"), ("title:đ*", .strayOperator, "*"), ("title:*", .strayOperator, "*"),
        ("title:[a, b*]", .strayOperator, "*"), ("a^b", .malformedWeight, "^"), ("(a)^b", .malformedWeight, "^"),
        ("\"a\"~b", .malformedSlop, "~"), ("a NEAR/-1 b", .malformedDistance, "NEAR/-1"),
        ("a NEAR/x b", .malformedDistance, "NEAR/x"), ("a NEAR/ b", .malformedDistance, "NEAR/"),
        ("a tỉnh:\"\"", .emptyPhrase, "\"\""),
    ])
    func whatCannotBeMeantIsReadLiterallyWithOneNote(query: String, code: QueryNote.Code, text: String) {
        let parsed = QueryParser.parse(query, grammar: .sample)
        #expect(parsed.notes.map(\.code) == [code])
        #expect(parsed.notes.first?.text == text)
        #expect(parsed.syntax != .all([]) || query == "NOT")
    }

    @Test func literalReadings() {
        #expect(tree("\"a b") == .all([word("a"), word("b")]))
        #expect(tree("abc:x") == word("abc:x"))
        #expect(tree("https://a.vn/b") == word("https://a.vn/b"))
        #expect(codes("https://a.vn/b 10:30") == [])
        #expect(tree("x (a OR b") == .all([word("x"), .any([word("a"), word("b")])]))
        #expect(tree("OR a") == .all([word("OR"), word("a")]))
        #expect(tree("NOT") == word("NOT"))
        #expect(tree("a | | b") == .any([word("a"), word("b")]))
    }

    @Test func leavesKnowWhereTheyStand() {
        guard case .all(let parts) = tree("đ (=ba*) \"x y\"~2 07-NQ/TU năm:2020..2021^2"), parts.count == 5,
            case .term(let exact) = parts[1], case .phrase(let phrase) = parts[2],
            case .reference(let reference) = parts[3], case .weighted(.filter(let filter), _) = parts[4]
        else {
            Issue.record("another tree")
            return
        }
        #expect(exact.source.range == 3..<7)
        #expect(phrase.source.range == 9..<16)
        #expect(reference.source.range == 17..<25)
        #expect(filter.source.range == 26..<40)
    }

    /// A value stands where its very letters are, without quotes and brackets.
    @Test(arguments: [
        ("x tỉnh:Ab", [7..<9]), ("tỉnh:\"A b\"", [6..<9]), ("tỉnh:[A b , \"c\"]", [6..<9, 13..<14]),
        ("năm:2020..2021", [4..<8, 10..<14]), ("năm:..2021", [6..<10]), ("năm:2020..", [4..<8]),
    ])
    func valuesKnowWhereTheyStand(query: String, ranges: [Range<Int>]) {
        var syntax = tree(query)
        if case .all(let parts) = syntax { syntax = parts[1] }
        guard case .filter(let filter) = syntax else {
            Issue.record("\(query) is no filter")
            return
        }
        #expect(filter.valueSources.map(\.range) == ranges)
        #expect(filter.source(of: "none").range == filter.source.range)
    }
}
