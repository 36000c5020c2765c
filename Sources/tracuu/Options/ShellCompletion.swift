internal import Analysis
internal import ArgumentParser
internal import Reports

/// What a shell offers behind an option, asked of the program while a line is typed.
enum ShellCompletion {
    /// The names that begin as typed, whatever its marks and case.
    static func names(_ names: [String], _ typed: String) -> [String] {
        let wanted = FoldedText(typed).folded
        return names.filter { FoldedText($0).folded.starts(with: wanted) }
    }
}

extension CompletionKind {
    static let provinces = CompletionKind.custom { _, _, typed in
        ShellCompletion.names(Gazetteer.shared.provinces.map(\.name), typed)
    }
    static let provinces34 = CompletionKind.custom { _, _, typed in
        ShellCompletion.names(Gazetteer.shared.provinces34.map(\.name), typed)
    }
}
