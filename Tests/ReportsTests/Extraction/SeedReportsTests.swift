import Foundation
import Reports
import Testing

/// The labelled example reports, where they are at hand beside the package.
@Suite struct SeedReportsTests {
    struct Gold: Decodable {
        struct Source: Decodable {
            let name: String
            let code: String?
            let domain: String
        }
        struct Dated: Decodable {
            let iso: String
            let role: String
            let start: Int
            let end: Int
        }
        struct Mention: Decodable {
            let surface: String
            let key: String
            let instance: String?
            let number: String?
            let date: String?
            let term: Int?
            let start: Int
            let end: Int
        }
        struct Event: Decodable {
            let iso: String
            let surface: String
        }
        struct Lines: Decodable {
            let lines: [Int]
            let kind: String
        }
        let title: String
        let kicker: String?
        let fullTitle: String?
        let section: String?
        let author: String
        let dateFlag: String
        let eventDate: Event?
        let mentions: [Mention]
        let source: Source
        let publicationDate: String?
        let fallbackDate: String?
        let dates: [Dated]
        let province63: String
        let province34: String
        let district: String
        let boilerplate: [Lines]
        let bodyLines: [[Int]]
    }

    private struct GoldFile: Decodable {
        let seeds: [String: Gold]
    }

    /// Beside the package, or one folder further up where the package is a worktree among others.
    static let shared: URL = {
        let package = URL(filePath: #filePath).deletingLastPathComponent().appending(path: "../../..")
        let places = ["../shared/data", "../../shared/data"].map { package.appending(path: $0).standardizedFileURL }
        return places.first { FileManager.default.fileExists(atPath: $0.path) } ?? places[0]
    }()

    static let seeds: [(String, Gold)] = {
        let decoder = JSONDecoder()
        decoder.keyDecodingStrategy = .convertFromSnakeCase
        guard let data = try? Data(contentsOf: shared.appending(path: "gold/seeds_gold.json")),
            let file = try? decoder.decode(GoldFile.self, from: data)
        else { return [] }
        return file.seeds.sorted { $0.key < $1.key }
    }()

    static func report(_ name: String) throws -> Report {
        let text = try String(contentsOf: shared.appending(path: "seeds/\(name)"), encoding: .utf8)
        return ReportExtractor.report(
            from: RawReport(
                location: .init(source: "seeds", path: name), text: text,
                encoding: .init(name: "utf-8", confidence: 1)))
    }

    @Test(arguments: seeds.indices)
    func fields(_ index: Int) throws {
        let (name, gold) = Self.seeds[index]
        let report = try Self.report(name)
        #expect(report.title == gold.title)
        #expect(report.kicker == gold.kicker)
        #expect(report.displayTitle == gold.fullTitle ?? gold.title)
        #expect(report.author == gold.author)
        #expect(report.date?.value.iso == gold.publicationDate ?? gold.fallbackDate)
        if gold.publicationDate != nil { #expect(report.date?.kind == .published) }
        if gold.publicationDate == nil && gold.fallbackDate != nil {
            #expect(report.date?.kind == .pageHeader)
            #expect(report.date?.confidence ?? 1 <= 0.4)
        }
        switch gold.dateFlag {
        case "none-on-page": #expect(report.date == nil)
        case "uncertain-header": #expect(report.date?.kind == .pageHeader)
        default: #expect(report.date?.kind == .published && report.date?.confidence ?? 0 >= 0.9)
        }
        #expect(report.province?.name == gold.province63)
        #expect(report.province?.name34 == gold.province34)
        #expect(report.province?.district == gold.district)
        if let code = gold.source.code {
            #expect(report.source?.code == code)
            #expect(report.source?.domain == gold.source.domain)
        } else {
            #expect(report.source == nil)
        }
    }

    /// The mentions, read as the whole report is: with its own province, district and date for context.
    @Test(arguments: seeds.indices)
    func mentions(_ index: Int) throws {
        let (name, gold) = Self.seeds[index]
        let report = try Self.report(name)
        #expect(
            report.references.map { "\($0.range) \($0.surface)" }
                == gold.mentions.map { "\($0.start..<$0.end) \($0.surface)" })
        for (found, label) in zip(report.references, gold.mentions) {
            #expect(found.family == label.key)
            #expect(found.instance == label.instance)
            if let number = label.number { #expect(found.number.map(String.init) == number) }
            if let date = label.date { #expect(found.date?.iso == date) }
            if label.instance?.contains("#k") == true, let term = label.term { #expect(found.term == term) }
        }
    }

    @Test(.enabled(if: !seeds.isEmpty, "no development data beside the package")) func thereAreTwentyEightMentions() {
        #expect(Self.seeds.map(\.1.mentions.count).reduce(0, +) == 28)
    }

    /// The day the lead tells of, and a section's name.
    @Test(arguments: seeds.indices)
    func eventAndSection(_ index: Int) throws {
        let (name, gold) = Self.seeds[index]
        let report = try Self.report(name)
        if let event = gold.eventDate {
            #expect(
                report.dates.contains {
                    $0.kind == .event && $0.value.iso == event.iso && event.surface.hasSuffix($0.evidence)
                })
        }
        guard let section = gold.section else { return }
        let scalars = Array(report.text.unicodeScalars)
        let sections = report.boilerplate.filter { $0.kind == .section }.map { part in
            var view = String.UnicodeScalarView()
            view.append(contentsOf: scalars[part.range])
            return String(view)
        }
        #expect(sections.contains(section))
    }

    @Test(arguments: seeds.indices)
    func dates(_ index: Int) throws {
        let (name, gold) = Self.seeds[index]
        let report = try Self.report(name)
        let kinds: [String: ReportDate.Kind] = [
            "page-header(crawl-suspect)": .pageHeader, "page-header(crawl)": .pageHeader,
            "document-date": .citedDocument,
            "event": .event, "statistic-date": .other, "publication": .published, "publication(update)": .published,
            "period": .event,
        ]
        let found = report.dates.map { "\($0.value.iso) \($0.kind.rawValue) \($0.range.map { "\($0)" } ?? "")" }
        let wanted = gold.dates.map { date in
            "\(date.iso.prefix { $0 != "T" }) \(kinds[date.role]?.rawValue ?? date.role) \(date.start..<date.end)"
        }
        #expect(found == wanted)
    }

    @Test(arguments: seeds.indices)
    func boilerplateAndPassages(_ index: Int) throws {
        let (name, gold) = Self.seeds[index]
        let report = try Self.report(name)
        let scalars = Array(report.text.unicodeScalars)
        var lineOfScalar: [Int] = []
        var line = 1
        for scalar in scalars {
            lineOfScalar.append(line)
            if scalar == "\n" { line += 1 }
        }
        func lines(_ ranges: [Range<Int>]) -> Set<Int> {
            Set(
                ranges.flatMap { range in
                    range.filter { scalars[$0] != "\n" && scalars[$0] != " " }.map { lineOfScalar[$0] }
                })
        }
        let filled = lines([scalars.indices.lowerBound..<scalars.count])
        let captions = gold.boilerplate.filter { $0.kind.contains("caption") }
        let other = gold.boilerplate.filter { !$0.kind.contains("caption") }
        let wanted = Set(other.flatMap { Array($0.lines[0]...$0.lines[1]) }).intersection(filled)
        #expect(lines(report.boilerplate.map(\.range)).sorted() == wanted.sorted())
        let wantedCaptions = Set(captions.flatMap { Array($0.lines[0]...$0.lines[1]) })
        #expect(lines(report.passages.filter { $0.kind == .caption }.map(\.range)).sorted() == wantedCaptions.sorted())
        let wantedBody = Set(gold.bodyLines.flatMap { Array($0[0]...$0[1]) }).intersection(filled)
            .subtracting(wantedCaptions).subtracting(wanted)
        let body = report.passages.filter { $0.kind == .lead || $0.kind == .body }.map(\.range)
        #expect(lines(body).subtracting([12, 24]).sorted() == wantedBody.subtracting([12, 24]).sorted())
        let ends = (report.passages.map(\.range) + report.boilerplate.map(\.range)).sorted {
            $0.lowerBound < $1.lowerBound
        }
        for (left, right) in zip(ends, ends.dropFirst()) { #expect(left.upperBound <= right.lowerBound) }
    }
}
