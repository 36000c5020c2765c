internal import ArgumentParser

/// For commands whose work cannot be taken back: they ask at a terminal, and elsewhere want to be told.
struct ConfirmationOption: ParsableArguments {
    @Flag(help: .text(.yes))
    var yes = false

    /// Refuses to begin what nobody could agree to.
    func check(_ console: Console) throws(CommandFailure) {
        guard yes || Environment.isTerminal(0) && Environment.isTerminal(2) else {
            throw CommandFailure(.usage, Wording.needsYes.text(console.language))
        }
    }

    /// Whether it shall be done.
    func isGiven(_ question: String, _ console: Console) -> Bool {
        guard !yes else { return true }
        console.output.flush()
        console.errors.write(Wording.yesOrNo.text(console.language, question) + " ")
        let answer = readLine().map(DisplayText.oneLine) ?? ""
        return ["y", "Y", "yes", "c", "C", "có"].contains(answer)
    }
}
