internal import Analysis

/// Carries lines to a session and its effects out, at a terminal or from a pipe.
struct REPLLoop<Index: ReportSearching> {
    private var session: REPLSession<Index>
    private let console: Console
    private let usesPager: Bool
    private static var prompt: String { "tracuu> " }

    init(session: REPLSession<Index>, console: Console, usesPager: Bool) {
        self.session = session
        self.console = console
        self.usesPager = usesPager
    }

    /// Until the person leaves, or the input ends.
    mutating func run() {
        guard Environment.isTerminal(0), Environment.isTerminal(1) else { return runUnattended() }
        let folder = Environment.historyFolder().flatMap { Environment.makeFolder($0) ? $0 : nil }
        guard let editor = LineEditor(history: folder.map { $0 + "/history" }) else { return runUnattended() }
        while true {
            console.output.flush()
            switch editor.read(prompt: Self.prompt) {
            case .end:
                console.output.write("\n")
                return
            case .dropped: continue
            case .line(let line):
                let line = Self.normalized(line)
                if !line.allSatisfy(\.isWhitespace) { editor.remember(line) }
                session.setColumns(Environment.columns())
                guard carryOut(session.handle(line)) else { return }
            }
        }
    }

    private mutating func runUnattended() {
        while !console.output.isClosed, let line = readLine() {
            guard carryOut(session.handle(Self.normalized(line))) else { return }
        }
    }

    /// Whether to go on.
    private func carryOut(_ effects: [REPLSession<Index>.Effect]) -> Bool {
        for effect in effects {
            switch effect {
            case .print(let text): console.output.write(text)
            case .note(let text):
                console.output.flush()
                console.errors.write(text + "\n")
            case .open(let text):
                console.output.flush()
                if !usesPager || !Pager.show(text) { console.output.write(text) }
            case .quit: return false
            }
        }
        return true
    }

    /// As composed letters, whatever the keyboard sends.
    private static func normalized(_ line: String) -> String {
        String(decoding: VietnameseAnalyzer.normalized(Array(line.utf8)), as: UTF8.self)
    }
}
