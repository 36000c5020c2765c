import Reports
import Testing
import tracuu

/// Every sentence of the library about an input has its Vietnamese.
@Suite struct InputMessageTests {
    private static let damage = [
        "the last record is cut", "packed bytes that cannot be read", "its beginning cannot be read",
        "bytes that are of no record",
    ]
    private static let ends = [
        "the end mark of the tar is missing", "there is more behind the end mark of the tar",
        "more zeros than fill it up stand behind it", "the last boundary of the message is missing",
    ]

    private static let reasons: [Skipped.Reason] =
        [
            .missing, .unknownName, .unreadable("Permission denied"), .unreadable("a folder"),
            .unreadable("a link that leads nowhere"), .unsupportedType("the report of a run"), .empty, .binary,
            .unsupportedType("a PNG image"), .unsupportedType("a .psd file"),
            .missingProgram("catdoc", package: "catdoc"),
            .failedProgram("catdoc", "ended with 3"), .badJSON(line: 3, offset: 17, what: "\"id\" is missing"),
            .noTextColumn("text"), .unclosedQuote, .encrypted, .undecodable,
            .linkOrDevice("symbolic link"), .excluded, .repeatedID("a 1"), .replacedReport("a 1", place: "/kho/b"),
            .replacedReport("a 1", place: nil),
            .badCorrection(line: 2, what: "byte 7: a colon is missing; write one object: {\"id\": \"…\"}"),
            .packedCorrections, .emptied(reports: 12, path: "a/b c", index: "chỉ mục"),
            .copied(reports: 12, from: "/a/b c", index: "ix"), .unmatchedCorrection("x"), .unreadDate("hôm nào"),
            .unknownProvince("Lai Chua", near: "Lai Châu"), .unknownProvince("Nơi khác", near: nil),
            .doubtfulText(.init(name: "utf-8", confidence: 0.88, damage: ["lost-letters": 10])),
        ]
        + damage.map { .badArchive($0) } + ends.map { .doubtfulEnd($0) }
        + [
            .entryBytes, .patternBytes, .textBytes, .archiveBytes, .pageBytes, .lineBytes, .memory, .entries,
            .expansion, .total,
            .depth,
        ].map { .tooLarge($0) }

    @Test(arguments: reasons) func aReasonIsSaidInVietnamese(reason: Skipped.Reason) {
        let skipped = Skipped(location: .init(source: "a", path: "b: c"), place: "a/b: c", reason: reason)
        #expect(skipped.message(.english) == skipped.message)
        let vietnamese = skipped.message(.vietnamese)
        #expect(vietnamese.hasPrefix("a/b: c: ") && vietnamese != skipped.message)
        #expect(!vietnamese.contains("“") && !vietnamese.contains("%1") && !vietnamese.contains("%2"), "\(vietnamese)")
    }

    @Test func whatIsInsertedKeepsItsPlace() {
        func said(_ reason: Skipped.Reason) -> String {
            Skipped(location: .init(source: "a", path: ""), place: "a", reason: reason).message(.vietnamese)
        }
        #expect(
            said(.badJSON(line: 3, offset: 17, what: "\"date\" is a number where a string belongs"))
                == "a: dòng 3, byte 17: \"date\" là số mà phải là chuỗi; mỗi bản ghi phải là một đối tượng JSON có \"text\""
        )
        #expect(
            said(.unreadDate("%2 \"x\" cannot")) == "a: không hiểu ngày \"%2 \"x\" cannot\" nên đã bỏ qua ngày ấy; "
                + "hãy viết như 2023-11-23")
        #expect(
            said(.doubtfulText(.init(name: "vni", confidence: 0.5))) == "a: được đọc theo bảng mã vni, chắc 50 %; "
                + "hãy so với bản gốc, hoặc nêu bảng mã của nó")
        #expect(
            said(.badArchive("Truncated input (at 50%)"))
                == "a: tệp bị hỏng (“Truncated input (at 50%)”); phần trước lấy ra được thì đã đọc, hãy tải hoặc nén lại để có phần sau"
        )
    }
}
