import Foundation
import Reports
import Testing

/// Which citations are of one document: the rule, on reports that cite one number in every way that matters to it.
@Suite struct DocumentMergeTests {
    /// The documents that bear a number, by key, with the reports that cite each.
    private func documents(_ number: String, _ texts: [String]) throws -> [String: Int] {
        let archive = try CitingArchive(texts.enumerated().map { ("r\($0)", $1) })
        let found = try archive.index.documents(DocumentQuestion(number)).documents
        return Dictionary(found.map { ($0.key, $0.reports) }, uniquingKeysWith: { $0 + $1 })
    }

    @Test func placesTellDocumentsApart() throws {
        let found = try documents(
            "07-NQ/TU",
            [
                "Nghị quyết số 07-NQ/TU của Tỉnh ủy Lai Châu được bàn.",
                "Nghị quyết số 07-NQ/TU của Tỉnh ủy Lạng Sơn được bàn.",
                "Nghị quyết số 07-NQ/TU của Tỉnh ủy Lạng Sơn, như đã biết.",
                "Nghị quyết số 07-NQ/TU không rõ của ai.",
            ])
        #expect(found == ["nq-7/tu@lai-chau": 1, "nq-7/tu@lang-son": 2, "nq-7/tu@?": 1])
    }

    @Test func termsTellDocumentsApart() throws {
        let found = try documents(
            "07-NQ/TU",
            [
                "Nghị quyết số 07-NQ/TU của Tỉnh ủy Lai Châu khóa XIII.",
                "Nghị quyết số 07-NQ/TU của Tỉnh ủy Lai Châu khóa XIV.",
                "Nghị quyết số 07-NQ/TU của Tỉnh ủy Lai Châu khóa XIV còn nói tới đường sá.",
                "Nghị quyết số 07-NQ/TU của Tỉnh ủy Lai Châu.",
            ])
        #expect(found == ["nq-7/tu@lai-chau#k13": 1, "nq-7/tu@lai-chau#k14": 2, "nq-7/tu@lai-chau": 1])
    }

    @Test func datesUpToFiveYearsApartAreOfOneDocument() throws {
        let archive = try CitingArchive([
            ("a", "Nghị quyết số 07-NQ/TU ngày 06/01/2006 của Tỉnh ủy Lạng Sơn."),
            ("b", "Nghị quyết số 07-NQ/TU ngày 06/01/2006 của Tỉnh ủy Lạng Sơn, lần nữa."),
            ("c", "Nghị quyết số 07-NQ/TU ngày 16/01/2008 của Tỉnh ủy Lạng Sơn."),
            ("d", "Nghị quyết số 07-NQ/TU ngày 16/01/2016 của Tỉnh ủy Lạng Sơn."),
        ])
        let found = try archive.index.documents(DocumentQuestion("07-NQ/TU")).documents
        #expect(found.map(\.key) == ["nq-7/tu@lang-son#2006", "nq-7/tu@lang-son#2016"])
        #expect(found.map(\.reports) == [3, 1])
        #expect(found[0].date?.iso == "2006-01-06")
        #expect(found[0].citedDates.map(\.iso) == ["2006-01-06", "2008-01-16"])
        #expect(found.map(\.hasDateConflict) == [true, false])
    }

    @Test func aDateGoesToTheTermItIsNear() throws {
        let found = try documents(
            "07-NQ/TU",
            [
                "Nghị quyết số 07-NQ/TU ngày 06/01/2006 của Tỉnh ủy Lạng Sơn khóa XIV.",
                "Nghị quyết số 07-NQ/TU ngày 06/01/2006 của Tỉnh ủy Lạng Sơn.",
                "Nghị quyết số 07-NQ/TU ngày 06/01/2019 của Tỉnh ủy Lạng Sơn.",
            ])
        #expect(found == ["nq-7/tu@lang-son#k14": 2, "nq-7/tu@lang-son#2019": 1])
    }

    @Test func numbersOfTheStateBeginAnewEachYear() throws {
        let found = try documents(
            "749/QĐ-TTg",
            [
                "Quyết định số 749/QĐ-TTg ngày 03/6/2020 của Thủ tướng.", "Quyết định số 749/QĐ-TTg ngày 09/7/2021.",
                "Quyết định số 749/QĐ-TTg của Thủ tướng.",
            ])
        #expect(found == ["qd-749/ttg#2020": 1, "qd-749/ttg#2021": 1, "qd-749/ttg": 1])
        #expect(
            try documents(
                "30/2020/NĐ-CP",
                ["Nghị định số 30/2020/NĐ-CP ngày 05/3/2020.", "Nghị định 30/2020/NĐ-CP được áp dụng."])
                == ["nd-30-2020/cp": 2])
    }

    @Test func centralDatesGiveTheTerm() throws {
        let found = try documents(
            "21-NQ/TW",
            [
                "Nghị quyết số 21-NQ/TW ngày 16/6/2022 của Trung ương.", "Nghị quyết số 21-NQ/TW khóa XIII.",
                "Nghị quyết số 21-NQ/TW ngày 25/10/2017 của Trung ương.",
            ])
        #expect(found == ["nq-21/tw#k13": 2, "nq-21/tw#k12": 1])
    }
}
