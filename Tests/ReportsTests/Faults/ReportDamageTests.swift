import Foundation
import Reports
import Testing

/// Files of an index with bytes changed and cut, through all that the library offers: the right answer, or damage that is
/// told; never another answer once the check of all bytes has passed.
@Suite struct ReportDamageTests {
    private static let isLong = ProcessInfo.processInfo.environment["LONG_TESTS"] != nil

    /// A small index in a folder, and its files.
    private final class Sample {
        let folder: TemporaryFolder
        let files: [String: [UInt8]]
        let answers: [String]
        var path: String { folder.path("index") }

        init() throws {
            folder = try TemporaryFolder()
            var lines: [String] = []
            let copy = (0..<12).map { "bà con bản \($0) trồng thêm nhiều chè mùa này" }.joined(separator: ", ")
            for number in 0..<10 {
                let text = number < 2 ? copy : "Tin \(number): họp tổ, theo Nghị quyết số 0\(number)-NQ/TU của Tỉnh ủy."
                lines.append(
                    #"{"id":"r\#(number)","title":"Tin \#(number)","date":"2023-0\#(number % 9 + 1)-02","province":"Lai Châu","text":"\#(text)"}"#
                )
            }
            try folder.write("a.jsonl", lines.joined(separator: "\n"))
            _ = try ReportIndexer(path: folder.path("index")).run([folder.path("a.jsonl")])
            // A second segment, and deletions in the first.
            lines[5] = #"{"id":"r5","text":"Bản tin số 5, viết lại."}"#
            try folder.write("a.jsonl", lines.dropLast().joined(separator: "\n"))
            _ = try ReportIndexer(path: folder.path("index")).run([folder.path("a.jsonl")])
            var files: [String: [UInt8]] = [:]
            for name in try FileManager.default.contentsOfDirectory(atPath: folder.path("index"))
            where name != "write.lock" {
                files[name] = Array(try Data(contentsOf: URL(filePath: folder.path("index") + "/" + name)))
            }
            self.files = files
            answers = try Self.text(Self.answers(ReportIndex(path: folder.path("index"))))
        }

        /// All that can be asked.
        static func answers(_ index: ReportIndex) throws -> [Any] {
            var answers: [Any] = []
            for query in ["chè", "hop to", "\"bản tin\"", "07-NQ/TU", "tỉnh:\"Lai Châu\" -chè", "ti*", "banr tjn"] {
                var request = SearchRequest(query)
                request.isExplained = true
                let results = try index.search(request)
                answers += [results.total, results.hits, results.notes, try index.count(request).total]
            }
            answers.append(try index.facets(SearchRequest(), by: FacetField.allCases.map { ($0, nil) }).facets)
            answers.append(try index.documents(DocumentQuestion("7-nq")).documents)
            _ = try index.forEachDuplicateGroup { group in
                answers.append(group)
                return true
            }
            for number in 0..<10 { answers.append([try index.report(id: "r\(number)")]) }
            answers.append(try index.completion(of: "tỉnh:l"))
            return answers
        }

        /// Much slower than the answers themselves: only of those that are compared.
        private static func text(_ answers: [Any]) -> [String] { answers.map { "\($0)" } }

        /// What comes of a change of one file. False: damage was told.
        func isAnswered(_ name: String, _ bytes: [UInt8]) throws -> Bool {
            let url = URL(filePath: path + "/" + name)
            // A new file, as a copy or a restored backup is: who has the old one open is not concerned.
            try Data(bytes).write(to: url, options: .atomic)
            defer { try? Data(files[name] ?? []).write(to: url, options: .atomic) }
            do {
                let index = try ReportIndex(path: path)
                _ = try? Self.answers(index)
                guard try IndexMaintenance(path: path).verify().isEmpty else { return false }
                #expect(try Self.text(Self.answers(index)) == answers, "\(name): another answer")
                return true
            } catch let error as ReportIndexError {
                guard case .damaged = error else { throw error }
                return false
            }
        }
    }

    @Test func everyByteOfEveryFile() throws {
        let sample = try Sample()
        var random = SeededGenerator(seed: 5)
        var (flipped, cut) = (0, 0)
        for (name, bytes) in sample.files.sorted(by: { $0.key < $1.key }) {
            let step = Self.isLong ? 1 : max(1, bytes.count / 20)
            for index in stride(from: 0, to: bytes.count, by: step) {
                var changed = bytes
                changed[index] ^= UInt8(1 + random.below(255))
                #expect(try !sample.isAnswered(name, changed), "\(name), byte \(index)")
                #expect(try !sample.isAnswered(name, Array(bytes[..<index])), "\(name), cut at \(index)")
                flipped += 1
                cut += 1
            }
        }
        print("faults · bytes of an index of reports: flipped \(flipped), cut \(cut), unnoticed 0")
    }
}
