import Foundation
import Reports
import Testing

/// Every report of the sample archive, from its file to its fields, against its label, which was written by hand.
@Suite struct SampleArchiveTests {
    /// What should be found in a report.
    struct Label: Decodable, Sendable, CustomTestStringConvertible {
        struct Reference: Decodable, Hashable, Sendable {
            let surface: String
            let family: String
            let instance: String?
        }

        /// A part of the page that is no part of the report, by the words it begins with.
        struct Boilerplate: Decodable, Sendable {
            let kind: String
            let starts: String
        }

        let path: String
        let id: String?
        let title: String
        let kicker: String?
        let author: String?
        let date: String?
        let dateKind: String?
        let province: String?
        let province34: String?
        let district: String?
        let source: String?
        let references: [Reference]
        let boilerplate: [Boilerplate]
        /// Words, unmarked, that stand on the page and must not be found.
        let hidden: [String]

        var testDescription: String { id.map { path + " " + $0 } ?? path }

        /// Whether the reader takes parts of the page away before anything is extracted.
        var isHTML: Bool { path.hasSuffix(".html") }
    }

    static let package = URL(filePath: #filePath).deletingLastPathComponent().appending(path: "../..")
        .standardizedFileURL

    static let labels: [Label] = {
        let folder = package.appending(path: "Tests/ReportsTests/CorpusLabels")
        return ["a", "b", "c"].flatMap { name -> [Label] in
            let text = (try? String(contentsOf: folder.appending(path: name + ".jsonl"), encoding: .utf8)) ?? ""
            return text.split(separator: "\n").compactMap {
                try? JSONDecoder().decode(Label.self, from: Data($0.utf8))
            }
        }
    }()

    /// The archive's reports by the id they brought, else by path.
    static let reports: [String: Report] = {
        var reader = ArchiveReader(paths: [package.appending(path: "corpus").path])
        var reports: [String: Report] = [:]
        while let item = reader.next() {
            guard case .report(let raw) = item else { continue }
            reports[raw.given.id ?? raw.location.path] = ReportExtractor.report(from: raw)
        }
        return reports
    }()

    static func report(_ label: Label) throws -> Report {
        try #require(reports[label.id ?? label.path])
    }

    /// The label of every report of the archive is here, once.
    @Test func everyReportIsLabelled() {
        #expect(Self.labels.count == 62)
        #expect(Set(Self.labels.map(\.testDescription)).count == 62)
    }

    @Test(arguments: labels)
    func fields(_ label: Label) throws {
        let report = try Self.report(label)
        #expect(report.title == label.title)
        #expect(report.kicker == label.kicker)
        #expect(report.author == label.author)
        #expect(report.date?.value.iso == label.date)
        #expect(report.date?.kind.rawValue == label.dateKind)
        #expect(report.province?.name == label.province)
        #expect(report.province?.name34 == label.province34)
        #expect(report.province?.district == label.district)
        #expect(report.source?.code == label.source)
    }

    @Test(arguments: labels)
    func references(_ label: Label) throws {
        let found = try Self.report(label).references.map {
            Label.Reference(surface: $0.surface, family: $0.family, instance: $0.instance)
        }
        let changes = found.difference(from: label.references).map {
            switch $0 {
            case .insert(_, let extra, _): "found \(extra.surface) \(extra.family) \(extra.instance ?? "-")"
            case .remove(_, let lost, _): "labelled \(lost.surface) \(lost.family) \(lost.instance ?? "-")"
            }
        }
        #expect(changes == [])
    }

    /// Every labelled part is marked as what it is, and every marked part begins as a labelled one.
    @Test(arguments: labels)
    func boilerplate(_ label: Label) throws {
        let report = try Self.report(label)
        let scalars = Array(report.text.unicodeScalars)
        let found = report.boilerplate.map { part in
            var text = String.UnicodeScalarView()
            text.append(contentsOf: scalars[part.range])
            let lines = String(text).split(separator: "\n").map { $0.trimmingCharacters(in: .whitespaces) }
            return (kind: part.kind.rawValue, lines: lines.filter { !$0.isEmpty })
        }
        let shown = label.boilerplate.filter { !label.isHTML || report.text.contains($0.starts) }
        let missed = shown.filter { wanted in
            !found.contains { $0.kind == wanted.kind && $0.lines.contains { $0.hasPrefix(wanted.starts) } }
        }
        #expect(missed.map { $0.kind + ": " + $0.starts } == [])
        let extra = found.filter { part in
            !label.boilerplate.contains { $0.kind == part.kind && part.lines.first?.hasPrefix($0.starts) == true }
        }
        #expect(extra.map { $0.kind + ": " + $0.lines.joined(separator: " | ") } == [])
    }

    @Test(arguments: labels)
    func hiddenWords(_ label: Label) throws {
        let report = try Self.report(label)
        let scalars = Array(report.text.unicodeScalars)
        var searched: Set<Substring> = []
        for passage in report.passages {
            var text = String.UnicodeScalarView()
            text.append(contentsOf: scalars[passage.range])
            let unmarked = String(text).folding(options: [.diacriticInsensitive, .caseInsensitive], locale: nil)
                .replacing("đ", with: "d")
            searched.formUnion(unmarked.split { !$0.isLetter && !$0.isNumber })
        }
        #expect(label.hidden.filter { searched.contains($0[...]) } == [])
    }
}
