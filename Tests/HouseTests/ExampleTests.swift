import Foundation
import TestSupport
import Testing

/// The library is enough for a program that sees only what is public; it is run as its user would.
@Suite struct ExampleTests {
    @Test func aProgramUsesTheLibrary() throws {
        let index = FileManager.default.temporaryDirectory.appending(path: "tracuu-example-\(UUID().uuidString)")
        defer { try? FileManager.default.removeItem(at: index) }
        let found = try House.run(
            BuiltProduct.program("Example").path, House.root.appending(path: "corpus").path, index.path,
            "dang bo")
        #expect(found.status == 0)
        #expect(found.output.split(separator: "\n").count == 10)
    }
}
