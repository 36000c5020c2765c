internal import Reports

/// What the key for completion does.
extension REPLSession {
    /// The line up to the cursor with what completes it, and, where there are several ways, all of them in lines; nil
    /// where there is none.
    ///
    /// - Parameter before: normalised to NFC.
    package func completion(of before: String) -> (before: String, shown: String)? {
        let found = candidates(before)
        guard let first = found.candidates.first else { return nil }
        let scalars = Array(before.unicodeScalars)
        let kept = Self.string(scalars[..<found.start])
        let typed = Self.string(scalars[found.start...])
        if found.candidates.count == 1 {
            return (kept + first + (first.hasSuffix(":") ? "" : " "), "")
        }
        let common = found.candidates.dropFirst().reduce(first) { Self.commonStart($0, $1) }
        let isLonger = common.unicodeScalars.count > typed.unicodeScalars.count
        return (isLonger ? kept + common : before, grid(found.candidates))
    }

    private func candidates(_ before: String) -> Completion {
        let none = Completion(start: 0, candidates: [])
        guard before.hasPrefix(".") else { return (try? index.completion(of: before)) ?? none }
        guard let space = before.firstIndex(where: \.isWhitespace) else {
            return Completion(start: 0, candidates: PromptCommand.allCases.map(\.text).filter { $0.hasPrefix(before) })
        }
        guard let command = PromptCommand(typed: String(before[..<space])) else { return none }
        let rest = before[before.index(after: space)...]
        let start = before.unicodeScalars.count - rest.unicodeScalars.count
        switch command {
        case .narrow, .ref, .timeline:
            guard var found = try? index.completion(of: String(rest)) else { return none }
            found.start += start
            return found
        default:
            let choices = Self.choices(of: command).filter { $0.hasPrefix(String(rest)) }
            return Completion(start: start, candidates: choices)
        }
    }

    private static func string(_ scalars: ArraySlice<Unicode.Scalar>) -> String {
        var view = String.UnicodeScalarView()
        view.append(contentsOf: scalars)
        return String(view)
    }

    private static func commonStart(_ left: String, _ right: String) -> String {
        String(zip(left, right).prefix { $0 == $1 }.map(\.0))
    }

    /// The candidates in columns.
    private func grid(_ candidates: [String]) -> String {
        let width = (candidates.map { DisplayText.width($0) }.max() ?? 0) + 2
        let perLine = max(1, renderer.human.columns / max(1, width))
        var rows: [[String]] = []
        for (place, candidate) in candidates.enumerated() {
            if place % perLine == 0 { rows.append([]) }
            rows[rows.count - 1].append(candidate)
        }
        return AlignedColumns.text(rows)
    }
}
