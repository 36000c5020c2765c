internal import Analysis

/// Carries lines to a session and its effects out, at a terminal or from a pipe.
final class REPLLoop<Index: ReportSearching> {
    private var session: REPLSession<Index>
    private let console: Console
    private let usesPager: Bool

    init(session: REPLSession<Index>, console: Console, usesPager: Bool) {
        self.session = session
        self.console = console
        self.usesPager = usesPager
    }

    /// Until the person leaves, or the input ends.
    func run() {
        guard Environment.isTerminal(0), Environment.isTerminal(1) else { return runUnattended() }
        let folder = Environment.historyFolder().flatMap { Environment.makeFolder($0) ? $0 : nil }
        let opened = LineEditor(history: folder.map { $0 + "/history" }) { [unowned self] before in
            session.completion(of: Self.normalized(before)).map { .init(before: $0.before, shown: $0.shown) }
        }
        guard let editor = opened else { return runUnattended() }
        while true {
            _ = carryOut(session.news())
            console.output.flush()
            session.setColumns(Environment.columns(), isTerminal: true)
            switch editor.read(prompt: session.prompt) {
            case .end:
                console.output.write("\n")
                return
            case .dropped: continue
            case .line(let line):
                let line = Self.normalized(line)
                if !line.allSatisfy(\.isWhitespace) { editor.remember(line) }
                guard carryOut(session.handle(line)) else { return }
            }
        }
    }

    /// A program at the other end of the pipes may wait for each answer before it asks on.
    private func runUnattended() {
        while !console.output.isClosed, let line = readLine() {
            guard carryOut(session.handle(Self.normalized(line))) else { return }
            console.output.flush()
        }
    }

    /// Whether to go on.
    private func carryOut(_ effects: [REPLSession<Index>.Effect]) -> Bool {
        for effect in effects {
            switch effect {
            case .print(let text):
                console.output.isData = session.printsData
                console.output.write(text)
                console.output.isData = false
            case .note(let text):
                console.output.flush()
                console.errors.write(text + "\n")
            case .open(let text, let line):
                console.output.flush()
                if !usesPager || !Pager.show(text, from: line) { console.output.write(text) }
            case .save(let text, let path): save(text, path)
            case .quit: return false
            }
        }
        return true
    }

    private func save(_ text: String, _ path: String) {
        do throws(CommandFailure) {
            let file = try OutputFile.create(path, console.language)
            file.write(text)
            file.close()
            if let failure = file.failure {
                throw CommandFailure(.failed, Wording.refusal(of: path, failure, console.language))
            }
        } catch {
            console.fail(error)
            // What was asked for is not lost with the file.
            console.output.write(text)
        }
    }

    /// As composed letters, whatever the keyboard sends.
    private static func normalized(_ line: String) -> String {
        String(decoding: VietnameseAnalyzer.normalized(Array(line.utf8)), as: UTF8.self)
    }
}
