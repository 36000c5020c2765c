import Foundation
import Synchronization
import Testing

/// Hours in minutes: a writer that adds, replaces and deletes while four readers ask, all killed now and then, every
/// answer compared with what a model of that revision has. `SOAK_MINUTES` says how long; without it nothing is run.
@Suite struct SoakTests {
    private static let minutes = ProcessInfo.processInfo.environment["SOAK_MINUTES"].flatMap(Double.init)

    @Test(.enabled(if: minutes != nil, "SOAK_MINUTES is not set")) func nothingIsLost() throws {
        let soak = try Soak()
        let end = Date().addingTimeInterval((Self.minutes ?? 0) * 60)
        DispatchQueue.concurrentPerform(iterations: 5) { number in
            do {
                if number == 0 { try soak.write(until: end) } else { try soak.read(until: end, seed: UInt64(number)) }
            } catch {
                Issue.record(error)
                soak.stop()
            }
        }
        soak.checkAnswers()
        let tally = soak.tally
        print("faults · soak: \(tally.text)")
        #expect(tally.wrong == 0)
        #expect(tally.answers > 0)
        #expect(tally.commits > 1)
        #expect(try soak.files() <= soak.filesExpected)
    }
}

/// What the soak has done.
struct SoakTally: Sendable {
    var commits = 0
    var killedWriters = 0
    /// Of the killed: those whose commit had been made.
    var killedAfterCommit = 0
    var readers = 0
    var killedReaders = 0
    var answers = 0
    var wrong = 0
    var revisionsAsked: Set<UInt64> = []

    var text: String {
        "commits \(commits), writers killed \(killedWriters) (\(killedAfterCommit) behind the commit), readers \(readers), "
            + "killed \(killedReaders), answers \(answers) of \(revisionsAsked.count) revisions, wrong \(wrong)"
    }
}
