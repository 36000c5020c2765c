import Foundation
import Testing

/// The program that the library's tutorial shows is the one that is compiled and run as an example.
@Suite struct TutorialTests {
    @Test func theTutorialShowsTheExample() throws {
        let article = try #require(try House.files("Sources/Reports/Reports.docc", "FirstProgram.md").first).text
        let example = try #require(try House.files("Tests/Example", "Example.swift").first).text
        #expect(article.contains("```swift\n" + example + "```\n"))
        #expect(example.split(separator: "\n").count <= 20)
    }
}
