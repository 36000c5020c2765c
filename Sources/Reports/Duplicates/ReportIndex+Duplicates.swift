internal import SearchEngine

extension ReportIndex {
    /// Calls `body` with each group of near-duplicates that has a report of those that match: the largest first, of
    /// equally large ones that with the earliest report.
    ///
    /// - Parameters:
    ///   - request: of which reports one at least must be in a group; all groups for an empty request.
    ///   - body: returns whether to go on.
    /// - Complexity: linear in the reports that have duplicates, beside counting the matches; only reports of groups
    ///   that `body` is called with are opened.
    public func forEachDuplicateGroup(
        _ request: SearchRequest = SearchRequest(), _ body: (DuplicateGroup) -> Bool
    ) throws(ReportIndexError) -> DuplicateListSummary {
        let selection = request.isEmpty ? nil : try reports(request)
        return try ReportIndexError.translating { () throws(SearchEngineError) in
            let results = selection?.results ?? unquestioned
            var summary = DuplicateListSummary(groups: 0, reports: 0, results: results)
            guard let duplicates = reader.duplicates else { return summary }
            var sizes: [(group: Int, size: Int)] = []
            for group in 0..<duplicates.count {
                if let documents = selection?.documents {
                    let members = try members(group, of: duplicates)
                    guard members.contains(where: { documents.contains(segment: $0.segment, $0.doc) }) else { continue }
                }
                sizes.append((group, try duplicates.size(group)))
            }
            summary.groups = sizes.count
            summary.reports = sizes.reduce(0) { $0 + $1.size }
            for (group, _) in sizes.sorted(by: { ($1.size, $0.group) < ($0.size, $1.group) }) {
                guard body(try self.group(group, of: duplicates)) else { break }
            }
            return summary
        }
    }

    /// The group that a report is in; nil where it has no near-duplicates, or there is no such report.
    public func duplicates(of id: String) throws(ReportIndexError) -> DuplicateGroup? {
        try ReportIndexError.translating { () throws(SearchEngineError) in
            guard let duplicates = reader.duplicates, let (segment, doc) = try reader.document(id: id),
                let group = try duplicates.group(segment: segment, doc: doc)
            else { return nil }
            return try self.group(group, of: duplicates)
        }
    }

    /// How many near-duplicates a hit has beside itself.
    func duplicateCount(_ hit: Hit) throws(SearchEngineError) -> Int {
        guard let duplicates = reader.duplicates,
            let group = try duplicates.group(segment: hit.segment, doc: hit.doc)
        else { return 0 }
        return try duplicates.size(group) - 1
    }

    /// Of a request that asks for nothing: all reports.
    private var unquestioned: SearchResults {
        SearchResults(
            hits: [], total: reader.documentCount, undatedExcluded: 0, unknownProvinceExcluded: 0, microseconds: 0,
            revision: revision, notes: [])
    }

    private func members(
        _ group: Int, of duplicates: DuplicateGroups
    ) throws(SearchEngineError) -> [DuplicateGroups.Member] {
        let members = try duplicates.members(group)
        for member in members where Int(member.doc) >= reader.segments[member.segment].documentCount {
            throw .damaged(file: reader.segments[member.segment].file, reason: "duplicates that it does not have")
        }
        return members
    }

    private func group(_ group: Int, of duplicates: DuplicateGroups) throws(SearchEngineError) -> DuplicateGroup {
        let members = try members(group, of: duplicates)
        let first = members.first.flatMap { reader.segments[$0.segment].sketch($0.doc) }
        var reports: [DuplicateGroup.Member] = []
        for member in members {
            let sketch = reader.segments[member.segment].sketch(member.doc)
            let similarity = sketch.flatMap { sketch in first.map { sketch.similarity(to: $0) } }
            reports.append(.init(try report(member.segment, member.doc), similarity: similarity ?? 0))
        }
        return DuplicateGroup(reports: reports)
    }
}
