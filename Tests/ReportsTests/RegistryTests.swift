import Foundation
import Testing

@testable import Reports

@Suite struct RegistryTests {
    private static let folder = URL(filePath: #filePath).deletingLastPathComponent()
        .appending(path: "../../Sources/Reports/Resources").standardized
    private static let names = try? FileManager.default.contentsOfDirectory(atPath: folder.path)
        .filter { $0.hasSuffix(".tsv") }.map { String($0.dropLast(4)) }

    @Test func everyFileIsCarried() throws {
        for name in try #require(Self.names) { #expect(!Registry(name).rows.isEmpty, "\(name)") }
        let unknown = Registry("no-such-registry")
        #expect(unknown.rows.isEmpty && unknown.header.isEmpty && unknown.comments.isEmpty)
    }

    /// Against the file cut by what the standard library has.
    @Test func rowsHaveTheFieldsOfTheFile() throws {
        for name in try #require(Self.names) {
            let text = try String(contentsOf: Self.folder.appending(path: name + ".tsv"), encoding: .utf8)
            let lines = text.components(separatedBy: "\n").filter { !$0.isEmpty }
            let table = lines.filter { !$0.hasPrefix("#") }.map { $0.components(separatedBy: "\t") }
            let registry = Registry(name)
            #expect(registry.comments == lines.filter { $0.hasPrefix("#") }, "\(name)")
            #expect(registry.header == table[0], "\(name)")
            #expect(registry.rows.map(Array.init) == Array(table.dropFirst()), "\(name)")
            for (row, fields) in zip(registry.rows, table.dropFirst()) {
                for (field, value) in fields.enumerated() {
                    #expect(row.values(field) == (value.isEmpty ? [] : value.components(separatedBy: "|")), "\(name)")
                }
            }
        }
    }
}
