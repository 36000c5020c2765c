internal import Analysis
internal import SearchEngine

extension ReportIndex {
    /// Fields, values of fields and references that may end a query: typed without marks and in any case.
    ///
    /// - Parameter text: the query up to where it is being typed.
    /// - Complexity: logarithmic in the references of the index.
    public func completion(of text: String) throws(ReportIndexError) -> Completion {
        try ReportIndexError.translating { () throws(SearchEngineError) in
            try QueryCompletion(text, reader).completion()
        }
    }
}

/// Looks for what may end one query.
struct QueryCompletion {
    private let scalars: [Unicode.Scalar]
    private let reader: IndexReader

    init(_ text: String, _ reader: IndexReader) {
        scalars = Array(text.unicodeScalars)
        self.reader = reader
    }

    func completion() throws(SearchEngineError) -> Completion {
        if let field = lastField {
            let start = valueStart(from: field.end)
            let candidates = try values(field.name, string(from: start))
            if !candidates.isEmpty { return Completion(start: start, candidates: candidates) }
        }
        let start = wordStart
        let word = string(from: start)
        guard let first = word.unicodeScalars.first else { return Completion(start: start, candidates: []) }
        if ("0"..."9").contains(first) {
            return Completion(start: start, candidates: try references(word))
        }
        return Completion(start: start, candidates: Self.fields(beginningWith: word))
    }

    private func string(from start: Int) -> String {
        var view = String.UnicodeScalarView()
        view.append(contentsOf: scalars[start...])
        return String(view)
    }

    // MARK: Words and fields

    /// Where the last word starts, behind a sign or bracket before it.
    private var wordStart: Int {
        let space = scalars.lastIndex { $0.properties.isWhitespace || $0 == "|" }
        var start = space.map { $0 + 1 } ?? 0
        let signs: [Unicode.Scalar] = ["(", "-", "+", "="]
        while start < scalars.count, signs.contains(scalars[start]) { start += 1 }
        return start
    }

    private static func fields(beginningWith word: String) -> [String] {
        let key = CompletedName.key(word)
        guard !key.isEmpty else { return [] }
        return ReportQueryGrammar.fields.keys.filter { CompletedName.key($0).hasPrefix(key) }
            .sorted { ($0.utf8.count, $0) < ($1.utf8.count, $1) }.map { $0 + ":" }
    }

    /// The last field that is named, by its canonical name, and the place behind its colon.
    private var lastField: (name: String, end: Int)? {
        var end = scalars.count
        while let colon = scalars[..<end].lastIndex(of: ":") {
            var start = colon
            while start > 0, Self.isNamePart(scalars[start - 1]) { start -= 1 }
            var view = String.UnicodeScalarView()
            view.append(contentsOf: scalars[start..<colon])
            if start < colon, let name = ReportQueryGrammar.field(named: String(view)) { return (name, colon + 1) }
            end = colon
        }
        return nil
    }

    private static func isNamePart(_ scalar: Unicode.Scalar) -> Bool {
        scalar.properties.isAlphabetic || ("0"..."9").contains(scalar)
            || scalar.properties.generalCategory == .nonspacingMark
    }

    // MARK: Values

    /// Where the value being typed starts: in a list, the last of it.
    private func valueStart(from end: Int) -> Int {
        var start = end
        if start < scalars.count, scalars[start] == "[" {
            start = (scalars[start...].lastIndex { $0 == "," || $0 == "[" } ?? start) + 1
            while start < scalars.count, scalars[start].properties.isWhitespace { start += 1 }
        }
        return start
    }

    private func values(_ field: String, _ typed: String) throws(SearchEngineError) -> [String] {
        if field == "ref" { return try references(typed).map(QuerySyntax.Filter.bareOrQuoted) }
        return Completion.names(try names(of: field), typed).map(QuerySyntax.Filter.bareOrQuoted)
    }

    private func names(of field: String) throws(SearchEngineError) -> [CompletedName] {
        switch field {
        case "province": return CompletedName.provinces
        case "province34": return CompletedName.provinces34
        case "district": return CompletedName.districts
        case "reftype": return CompletedName.referenceTypes
        case "datekind":
            let kinds: [ReportDate.Kind] = [.published, .pageHeader, .given]
            return (kinds.map(\.rawValue) + [ReportSchema.unknown]).map { CompletedName($0) }
        case "date", "year": return [CompletedName(ReportSchema.unknown), CompletedName("today")]
        case "source": return try sources()
        default: return []
        }
    }

    /// Publishers of the index, of live reports alone.
    private func sources() throws(SearchEngineError) -> [CompletedName] {
        var names: [CompletedName] = []
        let field = ReportSchema.sourceName
        var terms = try TermUnion(reader.segments, field: field)
        while names.count < 10_000, let term = try terms.next() {
            var isLive = false
            for (segment, entry) in zip(reader.segments, term.entries) where !isLive {
                if let entry { isLive = try segment.hasLive(entry.list, field: field) }
            }
            guard isLive else { continue }
            names.append(CompletedName(String(decoding: term.key, as: UTF8.self)))
        }
        return names
    }

    private func references(_ typed: String) throws(SearchEngineError) -> [String] {
        let field = ReportSchema.reference
        let dictionaries = reader.segments.map { $0.dictionary(field) }
        guard let completion = ReferenceCompletion(typed) else { return [] }
        return try completion.candidates(in: dictionaries) { (segment, list) throws(SearchEngineError) in
            try reader.segments[segment].hasLive(list, field: field)
        }
    }
}
