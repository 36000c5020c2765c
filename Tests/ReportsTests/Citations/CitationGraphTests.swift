import Foundation
import Reports
import Testing

@Suite struct CitationGraphTests {
    private static let archive = [
        (
            id: "a",
            text:
                "Tỉnh ủy Lai Châu ban hành Kế hoạch số 12-KH/TU ngày 03/02/2018 thực hiện Nghị quyết số 18-NQ/TW ngày 25/10/2017. Kế hoạch số 12-KH/TU được phổ biến."
        ),
        (
            id: "b",
            text:
                "Kế hoạch số 12-KH/TU ngày 03/02/2018 của Tỉnh ủy Lai Châu thực hiện Nghị quyết số 18-NQ/TW ngày 25/10/2017."
        ),
        (id: "c", text: "Xã triển khai Nghị quyết số 18-NQ/TW ngày 25/10/2017 đến từng bản."),
        (id: "d", text: "Bản tin không nhắc văn bản nào."),
    ]

    private func lines(_ request: DocumentListRequest = DocumentListRequest()) throws -> [String] {
        let index = try CitingArchive(Self.archive).index
        var lines: [String] = []
        try index.forEachGraphPart(request) { part in
            switch part {
            case .document(let document): lines.append("document \(document.key) \(document.reports)")
            case .report(let id, _, _, _): lines.append("report \(id)")
            case .citation(let report, let document, let mentions):
                lines.append("\(report) cites \(document) \(mentions)")
            case .reportRelation(let report, let kind, let document):
                lines.append("\(report) \(kind.rawValue) \(document)")
            case .documentRelation(let from, let kind, let to, let reports):
                lines.append("\(from) \(kind.rawValue) \(to) \(reports)")
            }
            return true
        }
        return lines
    }

    @Test func allParts() throws {
        #expect(
            try lines() == [
                "document kh-12/tu@lai-chau#2018 2", "document nq-18/tw#k12 3", "report a", "report b", "report c",
                "a cites kh-12/tu@lai-chau#2018 2", "b cites kh-12/tu@lai-chau#2018 1", "a cites nq-18/tw#k12 1",
                "b cites nq-18/tw#k12 1", "c cites nq-18/tw#k12 1", "c implements nq-18/tw#k12",
                "kh-12/tu@lai-chau#2018 implements nq-18/tw#k12 2",
            ])
    }

    @Test func whatIsNotListedHasNoEdges() throws {
        var request = DocumentListRequest()
        request.types = ["KH"]
        #expect(
            try lines(request) == [
                "document kh-12/tu@lai-chau#2018 2", "report a", "report b", "a cites kh-12/tu@lai-chau#2018 2",
                "b cites kh-12/tu@lai-chau#2018 1",
            ])
        request.types = []
        request.minimumReports = 3
        #expect(
            try lines(request) == [
                "document nq-18/tw#k12 3", "report a", "report b", "report c", "a cites nq-18/tw#k12 1",
                "b cites nq-18/tw#k12 1", "c cites nq-18/tw#k12 1", "c implements nq-18/tw#k12",
            ])
    }

    @Test func aWalkEndsWhereItIsToldTo() throws {
        let index = try CitingArchive(Self.archive).index
        for most in 1...12 {
            var count = 0
            try index.forEachGraphPart(DocumentListRequest()) { _ in
                count += 1
                return count < most
            }
            #expect(count == most)
        }
    }
}
