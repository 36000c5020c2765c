internal import ArgumentParser
internal import Reports

/// What a shell offers behind an option, asked of the program while a line is typed.
extension CompletionKind {
    static let provinces = CompletionKind.custom { _, _, typed in Completion.provinces(typed) }
    static let provinces34 = CompletionKind.custom { _, _, typed in Completion.provinces34(typed) }
    static let referenceTypes = CompletionKind.custom { _, _, typed in Completion.referenceTypes(typed) }

    /// Numbers of documents that the index of the line cites; none where there is no such index.
    static let references = CompletionKind.custom { words, _, typed in
        guard typed.first?.isNumber == true,
            let index = try? ReportIndex(path: IndexPlace(GlobalArguments.index(words)).path)
        else { return [] }
        return (try? index.completion(of: typed).candidates) ?? []
    }
}
