import Foundation
import Reports
import Testing
import tracuu

/// Whatever the library says is wrong with an index has its Vietnamese.
@Suite struct IndexDamageTextTests {
    private static let sources = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
        .deletingLastPathComponent().deletingLastPathComponent().appending(path: "Sources")

    /// The literals of the code behind which a fault of an index is told, with something inserted.
    private static func faults() throws -> Set<String> {
        let told = /(?:damaged\(|reason: |note\([^"]*|\.contradiction, file: [^"]*|return |nil : )"((?:[^"\\]|\\.)+)"/
        var found: Set<String> = []
        for module in ["SearchEngine", "Reports"] {
            let folder = sources.appending(path: module)
            let files = FileManager.default.enumerator(at: folder, includingPropertiesForKeys: nil)
            for case let file as URL in try #require(files) where file.pathExtension == "swift" {
                let code = try String(contentsOf: file, encoding: .utf8)
                let isCheck = file.path.contains("/Check/")
                guard isCheck || code.contains("damaged") else { continue }
                for match in code.matches(of: told)
                where isCheck || match.output.0.prefixMatch(of: /damaged|reason/) != nil {
                    found.insert(inserted(String(match.output.1)))
                }
            }
        }
        return found
    }

    /// A literal with a number for each interpolation.
    private static func inserted(_ literal: String) -> String {
        var (text, depth) = ("", 0)
        var isEscaped = false
        for character in literal {
            if depth > 0 {
                depth += character == "(" ? 1 : character == ")" ? -1 : 0
                continue
            }
            if isEscaped, character == "(" {
                depth = 1
                text += "7"
            } else if character != "\\" {
                text.append(character)
            }
            isEscaped = character == "\\"
        }
        return text
    }

    @Test func everyFaultIsToldInVietnamese() throws {
        let faults = try Self.faults()
        #expect(faults.count > 90)
        for fault in faults.sorted() {
            // What is inserted may be a fault itself.
            let told = IndexDamage.told(fault, .vietnamese).replacing("“7”", with: "7")
            let isWords = fault.contains { $0.isLetter }
            #expect((told != fault || !isWords) && !told.contains("“"), "\(fault): \(told)")
            #expect(IndexDamage.told(fault, .english) == fault)
        }
    }

    @Test func whatIsInsertedKeepsItsPlace() {
        #expect(
            IndexDamage.told("'hoa', as 'hoà': its list is not that of its positions", .vietnamese)
                == "'hoa', ở dạng 'hoà': danh sách không phải của các vị trí")
        #expect(
            IndexDamage.told("citation 'a: b': 3 documents where 4 are said to be", .vietnamese).hasSuffix(
                "có 3 báo cáo mà ghi là 4"))
    }
}
