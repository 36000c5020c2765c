import Foundation
import Testing

/// Another package can use the library: the example is built and run as its user would.
@Suite struct ExampleTests {
    @Test(.timeLimit(.minutes(15))) func anotherPackageUsesTheLibrary() throws {
        let example = House.root.appending(path: "Tests/Example")
        let scratch = House.root.appending(path: ".build/example")
        let index = FileManager.default.temporaryDirectory.appending(path: "tracuu-example-\(UUID().uuidString)")
        defer { try? FileManager.default.removeItem(at: index) }
        let build = try House.run(
            "swift", "build", "--package-path", example.path, "--scratch-path", scratch.path)
        try #require(build.status == 0, "\(build.output)")
        let program = scratch.appending(path: "debug/Example").path
        let corpus = House.root.appending(path: "corpus").path
        let found = try House.run(program, corpus, index.path, "dang bo")
        #expect(found.status == 0)
        #expect(found.output.split(separator: "\n").count == 10)
    }
}
